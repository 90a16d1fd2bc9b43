import '@aim2balance/widgets';
import {configure} from '@aim2balance/widgets';

configure({apiBase: '/api'});

const usage = document.querySelector('a2b-provider');
document.querySelector('a2b-wallet').messages = {'wallet.heading': 'My credits'};
for (const button of document.querySelectorAll('[data-range]')) {
  button.addEventListener('click', () => usage.setAttribute('range', button.dataset.range));
}
usage.addEventListener('a2b-filter-change', ({filters}) => {
  document.querySelector('#chosen').value = filters.provider.join(', ') || 'Everything';
});
