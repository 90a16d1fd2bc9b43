import {expect} from '@open-wc/testing';
import {librechat, type LibreChatOptions} from '../../src/hosts/librechat.js';
import {pageState} from '../../src/store/page.js';

const announce = (token: string) => window.dispatchEvent(new CustomEvent('tokenUpdated', {detail: token}));
const asker = (options?: LibreChatOptions) => {
  const {getToken} = librechat(options);
  if (getToken === undefined) throw new Error('The preset asks for no token.');
  return getToken;
};
const tokenOf = (id: string) => `e30.${btoa(JSON.stringify({id, name: 'ÿ'})).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.x`;
const recovery = globalThis as {__librechatAuthRecovery?: {refreshPromise: Promise<unknown> | null} | undefined};

describe('librechat()', () => {
  afterEach(() => {
    recovery.__librechatAuthRecovery = undefined;
  });

  it('leaves it to the cookie while the page hands over no token', async () => {
    expect(await asker()({reason: 'initial'})).to.equal(null);
    expect(await asker({getToken: () => 'held'})({reason: 'initial'})).to.equal('held');
  });

  it('waits for the refresh that the app is making, and wakes nobody', async () => {
    let held = 'old';
    let woken = 0;
    const ask = asker({getToken: () => held, wake: () => (woken += 1)});
    expect(await ask({reason: 'initial'})).to.equal('old');
    recovery.__librechatAuthRecovery = {refreshPromise: Promise.resolve().then(() => (held = 'new'))};
    expect(await ask({reason: 'expired'})).to.equal('new');
    expect(woken).to.equal(0);
  });

  it('wakes the app, and takes the token it announces', async () => {
    const ask = asker({getToken: () => 'old', wake: () => announce('announced')});
    await ask({reason: 'initial'});
    expect(await ask({reason: 'expired'})).to.equal('announced');
  });

  it('takes the token of an app that wakes without announcing it', async () => {
    let held = 'old';
    const ask = asker({getToken: () => held, wake: async () => (held = 'new')});
    await ask({reason: 'initial'});
    expect(await ask({reason: 'expired'})).to.equal('new');
  });

  it('waits for an announcement where it cannot wake anybody, also after the app failed', async () => {
    const ask = asker({wake: () => Promise.reject(new Error('offline'))});
    await ask({reason: 'initial'});
    const next = ask({reason: 'expired'});
    setTimeout(() => announce('late'), 20);
    expect(await next).to.equal('late');
  });

  it('never hands over the refused token again', async () => {
    const ask = asker({getToken: () => 'refused', wait: 20});
    await ask({reason: 'initial'});
    expect(await ask({reason: 'expired'})).to.equal(null);
  });

  it('gives up in time, and asks for fresh figures when a token comes after all', async () => {
    const ask = asker({wait: 20});
    await ask({reason: 'initial'});
    expect(await ask({reason: 'expired'})).to.equal(null);
    const {generation} = pageState.value;
    announce('after all');
    expect(pageState.value.generation).to.equal(generation + 1);
    announce('and once more');
    expect(pageState.value.generation).to.equal(generation + 1);
  });

  it('makes no request by itself', async () => {
    const original = globalThis.fetch;
    let requests = 0;
    globalThis.fetch = (...args) => {
      requests += 1;
      return original(...args);
    };
    try {
      await asker({wait: 20})({reason: 'expired'});
      announce('token');
    } finally {
      globalThis.fetch = original;
    }
    expect(requests).to.equal(0);
  });

  it('takes the figures off the screen when the app sends its user to sign in', async () => {
    librechat();
    window.dispatchEvent(new Event('authRedirectStarted'));
    expect(pageState.value.signedIn).to.equal(false);
    pageState.set({signedIn: true});
  });

  it('calls balances credits', () => expect(librechat().unit).to.equal('credits'));

  it('finds the API below the base of the app, which may be a sub-path', () => {
    expect(librechat().apiBase).to.equal('/api');
    const base = Object.assign(document.createElement('base'), {href: '/chat/'});
    document.head.append(base);
    expect(librechat().apiBase).to.equal('api');
    base.remove();
  });
});

describe('librechat(), while users come and go', () => {
  const {href} = location;
  const own = Object.getOwnPropertyDescriptor(window, 'navigation');
  /** The app shows another of its pages, by which a browser may or may not tell. */
  const go = async (path: string) => {
    history.pushState(null, '', path);
    document.body.append(document.createElement('i'));
    await Promise.resolve();
  };
  const isSignedIn = () => pageState.value.signedIn;

  afterEach(async () => {
    document.querySelectorAll('body > i').forEach((page) => page.remove());
    history.replaceState(null, '', href);
    await Promise.resolve();
    if (own !== undefined) Object.defineProperty(window, 'navigation', own);
    pageState.set({signedIn: true});
  });

  for (const isTold of [true, false]) {
    it(`B13: takes the figures off the screen at a sign-out within the page, ${isTold ? 'which the browser tells' : 'seen by what is drawn'}`, async () => {
      if (!isTold) Object.defineProperty(window, 'navigation', {value: undefined, configurable: true});
      librechat();
      await go('/c/new');
      const {generation} = pageState.value;
      await go('/login');
      expect(isSignedIn()).to.equal(false);
      await go('/login/2fa');
      expect([isSignedIn(), pageState.value.generation]).to.deep.equal([false, generation]);
      await go('/c/new');
      expect([isSignedIn(), pageState.value.generation]).to.deep.equal([true, generation + 1]);
      await go('/c/another');
      expect(pageState.value.generation).to.equal(generation + 1);
    });
  }

  it('asks anew once somebody signed in who was not when the page came', async () => {
    await go('/login');
    librechat();
    const {generation} = pageState.value;
    await go('/c/new');
    expect(pageState.value.generation).to.equal(generation + 1);
  });

  it('B13: hands over no token of who signed out, however long it is valid', async () => {
    const ask = asker({wait: 20});
    await ask({reason: 'initial'});
    announce(tokenOf('A'));
    await go('/login');
    await go('/c/new');
    await ask({reason: 'initial'});
    expect(await ask({reason: 'expired'})).to.equal(null);
  });

  it('B13: takes the figures off the screen when the app announces the token of another user', async () => {
    const states: boolean[] = [];
    const stop = pageState.subscribe(({signedIn}) => states.push(signedIn));
    const ask = asker({getToken: () => tokenOf('A')});
    await ask({reason: 'initial'});
    announce(tokenOf('A'));
    announce('a token that does not say whose');
    expect(states).to.deep.equal([]);
    announce(tokenOf('B'));
    expect(states).to.deep.equal([false, true]);
    stop();
  });

  it('stays signed out until the app has left its page for that, whatever it announces', async () => {
    const ask = asker({wait: 20});
    await ask({reason: 'initial'});
    await ask({reason: 'expired'});
    await go('/login');
    announce(tokenOf('B'));
    expect(isSignedIn()).to.equal(false);
  });
});
