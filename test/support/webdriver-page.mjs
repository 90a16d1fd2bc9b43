/** Names of keys in the tests, and the characters that stand for them on the wire (W3C WebDriver, 17.4.2). */
const KEYS = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', Space: ' ',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017', Meta: '\uE03D',
}; // prettier-ignore

const BUTTONS = {left: 0, middle: 1, right: 2};
const button = ({button: name = 'left'} = {}) => BUTTONS[name];

/** `Shift+Tab` as the keys to hold, in order. */
const chord = (keys) => keys.split(/(?<=.)\+/).map((key) => KEYS[key] ?? key);
const down = (value) => ({type: 'keyDown', value});
const up = (value) => ({type: 'keyUp', value});

function keyboard(driver) {
  const act = (actions) => driver.performActions([{type: 'key', id: 'keyboard', actions}]);
  return {
    type: (text) => act([...text].flatMap((key) => [down(key), up(key)])),
    press: (keys) => act([...chord(keys).map(down), ...chord(keys).reverse().map(up)]),
    down: (key) => act(chord(key).map(down)),
    up: (key) => act(chord(key).map(up)),
  };
}

function mouse(driver) {
  const act = (...actions) => driver.performActions([{type: 'pointer', id: 'mouse', parameters: {pointerType: 'mouse'}, actions}]);
  const move = (x, y) => ({type: 'pointerMove', duration: 0, x, y});
  const press = (options) => ({type: 'pointerDown', button: button(options)});
  const release = (options) => ({type: 'pointerUp', button: button(options)});
  return {
    move: (x, y) => act(move(x, y)),
    click: (x, y, options) => act(move(x, y), press(options), release(options)),
    down: (options) => act(press(options)),
    up: (options) => act(release(options)),
  };
}

const innerSize = (driver) => driver.execute('return [innerWidth, innerHeight]');

/** Makes the window so large that the page has this size: the bars around it are measured, not known. */
async function setViewportSize(driver, {width, height}) {
  const [innerWidth, innerHeight] = await innerSize(driver);
  if (innerWidth === width && innerHeight === height) return;
  const outer = await driver.getWindowRect();
  await driver.setWindowRect(null, null, outer.width + width - innerWidth, outer.height + height - innerHeight);
  await driver.waitUntil(async () => (await innerSize(driver)).join() === `${width},${height}`);
}

/** The part of Playwright's page that the test commands use, over W3C WebDriver. */
export function webdriverPage(driver) {
  return {
    keyboard: keyboard(driver),
    mouse: mouse(driver),
    setViewportSize: (size) => setViewportSize(driver, size),
    emulateMedia: ({colorScheme, reducedMotion}) =>
      driver.execute('__emulateMedia(arguments[0])', {'prefers-color-scheme': colorScheme, 'prefers-reduced-motion': reducedMotion}),
  };
}
