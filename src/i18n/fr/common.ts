import type {Table} from '../en.js';
import type {common as english} from '../en/common.js';

/** French: what every card may say. */
export const common = {
  language: 'fr',

  'common.loading': 'Chargement…',
  'common.refreshing': 'Actualisation…',
  'common.retry': 'Réessayer',
  'common.sample': 'Données d’exemple',
  'common.more': 'Plus',
  'common.less': 'Moins',
  'common.cancel': 'Annuler',
  'common.tableOf': '{name}, tableau',
  'common.showTable': 'Afficher en tableau',
  'common.showChart': 'Afficher en graphique',
  'common.downloadCsv': 'Télécharger en CSV',
  'common.downloadImage': 'Télécharger l’image',
  'common.downloading': 'Préparation du téléchargement…',
  'common.rowsOf': {
    one: '{rows} sur {total} ligne',
    many: '{rows} sur {total} de lignes',
    other: '{rows} sur {total} lignes',
  },
  'common.downloadFailed': 'Le téléchargement a échoué.',
  'common.newTab': 's’ouvre dans un nouvel onglet',
  'common.chartKeys': 'Utilisez les flèches du clavier pour lire les valeurs.',

  'common.asOf': 'État\u202f: {time}',
  'common.stale': 'Voici les derniers chiffres ({time}). Ils n’ont pas pu être actualisés.',
  'common.estimate': 'Estimation',
  'common.range': '{min}–{max}',
  'common.total': 'Total',
  'common.unknown': 'Inconnu',

  'common.tokens': {one: '{count} token', many: '{count} de tokens', other: '{count} tokens'},
  'common.requests': {one: '{count} requête', many: '{count} de requêtes', other: '{count} requêtes'},
  'common.days': {one: '{count} jour', many: '{count} de jours', other: '{count} jours'},

  'common.unattributed': 'Non attribué',
  'common.unattributedHint': 'Utilisation qui n’appartient à aucun projet ni fournisseur.',
  'common.deletedName': '{name} (supprimé)',
  'common.other': {one: 'Autres ({count})', many: 'Autres ({count})', other: 'Autres ({count})'},
  'common.unpriced': 'Sans prix',
  'common.unpricedHint': 'Aucun prix n’est connu pour cette utilisation. Elle n’est pas gratuite.',
  'common.partlyUnpriced': {
    one: '{count} token n’a pas encore de prix\u202f: le coût réel est plus élevé.',
    many: '{count} de tokens n’ont pas encore de prix\u202f: le coût réel est plus élevé.',
    other: '{count} tokens n’ont pas encore de prix\u202f: le coût réel est plus élevé.',
  },
  'common.atLeast': '≥\u00a0{amount}',
  'common.atLeastHint': 'Au moins {amount}\u202f: une partie de l’utilisation n’a pas encore de prix.',
  'common.doesNotAddUp': 'La somme des parties est de {sum}\u202f; le total reçu est de {total}.',
  'common.mixedCurrencies': 'Les montants en devises différentes ne sont pas additionnés.',
  'common.notDrawn': {
    one: '{count} valeur négative n’est pas dessinée\u202f; elle figure dans le tableau.',
    many: '{count} de valeurs négatives ne sont pas dessinées\u202f; elles figurent dans le tableau.',
    other: '{count} valeurs négatives ne sont pas dessinées\u202f; elles figurent dans le tableau.',
  },
  'common.rowsUnreadable': {
    one: '{count} ligne n’a pas pu être lue',
    many: '{count} de lignes n’ont pas pu être lues',
    other: '{count} lignes n’ont pas pu être lues',
  },

  'error.network': 'Le serveur est injoignable. Vérifiez votre connexion.',
  'error.timeout': 'Le serveur met trop de temps à répondre.',
  'error.auth': 'Connectez-vous pour voir votre utilisation.',
  'error.not-available': 'Pas encore disponible sur ce serveur.',
  'error.rate-limit': 'Trop de requêtes. Réessayez à {time}.',
  'error.rate-limit-soon': 'Trop de requêtes. Réessayez dans un instant.',
  'error.request': 'Le serveur n’a pas pu répondre à cette demande.',
  'error.server': 'Une erreur s’est produite sur le serveur.',
  'error.contract': 'La réponse du serveur n’a pas pu être lue.',
  'error.render': 'Cette carte n’a pas pu être affichée.',
} satisfies Pick<Table, keyof typeof english>;
