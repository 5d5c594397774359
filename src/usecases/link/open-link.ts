/** Opens a signed address, or says why it does not open. Only the hash of its token is used here. */
import type { Person } from '../../domain/person/person.ts';
import type { PageLink } from '../../ports/links.ts';
import type { ReadContext } from '../../ports/services.ts';

/** frozen: the person's account is frozen. */
export type LinkProblem = 'unknown' | 'used' | 'expired' | 'revoked' | 'frozen';

/** An opened link with its person and purpose, or the problem. */
export type OpenedLink =
  | { readonly ok: true; readonly link: PageLink; readonly person: Person }
  | {
      readonly ok: false;
      readonly problem: Exclude<LinkProblem, 'used'>;
      readonly person: Person | null;
    }
  /** The link has been used; the page still shows the outcome. */
  | { readonly ok: false; readonly problem: 'used'; readonly link: PageLink; readonly person: Person };

/** Looks a link up. @param tokenHash the token's hash, as links are stored */
export const openLink = async (unit: ReadContext, tokenHash: string): Promise<OpenedLink> => {
  const link = await unit.stores.links.find(tokenHash);
  const person = link && (await unit.stores.people.find(link.person));
  if (!link || !person) return { ok: false, problem: 'unknown', person: null };
  if (person.status !== 'active') return { ok: false, problem: 'frozen', person };
  if (link.revokedAt) return { ok: false, problem: 'revoked', person };
  if (link.expiresAt <= unit.now) return { ok: false, problem: 'expired', person };
  if (link.usedAt) return { ok: false, problem: 'used', link, person };
  return { ok: true, link, person };
};
