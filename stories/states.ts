import {configure} from '../src/store/page.js';
import {createFakeApi} from '../src/testing/fake-api.js';
import {scenarios, type Scenario} from '../src/testing/scenarios.js';

type Args = Readonly<Record<string, unknown>>;

const isSet = ([, value]: [string, unknown]): boolean => value !== undefined && value !== '';

/** An element in one of the shared scenarios; `args` are its properties. */
function element(tag: string, scenario: Scenario, args: Args): HTMLElement {
  const made = document.createElement(tag);
  return Object.assign(made, {client: scenarios[scenario]}, Object.fromEntries(Object.entries(args).filter(isSet)));
}

/** The moment of all stories. */
const now = () => new Date('2026-11-20T18:00:00Z');

/** A story of a tag whose cards ask the page's API, which is in one of the shared scenarios. */
export function overApi(tag: string, scenario: Scenario, args: Args = {}) {
  const story = inState(tag, scenario, args);
  return {
    ...story,
    render: (present: Args) => {
      configure({fetch: createFakeApi({scenario, now})});
      return story.render(present);
    },
  };
}

/** A story that shows a tag in one of the shared scenarios, with its properties as controls. */
export function inState(tag: string, scenario: Scenario, args: Args = {}) {
  return {
    args: {timeZone: 'Europe/Berlin', ...args},
    render: (present: Args) => element(tag, scenario, present),
    parameters: {a2b: {tag, scenario}},
  };
}

/** Everyday figures in a dark page that is read from right to left. */
export function darkRtl(tag: string, args: Args = {}) {
  return {...inState(tag, 'everyday', args), globals: {theme: 'dark', language: 'ar'}};
}
