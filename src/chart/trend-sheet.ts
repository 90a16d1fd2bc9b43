/** The columns as a picture that can be understood away from the page: title, period, legend. Text on a canvas. */

import {truncateToWidth} from './graphemes.js';
import type {ChartTheme} from './theme.js';

/** What stands around the columns; all of it is text. */
export interface TrendSheet {
  readonly title: string;
  readonly period: string;
  readonly legend: readonly {readonly color: string; readonly label: string; readonly value: string; readonly share: string}[];
}

interface Pen {
  readonly canvas: CanvasRenderingContext2D;
  readonly theme: ChartTheme;
  readonly width: number;
}

const SCALE = 2;
const EDGE = 20;
const HEAD = 60;
const ROW = 24;
const SHARE = 64;
const VALUE = 160;
const SWATCH = 10;

function write({canvas, theme, width}: Pen, text: string, x: number, y: number, {isEnd = false, weight = 400, size = 13, room = width} = {}): void {
  canvas.font = `${weight} ${size}px ${theme.font}`;
  canvas.direction = theme.direction;
  canvas.textAlign = isEnd ? 'end' : 'start';
  canvas.textBaseline = 'middle';
  canvas.fillStyle = theme.text;
  canvas.fillText(truncateToWidth(text, room, size), theme.direction === 'rtl' ? width - x : x, y);
}

function legendRow(pen: Pen, {color, label, value, share}: TrendSheet['legend'][number], y: number): void {
  const {canvas, theme, width} = pen;
  canvas.fillStyle = theme.paint(color);
  canvas.fillRect(theme.direction === 'rtl' ? width - EDGE - SWATCH : EDGE, y - SWATCH / 2, SWATCH, SWATCH);
  write(pen, label, EDGE + SWATCH + 8, y, {room: width - 2 * EDGE - SWATCH - 8 - SHARE - VALUE});
  write(pen, value, width - EDGE - SHARE, y, {isEnd: true, room: VALUE});
  write(pen, share, width - EDGE, y, {isEnd: true, room: SHARE});
}

/** The picture with what surrounds it, as PNG. Rejects where the browser makes no image. */
export async function trendSheet(chart: Blob, {title, period, legend}: TrendSheet, theme: ChartTheme): Promise<Blob> {
  const picture = await createImageBitmap(chart);
  const size = {width: picture.width / SCALE, height: picture.height / SCALE};
  const width = size.width + 2 * EDGE;
  const element = document.createElement('canvas');
  element.width = width * SCALE;
  element.height = (HEAD + size.height + EDGE + legend.length * ROW + EDGE) * SCALE;
  const canvas = element.getContext('2d');
  if (canvas === null) throw new Error('The browser made no image of the chart.');
  canvas.scale(SCALE, SCALE);
  canvas.fillStyle = theme.surface;
  canvas.fillRect(0, 0, width, element.height);
  canvas.drawImage(picture, EDGE, HEAD, size.width, size.height);
  picture.close();
  const pen = {canvas, theme, width};
  write(pen, title, EDGE, 24, {weight: 600, size: 14, room: size.width});
  write(pen, period, EDGE, 44, {size: 12, room: size.width});
  legend.forEach((row, index) => legendRow(pen, row, HEAD + size.height + EDGE + (index + 0.5) * ROW));
  return new Promise((resolve, reject) =>
    element.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser made no image of the chart.'))), 'image/png'));
}
