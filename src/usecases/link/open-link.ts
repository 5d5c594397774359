/** What an address opens, or why it opens nothing. Only the token's hash is known here. */
import type { Person } from '../../domain/person/person.ts';
import type { PageLink } from '../../ports/links.ts';
import type { Sight } from '../../ports/services.ts';

/** frozen: the person behind it may do nothing at the moment. */
export type LinkProblem = 'unknown' | 'used' | 'expired' | 'revoked' | 'frozen';

/** A signed link that was followed: whose it is and what for, or why it does not open. */
export type OpenedLink =
  | { readonly ok: true; readonly link: PageLink; readonly person: Person }
  | {
      readonly ok: false;
      readonly problem: Exclude<LinkProblem, 'used'>;
      readonly person: Person | null;
    }
  /** It did what it was for: the page still says how that ended. */
  | { readonly ok: false; readonly problem: 'used'; readonly link: PageLink; readonly person: Person };

/** @param tokenHash as addresses are kept */
export const openLink = async (unit: Sight, tokenHash: string): Promise<OpenedLink> => {
  const link = await unit.stores.links.find(tokenHash);
  const person = link && (await unit.stores.people.find(link.person));
  if (!link || !person) return { ok: false, problem: 'unknown', person: null };
  if (person.status !== 'active') return { ok: false, problem: 'frozen', person };
  if (link.revokedAt) return { ok: false, problem: 'revoked', person };
  if (link.expiresAt <= unit.now) return { ok: false, problem: 'expired', person };
  if (link.usedAt) return { ok: false, problem: 'used', link, person };
  return { ok: true, link, person };
};
