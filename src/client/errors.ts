/** What went wrong, in the words of the `a2b-error` event. */
export type A2bErrorKind =
  | 'network'
  | 'timeout'
  | 'auth'
  | 'not-available'
  | 'rate-limit'
  | 'request'
  | 'server'
  | 'contract'
  | 'render';

/** Facts of a failure beside its message. */
export interface A2bErrorDetails {
  /** HTTP status, when there was an answer. */
  readonly status?: number | undefined;
  /** Path of the endpoint, without parameters. */
  readonly endpoint?: string | undefined;
  /** When the server asks to come back, for `rate-limit` and `server`. */
  readonly retryAt?: Date | undefined;
  readonly cause?: unknown;
}

const RETRYABLE: ReadonlySet<A2bErrorKind> = new Set(['network', 'timeout', 'rate-limit', 'server', 'contract', 'render']);

/** The one error of the package. Its message is for developers; users see a localised sentence by `kind`. */
export class A2bError extends Error {
  override readonly name = 'A2bError';
  /** The family member. */
  readonly kind: A2bErrorKind;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** Path of the endpoint, without parameters. */
  readonly endpoint: string | undefined;
  /** When the server asks to come back. */
  readonly retryAt: Date | undefined;

  constructor(kind: A2bErrorKind, message: string, {cause, ...details}: A2bErrorDetails = {}) {
    super(message, {cause});
    this.kind = kind;
    this.status = details.status;
    this.endpoint = details.endpoint;
    this.retryAt = details.retryAt;
  }

  /** Whether asking again may help. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}

/** Whether `error` is ours; works across two copies of the package on one page. */
export function isA2bError(error: unknown): error is A2bError {
  return error instanceof Error && error.name === 'A2bError';
}

/** Whether `error` says that nobody is interested any more, which is no failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
