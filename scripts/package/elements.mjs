import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../run.mjs';

/** The manifest of the elements, as it is published. */
export function readManifest() {
  return JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
}

const isSettable = ({kind, readonly, static: isStatic}) => kind === 'field' && !readonly && !isStatic;

function elementOf(declaration) {
  const {tagName: tag, name: className, description = '', members = [], attributes = [], events = []} = declaration;
  return {
    tag,
    className,
    description,
    attributes,
    events,
    properties: members.filter(isSettable),
    getters: members.filter(({kind, readonly}) => kind === 'field' && readonly),
    methods: members.filter(({kind}) => kind === 'method'),
    slots: declaration.slots ?? [],
    parts: declaration.cssParts ?? [],
    tokens: declaration.cssProperties ?? [],
  };
}

/** Around other widgets, so that all their events pass by. */
const CONTAINERS = ['a2b-dashboard', 'a2b-provider'];

function withPassingEvents(element, all) {
  if (!CONTAINERS.includes(element.tag)) return element;
  const byName = new Map([element, ...all].flatMap(({events}) => events).toReversed().map((event) => [event.name, event]));
  return {...element, events: [...byName.values()].toReversed()};
}

/** Every element with what can be set, heard and styled, in order of tags. */
export function elements(manifest = readManifest()) {
  const declarations = manifest.modules.flatMap(({declarations = []}) => declarations);
  const all = declarations.filter(({tagName}) => tagName).map(elementOf);
  return all.sort((a, b) => (a.tag < b.tag ? -1 : 1)).map((element) => withPassingEvents(element, all));
}

/** `a2b-range-change` → `onA2bRangeChange`. */
export function handlerName(event) {
  return `on${event.split('-').map((word) => word[0].toUpperCase() + word.slice(1)).join('')}`;
}

/** A doc comment, or nothing. */
export function docComment(text, indent) {
  return text ? `${indent}/** ${text.replaceAll('*/', '*\\/').replace(/\s+/g, ' ')} */\n` : '';
}
