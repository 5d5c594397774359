/** Parts that pages are put together from: boxes, paragraphs, facts, fields. */
import { dialOf, telephonesIn } from '../../domain/text/telephones.ts';
import { html, type Markup, type Part } from './html.ts';

/** A box that says something about the page: how it went, what changed, what is wrong. */
export const notice = (kind: 'done' | 'note' | 'wrong', content: Part): Markup =>
  html`<div class="notice ${kind}" role="${kind === 'wrong' ? 'alert' : 'status'}">${content}</div>`;

/** Why a form was refused; nothing where it was not. */
export const refusals = (problems: readonly string[]): Part =>
  problems.length > 0 &&
  notice(
    'wrong',
    problems.map((text) => html`<p>${text}</p>`),
  );

/** A line of a description list; nothing where there is nothing to say. */
export const fact = (term: string, description: Part): Part =>
  description !== '' &&
  description !== null &&
  description !== false &&
  html`<dt>${term}</dt><dd>${typeof description === 'string' ? mailAddress(description) : description}</dd>`;

/**
 * In a narrow column a mail address ends its line behind its '@', the name of a site behind a dot, neither within a word;
 * what is none of both stays as it is.
 */
export function mailAddress(text: string): Part {
  const [, name = '', host = ''] = /^([^\s@]+@)([^\s@]+)$/u.exec(text) ?? [];
  if (name !== '') return html`${name}<wbr>${host}`;
  const [first = '', ...rest] = /^[a-z\d-]+(?:\.[a-z\d-]+){2,}$/u.test(text) ? text.split('.') : [];
  return first === '' ? text : html`${first}${rest.map((label) => html`.<wbr>${label}`)}`;
}

/** What a form carries unseen. */
export const hiddenFields = (fields: Readonly<Record<string, string | number>>): Markup =>
  html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

/** A labelled field of a form. */
export const field = (label: string, input: Part): Markup =>
  html`<label class="field"><span>${label}</span>${input}</label>`;

/** Lines of a text as paragraphs of their own; addresses and telephone numbers in them can be followed. */
export const paragraphs = (text: string): Markup => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return html`${lines.map((line) => html`<p>${withLinks(line)}</p>`)}`;
};

const address = /(https?:\/\/[^\s<>"'“”]+[^\s<>"'“”.,;:!?)\]])/u;
/** The numbers of the police, the fire brigade and the ambulance. */
const emergency = /(?<![\p{L}\d/.,-])(11[345])(?![\p{L}\d/-])/u;

/** A telephone number that is called with a touch, as it is written. */
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

/** A line of text in which addresses can be followed and telephone numbers called with a touch. */
export const withLinks = (line: string): readonly Part[] =>
  line.split(address).flatMap((piece, at): readonly Part[] => {
    if (at % 2 === 0) return withCalls(piece);
    return [URL.canParse(piece) ? html`<a href="${piece}" rel="noopener nofollow">${piece}</a>` : piece];
  });

/**
 * A sentence of ours for somebody in danger: 113, 114 and 115 are called with a touch. Only for what is known to speak of
 * them: elsewhere the same digits count households.
 */
export const withEmergencyNumbers = (sentence: string): readonly Part[] =>
  sentence.split(emergency).map((part, at) => (at % 2 === 1 ? call(part) : part));
