/** Just enough colour science to hold the palette to its promises. */

export type Vector = readonly [number, number, number];
type Matrix = readonly [Vector, Vector, Vector];

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear sRGB. */
const DEFICIENCIES: readonly Matrix[] = [
  [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
];

function channel(hex: string, at: number): number {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function linear(hex: string): Vector {
  return [channel(hex, 1), channel(hex, 3), channel(hex, 5)];
}

function luminance(hex: string): number {
  const [red, green, blue] = linear(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function apply(matrix: Matrix, [x, y, z]: Vector): Vector {
  const [a, b, c] = matrix.map(([p, q, r]) => Math.max(0, p * x + q * y + r * z));
  return [a ?? 0, b ?? 0, c ?? 0];
}

const TO_LMS: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];

function oklab(color: Vector): Vector {
  const [l, m, s] = apply(TO_LMS, color).map(Math.cbrt) as unknown as Vector;
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function distance(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The smallest OKLab distance of two colours in ordinary sight, protanopia, deuteranopia and tritanopia. */
export function leastDistance(a: string, b: string): number {
  const [first, second] = [linear(a), linear(b)];
  const seen = DEFICIENCIES.map(matrix => distance(oklab(apply(matrix, first)), oklab(apply(matrix, second))));
  return Math.min(distance(oklab(first), oklab(second)), ...seen);
}
