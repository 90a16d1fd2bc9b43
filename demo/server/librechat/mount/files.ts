import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Answer} from '../http/answer.js';
import {CORNER_STYLE, languageOf, PAGE_POLICY, PAGE_SCRIPT, PAGE_STYLE, usagePage, type PageOptions} from './page.js';

/** Where the script-tag build and the page stand, below the host's root. */
export const FILES = '/api/a2b/';

/** What a file is asked with. */
export interface FileRequest {
  readonly path: string;
  readonly cookie?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

const OWN: Readonly<Record<string, readonly [type: string, text: string]>> = {
  'page.js': ['text/javascript', PAGE_SCRIPT],
  'page.css': ['text/css', PAGE_STYLE],
  'corner.css': ['text/css', CORNER_STYLE],
};
const BUILT = /^(a2b(\.min)?|chunk-[\w-]+)\.js$/;
/** Files whose names change with their content. */
const HASHED = /^chunk-/;
const SAFE = {'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin'};

/**
 * The answer to a file below {@link FILES}; null for any other path. Files are asked for anew each time and sent only
 * when they changed, so that an update reaches everybody at once; those whose name tells their content are kept.
 *
 * @param directory where the script-tag build stands
 */
export async function fileAnswer({path, cookie, ifNoneMatch}: FileRequest, directory: string, page: PageOptions): Promise<Answer | null> {
  if (!path.startsWith(FILES)) return null;
  const name = path.slice(FILES.length);
  if (name === 'usage') return pageAnswer(usagePage(page, languageOf(cookie)));
  const own = OWN[name];
  if (own !== undefined) return sent(own[0], own[1], ifNoneMatch, name);
  const built = BUILT.test(name) ? await readFile(join(directory, name), 'utf8').catch(() => null) : null;
  return built === null ? null : sent('text/javascript', built, ifNoneMatch, name);
}

function pageAnswer(page: string): Answer {
  const headers = {'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store', 'Content-Security-Policy': PAGE_POLICY};
  return {status: 200, headers: {...headers, ...SAFE}, body: page};
}

function sent(type: string, text: string, ifNoneMatch: string | undefined, name: string): Answer {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const kept = HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'public, no-cache';
  const headers = {'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': kept, ETag: `W/${tag}`, ...SAFE};
  const isKnown = ifNoneMatch?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag) ?? false;
  return isKnown ? {status: 304, headers, body: ''} : {status: 200, headers, body: text};
}
