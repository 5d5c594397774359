/**
 * The standfirst ("sa-pô") of an item: one or two sentences under its title that say what it is about. It is the first
 * paragraph of the item's text and marked "Sa-pô: …", in chats and on pages. So code that reads, checks, masks, compares or
 * corrects an item's text treats it like the rest; only the version for readers shows it separately. Pure.
 */

/** In characters. A longer text is an ordinary paragraph. */
export const longestStandfirst = 500;

const marked = /^\s*(?:sa[\s-]?p[oô]|chapeau)\s*:\s*(?=\S)/iu;

/** The line without the mark of the standfirst; null when the line has no mark. */
export const unmarkedStandfirst = (line: string): string | null =>
  marked.test(line) ? line.replace(marked, '').trim() : null;

/** The version for readers: the standfirst ('' when there is none) and the paragraphs after it. */
export function partsOfText(paragraphs: readonly string[]): {
  readonly standfirst: string;
  readonly body: readonly string[];
} {
  const [beginning = '', ...others] = paragraphs;
  const [line = '', ...more] = beginning.split('\n');
  const said = unmarkedStandfirst(line);
  if (said === null) return { standfirst: '', body: paragraphs };
  const rest = more.length > 0 ? [more.join('\n').trim(), ...others] : others;
  // Without text below it, or when it is too long, it is part of the body.
  return said.length <= longestStandfirst && rest.length > 0
    ? { standfirst: said, body: rest }
    : { standfirst: '', body: [said, ...rest] };
}

/** The text of an item whose standfirst was entered separately. */
export const withStandfirst = (standfirst: string, text: string): string =>
  standfirst.trim() === '' ? text : `Sa-pô: ${standfirst.trim().replaceAll(/\s+/gu, ' ')}\n${text}`;
