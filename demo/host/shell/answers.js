/** What the app answers to anything. */
export const ANSWER = [
  'This is a demo, so no model has read that. On sample data it has cost some credits all the same:',
  'the app has just called a2b.notifyUsage(), and every widget on the page looks for fresh figures.',
].join(' ');

/** What stands in the chats of the side bar. */
export const SAMPLE_ANSWER = [
  'This chat is only here to fill the side bar.',
  'What it would have cost is under “Usage & costs”.',
].join(' ');
