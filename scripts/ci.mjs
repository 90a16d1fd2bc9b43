import {spawn} from 'node:child_process';
import {countsOf, isBroken} from './counts.mjs';
import {root} from './run.mjs';

/** What decides whether a change lands. Each leg ends with a line "N passed, N failed[, N skipped]". */
const LEGS = ['test', 'test:stories', 'test:mongo', 'test:frameworks', 'test:engines'];

const totals = {passed: 0, failed: 0, skipped: 0};
const broken = [];

function add({passed, failed, skipped}) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}

const runLeg = (name) =>
  new Promise((resolve) => {
    const started = Date.now();
    const child = spawn('npm', ['run', '--silent', name], {cwd: root, stdio: ['ignore', 'pipe', 'inherit'], shell: process.platform === 'win32'});
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output += chunk;
    });
    child.on('close', (status) => {
      const counts = countsOf(output);
      add(counts);
      if (isBroken(status, counts)) broken.push(name);
      console.log(`\n═══ npm run ${name}: ${isBroken(status, counts) ? 'FAILED' : 'ok'} (${((Date.now() - started) / 60_000).toFixed(1)} min)\n`);
      resolve();
    });
  });

for (const leg of LEGS) await runLeg(leg);

if (broken.length > 0) console.log(`Failed: ${broken.join(', ')}`);
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exitCode = broken.length > 0 ? 1 : 0;
