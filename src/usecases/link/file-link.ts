/** The address of a page that gives one file to one person, once. */

import type { AttachedFile, PaperFile } from '../../domain/attached-file.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type PaperForm, paperForms, paperNames } from '../../domain/period/paper-ref.ts';
import type { PageLink } from '../../ports/links.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../page-link.ts';
import type { OpenedLink } from './open-link.ts';

/** A download may break off: after the first press the same address gives the file again for so long. */
const againMs = 10 * 60_000;

/** A stored file by its hash, or a paper that is printed when it is downloaded. */
export type OfferedFile = { readonly hash: string; readonly name: string } | PaperFile;

/** What the address stands for: a document of the store by its hash, a paper by what it is of. */
export const createFileLink = (unit: Unit, person: PersonId, file: AttachedFile | OfferedFile): Promise<string> =>
  createPageLink(unit, {
    purpose: 'file',
    person,
    subject:
      'hash' in file
        ? `${file.hash}/${file.name}`
        : `paper/${file.paper.name}/${file.form}/${file.paper.of}/${file.name}`,
  });

/**
 * 'HASH/NAME' of a stored file, 'paper/NAME/FORM/OF/FILE' of a paper that is printed when it is fetched. @throws Error
 * for a paper nobody knows
 */
export function fileBehind({ subject }: PageLink): OfferedFile {
  const [first = '', ...rest] = subject.split('/');
  if (first !== 'paper') return { hash: first, name: rest.join('/') };
  const [named, formed, of = '', name = ''] = rest;
  const paper = paperNames.find((each) => each === named);
  const form = (Object.keys(paperForms) as PaperForm[]).find((each) => each === formed);
  if (!paper || !form) throw new Error(`an address of no paper: ${subject}`);
  return { paper: { name: paper, of }, form, name };
}

/** Asked before anything is fetched or printed for it: an address that is over costs nothing. */
export const mayTakeFile = (opened: Extract<OpenedLink, { link: PageLink }>, now: Date): boolean =>
  opened.ok || (opened.link.usedAt !== null && now.getTime() - opened.link.usedAt.getTime() < againMs);

/** Notes the first download. True when the file may be given now. */
export const takeFile = async (unit: Unit, opened: Extract<OpenedLink, { link: PageLink }>): Promise<boolean> =>
  opened.ok ? unit.stores.links.use(opened.link.tokenHash, unit.now) : mayTakeFile(opened, unit.now);
