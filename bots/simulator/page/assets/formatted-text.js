/** Renders text with entities as elements. Offsets are UTF-16 units, like the indexes of JavaScript strings. */
import { h } from './dom.js';
import { withSigns } from './signs.js';

const webLink = /^https?:\/\//i;

/** A link to a bot's chat; it starts the bot here instead of leaving the page. */
const deepLink = /^https:\/\/t\.me\/\w+\?start=([\w-]{1,64})$/;

/** The command of a deep link, or null. */
export const startCommand = (url) => {
  const payload = deepLink.exec(url)?.[1];
  return payload === undefined ? null : `/start ${payload}`;
};

/** For each kind of entity, a function that wraps its content. Other kinds stay plain text. */
const wrappers = {
  bold: (content) => h('strong', {}, content),
  italic: (content) => h('em', {}, content),
  underline: (content) => h('u', {}, content),
  strikethrough: (content) => h('s', {}, content),
  url: (content, words) => link(webLink.test(words) ? words : `https://${words}`, content),
  email: (content, words) => link(`mailto:${words}`, content),
  hashtag: (content) => h('span', { class: 'mention' }, content),
  mention: (content) => h('span', { class: 'mention' }, content),
};

/** `onCommand('/help')` is called when a command is pressed. */
export function formattedText(text, entities, onCommand) {
  const fragment = document.createDocumentFragment();
  fragment.append(...range(text, 0, text.length, [...entities], onCommand));
  return fragment;
}

/** The nodes of text[start, end); `entities` are sorted by offset, outer ones before inner ones. */
function range(text, start, end, entities, onCommand) {
  const nodes = [];
  let at = start;
  while (entities.length > 0) {
    const entity = entities.shift();
    const entityEnd = Math.min(entity.offset + entity.length, end);
    if (entity.offset < at || entityEnd <= entity.offset) continue;
    if (entity.offset > at) nodes.push(...withSigns(text.slice(at, entity.offset)));
    const inner = [];
    while (entities.length > 0 && entities[0].offset < entityEnd) inner.push(entities.shift());
    const content = range(text, entity.offset, entityEnd, inner, onCommand);
    const words = text.slice(entity.offset, entityEnd);
    nodes.push(...wrapped(entity, content, words, onCommand));
    at = entityEnd;
  }
  if (at < end) nodes.push(...withSigns(text.slice(at, end)));
  return nodes;
}

function wrapped(entity, content, words, onCommand) {
  const command = entity.type === 'bot_command' ? words : startCommand(words);
  if (command !== null) {
    return [h('button', { type: 'button', class: 'command', onclick: () => onCommand(command) }, content)];
  }
  const wrap = wrappers[entity.type];
  return wrap ? [wrap(content, words)].flat() : content;
}

function link(url, content) {
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, content);
}
