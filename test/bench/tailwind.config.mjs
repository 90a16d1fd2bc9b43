import {fileURLToPath} from 'node:url';
import colors from 'tailwindcss/colors.js';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const shades = '50|100|200|300|400|500|600|700|800|900|950';
const hues = 'blue|cyan|sky|zinc|purple|indigo|violet|fuchsia|emerald|amber|gray|slate|rose|lime|pink';
const inUse = (name, variants) => ({pattern: new RegExp(`^(${name}-(?:${hues})-(?:${shades}))$`), ...(variants && {variants})});

/** As Tremor's own guide has it: its theme, and the classes of its colours kept though no file names them. */
export default {
  content: [at('pages/tremor/*.{html,jsx}'), at('node_modules/@tremor/**/*.{js,jsx}')],
  theme: {
    transparent: 'transparent',
    current: 'currentColor',
    extend: {
      colors: {
        tremor: {
          brand: {faint: colors.blue[50], muted: colors.blue[200], subtle: colors.blue[400], DEFAULT: colors.blue[500], emphasis: colors.blue[700], inverted: colors.white},
          background: {muted: colors.gray[50], subtle: colors.gray[100], DEFAULT: colors.white, emphasis: colors.gray[700]},
          border: {DEFAULT: colors.gray[200]},
          ring: {DEFAULT: colors.gray[200]},
          content: {subtle: colors.gray[400], DEFAULT: colors.gray[500], emphasis: colors.gray[700], strong: colors.gray[900], inverted: colors.white},
        },
      },
      borderRadius: {'tremor-small': '0.375rem', 'tremor-default': '0.5rem', 'tremor-full': '9999px'},
      fontSize: {
        'tremor-label': ['0.75rem', {lineHeight: '1rem'}],
        'tremor-default': ['0.875rem', {lineHeight: '1.25rem'}],
        'tremor-title': ['1.125rem', {lineHeight: '1.75rem'}],
        'tremor-metric': ['1.875rem', {lineHeight: '2.25rem'}],
      },
    },
  },
  safelist: [inUse('bg', ['hover', 'ui-selected']), inUse('text', ['hover', 'ui-selected']), inUse('border', ['hover', 'ui-selected']), inUse('ring'), inUse('stroke'), inUse('fill')],
};
