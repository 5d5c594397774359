/** The address of a page that gives one file to one person, once. */

import type { AttachedFile, PaperFile } from '../../domain/attached-file.ts';
import type { PersonId } from '../../domain/ids.ts';
import { type PaperForm, paperForms, paperNames } from '../../domain/period/paper-ref.ts';
import type { PageLink } from '../../ports/links.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../page-link.ts';
import type { OpenedLink } from './open-link.ts';

/** The same address gives the file again for this long after the first download, because a download may break off. */
const againMs = 10 * 60_000;

/** A stored file by its hash, or a paper that is generated when it is downloaded. */
export type OfferedFile = { readonly hash: string; readonly name: string } | PaperFile;

/** Creates the address of a file. The link's subject is the file's hash, or the paper's name, form and subject. */
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
 * Parses a link's subject: 'HASH/NAME' for a stored file, 'paper/NAME/FORM/OF/FILE' for a paper that is generated.
 * @throws Error for an unknown paper
 */
export function fileBehind({ subject }: PageLink): OfferedFile {
  const [first = '', ...rest] = subject.split('/');
  if (first !== 'paper') return { hash: first, name: rest.join('/') };
  const [named, formed, of = '', name = ''] = rest;
  const paper = paperNames.find((each) => each === named);
  const form = (Object.keys(paperForms) as PaperForm[]).find((each) => each === formed);
  if (!paper || !form) throw new Error(`the link names no known paper: ${subject}`);
  return { paper: { name: paper, of }, form, name };
}

/** Whether the file may be given. Called before anything is read or generated, so that an expired address costs nothing. */
export const mayTakeFile = (opened: Extract<OpenedLink, { link: PageLink }>, now: Date): boolean =>
  opened.ok || (opened.link.usedAt !== null && now.getTime() - opened.link.usedAt.getTime() < againMs);

/** Marks the first download. True if the file may be given now. */
export const takeFile = async (unit: Unit, opened: Extract<OpenedLink, { link: PageLink }>): Promise<boolean> =>
  opened.ok ? unit.stores.links.use(opened.link.tokenHash, unit.now) : mayTakeFile(opened, unit.now);
