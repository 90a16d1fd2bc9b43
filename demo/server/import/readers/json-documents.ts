import Assembler from 'stream-json/assembler.js';
import {jsonParser, type Token} from 'stream-json/parser.js';
import {ImportError} from '../errors.js';
import {textPieces, type InputFile, type OnBytes, type Piece} from '../files.js';
import type {BadLine} from '../records.js';

/** The fields of an object. Numbers are the text the file has, so that no digit is lost. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** An object of a JSON file. */
export interface JsonDocument {
  readonly kind: 'document';
  readonly fields: JsonFields;
  /** Line it begins in. */
  readonly line: number;
}

/**
 * Reads the objects of a JSON file one by one: those of one array, or one after the other without commas (one per
 * line, as `mongoexport` writes them, or spread over lines, each beginning at the start of one).
 * In the second form a broken object is skipped, up to the next line that begins with `{`.
 *
 * @throws {ImportError} for a broken array, and for a file that holds neither form
 */
export async function* jsonDocuments(file: InputFile, onBytes: OnBytes): AsyncGenerator<JsonDocument | BadLine> {
  let reader: ArrayReader | SequenceReader | undefined;
  for await (const piece of textPieces(file, onBytes)) {
    if (!reader && piece.text.trim() === '') continue;
    reader ??= readerFor(file, piece);
    yield* reader.read(piece);
  }
  if (reader) yield* reader.end();
}

function readerFor(file: InputFile, {text, line}: Piece): ArrayReader | SequenceReader {
  const first = text.trimStart().charAt(0);
  if (first === '[') return new ArrayReader(file.path);
  if (first === '{') return new SequenceReader(file.path);
  throw new ImportError(`${file.path}:${line}: expected an array or objects in JSON, not "${first}".`);
}

/** Parses text as it comes and puts the values together that stand `depth` brackets deep. */
class ValueReader {
  readonly #parse;
  readonly #depth: number;
  #assembler: Assembler | undefined;
  #level = 0;
  #line = 0;

  constructor(depth: number) {
    this.#depth = depth;
    this.#parse = jsonParser({streamValues: false, jsonStreaming: depth === 0});
  }

  /** True while a bracket is open. */
  get isOpen(): boolean {
    return this.#level > 0;
  }

  /** Line the last object began in. */
  get line(): number {
    return this.#line;
  }

  /** The objects that end within the next piece of text; throws where it is not JSON. */
  read({text, line}: Piece): JsonDocument[] {
    const documents: JsonDocument[] = [];
    for (const token of tokensOf(this.#parse(text))) {
      const fields = this.#take(token, line);
      if (fields) documents.push({kind: 'document', fields, line: this.#line});
    }
    return documents;
  }

  #take(token: Token, line: number): JsonFields | undefined {
    const isClosing = token.name.startsWith('end');
    if (this.#level === this.#depth && !isClosing) this.#begin(line);
    if (token.name.startsWith('start')) this.#level += 1;
    if (isClosing) this.#level -= 1;
    this.#assembler?.consume(token);
    return this.#level === this.#depth ? this.#end() : undefined;
  }

  #begin(line: number): void {
    this.#line = line;
    this.#assembler = new Assembler({numberAsString: true});
  }

  /** A value that is no object has no fields. */
  #end(): JsonFields | undefined {
    const value: unknown = this.#assembler && (this.#assembler.current ?? {});
    this.#assembler = undefined;
    return value as JsonFields | undefined;
  }
}

/** The parser gives its tokens in a wrapper, or a symbol for none. */
function tokensOf(answer: unknown): Iterable<Token> {
  return (answer as {values?: Token[]}).values ?? [];
}

/** `[{…}, {…}]`: nothing of it can be trusted after a fault. */
class ArrayReader {
  readonly #path: string;
  readonly #values = new ValueReader(1);

  constructor(path: string) {
    this.#path = path;
  }

  /** The objects that end within the piece. */
  *read(piece: Piece): Generator<JsonDocument> {
    let documents;
    try {
      documents = this.#values.read(piece);
    } catch {
      throw new ImportError(`${this.#path}:${piece.line}: the array is not JSON from here on.`);
    }
    yield* documents;
  }

  /** Throws when the file ended too early. */
  *end(): Generator<JsonDocument> {
    if (this.#values.isOpen) throw new ImportError(`${this.#path}: the file ends before its array does.`);
  }
}

/** `{…}` after `{…}`. */
class SequenceReader {
  readonly #path: string;
  #values = new ValueReader(0);
  #isBroken = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** The objects that end within the piece, and what is broken. */
  *read(piece: Piece): Generator<JsonDocument | BadLine> {
    if (piece.isStart && piece.text.startsWith('{')) yield* this.#beginAnew();
    if (this.#isBroken || (!this.#values.isOpen && piece.text.trim() === '')) return;
    try {
      if (!this.#values.isOpen && piece.isStart) expectObject(piece);
      yield* this.#values.read(piece);
    } catch {
      this.#isBroken = true;
      yield this.#bad(this.#values.isOpen ? this.#values.line : piece.line, 'not JSON');
    }
  }

  /** Text that the parser still waits to understand must not spoil the object that begins here. */
  *#beginAnew(): Generator<BadLine> {
    yield* this.end();
    this.#values = new ValueReader(0);
    this.#isBroken = false;
  }

  /** What is broken when no text follows the last object. */
  *end(): Generator<BadLine> {
    if (this.#values.isOpen && !this.#isBroken) yield this.#bad(this.#values.line, 'the object has no end');
  }

  #bad(line: number, reason: string): BadLine {
    return {kind: 'bad', file: this.#path, line, reason};
  }
}

/** Throws for text between two objects: the parser alone would take it for the beginning of a word like `null`. */
function expectObject({text}: Piece): void {
  if (!text.trimStart().startsWith('{')) throw new SyntaxError('not an object');
}
