/**
 * `parse_mode: HTML` as the server implements it: tags without attributes, four named entities, errors with a byte
 * offset. Links, code and quotations, which the bot never uses, are not supported.
 */
import { faults } from './faults.ts';
import type { MessageEntity } from './objects.ts';

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

const tagTypes: Readonly<Record<string, string>> = { b: 'bold', i: 'italic', u: 'underline', s: 'strikethrough' };
const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const pieces = /<(?<slash>\/?)(?<name>[^\s>]*)(?<end>\s*>)?|&(?<named>lt|gt|amp|quot);?|[^<&]+|&/g;

/** @throws ApiFault "can't parse entities", in the server's words */
export function parseHtml(source: string): FormattedText {
  const entities: MessageEntity[] = [];
  const open: { readonly name: string; readonly offset: number }[] = [];
  let text = '';
  for (const found of source.matchAll(pieces)) {
    const [raw] = found;
    const { slash, name = '', end, named } = found.groups ?? {};
    const at = `at byte offset ${Buffer.byteLength(source.slice(0, found.index))}`;
    if (!raw.startsWith('<')) {
      text += named ? characters[named] : raw;
    } else if (!slash) {
      if (!end && found.index + raw.length === source.length) fail(`Unclosed start tag ${at}`);
      if (!Object.hasOwn(tagTypes, name)) fail(`Unsupported start tag "${name}" ${at}`);
      if (!end) fail(`Unsupported attribute in the tag "${name}" ${at}`);
      open.push({ name, offset: text.length });
    } else {
      const tag = open.pop() ?? fail(`Unexpected end tag ${at}`);
      if (!end) fail(`Unclosed end tag ${at}`);
      if (name !== tag.name) fail(`Unmatched end tag ${at}, expected "</${tag.name}>", found "</${name}>"`);
      const { offset } = tag;
      if (text.length > offset) entities.push({ type: tagTypes[name] ?? name, offset, length: text.length - offset });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) fail(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities: entities.sort(byPosition) };
}

function fail(problem: string): never {
  throw faults.badEntities(problem);
}

/** The server's order: by offset, longer entities first. */
export function byPosition(left: MessageEntity, right: MessageEntity): number {
  return left.offset - right.offset || right.length - left.length;
}
