/** The address of a page that gives one file to one person, once. */

import type { AttachedFile } from '../../domain/attached-file.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { PageLink } from '../../ports/links.ts';
import type { Unit } from '../../ports/services.ts';
import { createPageLink } from '../page-link.ts';
import type { OpenedLink } from './open-link.ts';

/** A download may break off: after the first press the same address gives the file again for so long. */
const againMs = 10 * 60_000;

export type OfferedFile = Pick<AttachedFile, 'hash' | 'name'>;

export const createFileLink = (unit: Unit, person: PersonId, { hash, name }: OfferedFile): Promise<string> =>
  createPageLink(unit, { purpose: 'file', person, subject: `${hash}/${name}` });

export function fileBehind({ subject }: PageLink): OfferedFile {
  const slash = subject.indexOf('/');
  return { hash: subject.slice(0, slash), name: subject.slice(slash + 1) };
}

/** Notes the first download. True when the file may be given now. */
export async function takeFile(unit: Unit, opened: Extract<OpenedLink, { link: PageLink }>): Promise<boolean> {
  const { link } = opened;
  if (opened.ok) return unit.stores.links.use(link.tokenHash, unit.now);
  return link.usedAt !== null && unit.now.getTime() - link.usedAt.getTime() < againMs;
}
