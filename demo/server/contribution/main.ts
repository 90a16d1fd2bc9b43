import {runContribution} from './cli.js';

process.exitCode = await runContribution(process.argv.slice(2), {
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
});
