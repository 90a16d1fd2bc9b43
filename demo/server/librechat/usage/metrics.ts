import {metricsOf, type MetricsRequest} from '../../sustainability/metrics.js';
import type {SustainabilitySettings} from '../../sustainability/settings.js';
import type {UsageCell} from '../../sustainability/usage.js';
import type {Host, Owner} from '../ledger/host.js';
import {cutOf} from '../time/buckets.js';
import {cellsOf} from './cells.js';

/** `GET /sustainability/metrics`: the estimated footprint of a period. LibreChat knows of no contributions. */
export async function metricsIn(host: Host, owner: Owner, settings: SustainabilitySettings, request: MetricsRequest) {
  const {period, granularity, now} = request;
  const cut = cutOf(period, granularity, now);
  const cells = await cellsOf(host, owner, period, {slots: cut, isAttributed: true});
  const usage = cells.map(({provider, model, slot, sums}): UsageCell => ({
    provider: provider?.id ?? null,
    model,
    bucket: cut.bucketOf(slot),
    requests: sums.requests,
    inputTokens: sums.input,
    uncachedTokens: sums.input - sums.cacheRead,
    outputTokens: sums.output,
  }));
  return metricsOf(settings, request, usage, cut.buckets);
}
