import {describe} from 'node:test';
import {exampleLedger} from '../../../support/librechat/data.js';
import {expectAnswers} from '../../../support/librechat/expected-answers.js';
import {hostOver, mingoReader} from '../../../support/librechat/mingo-host.js';

describe('a LibreChat ledger in euros, its pipelines run by mingo', () => {
  const host = hostOver(mingoReader(exampleLedger((hex) => hex)));
  expectAnswers(() => host);
});
