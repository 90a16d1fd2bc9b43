/** Fakes for tests and stories of applications that use the widgets. */
export {answeringClient, FakeClient, type Question} from './testing/fake-client.js';
export {extremes} from './testing/extremes.js';
export {everyday, nothing, scenarios, statesOf, type Bodies, type Scenario} from './testing/scenarios.js';
export {createFakeApi, type FakeApi, type FakeApiOptions, type FakeApiScenario} from './testing/fake-api.js';
