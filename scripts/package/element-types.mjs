import {docComment, elements} from './elements.mjs';

const INDENT = '    ';

function member(name, type, description) {
  return `${docComment(description, INDENT)}${INDENT}'${name}'?: ${type};\n`;
}

function block(tag, members) {
  return `  '${tag}': {\n${members.join('')}  };\n`;
}

const propertiesOf = ({tag, className, properties}) =>
  block(tag, properties.map(({name, description}) => member(name, `${className}['${name}'] | undefined`, description)));

const attributesOf = ({tag, className, attributes}) =>
  block(tag, attributes.map(({name, fieldName, description}) => member(name, `Written<${className}['${fieldName}']> | undefined`, description)));

const eventsOf = ({tag, events}) =>
  block(tag, events.map(({name, description}) => `${docComment(description, INDENT)}${INDENT}'${name}': GlobalEventHandlersEventMap['${name}'];\n`));

/** What every framework's types are made of: properties, attributes and events of each element, with their docs. */
export function elementTypes() {
  const all = elements();
  const section = (name, doc, write) => `/** ${doc} */\nexport interface ${name} {\n${all.map(write).join('')}}\n`;
  return [
    `import type {${all.map(({className}) => className).join(', ')}} from '../pure.js';\n`,
    '/** A value as an attribute may have it. */\ntype Written<T> = T extends number ? T | `${number}` : T extends boolean ? T | \'\' : T;\n',
    section('A2bProperties', 'What can be set on an element from a program.', propertiesOf),
    section('A2bAttributes', 'What can be written in markup.', attributesOf),
    section('A2bEvents', 'What an element fires.', eventsOf),
    '/** The name of an element. */\nexport type A2bTag = keyof A2bProperties;\n',
    '/** What frameworks can set on an element; a name that is both is a property. */\n' +
      'export type A2bSettings<Tag extends A2bTag> = A2bProperties[Tag] & Omit<A2bAttributes[Tag], keyof A2bProperties[Tag]>;\n',
    '/** Handlers of an element\'s events, named by a prefix: `ona2b-load`, `on:a2b-load`. */\n' +
      'export type A2bHandlers<Tag extends A2bTag, Prefix extends string> = {\n' +
      '  [Name in keyof A2bEvents[Tag] & string as `${Prefix}${Name}`]?: ((event: A2bEvents[Tag][Name]) => void) | undefined;\n};\n',
  ].join('\n');
}
