import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {tokenNames} from '../../src/base/tokens.js';

const guide = readFileSync('docs/theming.md', 'utf8');
const listed = [...guide.matchAll(/^\| `--a2b-([a-z0-9-]+)`/gm)].map(([, name]) => name as string);
/** Read where they are used: they have no default of their own. */
const WITHOUT_DEFAULT = ['font-family'];

describe('the guide to theming', () => {
  it('lists every token there is, and none that is not', () => {
    assert.deepEqual([...listed].sort(), [...tokenNames, ...WITHOUT_DEFAULT].sort());
    const tokens = readFileSync('src/base/tokens.ts', 'utf8');
    assert.deepEqual(WITHOUT_DEFAULT.filter((name) => !tokens.includes(`--a2b-${name}`)), []);
  });

  it('speaks of no token that does not exist in its examples', () => {
    const spoken = [...guide.matchAll(/--a2b-([a-z0-9-]+)(?=\s*[:;)])/g)].map(([, name]) => name as string);
    assert.ok(spoken.length > 5);
    assert.deepEqual(spoken.filter((name) => !listed.includes(name) && !name.startsWith('provider-')), []);
  });

  it('names parts that the manifest names', () => {
    const manifest = readFileSync('custom-elements.json', 'utf8');
    const parts = [...guide.matchAll(/::part\(([a-z]+)/g)].map(([, name]) => name as string);
    assert.ok(parts.length >= 3);
    assert.deepEqual(parts.filter((name) => !manifest.includes(`"name": "${name}"`)), []);
  });
});
