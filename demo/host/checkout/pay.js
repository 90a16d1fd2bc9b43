// Stands in for Stripe's page: shows what is to be paid, and has the server send itself the event of a
// payment.
import {count, money, t, translate} from './texts.js';

const ENDPOINT = '/api/billing/stand-in';
const part = (id) => document.getElementById(id);
const session = new URLSearchParams(location.search).get('session') ?? '';

function show({amount, currency, credits, cancelUrl}) {
  const price = money(amount, currency);
  for (const id of ['total', 'line', 'due']) part(id).textContent = price;
  part('credits').textContent = t('{credits} credits', {credits: count(credits)});
  part('pay-text').textContent = t('Pay {amount}', {amount: price});
  part('pay').disabled = false;
  for (const id of ['back', 'cancel']) part(id).href = cancelUrl;
}

async function pay() {
  part('pay').disabled = true;
  part('problem').textContent = '';
  const headers = {'Content-Type': 'application/json'};
  const request = {method: 'POST', headers, body: JSON.stringify({session})};
  const answer = await fetch(`${ENDPOINT}/pay`, request).catch(() => undefined);
  if (answer?.ok) return location.assign((await answer.json()).url);
  part('problem').textContent = t('That did not work. Try again.');
  part('pay').disabled = false;
}

translate();
part('pay').addEventListener('click', pay);
const answer = await fetch(`${ENDPOINT}/session?session=${encodeURIComponent(session)}`).catch(
  () => undefined,
);
if (answer?.ok) show(await answer.json());
else part('problem').textContent = t('This payment page is not valid. Go back and begin again.');
