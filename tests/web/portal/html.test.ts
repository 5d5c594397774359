import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, textOf, visibleText } from '../../../src/web/kit/html.ts';

describe('the html tag', () => {
  it('escapes what is put in, in text and in attributes', () => {
    const hostile = `"><script>alert('&')</script>`;
    expect(textOf(html`<p title="${hostile}">${hostile}</p>`)).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
    );
  });

  it('takes templates, lists and numbers, and leaves out what is not there', () => {
    expect(textOf(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>${null}${false}${undefined}`)).toBe(
      '<ul><li>1</li><li>2</li></ul>',
    );
  });

  it('takes no object for markup that no template made', () => {
    const forged = JSON.parse('{"markup":"<b>","Symbol(markup)":"<b>"}');
    expect(() => textOf(html`${forged}`)).toThrow();
  });

  it('never lets a sign of markup through, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = textOf(html`${text}`);
        expect(written).not.toMatch(/[<>"']/);
        expect(written).toBe(written.toWellFormed());
      }),
    );
  });

  it('takes out marks that turn the writing, and keeps words, accents and emoji', () => {
    expect(visibleText('Tin \u202egnod\u202c tốt\u0000 👨‍👩‍👧 \u2066x\u2069')).toBe('Tin gnod tốt 👨‍👩‍👧 x');
    expect(visibleText('hai\ndòng')).toBe('hai\ndòng');
  });
});
