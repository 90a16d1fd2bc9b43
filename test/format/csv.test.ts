import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parse} from 'csv-parse/sync';
import fc from 'fast-check';
import {csvBlob, csvCell, csvLine, csvMoment} from '../../src/format/csv.js';

const NUMBER = /^-?\d+(\.\d+)?$/;
const FORMULA = /^(?:'*[\t\r\n\0]|['\s\p{Cf}\0]*[=+\-@＝＋－＠])/u;
const STARTS_A_FORMULA = /^[\s\p{Cf}\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;

const read = (text: string): string[][] => parse(text, {relax_column_count: true, record_delimiter: '\r\n'});
const isPrefixed = (cell: string): boolean => cell.startsWith("'") && FORMULA.test(cell.slice(1));
const unprefixed = (cell: string): string => (isPrefixed(cell) ? cell.slice(1) : cell);
const readBack = (text: string): string | undefined => read(csvLine([text, 'end']))[0]?.[0];

const sharp = [...'=+-@\t\r\n",;\' \0＝＋－＠\u200ba1'];
const anyText = fc.oneof(fc.string({unit: 'grapheme'}), fc.string({unit: fc.constantFrom(...sharp)}));
const anyRow = fc.tuple(anyText, anyText, anyText);

describe('a CSV record', () => {
  it('leaves plain texts and numbers as they are', () => {
    assert.equal(csvLine(['OpenAI', '1234', '-0.5', '']), 'OpenAI,1234,-0.5,\r\n');
  });

  it('quotes what RFC 4180 wants quoted', () => {
    const cells = ['a', 'b,c', 'say "hi"', 'two\r\nlines'];
    assert.equal(csvLine(cells), 'a,"b,c","say ""hi""","two\r\nlines"\r\n');
  });

  it('B9: is read back by an independent reader as it was written', () => {
    const table = fc.array(anyRow, {minLength: 1, maxLength: 5});
    fc.assert(
      fc.property(table, (rows) => {
        const records = read([['x', 'y', 'z'], ...rows].map(csvLine).join('')).slice(1);
        assert.deepEqual(
          records.map((record) => record.map(unprefixed)),
          rows,
        );
      }),
    );
  });
});

describe('a text in a CSV file', () => {
  it('B9: never begins like a formula unless it is a plain number', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = readBack(text) ?? '';
        assert.ok(NUMBER.test(cell) || !STARTS_A_FORMULA.test(cell));
      }),
    );
  });

  it('B9: gets an apostrophe where a spreadsheet would run it', () => {
    const signs = ['=1+1', '+1', '-1+1', '@SUM(A1)', '\tx', '\rx', '\nx', '\0x', '＝1', '＋1', '－1', '＠x'];
    const hidden = [' =1', '\ufeff=1', '\u200b=1', '\u200e=1', "'=1"];
    const notQuiteNumbers = ['-', '+5', '+49 30', '-1e5', '--1', '-.5'];
    for (const text of [...signs, ...hidden, ...notQuiteNumbers]) assert.equal(readBack(text), `'${text}`);
  });

  it('stays as it is where it is harmless', () => {
    const texts = ['gpt-4o', 'a=b', "it's", "'quoted'", ' padded '];
    for (const text of texts) assert.equal(readBack(text), text);
  });
});

describe('a number in a CSV file', () => {
  it('B9: stays a number, whatever its sign and length', () => {
    for (const text of ['-5', '-12.50', '0.000004', '9007199254740993', '0'])
      assert.equal(csvCell(text), text);
  });
});

describe('a moment in a CSV file', () => {
  it('stands there in UTC and as the clock of the zone shows it', () => {
    const berlin = csvMoment('2026-11-20T17:59:12Z', 'Europe/Berlin');
    assert.deepEqual(berlin, ['2026-11-20T17:59:12Z', '2026-11-20 18:59:12']);
    const kathmandu = csvMoment('2026-11-20T23:30:00.250+01:00', 'Asia/Kathmandu');
    assert.deepEqual(kathmandu, ['2026-11-20T22:30:00.250Z', '2026-11-21 04:15:00']);
    const midnight = csvMoment('2026-11-20T00:00:00Z', 'UTC');
    assert.deepEqual(midnight, ['2026-11-20T00:00:00Z', '2026-11-20 00:00:00']);
  });

  it('is nothing when it is none, and in UTC when the zone is unknown', () => {
    assert.deepEqual(csvMoment('yesterday', 'UTC'), ['', '']);
    assert.equal(csvMoment('2026-11-20T12:00:00Z', 'Moon/Crater')[1], '2026-11-20 12:00:00');
  });
});

describe('a CSV file', () => {
  it('is UTF-8 and says so to spreadsheets', async () => {
    const blob = csvBlob([['Größe'], csvLine(['東京'])]);
    const bytes = new Uint8Array(await blob.arrayBuffer());
    assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.equal(await blob.text(), 'Größe\r\n東京\r\n');
    assert.equal(blob.type, 'text/csv;charset=utf-8');
  });
});
