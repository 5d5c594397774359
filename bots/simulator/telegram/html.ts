/**
 * `parse_mode: HTML` as the server understands it: a few tags, four named entities, errors that point to a byte.
 * Works on UTF-8 bytes because the offsets in its errors are bytes; the entities it makes count UTF-16 units.
 */
import { faults } from './faults.ts';
import type { MessageEntity } from './objects.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Tag → entity. `a`, `span`, `pre`, `code` and `blockquote` need their attributes as well. */
const tagTypes: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};
const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const entityShape = /^&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?/;
const textLink = /^(?:https?:\/\/|tg:|mailto:|tel:)/i;

interface OpenTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
}

interface Reading {
  readonly source: string;
  readonly entities: MessageEntity[];
  readonly open: OpenTag[];
  /** The words so far, without markup. */
  output: string;
}

/** @throws ApiFault "can't parse entities", as the server says it */
export function parseHtml(source: string): FormattedText {
  const at: Reading = { source, entities: [], open: [], output: '' };
  let position = 0;
  while (position < source.length) {
    const character = source.charAt(position);
    if (character === '&') {
      const decoded = decode(source.slice(position, position + 12));
      at.output += decoded?.text ?? '&';
      position += decoded?.length ?? 1;
    } else if (character !== '<') {
      at.output += character;
      position += 1;
    } else if (source.charAt(position + 1) === '/') {
      position = closeTag(at, position);
    } else {
      position = openTag(at, position);
    }
  }
  const unclosed = at.open.at(-1);
  if (unclosed) fail(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text: at.output, entities: at.entities.sort(byPosition) };
}

function fail(problem: string): never {
  throw faults.badEntities(problem);
}

const byteAt = ({ source }: Reading, index: number) => Buffer.byteLength(source.slice(0, index));

function openTag(at: Reading, begin: number): number {
  const [raw = ''] = /^[^\s>]*/.exec(at.source.slice(begin + 1)) ?? [];
  let position = begin + 1 + raw.length;
  if (position >= at.source.length) fail(`Unclosed start tag at byte offset ${byteAt(at, begin)}`);
  const name = raw.toLowerCase();
  if (!Object.hasOwn(tagTypes, name)) fail(`Unsupported start tag "${name}" at byte offset ${byteAt(at, begin)}`);
  const attributes = new Map<string, string>();
  for (;;) {
    position += /^\s*/.exec(at.source.slice(position))?.[0].length ?? 0;
    if (position >= at.source.length) fail(`Unclosed start tag "${name}" at byte offset ${byteAt(at, begin)}`);
    if (at.source.charAt(position) === '>') break;
    const [attribute = ''] = /^[^\s=>/"']*/.exec(at.source.slice(position)) ?? [];
    if (attribute === '') {
      fail(`Empty attribute name in the tag "${name}" at byte offset ${byteAt(at, begin)}`);
    }
    position += attribute.length;
    position = attributeValue(at, begin, name, position, (value) => attributes.set(attribute, value));
  }
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    fail(`Tag "span" must have class "tg-spoiler" at byte offset ${byteAt(at, begin)}`);
  }
  at.open.push({ name, attributes, offset: at.output.length });
  return position + 1;
}

/** After an attribute's name: `= "value"`, `= token`, or nothing. Returns where to read on. */
function attributeValue(at: Reading, begin: number, tag: string, from: number, keep: (value: string) => void): number {
  const sign = /^\s*=\s*/.exec(at.source.slice(from));
  if (!sign) {
    keep('');
    return from;
  }
  const start = from + sign[0].length;
  const quote = at.source.charAt(start);
  if (quote === '') fail(`Unclosed start tag "${tag}" at byte offset ${byteAt(at, begin)}`);
  if (quote !== '"' && quote !== "'") {
    const [token = ''] = /^[a-zA-Z0-9.-]*/.exec(at.source.slice(start)) ?? [];
    const next = at.source.charAt(start + token.length);
    if (next !== '>' && !/\s/.test(next)) fail(`Unexpected end of name token at byte offset ${byteAt(at, start)}`);
    keep(token.toLowerCase());
    return start + token.length;
  }
  const end = at.source.indexOf(quote, start + 1);
  if (end === -1) fail(`Unclosed start tag at byte offset ${byteAt(at, begin)}`);
  keep(decodeAll(at.source.slice(start + 1, end)));
  return end + 1;
}

function closeTag(at: Reading, begin: number): number {
  const tag = at.open.at(-1);
  if (!tag) return fail(`Unexpected end tag at byte offset ${byteAt(at, begin)}`);
  const found = /^<\/([^\s>]*)\s*>/.exec(at.source.slice(begin));
  if (!found) return fail(`Unclosed end tag at byte offset ${byteAt(at, begin)}`);
  const name = (found[1] ?? '').toLowerCase();
  if (name !== '' && name !== tag.name) {
    fail(`Unmatched end tag at byte offset ${byteAt(at, begin)}, expected "</${tag.name}>", found "</${name}>"`);
  }
  at.open.pop();
  addEntity(at, tag);
  return begin + found[0].length;
}

function addEntity(at: Reading, tag: OpenTag): void {
  const length = at.output.length - tag.offset;
  if (length === 0) return;
  const place = { offset: tag.offset, length };
  const type = tagTypes[tag.name] ?? tag.name;
  if (tag.name === 'a') {
    const url = tag.attributes.get('href') || at.output.slice(tag.offset);
    // The server drops what is not a link and keeps the words.
    if (textLink.test(url) || /^[\w-]+(\.[\w-]+)+/.test(url)) {
      at.entities.push({ type, ...place, url: URL.canParse(url) ? new URL(url).href : `http://${url}` });
    }
    return;
  }
  if (tag.name === 'tg-emoji') {
    const id = tag.attributes.get('emoji-id') ?? '';
    if (!/^[1-9]\d*$/.test(id)) fail('Invalid custom emoji identifier specified');
    at.entities.push({ type, ...place, custom_emoji_id: id });
    return;
  }
  if (tag.name === 'code') {
    const language = /^language-(.+)/.exec(tag.attributes.get('class') ?? '')?.[1];
    at.entities.push({ type, ...place, ...(language ? { language } : {}) });
    return;
  }
  if (tag.name === 'pre') {
    const inner = at.entities.at(-1);
    if (inner?.type === 'code' && inner.offset === place.offset && inner.length === length) {
      at.entities.pop();
      at.entities.push({ type, ...place, ...(inner.language ? { language: inner.language } : {}) });
      return;
    }
  }
  const expandable = tag.name === 'blockquote' && tag.attributes.has('expandable');
  at.entities.push({ type: expandable ? 'expandable_blockquote' : type, ...place });
}

function decode(text: string): { text: string; length: number } | null {
  const found = entityShape.exec(text);
  if (!found) return null;
  const [whole, hexadecimal, decimal, name] = found;
  if (name !== undefined) {
    const character = namedEntities[name];
    return character === undefined ? null : { text: character, length: whole.length };
  }
  const code = hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16);
  return code === 0 || code >= 0x10ffff ? null : { text: String.fromCodePoint(code), length: whole.length };
}

function decodeAll(value: string): string {
  return value.replaceAll(/&[#\w]+;?/g, (entity) => {
    const decoded = decode(entity);
    return decoded ? decoded.text + entity.slice(decoded.length) : entity;
  });
}

/** The server's order: by beginning, the longer one first. */
export function byPosition(left: MessageEntity, right: MessageEntity): number {
  return left.offset - right.offset || right.length - left.length;
}
