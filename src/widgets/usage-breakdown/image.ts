import type {ViewContext} from '../../base/view-context.js';
import {truncateToWidth} from '../../chart/graphemes.js';
import {MAX_ROWS} from '../../chart/options/bars.js';
import type {ChartTheme} from '../../chart/theme.js';
import {formatShare} from '../../format/numbers.js';
import {figureText} from './figures.view.js';
import {colorOf, shadeOf} from './picture.view.js';
import {totalShare} from './table.view.js';
import type {BreakdownView} from './usage-breakdown.view.js';

/** One line beside or below the picture. */
export interface SheetRow {
  readonly label: string;
  readonly value: string;
  readonly share: string;
  /** A CSS colour; none for bars, which are their own swatch. */
  readonly color?: string | undefined;
}

/** What a picture needs to be understood away from the page. */
export interface Sheet {
  readonly title: string;
  readonly period: string;
  /** Bars stand between names and values; a ring stands above them. */
  readonly isBeside: boolean;
  readonly rows: readonly SheetRow[];
  readonly total: SheetRow;
  readonly keys: readonly {readonly label: string; readonly color: string}[];
}

/** The texts of a breakdown's image. */
export function sheetOf(
  view: BreakdownView,
  picked: ReadonlySet<string>,
  title: string,
  context: ViewContext,
): Sheet {
  const {t, locale} = context;
  const isBeside = view.layout === 'bar';
  return {
    title: `${title} · ${t(`metric.${view.metric}`)}`,
    period: view.period ?? '',
    isBeside,
    rows: view.rows.map((row) => ({
      label: row.label,
      value: figureText(row.figures, view.metric, context),
      share: formatShare(row.share, locale, 1, row.amount ?? 0n),
      color: isBeside ? undefined : shadeOf(row, view, picked),
    })),
    total: {label: t('breakdown.total'), value: view.total, share: formatShare(totalShare(view), locale, 1)},
    keys: isBeside
      ? view.providers.map((part) => ({label: part.label, color: colorOf('provider', part)}))
      : [],
  };
}

interface Pen {
  readonly canvas: CanvasRenderingContext2D;
  readonly theme: ChartTheme;
  readonly width: number;
}

const SCALE = 2;
const EDGE = 20;
const HEAD = 56;
const ROW = 32;
const NAMES = 180;
const VALUES = 200;
const SHARES = 64;
const RING_WIDTH = 480;
/** Bars keep this distance from the edges of their picture. */
const INSET = 12;
const SWATCH = 10;

function text(
  pen: Pen,
  content: string,
  x: number,
  y: number,
  {align = 'start', weight = 400, size = 13, width = pen.width} = {},
): void {
  const {canvas, theme} = pen;
  const isRtl = theme.direction === 'rtl';
  canvas.font = `${weight} ${size}px ${theme.font}`;
  canvas.direction = theme.direction;
  canvas.textAlign = align as CanvasTextAlign;
  canvas.textBaseline = 'middle';
  canvas.fillText(truncateToWidth(content, width, size), isRtl ? pen.width - x : x, y);
}

function swatch({canvas, theme, width}: Pen, color: string, x: number, y: number): void {
  canvas.fillStyle = theme.paint(color);
  canvas.fillRect(theme.direction === 'rtl' ? width - x - SWATCH : x, y - SWATCH / 2, SWATCH, SWATCH);
  canvas.fillStyle = theme.text;
}

function line(pen: Pen, {label, value, share, color}: SheetRow, y: number, weight: number): void {
  const start = color === undefined ? EDGE : EDGE + SWATCH + 8;
  if (color !== undefined) swatch(pen, color, EDGE, y);
  const room = color === undefined ? NAMES - 8 : pen.width - start - VALUES - EDGE;
  text(pen, label, start, y, {weight, width: room});
  text(pen, value, pen.width - EDGE - SHARES, y, {align: 'end', weight, width: VALUES - SHARES});
  text(pen, share, pen.width - EDGE, y, {align: 'end', weight, width: SHARES});
}

function keyLine(pen: Pen, keys: Sheet['keys'], y: number): void {
  const room = (pen.width - 2 * EDGE) / Math.max(1, keys.length);
  keys.forEach(({label, color}, index) => {
    const x = EDGE + index * room;
    swatch(pen, color, x, y);
    text(pen, label, x + SWATCH + 6, y, {size: 12, width: room - SWATCH - 14});
  });
}

function heightOf({isBeside, rows, keys}: Sheet, picture: number): number {
  const list = (Math.min(rows.length, MAX_ROWS) + 1) * ROW;
  return HEAD + list + EDGE + (isBeside ? 0 : picture + EDGE) + (keys.length > 0 ? ROW : 0);
}

function drawSheet(pen: Pen, sheet: Sheet, picture: ImageBitmap): void {
  const {canvas, theme, width} = pen;
  const size = {width: picture.width / SCALE, height: picture.height / SCALE};
  const left = sheet.isBeside ? NAMES + EDGE - INSET : (width - size.width) / 2;
  const top = sheet.isBeside ? HEAD : HEAD + size.height + EDGE;
  const rows = sheet.rows.slice(0, MAX_ROWS);
  const row = sheet.isBeside && rows.length > 0 ? size.height / rows.length : ROW;
  canvas.fillStyle = theme.surface;
  canvas.fillRect(0, 0, width, canvas.canvas.height);
  canvas.drawImage(
    picture,
    theme.direction === 'rtl' ? width - left - size.width : left,
    HEAD,
    size.width,
    size.height,
  );
  canvas.fillStyle = theme.text;
  text(pen, sheet.title, EDGE, 24, {weight: 600, size: 14, width: width - 2 * EDGE});
  text(pen, sheet.period, EDGE, 42, {size: 12, width: width - 2 * EDGE});
  rows.forEach((each, index) => line(pen, each, top + (index + 0.5) * row, 400));
  const end = top + rows.length * row;
  line(pen, sheet.total, end + ROW / 2, 600);
  keyLine(pen, sheet.keys, end + ROW * 1.5);
}

/**
 * The picture as PNG with what surrounds it on the page: title, period, names, values, keys. All of it as text on a
 * canvas. Rejects where the browser makes no image.
 */
export async function pictureSheet(chart: Blob, sheet: Sheet, theme: ChartTheme): Promise<Blob> {
  const picture = await createImageBitmap(chart);
  const width = sheet.isBeside ? picture.width / SCALE + NAMES + VALUES + 2 * EDGE - 2 * INSET : RING_WIDTH;
  const sheetCanvas = document.createElement('canvas');
  sheetCanvas.width = width * SCALE;
  sheetCanvas.height = heightOf(sheet, picture.height / SCALE) * SCALE;
  const canvas = sheetCanvas.getContext('2d');
  if (canvas === null) throw new Error('The browser made no image of the chart.');
  canvas.scale(SCALE, SCALE);
  drawSheet({canvas, theme, width}, sheet, picture);
  picture.close();
  return new Promise((resolve, reject) =>
    sheetCanvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The browser made no image of the chart.'))),
      'image/png',
    ),
  );
}
