/**
 * Pictures and documents on a page of the portal (Decree 224/2026/NĐ-CP, Điều 9: the administrative map). Each is a row of its
 * own that is fetched, checked and stored. A line in the page's text gives its place and description, so it is moved, described
 * and removed by editing the text. Pure.
 */
import type { PersonId } from '../ids.ts';
import type { FileFate, PhotoFate, PhotoFile } from '../submission/photos-and-files.ts';
import { type FileMark, fileMarkIn, readMarkedText, writeFileMark } from '../text/marked-text.ts';
import type { SectionPageSlug } from './section-page.ts';

interface Given {
  /** Numbered from 1 over all pages of the ward: "[hình 3: …]". */
  readonly number: number;
  readonly slug: SectionPageSlug;
  readonly file: PhotoFile;
  readonly by: PersonId;
  readonly at: Date;
}

/** A picture for a page. `fate` says whether it is stored, waiting or refused. */
export interface SectionPicture extends Given {
  readonly kind: 'picture';
  readonly fate: PhotoFate;
}

/** A document for a page, with its text for the search. */
export interface SectionDocument extends Given {
  readonly kind: 'document';
  readonly fate: FileFate;
  /** The text extracted from it. */
  readonly text: string;
}

/** A file that a line of a page's text can show. */
export type SectionFile = SectionPicture | SectionDocument;

/** Most files that one page shows. */
export const mostSectionFiles = 30;

/** Longest caption, in characters. */
export const longestCaption = 300;

/** The text line that places the file. */
export const markOf = (
  { kind, number }: Pick<SectionFile, 'kind' | 'number'>,
  caption: string,
  description = '',
): string => writeFileMark({ number, isPicture: kind === 'picture', caption, description });

/** Marks in a text, in order. */
export const fileMarksIn = (text: string): readonly FileMark[] =>
  readMarkedText(text).flatMap((block) => (block.kind === 'file' ? [block] : []));

/** Replaces every line that is a mark; null removes the line. */
export const withMarks = (text: string, tell: (mark: FileMark) => string | null): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const mark = fileMarkIn(line.trim());
      return mark ? (tell(mark) ?? []) : line;
    })
    .join('\n');
