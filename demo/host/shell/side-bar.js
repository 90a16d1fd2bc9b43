const STORED = 'side-bar';
const phone = matchMedia('(max-width: 767px)');
const part = (id) => document.getElementById(id);
let isOpen = false;

function remembered() {
  try {
    return localStorage.getItem(STORED) !== 'closed';
  } catch {
    return true;
  }
}

function remember() {
  try {
    localStorage.setItem(STORED, isOpen ? 'open' : 'closed');
  } catch {
    // then it is open on the next visit
  }
}

function show(open) {
  isOpen = open;
  document.body.classList.toggle('side-closed', !open);
  part('side').inert = !open;
  part('page').inert = open && phone.matches;
  for (const id of ['side-close', 'side-open']) part(id).setAttribute('aria-expanded', String(open));
}

function toggle(open) {
  show(open);
  if (!phone.matches) remember();
  part(open ? 'side-close' : 'side-open').focus();
}

/** Whether the side bar lies over the page, as it does on a phone. */
export function isDrawerOpen() {
  return isOpen && phone.matches;
}

/** Takes the drawer of a phone away; beside a wide page the side bar stays. */
export function closeDrawer() {
  if (isDrawerOpen()) toggle(false);
}

/** Side bar: as left on a wide page, closed on a phone. */
export function startSideBar() {
  const settle = () => show(!phone.matches && remembered());
  phone.addEventListener('change', settle);
  part('side-close').addEventListener('click', () => toggle(false));
  part('side-open').addEventListener('click', () => toggle(true));
  part('backdrop').addEventListener('click', closeDrawer);
  settle();
  requestAnimationFrame(() => document.body.classList.add('settled')); // from now on changes may move
}
