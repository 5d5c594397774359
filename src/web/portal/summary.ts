/** What a summary adds to the words around it: readers are told each thing once. Lists, feeds and the API keep it whole. */
import { cutText } from '../../domain/text/normalize.ts';
import { type Article, isAnswer } from './site.ts';

/** Code points of a summary in a list, and for search engines; a question may be a whole letter. */
const longestSummary = 240;
/** Code points of a question's first line that can still be a heading. */
const longestHeading = 240;

/** Without what differs where the same words were cut or set in another way. */
const plain = (text: string): string => (/\s\s|[^\S ]/u.test(text) ? text.replaceAll(/\s+/gu, ' ') : text).trim();
/** Only so much of a long text is looked at as the beginning may take. */
function begins(texts: readonly string[], beginning: string): boolean {
  if (texts[0]?.startsWith(beginning)) return true;
  const enough = 2 * beginning.length + 100;
  let text = '';
  for (const next of texts) {
    if (text.length >= enough) break;
    text += `${next}\n`;
  }
  return plain(text.slice(0, enough)).startsWith(plain(beginning).replace(/[\s.…]+$/u, ''));
}

/** On the item's own page: false where it is only the beginning of what follows, or of the title. */
export const addsToBody = ({ title, summary, paragraphs }: Article): boolean =>
  summary !== '' && !begins(paragraphs, summary) && !begins([title], summary);

/** In one line of at most `longestSummary` code points. */
export const shortSummary = ({ summary }: Article): string => cutText(plain(summary), longestSummary);

/** Under its title in a list; '' where it would say the title again. */
export const summaryUnderTitle = (article: Article): string => {
  if (isAnswer(article)) return cutText(plain(askedIn(article).rest.join(' ')), longestSummary);
  return begins([article.title], article.summary) ? '' : article.summary;
};

export interface Asked {
  readonly heading: string;
  /** False: the heading is the first line of the question. */
  readonly isTitle: boolean;
  /** The question's lines that the heading does not say. */
  readonly rest: readonly string[];
}

/** A title is most often the question's first line, cut where it is long: then the line is the heading. */
export const askedIn = ({ title, summary }: Pick<Article, 'title' | 'summary'>): Asked => {
  const lines = summary.split('\n').filter((line) => line.trim() !== '');
  const [first = '', ...rest] = lines;
  return begins([first], title) && [...first].length <= longestHeading
    ? { heading: first, isTitle: false, rest }
    : { heading: title, isTitle: true, rest: lines };
};
