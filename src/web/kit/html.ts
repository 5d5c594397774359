/**
 * HTML as tagged templates. Every inserted value is escaped unless it was made by a template, so escaping cannot be
 * forgotten, and there is no way to insert ready-made markup. RSS and the sitemap (XML) use it too.
 */

import { escapeMarkup } from '../../domain/text/escape-markup.ts';
import { withoutInvisible } from '../../domain/text/normalize.ts';

/** Only this file can create objects with this key, so no stored or received text can pass as markup. */
const markup = Symbol('markup');

/** HTML that is inserted without escaping. A plain string cannot have this type. */
export interface Markup {
  readonly [markup]: string;
  /** UTF-8 bytes of parts that many pages share, encoded once. */
  readonly bytes?: Buffer;
}

/** Values that a template accepts: texts are escaped, lists are concatenated; null, undefined and false render as nothing. */
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** Removes invisible characters, which older items may contain and most of which XML forbids. */
export const visibleText = (text: string): string => withoutInvisible(text.toWellFormed());

/** Texts of only Vietnamese letters, digits and common signs need no escaping; most texts are like this. */
const needsNothing =
  /^[\t\n\x20!#-%(-;=?-~\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/u;

/** Escapes a text and removes invisible characters, such as those that reverse the direction of a line. */
export function escapeText(text: string): string {
  if (needsNothing.test(text)) return text;
  const visible = visibleText(text);
  return /[&<>"']/.test(visible) ? escapeMarkup(visible) : visible;
}

/** Renders a template. Parts that are null, false or undefined render as nothing; lists are concatenated. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  for (let at = 0; at < parts.length; at += 1) text += render(parts[at]) + (strings[at + 1] ?? '');
  return { [markup]: text };
}

export const nothing: Markup = html``;

/** A range of a text in UTF-16 units, without `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Wraps the given ranges, which must be in order, in `<mark>`. Tests the whole text first, because most need no escaping. */
export function markedText(text: string, stretches: readonly Stretch[]): Markup {
  const needsEscaping = !needsNothing.test(text);
  const written = (from: number, to: number): string => {
    const part = text.slice(from, to);
    return needsEscaping ? escapeText(part) : part;
  };
  let [marked, end] = ['', 0];
  for (const { from, to } of stretches) {
    marked += `${written(end, from)}<mark>${written(from, to)}</mark>`;
    end = to;
  }
  return { [markup]: marked + written(end, text.length) };
}

/** Like `needsNothing`, without characters that could end an element or that JSON escapes. */
const plainData = /^[\t\n\x20-%'-;=?-[\]-~\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/u;

/**
 * Adds a member to an object, both already serialised, so that common data is serialised once.
 * @param data result of `jsonData` for a non-empty object
 */
export const jsonWith = (data: Markup, name: string, value: Markup): Markup => ({
  [markup]: `${data[markup].slice(0, -1)},${jsonData(name)[markup]}:${value[markup]}}`,
});

/** Serialises data for a script element (JSON-LD); no character in it can end the element. */
export function jsonData(value: unknown): Markup {
  const text = JSON.stringify(value);
  if (plainData.test(text)) return { [markup]: text };
  // Avoids the slow path for texts without invisible characters.
  const isPlain = !text.includes('\\u') && visibleText(text) === text;
  const visible = isPlain
    ? text
    : JSON.stringify(value, (_key, each: unknown) => (typeof each === 'string' ? visibleText(each) : each));
  return {
    [markup]: visible.replaceAll(
      /[<>&\u2028\u2029]/gu,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  };
}

/** Marks a part that many pages share, and encodes it once. */
export const shared = (part: Markup): Markup => ({ [markup]: part[markup], bytes: Buffer.from(part[markup]) });

/** A text as consecutive pieces: each shared part is one, and everything between two shared parts is one. */
export type Pieces = readonly Markup[];

/** Splits parts into pieces. @param parts lists are split as well */
export function piecesOf(parts: readonly Part[]): Pieces {
  const pieces: Markup[] = [];
  let between = '';
  const take = (part: Part): void => {
    if (Array.isArray(part)) for (const each of part) take(each);
    else if (isShared(part)) {
      pieces.push({ [markup]: between }, part);
      between = '';
    } else between += render(part);
  };
  take(parts);
  return [...pieces, { [markup]: between }];
}

const isShared = (part: Part): part is Markup =>
  typeof part === 'object' && part !== null && markup in part && part.bytes !== undefined;

/** The HTML or XML text. */
export const textOf = (part: Markup): string => part[markup];

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  if (markup in part) return part[markup];
  // Concatenated with `+`, so that the characters are copied once for the page instead of once for each list.
  let text = '';
  for (const each of part) text += render(each);
  return text;
}
