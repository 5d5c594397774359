/**
 * Pictures and documents on a page of the portal (Decree 224/2026/NĐ-CP, Điều 9: the administrative map). Each is a row of its own,
 * which is fetched, checked and stored; a line of the page's text says where it stands and what it shows, so that it is moved,
 * described anew and taken off by editing the text. PURE.
 */
import type { PersonId } from '../ids.ts';
import type { FileFate, PhotoFate, PhotoFile } from '../submission/photos-and-files.ts';
import { type FileMark, fileMarkIn, readMarkedText, writeFileMark } from '../text/marked-text.ts';
import type { SectionPageSlug } from './section-page.ts';

interface Given {
  /** From 1, over all pages of the ward: "[hình 3: …]". */
  readonly number: number;
  readonly slug: SectionPageSlug;
  readonly file: PhotoFile;
  readonly by: PersonId;
  readonly at: Date;
}

/** A picture for a page; `fate` says whether it is stored, waits or was refused. */
export interface SectionPicture extends Given {
  readonly kind: 'picture';
  readonly fate: PhotoFate;
}

/** A document for a page, with its text for the search. */
export interface SectionDocument extends Given {
  readonly kind: 'document';
  readonly fate: FileFate;
  /** What was read from it. */
  readonly text: string;
}

/** What a line of a page’s text can show. */
export type SectionFile = SectionPicture | SectionDocument;

/** Files that one page shows. */
export const mostSectionFiles = 30;

/** Characters of what stands under one. */
export const longestCaption = 300;

/** The line that says where the file stands. */
export const markOf = (
  { kind, number }: Pick<SectionFile, 'kind' | 'number'>,
  caption: string,
  description = '',
): string => writeFileMark({ number, isPicture: kind === 'picture', caption, description });

/** Marks of a text, in their order. */
export const fileMarksIn = (text: string): readonly FileMark[] =>
  readMarkedText(text).flatMap((block) => (block.kind === 'file' ? [block] : []));

/** Every line that is a mark told otherwise; null: the line goes. */
export const withMarks = (text: string, tell: (mark: FileMark) => string | null): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const mark = fileMarkIn(line.trim());
      return mark ? (tell(mark) ?? []) : line;
    })
    .join('\n');
