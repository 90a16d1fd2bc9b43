import type {Preview} from '@storybook/web-components-vite';
import {setCustomElementsManifest} from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../src/index.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  initialGlobals: {theme: 'light'},
  globalTypes: {
    theme: {toolbar: {title: 'Theme', items: ['light', 'dark'], dynamicTitle: true}},
  },
  decorators: [
    (story, {globals}) => {
      document.documentElement.classList.toggle('dark', globals['theme'] === 'dark');
      document.body.style.background = globals['theme'] === 'dark' ? '#212121' : '#ffffff';
      return story();
    },
  ],
};

export default preview;
