/** A picture that can be understood away from the page: title, period, rows and keys around it, as text on a canvas. */

import {truncateToWidth} from './graphemes.js';
import type {ChartTheme} from './theme.js';

/** One line beside or below the picture. */
export interface SheetRow {
  readonly label: string;
  readonly value: string;
  readonly share: string;
  /** A CSS colour; none for bars, which are their own swatch. */
  readonly color?: string | undefined;
}

/** What stands around a picture; all of it is text. */
export interface Sheet {
  readonly title: string;
  readonly period: string;
  /** Rows stand below the picture, or (bars) names and values on both sides of it. */
  readonly isBeside?: boolean;
  /** Least width in px. */
  readonly width?: number;
  readonly rows: readonly SheetRow[];
  /** A last line, set apart. */
  readonly total?: SheetRow | undefined;
  /** What the colours of segments mean. */
  readonly keys?: readonly {readonly label: string; readonly color: string}[];
}

interface Pen {
  readonly canvas: CanvasRenderingContext2D;
  readonly theme: ChartTheme;
  readonly width: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const SCALE = 2;
const EDGE = 20;
const HEAD = 60;
const ROW = 28;
const NAMES = 180;
const VALUES = 200;
const SHARES = 64;
/** Bars keep this distance from the edges of their picture. */
const INSET = 12;
const SWATCH = 10;

function text(
  {canvas, theme, width}: Pen,
  content: string,
  x: number,
  y: number,
  {align = 'start' as CanvasTextAlign, weight = 400, size = 13, room = width} = {},
): void {
  canvas.font = `${weight} ${size}px ${theme.font}`;
  canvas.direction = theme.direction;
  canvas.textAlign = align;
  canvas.textBaseline = 'middle';
  canvas.fillStyle = theme.text;
  canvas.fillText(truncateToWidth(content, room, size), theme.direction === 'rtl' ? width - x : x, y);
}

function swatch({canvas, theme, width}: Pen, color: string, x: number, y: number): void {
  canvas.fillStyle = theme.paint(color);
  canvas.fillRect(theme.direction === 'rtl' ? width - x - SWATCH : x, y - SWATCH / 2, SWATCH, SWATCH);
}

function line(pen: Pen, {label, value, share, color}: SheetRow, y: number, {weight = 400, isBeside = false} = {}): void {
  const start = color === undefined ? EDGE : EDGE + SWATCH + 8;
  if (color !== undefined) swatch(pen, color, EDGE, y);
  text(pen, label, start, y, {weight, room: isBeside ? NAMES - 8 : pen.width - start - VALUES - EDGE});
  text(pen, value, pen.width - EDGE - SHARES, y, {align: 'end', weight, room: VALUES - SHARES});
  text(pen, share, pen.width - EDGE, y, {align: 'end', weight, room: SHARES});
}

function keyLine(pen: Pen, keys: NonNullable<Sheet['keys']>, y: number): void {
  const room = (pen.width - 2 * EDGE) / Math.max(1, keys.length);
  keys.forEach(({label, color}, index) => {
    const x = EDGE + index * room;
    swatch(pen, color, x, y);
    text(pen, label, x + SWATCH + 6, y, {size: 12, room: room - SWATCH - 14});
  });
}

/** The size of a sheet around a picture of `size` px. */
export function sheetSize({isBeside = false, width = 0, rows, total, keys = []}: Sheet, size: Size): Size {
  const list = isBeside ? size.height : size.height + EDGE + rows.length * ROW;
  const below = (total ? ROW : 0) + (keys.length > 0 ? ROW : 0) + EDGE;
  const sides = isBeside ? NAMES + VALUES - 2 * INSET : 0;
  return {width: Math.max(width, size.width + sides + 2 * EDGE), height: HEAD + list + below};
}

function draw(pen: Pen, sheet: Sheet, picture: ImageBitmap, size: Size): void {
  const {canvas, theme, width} = pen;
  const {isBeside = false, rows, total, keys = []} = sheet;
  const left = isBeside ? NAMES + EDGE - INSET : (width - size.width) / 2;
  const top = isBeside ? HEAD : HEAD + size.height + EDGE;
  const step = isBeside && rows.length > 0 ? size.height / rows.length : ROW;
  canvas.fillStyle = theme.surface;
  canvas.fillRect(0, 0, width, canvas.canvas.height);
  canvas.drawImage(picture, theme.direction === 'rtl' ? width - left - size.width : left, HEAD, size.width, size.height);
  text(pen, sheet.title, EDGE, 24, {weight: 600, size: 14, room: width - 2 * EDGE});
  text(pen, sheet.period, EDGE, 44, {size: 12, room: width - 2 * EDGE});
  rows.forEach((row, index) => line(pen, row, top + (index + 0.5) * step, {isBeside}));
  const end = top + rows.length * step;
  if (total) line(pen, total, end + ROW / 2, {weight: 600, isBeside});
  keyLine(pen, keys, end + (total ? 1.5 : 0.5) * ROW);
}

const FAILURE = 'The browser made no image of the chart.';

/** The picture with what surrounds it, as PNG. Rejects where the browser makes no image. */
export async function chartSheet(chart: Blob, sheet: Sheet, theme: ChartTheme): Promise<Blob> {
  const picture = await createImageBitmap(chart);
  const size = {width: picture.width / SCALE, height: picture.height / SCALE};
  const {width, height} = sheetSize(sheet, size);
  const element = document.createElement('canvas');
  Object.assign(element, {width: width * SCALE, height: height * SCALE});
  const canvas = element.getContext('2d');
  if (canvas === null) throw new Error(FAILURE);
  canvas.scale(SCALE, SCALE);
  draw({canvas, theme, width}, sheet, picture, size);
  picture.close();
  return new Promise((resolve, reject) =>
    element.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(FAILURE))), 'image/png'),
  );
}
