import {runImport} from './cli.js';

for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
  process.once(signal, () => {
    process.stderr.write('\nStopped before the end.\n');
    process.exit(code);
  });
}

process.exitCode = await runImport(process.argv.slice(2), {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
});
