import {isSample} from './account.js';

/** What *Add credits* buys, in whole units of the user's currency. */
const AMOUNT = 10;

/** Address of a page where credits can be paid for, or undefined when there is none to be had. */
export async function paymentPage() {
  const answer = await post('/api/billing/checkout', {amount: AMOUNT});
  return answer?.ok ? (await answer.json()).url : undefined;
}

/** Has a made-up answer cost something. Only sample data is spent on such: imported usage stays as it was. */
export async function payForAnswer(message) {
  if (isSample()) await post('/api/demo/spend', {characters: message.length});
}

function post(path, body) {
  const headers = {'Content-Type': 'application/json'};
  return fetch(path, {method: 'POST', headers, body: JSON.stringify(body)}).catch(() => undefined);
}
