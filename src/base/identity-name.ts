import {UNATTRIBUTED} from '../contract/primitives.js';
import type {Translate} from '../i18n/translator.js';

/**
 * What a project, provider or model is called: text that came from anywhere, never interpreted. What belongs to nobody
 * is called so in the language of the page, whatever name the server has for it; without a name it is `unnamed`.
 */
export function identityName(
  {id, name}: {readonly id: string; readonly name?: string | undefined}, t: Translate, unnamed: string = id,
): string {
  return id === UNATTRIBUTED ? t('common.unattributed') : name || unnamed;
}

/** The same for a file, in no language: what belongs to nobody is named by its id. */
export function recordedName({id, name}: {readonly id: string; readonly name: string}): string {
  return id === UNATTRIBUTED ? id : name || id;
}
