/** The import cannot go on; nothing was changed. The message is for the person who started it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/** The command line is wrong: the message names the option and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A value of one line is wrong; the reader turns it into a `BadLine`. The message is the reason. */
export class BadValueError extends Error {
  override readonly name = 'BadValueError';
}

/** Gives what `read` gives, or the reason why the line is bad. Other errors pass. */
export function valueOrReason<T>(read: () => T): T | {reason: string} {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadValueError) return {reason: error.message};
    throw error;
  }
}
