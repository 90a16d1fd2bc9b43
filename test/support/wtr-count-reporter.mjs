import {writeFileSync} from 'node:fs';

function count({tests = [], suites = []} = {}) {
  const own = {passed: 0, failed: 0, skipped: 0};
  for (const test of tests) own[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
  return suites.map(count).reduce(add, own);
}

function add(a, b) {
  return {passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped};
}

/** Writes how many browser tests passed, failed and were skipped; a page that could not be tested is one failure. */
export function countReporter(file) {
  return {
    onTestRunFinished({sessions}) {
      if (!file) return;
      const broken = sessions.filter(({passed, testResults}) => !passed && count(testResults).failed === 0).length;
      const totals = sessions.map(({testResults}) => count(testResults)).reduce(add, {passed: 0, failed: broken, skipped: 0});
      writeFileSync(file, JSON.stringify(totals));
    },
  };
}
