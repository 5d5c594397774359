/** Building blocks of pages: boxes, paragraphs, facts, fields. */
import { dialOf, telephonesIn } from '../../domain/text/telephones.ts';
import { html, type Markup, type Part } from './html.ts';

/** A box with a message about the page: a result, a change, an error. */
export const notice = (kind: 'done' | 'note' | 'wrong', content: Part): Markup =>
  html`<div class="notice ${kind}" role="${kind === 'wrong' ? 'alert' : 'status'}">${content}</div>`;

/** The reasons why a form was refused; nothing if it was not. */
export const refusals = (problems: readonly string[]): Part =>
  problems.length > 0 &&
  notice(
    'wrong',
    problems.map((text) => html`<p>${text}</p>`),
  );

/** An entry of a description list; nothing if the description is empty. */
export const fact = (term: string, description: Part): Part =>
  description !== '' &&
  description !== null &&
  description !== false &&
  html`<dt>${term}</dt><dd>${typeof description === 'string' ? mailAddress(description) : description}</dd>`;

/** Lets a mail address break after its '@' and a host name after a dot, but not within a word. Other texts stay unchanged. */
export function mailAddress(text: string): Part {
  const [, name = '', host = ''] = /^([^\s@]+@)([^\s@]+)$/u.exec(text) ?? [];
  if (name !== '') return html`${name}<wbr>${host}`;
  const [first = '', ...rest] = /^[a-z\d-]+(?:\.[a-z\d-]+){2,}$/u.test(text) ? text.split('.') : [];
  return first === '' ? text : html`${first}${rest.map((label) => html`.<wbr>${label}`)}`;
}

/** Hidden fields of a form. */
export const hiddenFields = (fields: Readonly<Record<string, string | number>>): Markup =>
  html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

/** A labelled field of a form. */
export const field = (label: string, input: Part): Markup =>
  html`<label class="field"><span>${label}</span>${input}</label>`;

/** Renders each line as a paragraph, with links for addresses and phone numbers. */
export const paragraphs = (text: string): Markup => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return html`${lines.map((line) => html`<p>${withLinks(line)}</p>`)}`;
};

const address = /(https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]])/u;
/** Phone numbers of the police, the fire brigade and the ambulance. */
const emergency = /(?<![\p{L}\d/.,-])(11[345])(?![\p{L}\d/-])/u;

/** A link that calls a phone number; the number is shown as it was written. */
export const call = (written: string): Markup => html`<a href="tel:${dialOf(written)}">${written}</a>`;

function withCalls(text: string): readonly Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { at, written } of telephonesIn(text)) {
    parts.push(text.slice(from, at), call(written));
    from = at + written.length;
  }
  return [...parts, text.slice(from)];
}

/** Adds links to addresses and phone numbers in a line of text. */
export const withLinks = (line: string): readonly Part[] =>
  line.split(address).flatMap((piece, at): readonly Part[] => {
    if (at % 2 === 0) return withCalls(piece);
    return [URL.canParse(piece) ? html`<a href="${piece}" rel="noopener nofollow">${piece}</a>` : piece];
  });

/**
 * Links 113, 114 and 115 in a sentence of ours for a person in danger. Only for sentences known to contain these phone
 * numbers, because elsewhere the same digits may be counts.
 */
export const withEmergencyNumbers = (sentence: string): readonly Part[] =>
  sentence.split(emergency).map((part, at) => (at % 2 === 1 ? call(part) : part));
