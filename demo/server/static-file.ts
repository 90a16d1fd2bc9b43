import {readFile, realpath, stat} from 'node:fs/promises';
import {extname, join, sep} from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A file that may be sent. */
export interface StaticFile {
  content: Uint8Array<ArrayBuffer>;
  /** MIME type by the name's ending. */
  type: string;
  /** Changes when size or time of the file do. */
  etag: string;
}

/**
 * The file a decoded path names below `root`; `undefined` when there is none or it lies outside, links
 * followed.
 */
export async function readStaticFile(root: string, path: string): Promise<StaticFile | undefined> {
  if (path.includes('\0')) return undefined;
  try {
    const file = await realpath(join(root, path));
    const {isFile, size, mtimeMs} = await stat(file).then((found) => ({...found, isFile: found.isFile()}));
    if (!isFile || !file.startsWith((await realpath(root)) + sep)) return undefined;
    const content = new Uint8Array(await readFile(file));
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    return {content, type, etag: `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`};
  } catch {
    return undefined;
  }
}
