/**
 * Pages as tagged templates. Whatever is put into a template is escaped, unless a template made it: forgetting to escape
 * is not possible, and there is no door for ready-made markup. XML (RSS, sitemap) is written with it too.
 */

import { escapeMarkup } from '../../domain/text/escape-markup.ts';
import { withoutInvisible } from '../../domain/text/normalize.ts';

/** Only this file can write under this key, so nothing that came from a database or a request passes for markup. */
const markup = Symbol('markup');

/** HTML that may be put into a page as it is. A plain text can't be taken for it. */
export interface Markup {
  readonly [markup]: string;
  /** Of what stands on many pages: its UTF-8, made once. */
  readonly bytes?: Buffer;
}

/** What a template takes: texts are escaped, lists put together, and nothing stands for null, undefined and false. */
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** Items that were kept before texts were cleaned at the door may hold what nobody sees; XML forbids most of it. */
export const visibleText = (text: string): string => withoutInvisible(text.toWellFormed());

/** Letters of Vietnamese, digits and usual signs that markup does not read as its own: most texts are nothing else. */
const needsNothing =
  /^[\t\n\x20!#-%(-;=?-~\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/u;

/** Signs that can’t be seen are made visible or left out: a name can’t turn a line around. */
export function escapeText(text: string): string {
  if (needsNothing.test(text)) return text;
  const visible = visibleText(text);
  return /[&<>"']/.test(visible) ? escapeMarkup(visible) : visible;
}

/** Parts that are null, false or undefined say nothing; lists are written one after the other. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  for (let at = 0; at < parts.length; at += 1) text += render(parts[at]) + (strings[at + 1] ?? '');
  return { [markup]: text };
}

export const nothing: Markup = html``;

/** A stretch of a text, in UTF-16 units; `to` is not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A text with these stretches of it in `<mark>`, in their order. Most texts need no escaping, so the whole is asked first. */
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

/** The same without the signs that could end an element, or that JSON writes as numbers. */
const plainData = /^[\t\n\x20-%'-;=?-[\]-~\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/u;

/**
 * An object with one more member, whose value was written before: what is the same on many pages is written once.
 * @param data of `jsonData`, of an object that is not empty
 */
export const jsonWith = (data: Markup, name: string, value: Markup): Markup => ({
  [markup]: `${data[markup].slice(0, -1)},${jsonData(name)[markup]}:${value[markup]}}`,
});

/** Data for programs inside a page (JSON-LD): no sign in it can end the element. */
export function jsonData(value: unknown): Markup {
  const text = JSON.stringify(value);
  if (plainData.test(text)) return { [markup]: text };
  // Most texts hold nothing that would have to be taken out of them one by one.
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

/** Says that this very object will stand on many pages: they need not make its letters into bytes again. */
export const shared = (part: Markup): Markup => ({ [markup]: part[markup], bytes: Buffer.from(part[markup]) });

/** A text in pieces that follow each other: what is shared by itself, what stands between as one. */
export type Pieces = readonly Markup[];

/** @param parts lists are taken apart as well */
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

/** The HTML or XML text, for sending. */
export const textOf = (part: Markup): string => part[markup];

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  if (markup in part) return part[markup];
  // Put together by `+`: the letters are copied once, when the page is written, and not for each list of it.
  let text = '';
  for (const each of part) text += render(each);
  return text;
}
