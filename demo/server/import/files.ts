import {createReadStream, type Stats} from 'node:fs';
import {stat} from 'node:fs/promises';
import {StringDecoder} from 'node:string_decoder';
import {ImportError} from './errors.js';

/** A file to read. */
export interface InputFile {
  /** As the user named it; bad lines are told by it. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** Is told how many bytes were read just now. */
export type OnBytes = (bytes: number) => void;

/** One line without its end (LF or CRLF). */
export interface Line {
  readonly text: string;
  /** The first line of the file is 1. */
  readonly number: number;
}

/** A line or a part of one, with its LF where it has one. */
export interface Piece {
  readonly text: string;
  readonly line: number;
  /** True when the piece begins its line. */
  readonly isStart: boolean;
}

const CHUNK_BYTES = 256 * 1024;
const MAX_LINE = 16 * 1024 * 1024;

/**
 * What is known of the file at `path`.
 *
 * @throws {ImportError} when there is none, or it cannot be read
 */
export async function statOf(path: string): Promise<Stats> {
  try {
    return await stat(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new ImportError(`${path}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`}.`);
  }
}

/**
 * The files at these paths, in this order.
 *
 * @throws {ImportError} when one is missing or is a folder
 */
export async function inputFiles(paths: readonly string[]): Promise<InputFile[]> {
  return Promise.all(paths.map(inputFile));
}

async function inputFile(path: string): Promise<InputFile> {
  const stats = await statOf(path);
  if (stats.isDirectory()) throw new ImportError(`${path} is a folder; name its files.`);
  return {path, size: stats.size};
}

/** The text of a file in chunks of bounded size, without a byte order mark. Reads no faster than it is consumed. */
export async function* textChunks(file: InputFile, onBytes: OnBytes): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let isFirst = true;
  for await (const chunk of createReadStream(file.path, {highWaterMark: CHUNK_BYTES})) {
    onBytes((chunk as Buffer).length);
    const text = decoder.write(chunk as Buffer);
    yield isFirst ? text.replace(/^\uFEFF/, '') : text;
    isFirst = false;
  }
  yield decoder.end();
}

/**
 * The lines of a file; the last one needs no line end.
 *
 * @throws {ImportError} for a line of more than 16 M characters
 */
export async function* textLines(file: InputFile, onBytes: OnBytes): AsyncGenerator<Line> {
  let rest = '';
  let number = 0;
  for await (const chunk of textChunks(file, onBytes)) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield {text: withoutReturn(text), number: (number += 1)};
    if (rest.length > MAX_LINE) throw new ImportError(`${file.path}:${number + 1}: the line has no end.`);
  }
  if (rest !== '') yield {text: withoutReturn(rest), number: number + 1};
}

function withoutReturn(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

/** The text of a file cut at line ends and at chunk ends: a line of any length takes no more than a chunk. */
export async function* textPieces(file: InputFile, onBytes: OnBytes): AsyncGenerator<Piece> {
  let line = 1;
  let isStart = true;
  for await (const chunk of textChunks(file, onBytes)) {
    for (const text of chunk.split(/(?<=\n)/)) {
      if (text !== '') yield {text, line, isStart};
      isStart = text === '' ? isStart : text.endsWith('\n');
      if (text.endsWith('\n')) line += 1;
    }
  }
}
