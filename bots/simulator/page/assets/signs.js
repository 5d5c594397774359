/**
 * Emoji that some computers have no glyph for: they are drawn as images, and remain text for copying and screen
 * readers.
 */
import { h, icon } from './dom.js';

/** The drawing in icons.svg for each emoji. */
const drawings = {
  '✅': 'tick',
  '⛔': 'stop',
  '🔒': 'lock',
  '⚖': 'scales',
  '⏰': 'clock',
  '📎': 'attach',
  '🗂': 'file',
};

const signs = new RegExp(`(${Object.keys(drawings).join('|')})\\u{FE0F}?`, 'u');

/** The text as nodes; everything except these emoji stays text. */
export const withSigns = (text) =>
  text
    .split(signs)
    .filter((part) => part !== '')
    .map((part) => {
      const name = drawings[part];
      return name === undefined
        ? part
        : h('span', { class: `sign ${name}` }, icon(name), h('span', { class: 'visually-hidden' }, part));
    });
