import {darkRtl, inState} from './states.js';

const tag = 'a2b-range-picker';

export default {title: 'Elements/Range picker', component: 'a2b-range-picker'};

export const Simple = inState(tag, 'everyday');
export const Extremes = inState(tag, 'everyday', {
  range: '2026-11-01..2026-11-15', timeZone: 'America/Argentina/Buenos_Aires', min: '2026-01-01', max: '2026-11-20', presets: '7d,mtd',
});
export const DarkRtl = darkRtl(tag);
