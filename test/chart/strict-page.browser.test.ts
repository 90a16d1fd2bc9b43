import {expect} from '@open-wc/testing';

import {addChartRoot} from '../../src/chart/chart-root.js';
import {COLD_LOAD, ChartHost, frames} from './chart-host.js';
import {waitUntil} from '../support/wait.js';

/** Adds a policy to this page; it stays for the rest of the file. */
function tighten(policy: string): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  document.head.append(meta);
}

describe('a chart root', () => {
  it('can be emptied and takes no HTML', () => {
    const box = document.body.appendChild(document.createElement('div'));
    const root = addChartRoot(box);
    root.append('text');
    root.innerHTML = '';
    expect(root.childNodes).to.have.length(0);
    expect(() => { root.innerHTML = '<b>x</b>'; }).to.throw(TypeError);
    expect(root.innerHTML).to.equal('');
    box.remove();
  });
});

describe('a chart on a strict page', () => {
  it('B3: violates neither style-src nor Trusted Types from birth to death', async () => {
    const violations: string[] = [];
    const note = (event: SecurityPolicyViolationEvent) => {
      if (event.disposition === 'enforce') violations.push(`${event.violatedDirective} ${event.sample}`);
    };
    document.addEventListener('securitypolicyviolation', note);
    const host = document.createElement('test-chart-host') as ChartHost;
    tighten("style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'");
    document.body.append(host);
    await waitUntil(() => host.chart.state === 'ready', 'drawn', {timeout: COLD_LOAD});
    host.chart.highlight(0, 1);
    host.box!.style.setProperty('inline-size', '200px');
    await frames(3);
    document.documentElement.classList.add('dark');
    await frames(3);
    await host.chart.imageBlob();
    host.remove();
    await frames();
    expect(host.living).to.equal(0);
    const probe = document.body.appendChild(document.createElement('p'));
    probe.setAttribute('style', 'color: red');
    await waitUntil(() => violations.length > 0, 'the policy is in force');
    document.removeEventListener('securitypolicyviolation', note);
    expect(violations).to.have.length(1);
    expect(violations[0]).to.match(/^style-src/);
  }).timeout(COLD_LOAD);
});
