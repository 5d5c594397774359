/**
 * Codes ('HD-2611-0001', '150/QĐ-UBND') and telephone numbers stay in one piece where a line ends. A page is gone through
 * once it is written: codes stand in sentences of the language files, in titles and in what people wrote, and no rule of a
 * style sheet forbids the break behind a hyphen to a part of a text. Brackets around a code go with it.
 */

/** What holds no text, or nothing that could be marked, is passed over; then the codes. */
const passedOver = '<(script|style|textarea|title|option)\\b[\\s\\S]*?</\\1>|<[^>]*>';
const codes = [
  '\\p{Lu}{1,3}-\\d{2,4}-\\d{3,6}',
  '\\d{1,5}(?:/\\d{4})?/\\p{Lu}{2,}\\d*(?:-\\p{Lu}{2,})+',
  '0\\d{2,3}[ .]\\d{3,4}[ .]\\d{3,4}',
];
const found = new RegExp(`${passedOver}|(?<![\\p{L}\\d/.-])(\\(?(?:${codes.join('|')})\\)?)(?![\\p{L}\\d])`, 'gu');

/** @param page a whole page, as it is sent */
export const withWholeCodes = (page: string): string =>
  page.replaceAll(found, (all, _element: string | undefined, code: string | undefined) =>
    code === undefined ? all : `<span class="code">${code}</span>`,
  );
