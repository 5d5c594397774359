/** Signs of chats for which not every computer has a letter: drawn on the screen, and there as what they are for whoever copies or listens. */
import { h, icon } from './dom.js';

/** Sign → its drawing in icons.svg. */
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

/** The text as nodes; what is no sign stays text. */
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
