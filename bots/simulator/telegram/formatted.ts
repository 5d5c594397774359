/** Text and captions of a call: parse mode or entities, trimming, lengths, and what the server recognises by itself. */
import type { ApiCall } from '../kernel/bot-api.ts';
import { isObject } from '../kernel/json.ts';
import { json, text } from './call.ts';
import { faults } from './faults.ts';
import { byPosition, type FormattedText, parseHtml } from './html.ts';
import type { MessageEntity } from './objects.ts';

export const maxText = 4096;
export const maxCaption = 1024;
/** Bytes of the field before parsing; the server does not even look at more. */
const maxFieldBytes = 1 << 15;
/** Further entities are ignored by the platform. */
const maxEntities = 100;

const givenTypes: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
]);
/** Accepted in a request and worked out again by the server. */
const foundTypes: ReadonlySet<string> = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
]);
/** Nothing is recognised inside these. */
const opaqueTypes: ReadonlySet<string> = new Set(['code', 'pre', 'text_link']);

const recognisedShapes: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['url', /\bhttps?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?)\]]/giu],
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu],
  ['url', /(?<![\w@./-])(?:[\w-]+\.)+(?:vn|com|org|net|info)(?:\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]])?(?![\w@])/giu],
  ['mention', /(?<![\w/])@[a-zA-Z]\w{3,31}/gu],
  ['hashtag', /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/])/gu],
];

/** The text of a message. @throws ApiFault */
export function messageText(call: ApiCall): FormattedText {
  if (text(call, 'text') === '') throw faults.textEmpty();
  const formatted = formattedField(
    text(call, 'text'),
    text(call, 'parse_mode'),
    json(call, 'entities', 'message entities'),
  );
  if (formatted.text === '') throw faults.textBlank();
  if (codePoints(formatted.text) > maxText) throw faults.textTooLong();
  return formatted;
}

/** A caption out of `call` or of an item of `media`. @throws ApiFault */
export function captionOf(caption: string, parseMode: string, entities: unknown): FormattedText {
  const formatted = formattedField(caption, parseMode, entities);
  if (codePoints(formatted.text) > maxCaption) throw faults.captionTooLong();
  return formatted;
}

export const messageCaption = (call: ApiCall): FormattedText =>
  captionOf(text(call, 'caption'), text(call, 'parse_mode'), json(call, 'caption_entities', 'caption entities'));

/** What a person's app makes of typed text: nothing but what is recognised. */
export const typedText = (typed: string): FormattedText => finish({ text: typed, entities: [] });

export function codePoints(value: string): number {
  return [...value].length;
}

function formattedField(source: string, parseMode: string, entities: unknown): FormattedText {
  if (Buffer.byteLength(source) > maxFieldBytes) throw faults.requestTextTooLong();
  const mode = parseMode.toLowerCase();
  if (source === '') return { text: '', entities: [] };
  if (mode === 'html') return finish(parseHtml(source));
  if (mode !== '' && mode !== 'none') throw faults.badParseMode();
  return finish({ text: source, entities: givenEntities(source, entities) });
}

function givenEntities(source: string, entities: unknown): MessageEntity[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown) => {
    if (!isObject(entity)) throw faults.badMessageEntity('expected an Object');
    const { type, offset, length } = entity;
    if (typeof offset !== 'number') throw faults.badMessageEntity('Can\'t find field "offset"');
    if (typeof length !== 'number') throw faults.badMessageEntity('Can\'t find field "length"');
    if (typeof type === 'string' && foundTypes.has(type)) return [];
    if (typeof type !== 'string' || !givenTypes.has(type)) {
      throw faults.badMessageEntity('Unsupported type specified');
    }
    if (splitsCharacter(source, offset) || splitsCharacter(source, offset + length)) {
      throw faults.bug('entity begins in a middle of a UTF-16 symbol');
    }
    const isInside = offset >= 0 && length > 0 && offset + length <= source.length;
    return isInside ? [entity as unknown as MessageEntity] : [];
  });
}

function splitsCharacter(source: string, index: number): boolean {
  return /[\udc00-\udfff]/.test(source.charAt(index)) && /[\ud800-\udbff]/.test(source.charAt(index - 1));
}

/** Trims as the server does, moves the entities along, and adds what it recognises. */
function finish(formatted: FormattedText): FormattedText {
  const cleaned = formatted.text.replaceAll('\r', '');
  const start = cleaned.length - cleaned.trimStart().length;
  const trimmed = cleaned.trim();
  const given = formatted.entities.flatMap((entity) => {
    const offset = Math.max(entity.offset - start, 0);
    const end = Math.min(entity.offset + entity.length - start, trimmed.length);
    return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
  });
  const entities = [...given, ...recognised(trimmed, given)].sort(byPosition).slice(0, maxEntities);
  return { text: trimmed, entities };
}

function recognised(source: string, given: readonly MessageEntity[]): MessageEntity[] {
  const found: MessageEntity[] = [];
  const overlaps = (others: readonly MessageEntity[], offset: number, length: number) =>
    others.some((other) => offset < other.offset + other.length && other.offset < offset + length);
  const opaque = given.filter((entity) => opaqueTypes.has(entity.type));
  for (const [type, pattern] of recognisedShapes) {
    for (const match of source.matchAll(pattern)) {
      const length = match[0].length;
      if (overlaps(found, match.index, length) || overlaps(opaque, match.index, length)) continue;
      found.push({ type, offset: match.index, length });
    }
  }
  return found;
}
