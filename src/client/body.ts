/** Largest answer that is read, in bytes: what is larger would hold the page up, and is no answer of this API. */
export const LARGEST_BODY = 5 * 1024 * 1024;

/**
 * The text of a body, as UTF-8 whatever its header says: JSON is nothing else. Null where it is larger than `most`
 * bytes; the rest is not read then. Rejects where the body ends early.
 */
export async function readText(response: Response, most = LARGEST_BODY): Promise<string | null> {
  if (Number(response.headers.get('Content-Length')) > most) return dropBody(response);
  const reader = response.body?.getReader();
  if (reader === undefined) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) return void reader.cancel().catch(() => undefined), null;
    text += decoder.decode(part.value, {stream: true});
  }
  return text + decoder.decode();
}

/** Leaves a body unread, so that its connection is free again. */
export function dropBody(response: Response): null {
  void response.body?.cancel().catch(() => undefined);
  return null;
}
