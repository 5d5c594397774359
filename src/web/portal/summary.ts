/** Avoids repeating a summary beside the same words. Lists, feeds and the API keep the whole summary. */
import { cutText } from '../../domain/text/normalize.ts';
import { type Article, isAnswer } from './site.ts';

/** Maximum code points of a summary in a list and for search engines; a question may be a whole letter. */
const longestSummary = 240;
/** Maximum code points of a question's first line as a heading. */
const longestHeading = 240;

/** Normalises white space, so that differently wrapped texts compare as equal. */
const plain = (text: string): string => (/\s\s|[^\S ]/u.test(text) ? text.replaceAll(/\s+/gu, ' ') : text).trim();
/** Whether the texts begin with `beginning`. Examines only as much of a long text as needed. */
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

/** For the item's own page: false if the summary only repeats the beginning of the text or the title. */
export const addsToBody = ({ title, summary, paragraphs }: Article): boolean =>
  summary !== '' && !begins(paragraphs, summary) && !begins([title], summary);

/** The summary in one line of at most `longestSummary` code points. */
export const shortSummary = ({ summary }: Article): string => cutText(plain(summary), longestSummary);

/** The summary below a title in a list; '' if it would repeat the title. */
export const summaryUnderTitle = (article: Article): string => {
  if (isAnswer(article)) return cutText(plain(askedIn(article).rest.join(' ')), longestSummary);
  return begins([article.title], article.summary) ? '' : article.summary;
};

export interface Asked {
  readonly heading: string;
  /** False: the heading is the first line of the question. */
  readonly isTitle: boolean;
  /** Remaining lines of the question. */
  readonly rest: readonly string[];
}

/** Heading and text of a question. The title is usually its first line, possibly shortened; then the full line is the heading. */
export const askedIn = ({ title, summary }: Pick<Article, 'title' | 'summary'>): Asked => {
  const lines = summary.split('\n').filter((line) => line.trim() !== '');
  const [first = '', ...rest] = lines;
  return begins([first], title) && [...first].length <= longestHeading
    ? { heading: first, isTitle: false, rest }
    : { heading: title, isTitle: true, rest: lines };
};
