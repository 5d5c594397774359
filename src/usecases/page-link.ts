/** Creates the address of a signed page for one person and one purpose. The token is returned once; only its hash is stored. */
import type { PersonId } from '../domain/ids.ts';
import type { LinkPurpose } from '../ports/links.ts';
import type { Unit } from '../ports/services.ts';

const hourMs = 3_600_000;

/**
 * How long each kind of address is valid, in milliseconds (product: upload links last 24 hours). An answer's address lasts
 * for weeks, because people look it up again, show it at the counter or pass it on. Its page holds nothing else, so it is
 * valid as long as the asker's identity is kept: 90 days after the last message.
 */
export const linkLifeMs: Readonly<Record<LinkPurpose, number>> = {
  view: 7 * 24 * hourMs,
  decide: 24 * hourMs,
  upload: 24 * hourMs,
  edit: 24 * hourMs,
  talk: 180 * 24 * hourMs,
  answer: 15 * 24 * hourMs,
  answered: 90 * 24 * hourMs,
  mask: 15 * 24 * hourMs,
  hearing: 15 * 24 * hourMs,
  pin: 24 * hourMs,
  data: 24 * hourMs,
  file: 7 * 24 * hourMs,
  board: hourMs / 2,
};

/** Creates the address. @returns the whole address; one for the board opens a session, the others give access by themselves */
export const createPageLink = async (
  unit: Unit,
  wanted: {
    readonly purpose: LinkPurpose;
    readonly person: PersonId;
    readonly subject?: string;
    readonly revision?: number;
  },
): Promise<string> => {
  const token = unit.ids.token();
  await unit.stores.links.insert({
    tokenHash: unit.hashToken(token),
    purpose: wanted.purpose,
    person: wanted.person,
    subject: wanted.subject ?? '',
    revision: wanted.revision ?? 0,
    createdAt: unit.now,
    expiresAt: new Date(unit.now.getTime() + linkLifeMs[wanted.purpose]),
  });
  return `${unit.siteUrl}/${wanted.purpose === 'board' ? 'board/enter' : 's'}/${token}`;
};
