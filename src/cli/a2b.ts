#!/usr/bin/env node
import {main} from './main.js';

process.exitCode = await main(process.argv.slice(2), {
  environment: process.env,
  isTerminal: process.stdout.isTTY ?? false,
  fetch: (url, init) => fetch(url, init),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
