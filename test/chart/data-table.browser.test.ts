import {expect, fixture} from '@open-wc/testing';

import {dataTable} from '../../src/chart/data-table.js';
import {dataTableStyles} from '../../src/chart/data-table.styles.js';

const HOSTILE = '<img src=x onerror="window.hurt = true">';

function table(): Promise<HTMLTableElement> {
  return fixture<HTMLTableElement>(dataTable({
    caption: 'Tokens by provider',
    columns: [{label: 'Provider'}, {label: 'Tokens', align: 'end'}],
    rows: [{header: HOSTILE, cells: ['1,234']}, {header: 'B', cells: [HOSTILE]}],
    footer: {header: 'Total', cells: ['2']},
  }));
}

describe('dataTable()', () => {
  it('is a table with a caption and scopes', async () => {
    const element = await table();
    expect(element.caption?.textContent).to.equal('Tokens by provider');
    expect([...element.querySelectorAll('thead th')].map(cell => cell.getAttribute('scope'))).to.deep.equal(['col', 'col']);
    expect([...element.querySelectorAll('tbody th')].map(cell => cell.getAttribute('scope'))).to.deep.equal(['row', 'row']);
    expect(element.tFoot?.rows[0]?.textContent).to.match(/Total\s*2/);
    expect(element.part.contains('table')).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('shows everything as text', async () => {
    const element = await table();
    expect(element.querySelector('img')).to.equal(null);
    expect(element.rows[1]?.cells[0]?.textContent).to.equal(HOSTILE);
  });

  it('puts amounts at the end and works without row headers and footer', async () => {
    const element = await fixture<HTMLTableElement>(dataTable({
      caption: 'c', columns: [{label: 'a'}, {label: 'b', align: 'end'}], rows: [{cells: ['1', '2']}],
    }));
    expect([...element.tBodies[0]!.rows[0]!.cells].map(cell => cell.className)).to.deep.equal(['start', 'end']);
    expect(element.tFoot).to.equal(null);
  });

  it('has tabular digits and no colours of its own', () => {
    expect(dataTableStyles.cssText).to.include('tabular-nums');
    expect(dataTableStyles.cssText).not.to.match(/#[0-9a-f]{3}|rgb|hsl/i);
  });
});
