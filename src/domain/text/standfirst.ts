/**
 * The standfirst ("sa-pô") of an item: the sentence or two under its title that say what it is about. It is the first paragraph of
 * its words and says so itself, "Sa-pô: …", by chat as on the page; so all that reads, checks, hides, compares or corrects an item's
 * words does the same with it. Only what is shown to readers has it in a place of its own. Pure.
 */

/** Longer is no standfirst but a paragraph. */
export const longestStandfirst = 500;

const marked = /^\s*(?:sa[\s-]?p[oô]|chapeau)\s*:\s*(?=\S)/iu;

/** The line without what says that it is the standfirst; null: it does not. */
export const unmarkedStandfirst = (line: string): string | null =>
  marked.test(line) ? line.replace(marked, '').trim() : null;

/** As readers see it: the standfirst apart ('' where there is none), and the paragraphs that follow. */
export function partsOfText(paragraphs: readonly string[]): {
  readonly standfirst: string;
  readonly body: readonly string[];
} {
  const [beginning = '', ...others] = paragraphs;
  const [line = '', ...more] = beginning.split('\n');
  const said = unmarkedStandfirst(line);
  if (said === null) return { standfirst: '', body: paragraphs };
  const rest = more.length > 0 ? [more.join('\n').trim(), ...others] : others;
  // With nothing below it, or too long, it is the text itself.
  return said.length <= longestStandfirst && rest.length > 0
    ? { standfirst: said, body: rest }
    : { standfirst: '', body: [said, ...rest] };
}

/** The words of an item whose standfirst was given apart. */
export const withStandfirst = (standfirst: string, text: string): string =>
  standfirst.trim() === '' ? text : `Sa-pô: ${standfirst.trim().replaceAll(/\s+/gu, ' ')}\n${text}`;
