import type {Preview} from '@storybook/web-components-vite';
import {setCustomElementsManifest} from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../src/index.js';

setCustomElementsManifest(manifest);

/** Looks like a LibreChat page: a class for the dark theme, `lang`, and never a `dir`. */
const preview: Preview = {
  tags: ['autodocs'],
  initialGlobals: {theme: 'light', language: 'en'},
  globalTypes: {
    theme: {toolbar: {title: 'Theme', items: ['light', 'dark'], dynamicTitle: true}},
    language: {toolbar: {title: 'Language', items: ['en', 'de', 'fr', 'es', 'ar'], dynamicTitle: true}},
  },
  parameters: {controls: {expanded: true}, backgrounds: {disabled: true}},
  decorators: [
    (story, {globals}) => {
      const root = document.documentElement;
      root.classList.toggle('dark', globals['theme'] === 'dark');
      root.lang = String(globals['language']);
      return story();
    },
  ],
};

export default preview;
