import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  html,
  jsonData,
  jsonWith,
  markedText,
  type Part,
  piecesOf,
  shared,
  textOf,
  visibleText,
} from '../../../src/web/kit/html.ts';

describe('the html tag', () => {
  it('escapes inserted values, in text and in attributes', () => {
    const hostile = `"><script>alert('&')</script>`;
    expect(textOf(html`<p title="${hostile}">${hostile}</p>`)).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
    );
  });

  it('accepts templates, lists and numbers, and omits missing values', () => {
    expect(textOf(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>${null}${false}${undefined}`)).toBe(
      '<ul><li>1</li><li>2</li></ul>',
    );
  });

  it('accepts no object as markup unless a template made it', () => {
    const forged = JSON.parse('{"markup":"<b>","Symbol(markup)":"<b>"}');
    expect(() => textOf(html`${forged}`)).toThrow();
  });

  it('never lets markup characters through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = textOf(html`${text}`);
        expect(written).not.toMatch(/[<>"']/);
        expect(written).toBe(written.toWellFormed());
      }),
    );
  });

  it('marks parts of a text, and escapes the text inside and outside of them', () => {
    const marked = (text: string, ...words: readonly string[]): string =>
      textOf(
        markedText(
          text,
          words.map((word) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length })),
        ),
      );
    expect(marked('họp tổ dân phố', 'họp', 'phố')).toBe('<mark>họp</mark> tổ dân <mark>phố</mark>');
    expect(marked('a<b> "họp" & <i>', '<b>', '<i>')).toBe(
      'a<mark>&lt;b&gt;</mark> &quot;họp&quot; &amp; <mark>&lt;i&gt;</mark>',
    );
    expect(marked('không có gì')).toBe('không có gì');
  });

  it('removes marks that change the writing direction, and keeps words, accents and emoji', () => {
    expect(visibleText('Tin \u202egnod\u202c tốt\u0000 👨‍👩‍👧 \u2066x\u2069')).toBe('Tin gnod tốt 👨‍👩‍👧 x');
    expect(visibleText('hai\ndòng')).toBe('hai\ndòng');
  });

  it('gives a text in pieces as it gives it whole, and a shared part is the same piece on every page', () => {
    const foot = shared(html`<p>${'Phường & xã'}</p>`);
    const parts = (title: string): readonly Part[] => [
      html`<h1>${title}</h1>`,
      [foot, 'a < b', null, [foot]],
      html`</main>`,
      false,
    ];
    const pieces = piecesOf(parts('Một'));
    expect(pieces.map(textOf).join('')).toBe(textOf(html`${parts('Một')}`));
    expect(pieces.filter((piece) => piece === foot)).toHaveLength(2);
    expect(piecesOf(parts('Hai')).filter(({ bytes }) => bytes !== undefined)).toEqual([foot, foot]);
  });

  it('adds a member to JSON data correctly, and its content cannot end the element', () => {
    const whole = { name: 'a', publisher: { name: '</script><b>' } };
    const { publisher, ...rest } = whole;
    expect(jsonWith(jsonData(rest), 'publisher', jsonData(publisher))).toEqual(jsonData(whole));
    expect(textOf(jsonData(whole))).not.toContain('<');
  });
});
