import {createHmac, timingSafeEqual} from 'node:crypto';

const SIGNATURE_BYTES = 16;

/** Makes and reads the opaque cursors of one query of one user. */
export interface CursorBook<T> {
  /** A cursor that carries `position`: base64url of a signature and JSON. */
  write(position: T): string;
  /** The position of a cursor, or `null` when it is malformed, altered or of another query or user. */
  read(cursor: string): T | null;
}

/**
 * @param secret key of the server: who does not know it cannot make a cursor
 * @param binding what the cursor belongs to (endpoint, user, range, filters, …): any JSON value
 */
export function cursorBook<T>(secret: Buffer, binding: unknown): CursorBook<T> {
  const key = createHmac('sha256', secret).update(JSON.stringify(binding)).digest();
  const sign = (payload: Buffer): Buffer =>
    createHmac('sha256', key).update(payload).digest().subarray(0, SIGNATURE_BYTES);
  return {
    write(position) {
      const payload = Buffer.from(JSON.stringify(position));
      return Buffer.concat([sign(payload), payload]).toString('base64url');
    },
    read(cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length <= SIGNATURE_BYTES || bytes.toString('base64url') !== cursor) return null;
      const payload = bytes.subarray(SIGNATURE_BYTES);
      if (!timingSafeEqual(bytes.subarray(0, SIGNATURE_BYTES), sign(payload))) return null;
      return JSON.parse(payload.toString()) as T;
    },
  };
}
