import {expect} from '@open-wc/testing';
import {parse} from 'csv-parse/browser/esm/sync';
import {charge, column, logOf} from './log-page.js';

describe('a2b-usage-log where the viewer is', () => {
  it('shows and exports moments by the clock of the viewer, beside UTC', async () => {
    const element = await logOf([charge(0)]);
    const moment = new Date(charge(0).date);
    const day = moment.toLocaleDateString('en', {year: 'numeric', month: 'short', day: 'numeric'});
    expect(column(element, 1)[0]).to.match(new RegExp(`^${day}, `));
    const text = await ((await element.exportCsv()) as Blob).text();
    const [record] = parse(text, {columns: true, record_delimiter: '\r\n'}) as Record<string, string>[];
    expect(record?.dateUtc).to.equal('2026-11-20T18:00:00Z');
    const pad = (value: number) => String(value).padStart(2, '0');
    const clock = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(pad).join(':');
    expect(record?.dateLocal).to.equal(`2026-11-${pad(moment.getDate())} ${clock}`);
  });
});
