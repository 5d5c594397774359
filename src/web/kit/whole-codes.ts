/**
 * Keeps codes ('HD-2611-0001', '150/QĐ-UBND') and phone numbers from breaking across lines. The finished page is searched,
 * because codes occur in messages, titles and texts of people, and CSS cannot forbid the break after a hyphen for a part of
 * a text. Brackets around a code are included.
 */

/** Elements to skip, which contain no text or nothing to mark; followed by the codes. */
const passedOver = '<(script|style|textarea|title|option)\\b[\\s\\S]*?</\\1>|<[^>]*>';
const codes = [
  '\\p{Lu}{1,3}-\\d{2,4}-\\d{3,6}',
  '\\d{1,5}(?:/\\d{4})?/\\p{Lu}{2,}\\d*(?:-\\p{Lu}{2,})+',
  '0\\d{2,3}[ .]\\d{3,4}[ .]\\d{3,4}',
];
const found = new RegExp(`${passedOver}|(?<![\\p{L}\\d/.-])(\\(?(?:${codes.join('|')})\\)?)(?![\\p{L}\\d])`, 'gu');

/** Wraps codes and phone numbers. @param page a whole page */
export const withWholeCodes = (page: string): string =>
  page.replaceAll(found, (all, _element: string | undefined, code: string | undefined) =>
    code === undefined ? all : `<span class="code">${code}</span>`,
  );
