/**
 * Text and captions of a call: parse mode, trimming, length limits, and entities that the server recognises by itself.
 */
import type { ApiCall } from '../kernel/bot-api.ts';
import { text } from './call.ts';
import { faults } from './faults.ts';
import { byPosition, type FormattedText, parseHtml } from './html.ts';
import type { MessageEntity } from './objects.ts';

export const maxText = 4096;
export const maxCaption = 1024;
/** Bytes of the field before parsing; the server refuses longer fields at once. */
const maxFieldBytes = 1 << 15;
/** Further entities are ignored by the platform. */
const maxEntities = 100;

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
  const formatted = formattedField(call, 'text');
  if (formatted.text === '') throw faults.textBlank();
  if (codePoints(formatted.text) > maxText) throw faults.textTooLong();
  return formatted;
}

/** @throws ApiFault */
export function messageCaption(call: ApiCall): FormattedText {
  const formatted = formattedField(call, 'caption');
  if (codePoints(formatted.text) > maxCaption) throw faults.captionTooLong();
  return formatted;
}

/** Typed text as a person's app sends it: with recognised entities only. */
export const typedText = (typed: string): FormattedText => finish({ text: typed, entities: [] });

/** Telegram counts length limits in code points, offsets in UTF-16 units. */
export const codePoints = (value: string): number => [...value].length;

function formattedField(call: ApiCall, name: string): FormattedText {
  const source = text(call, name);
  if (Buffer.byteLength(source) > maxFieldBytes) throw faults.requestTextTooLong();
  const mode = text(call, 'parse_mode').toLowerCase();
  if (mode !== '' && mode !== 'html') throw faults.badParseMode();
  return mode === 'html' ? finish(parseHtml(source)) : typedText(source);
}

/** Trims as the server does, shifts the entities accordingly, and adds recognised ones. */
function finish(formatted: FormattedText): FormattedText {
  const cleaned = formatted.text.replaceAll('\r', '');
  const start = cleaned.length - cleaned.trimStart().length;
  const trimmed = cleaned.trim();
  const given = formatted.entities.flatMap((entity) => {
    const offset = Math.max(entity.offset - start, 0);
    const end = Math.min(entity.offset + entity.length - start, trimmed.length);
    return end > offset ? [{ ...entity, offset, length: end - offset }] : [];
  });
  const entities = [...given, ...recognised(trimmed)].sort(byPosition).slice(0, maxEntities);
  return { text: trimmed, entities };
}

function recognised(source: string): readonly MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const [type, pattern] of recognisedShapes) {
    for (const { 0: words, index: offset } of source.matchAll(pattern)) {
      const isTaken = found.some(
        (other) => offset < other.offset + other.length && other.offset < offset + words.length,
      );
      if (!isTaken) found.push({ type, offset, length: words.length });
    }
  }
  return found;
}
