/** The regulation's text by articles: the seed has two Articles 6, so an article is found by its chapter too. */
import { type Decision, happened, refused } from '../decision.ts';
import { foldInPlace } from '../text/normalize.ts';

/** A piece of the regulation as it is quoted. */
export interface Article {
  /** As the text calls it: 'dieu 9'; with its chapter where the number stands there twice. */
  readonly name: string;
  readonly chapter: string;
  readonly number: string;
  readonly text: string;
}

// Matched accent-free, taken as they are written.
const chapterLine = /^\s*chuong\s+([ivx]+)\b/u;
const articleLine = /^\s*dieu\s+(\d+)\s*[.:]/u;
/** What stands below the last article is whoever signed it. */
const signatureLine = /^\s*(?:tm|kt|tl|tuq)\. /u;

/** 'dieu 9' of 'dieu 9. Words', as it is written. */
const headOf = (line: string): string => line.trim().split(/\s+/u, 2).join(' ').replace(/[.:]$/u, '');

/** In order; what stands before the first article is none. */
export function articlesIn(text: string): readonly Article[] {
  const found: { chapter: string; chapterName: string; number: string; lines: string[] }[] = [];
  let chapter = { number: '', name: '' };
  let isInArticle = false;
  for (const line of text.split('\n')) {
    const folded = foldInPlace(line);
    const ofChapter = chapterLine.exec(folded)?.[1];
    const number = articleLine.exec(folded)?.[1];
    if (ofChapter !== undefined) chapter = { number: ofChapter, name: headOf(line) };
    // Between a chapter's line and its first article stands its title.
    if (ofChapter !== undefined || signatureLine.test(folded)) isInArticle = false;
    else if (number !== undefined) {
      found.push({ chapter: chapter.number, chapterName: chapter.name, number, lines: [line] });
      isInArticle = true;
    } else if (isInArticle) found.at(-1)?.lines.push(line);
  }
  return found.map(({ number, lines, chapter: of, chapterName }) => {
    const isTwice = found.filter((other) => other.number === number).length > 1;
    const head = headOf(lines[0] ?? '');
    return { name: isTwice ? `${chapterName}, ${head}` : head, chapter: of, number, text: lines.join('\n').trim() };
  });
}

/** What stands before the first chapter or article: its name and the decision that issued it. */
export function headOfRegulation(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => chapterLine.test(foldInPlace(line)) || articleLine.test(foldInPlace(line)));
  return lines.slice(0, first === -1 ? undefined : first).join('\n');
}

/**
 * @param words the whole text anew, or one article, with a line of its chapter above it where the number stands there twice
 * @returns the whole text as it would be
 */
export function changeRegulation(text: string, words: string): Decision<string> {
  const given = articlesIn(words);
  const [article, ...others] = given;
  if (!article) return refused('issue-regulation-unreadable');
  if (others.length > 0 || text.trim() === '') return happened(words.trim());
  const meant = articlesIn(text).filter(
    ({ number, chapter }) => number === article.number && (article.chapter === '' || chapter === article.chapter),
  );
  const [old, twin] = meant;
  if (twin) return refused('issue-regulation-twice', { number: article.number });
  if (!old) return refused('issue-regulation-no-article', { number: article.number });
  return happened(text.replace(old.text, () => article.text));
}
