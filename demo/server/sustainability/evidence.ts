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
   */
  constructor(
    readonly claimed: ContributionStatus,
    readonly supported: ContributionStatus,
  ) {
    super(`A contribution cannot be "${claimed}": its evidence supports "${supported}".`);
  }
}

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
  if (supported !== record.status) throw new MissingEvidenceError(record.status, supported);
}
