/**
 * Splits the regulation's text into articles. The original has two Articles 6, so an article is identified by its chapter too.
 */
import { type Decision, happened, refused } from '../decision.ts';
import { foldInPlace } from '../text/normalize.ts';

/** An article of the regulation, for quoting. */
export interface Article {
  /** Name as in the text: 'Điều 9', with its chapter if the number occurs twice. */
  readonly name: string;
  readonly chapter: string;
  readonly number: string;
  readonly text: string;
}

// Matched without accents; the text itself is kept as written.
const chapterLine = /^\s*chuong\s+([ivx]+)\b/u;
const articleLine = /^\s*dieu\s+(\d+)\s*[.:]/u;
/** Signature lines end the last article. */
const signatureLine = /^\s*(?:tm|kt|tl|tuq)\. /u;

/** 'Điều 9' from 'Điều 9. …', as written. */
const headOf = (line: string): string => line.trim().split(/\s+/u, 2).join(' ').replace(/[.:]$/u, '');

/** The articles in order. Text before the first article belongs to none. */
export function articlesIn(text: string): readonly Article[] {
  const found: { chapter: string; chapterName: string; number: string; lines: string[] }[] = [];
  let chapter = { number: '', name: '' };
  let isInArticle = false;
  for (const line of text.split('\n')) {
    const folded = foldInPlace(line);
    const ofChapter = chapterLine.exec(folded)?.[1];
    const number = articleLine.exec(folded)?.[1];
    if (ofChapter !== undefined) chapter = { number: ofChapter, name: headOf(line) };
    // The lines between a chapter's number and its first article are the chapter's title.
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

/** The text before the first chapter or article: title and the decision that issued it. */
export function headOfRegulation(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => chapterLine.test(foldInPlace(line)) || articleLine.test(foldInPlace(line)));
  return lines.slice(0, first === -1 ? undefined : first).join('\n');
}

/**
 * @param words the complete new text, or one article; if its number occurs twice, with its chapter's line above it
 * @returns the complete text after the change
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
