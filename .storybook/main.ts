import type {StorybookConfig} from '@storybook/web-components-vite';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  framework: '@storybook/web-components-vite',
  core: {disableTelemetry: true},
  viteFinal: (vite) => ({...vite, build: {...vite.build, lib: false as const, rolldownOptions: {}}}),
};

export default config;
