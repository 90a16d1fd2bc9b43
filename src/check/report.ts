import {RULES, type RuleId, type Severity} from './rules.js';

/** Where the rules are explained, in the package and the repository. */
const DOCS = 'docs/backend.md';

/** What was promised and what came; never figures of a user beyond a difference, never a token. */
export interface Facts {
  readonly expected: string;
  readonly came: string;
}

/** One rule that an endpoint breaks. */
export interface Finding extends Facts {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Path of the contract, e.g. `/usage/log`. */
  readonly endpoint: string;
  readonly title: string;
  readonly fix: string;
  /** File and heading of what explains it. */
  readonly docs: string;
  /** How often it was found; `came` tells the first time. */
  readonly times: number;
}

/** What a check has found so far. */
export class Report {
  readonly #findings = new Map<string, Finding>();
  readonly #passed = new Map<string, number>();
  readonly #notes: string[] = [];

  /** Findings in the order they were made. */
  get findings(): readonly Finding[] {
    return [...this.#findings.values()];
  }

  /** What could not be checked, and why. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** How many checks an endpoint passed. */
  passedOf(endpoint: string): number {
    return this.#passed.get(endpoint) ?? 0;
  }

  /** Counts a check that an endpoint passed. */
  pass(endpoint: string): void {
    this.#passed.set(endpoint, this.passedOf(endpoint) + 1);
  }

  /** Counts a check, and keeps a finding when it fails. Answers whether it passed. */
  check(isGood: boolean, rule: RuleId, endpoint: string, facts: () => Facts): boolean {
    if (isGood) this.pass(endpoint);
    else this.add(rule, endpoint, facts());
    return isGood;
  }

  /** Keeps a finding; the same rule of the same endpoint is told once, with how often. */
  add(rule: RuleId, endpoint: string, facts: Facts, severity: Severity = RULES[rule].severity): void {
    const {title, fix, section} = RULES[rule];
    const key = rule === 'field.missing' ? `${rule} ${endpoint} ${facts.came}` : `${rule} ${endpoint}`;
    const known = this.#findings.get(key);
    const fresh = {rule, severity, endpoint, title, ...facts, fix, docs: `${DOCS}#${section}`, times: 1};
    this.#findings.set(key, known ? {...known, times: known.times + 1} : fresh);
  }

  /** Says what was left out. */
  note(text: string): void {
    if (!this.#notes.includes(text)) this.#notes.push(text);
  }

  /** Whether an endpoint already broke a rule whose id begins with one of `groups`. */
  has(endpoint: string, groups: readonly string[]): boolean {
    return this.findings.some((found) => found.endpoint === endpoint && groups.some((group) => found.rule.startsWith(group)));
  }
}
