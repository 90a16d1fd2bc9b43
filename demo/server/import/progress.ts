import {SingleBar} from 'cli-progress';

/** Is told how an import goes on. */
export interface Progress {
  /** Bytes that were read just now. */
  bytes(count: number): void;
  /** One more record was read. */
  row(): void;
  /** Ends the display. */
  stop(): void;
}

/** Where progress is written to: standard error, or something like it. */
export type ProgressStream = NodeJS.WritableStream & {readonly isTTY?: boolean};

const PLAIN_STEP = 10;

/** Figures of an import that is going on. */
class Figures {
  readonly #started = Date.now();
  readonly #total: number;
  #read = 0;
  #rows = 0;

  constructor(total: number) {
    this.#total = total;
  }

  /** Counts bytes that were read. */
  read(bytes: number): void {
    this.#read += bytes;
  }

  /** Counts a record. */
  count(): void {
    this.#rows += 1;
  }

  /** Bytes read so far. */
  get bytes(): number {
    return this.#read;
  }

  /** Whole percents of the bytes. */
  get percent(): number {
    return this.#total === 0 ? 100 : Math.floor((100 * this.#read) / this.#total);
  }

  /** Records so far, for people. */
  get rows(): string {
    return this.#rows.toLocaleString('en-US');
  }

  /** Records per second since the start, for people. */
  get speed(): string {
    const seconds = Math.max(0.001, (Date.now() - this.#started) / 1000);
    return Math.round(this.#rows / seconds).toLocaleString('en-US');
  }
}

/** Shows how far the import is: a bar on a terminal, else a line for each tenth of the bytes. */
export function showProgress(total: number, stream: ProgressStream): Progress {
  const figures = new Figures(total);
  return stream.isTTY ? barProgress(figures, total, stream) : lineProgress(figures, stream);
}

function barProgress(figures: Figures, total: number, stream: ProgressStream): Progress {
  const format = '{bar} {percentage} % | {rows} rows | {speed} rows/s | {eta_formatted} left';
  const bar = new SingleBar({format, stream, barCompleteChar: '█', barIncompleteChar: '░', hideCursor: true});
  bar.start(Math.max(1, total), 0, {rows: '0', speed: '0'});
  return {
    bytes: (count) => {
      figures.read(count);
      bar.update(figures.bytes, {rows: figures.rows, speed: figures.speed});
    },
    row: () => figures.count(),
    stop: () => {
      bar.update(figures.bytes, {rows: figures.rows, speed: figures.speed});
      bar.stop();
    },
  };
}

function lineProgress(figures: Figures, stream: ProgressStream): Progress {
  let told = 0;
  const tell = (): void => {
    told = figures.percent;
    stream.write(`${told} % read, ${figures.rows} rows, ${figures.speed} rows/s\n`);
  };
  return {
    bytes: (count) => {
      if (figures.percent >= told + PLAIN_STEP) tell(); // the rows of what was read before are in the database
      figures.read(count);
    },
    row: () => figures.count(),
    stop: () => tell(),
  };
}
