import {
  evidencedStatus,
  type ContributionKind,
  type ContributionStatus,
  type QuantityUnit,
} from '../../../src/contract/sustainability-contributions.js';

/** A contribution as the table `contribution` has it. Amounts are decimal strings, days `YYYY-MM-DD`. */
export interface ContributionRecord {
  contribution_id: string;
  /** `YYYY-MM`. */
  period: string;
  kind: ContributionKind;
  status: ContributionStatus;
  project_name: string;
  partner?: string | null;
  country?: string | null;
  project_url?: string | null;
  amount: string;
  currency: string;
  quantity?: string | null;
  unit?: QuantityUnit | null;
  accrued_at: string;
  funded_at?: string | null;
  delivered_at?: string | null;
  verified_at?: string | null;
  receipt_url?: string | null;
  report_url?: string | null;
  verifier?: string | null;
  certificate_url?: string | null;
  is_sample?: boolean;
}

/** A status was claimed that the evidence does not support. */
export class MissingEvidenceError extends Error {
  override readonly name = 'MissingEvidenceError';

  /**
   * @param claimed what was to be written
   * @param supported the highest the evidence supports
   * @param missing columns that have to be filled first
   */
  constructor(
    readonly claimed: ContributionStatus,
    readonly supported: ContributionStatus,
    readonly missing: readonly string[],
  ) {
    const what = missing.join(', ');
    super(`A contribution cannot be "${claimed}": its evidence supports "${supported}"; missing: ${what}.`);
  }
}

const PAID = ['funded_at', 'receipt_url'] as const;
/** What the evidence of a status is. */
const EVIDENCE: Readonly<Partial<Record<ContributionStatus, readonly (keyof ContributionRecord)[]>>> = {
  funded: PAID,
  delivered: [...PAID, 'report_url'],
  verified: [...PAID, 'verified_at', 'verifier', 'certificate_url'],
};

/**
 * Lets a record pass whose status has its evidence, by the same rule the widgets read answers by.
 *
 * @throws {MissingEvidenceError} otherwise
 */
export function checkEvidence(record: ContributionRecord): void {
  const supported = evidencedStatus(record.status, {
    dates: {fundedAt: record.funded_at ?? undefined, verifiedAt: record.verified_at ?? undefined},
    receiptUrl: record.receipt_url ?? undefined,
    reportUrl: record.report_url ?? undefined,
    verifier: record.verifier ?? undefined,
    certificateUrl: record.certificate_url ?? undefined,
  });
  if (supported === record.status) return;
  const missing = (EVIDENCE[record.status] ?? []).filter((column) => !record[column]);
  throw new MissingEvidenceError(record.status, supported, missing);
}
