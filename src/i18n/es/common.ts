import type {Table} from '../en.js';
import type {common as english} from '../en/common.js';

/** Spanish: what every card may say. */
export const common = {
  language: 'es',

  'common.loading': 'Cargando…',
  'common.refreshing': 'Actualizando…',
  'common.retry': 'Reintentar',
  'common.sample': 'Datos de ejemplo',
  'common.more': 'Más',
  'common.less': 'Menos',
  'common.cancel': 'Cancelar',
  'common.tableOf': '{name}, tabla',
  'common.showTable': 'Ver como tabla',
  'common.showChart': 'Ver como gráfico',
  'common.downloadCsv': 'Descargar CSV',
  'common.downloadImage': 'Descargar imagen',
  'common.downloading': 'Preparando la descarga…',
  'common.rowsOf': {one: '{rows} de {total} fila', many: '{rows} de {total} de filas', other: '{rows} de {total} filas'},
  'common.downloadFailed': 'La descarga ha fallado.',
  'common.newTab': 'se abre en una pestaña nueva',
  'common.chartKeys': 'Usa las flechas del teclado para leer los valores.',

  'common.asOf': 'Datos de {time}',
  'common.stale': 'Se muestran los últimos datos ({time}). No se han podido actualizar.',
  'common.estimate': 'Estimación',
  'common.range': '{min}–{max}',
  'common.total': 'Total',
  'common.unknown': 'Desconocido',

  'common.tokens': {one: '{count} token', many: '{count} de tokens', other: '{count} tokens'},
  'common.requests': {one: '{count} solicitud', many: '{count} de solicitudes', other: '{count} solicitudes'},
  'common.days': {one: '{count} día', many: '{count} de días', other: '{count} días'},

  'common.unattributed': 'Sin asignar',
  'common.unattributedHint': 'Uso que no pertenece a ningún proyecto ni proveedor.',
  'common.deletedName': '{name} (eliminado)',
  'common.other': {one: 'Otros ({count})', many: 'Otros ({count})', other: 'Otros ({count})'},
  'common.unpriced': 'Sin precio',
  'common.unpricedHint': 'No se conoce ningún precio para este uso. No es gratuito.',
  'common.partlyUnpriced': {
    one: '{count} token aún no tiene precio, así que el coste real es mayor.',
    many: '{count} de tokens aún no tienen precio, así que el coste real es mayor.',
    other: '{count} tokens aún no tienen precio, así que el coste real es mayor.',
  },
  'common.atLeast': '≥\u00a0{amount}',
  'common.atLeastHint': 'Al menos {amount}: una parte del uso aún no tiene precio.',
  'common.doesNotAddUp': 'Las partes suman {sum}; el total recibido es {total}.',
  'common.mixedCurrencies': 'Los importes en monedas distintas no se suman.',
  'common.notDrawn': {
    one: '{count} valor negativo no se dibuja; está en la tabla.',
    many: '{count} de valores negativos no se dibujan; están en la tabla.',
    other: '{count} valores negativos no se dibujan; están en la tabla.',
  },
  'common.rowsUnreadable': {
    one: 'No se ha podido leer {count} fila',
    many: 'No se han podido leer {count} de filas',
    other: 'No se han podido leer {count} filas',
  },

  'error.network': 'No se puede conectar con el servidor. Comprueba tu conexión.',
  'error.timeout': 'El servidor tarda demasiado en responder.',
  'error.auth': 'Inicia sesión para ver tu uso.',
  'error.not-available': 'Todavía no está disponible en este servidor.',
  'error.rate-limit': 'Demasiadas solicitudes. Vuelve a intentarlo a las {time}.',
  'error.rate-limit-soon': 'Demasiadas solicitudes. Vuelve a intentarlo en un momento.',
  'error.request': 'El servidor no ha podido responder a esta solicitud.',
  'error.server': 'Algo ha fallado en el servidor.',
  'error.contract': 'No se ha podido leer la respuesta del servidor.',
  'error.render': 'No se ha podido mostrar esta tarjeta.',
} satisfies Pick<Table, keyof typeof english>;
