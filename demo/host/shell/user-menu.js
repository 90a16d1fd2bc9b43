const STEPS = {ArrowDown: 1, ArrowUp: -1};

/** The account menu: opening, light dismissal and Escape are the browser's; arrow keys walk through the items. */
export function startMenu() {
  const menu = document.getElementById('account-menu');
  const button = document.getElementById('account-button');
  menu.addEventListener('toggle', ({newState}) => button.setAttribute('aria-expanded', String(newState === 'open')));
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('.menu-item:not([hidden])')];
    const next = nextItem(items, event.key);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

function nextItem(items, key) {
  if (key === 'Home') return items[0];
  if (key === 'End') return items.at(-1);
  const step = STEPS[key];
  return step && items.at((items.indexOf(document.activeElement) + step) % items.length);
}
