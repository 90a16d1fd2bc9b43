import {docComment, elements, handlerName} from './elements.mjs';

const HEAD = `'use client';\n`;

function moduleOf({tag, className, events}) {
  const handlers = events.map(({name}) => `    ${handlerName(name)}: '${name}',\n`).join('');
  return `${HEAD}import {createComponent} from '@lit/react';
import * as React from 'react';
import {${className} as elementClass} from '../elements/${tag}.js';

export const ${className} = /* @__PURE__ */ createComponent({
  react: React,
  tagName: '${tag}',
  elementClass,
  displayName: '${className}',
  events: {
${handlers}  },
});
`;
}

function typesOf({tag, className, description, events}) {
  const handlers = events.map(({name, description: doc}) => {
    return `${docComment(doc, '    ')}    ${handlerName(name)}: EventName<GlobalEventHandlersEventMap['${name}']>;\n`;
  });
  return `import type {EventName, ReactWebComponent} from '@lit/react';
import type {${className} as Element} from '../elements/${tag}.js';

${docComment(description, '')}export declare const ${className}: ReactWebComponent<
  Element,
  {
${handlers.join('')}  }
>;
`;
}

/** One React component per element, each in a module of its own so that bundlers take only what is used. By path. */
export function reactFiles() {
  const all = elements();
  const index = all.map(({tag, className}) => `export {${className}} from './react/${tag}.js';\n`).join('');
  const single = all.flatMap((element) => [
    [`react/${element.tag}.js`, moduleOf(element)],
    [`react/${element.tag}.d.ts`, typesOf(element)],
  ]);
  return Object.fromEntries([...single, ['react.js', `${HEAD}${index}`], ['react.d.ts', index]]);
}
