/** From the token in the path to what it opens. An address that opens nothing costs one look-up, and no form is read. */
import type { Sight, Unit } from '../../ports/services.ts';
import { type OpenedLink, openLink } from '../../usecases/link/open-link.ts';
import type { ShownOptions, ShownWard, SignedOptions, SignedWard } from './options.ts';
import { contextOf, type PageContext } from './page-context.ts';

/** 256 bits as `ids.token` writes them. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/u;

/** An address that is good now. */
export type OpenLink = Extract<OpenedLink, { ok: true }>;

/** A request for a signed page, with what its link opens. */
export interface ShownVisit {
  readonly at: ShownWard;
  readonly token: string;
  /** Of the page itself, for its forms. */
  readonly path: string;
  readonly opened: OpenedLink;
  readonly context: PageContext;
}

/** The same where something can be done, not only seen. */
export interface LinkVisit extends ShownVisit {
  readonly at: SignedWard;
}

/** What a page shows: one moment of the ward, in which nothing can be written. */
export const readIn = <Result>(
  { reader }: Pick<ShownOptions, 'reader'>,
  { runtime: { ward, openSight } }: ShownWard,
  look: (sight: Sight) => Promise<Result>,
): Promise<Result> => reader.read(ward.id, (stores) => look(openSight(stores)));

/** What a form does: one transaction of the ward. @param cause the same cause once more records nothing twice */
export const workIn = <Result>(
  { unitOfWork }: Pick<SignedOptions, 'unitOfWork'>,
  { runtime: { ward, openUnit } }: SignedWard,
  cause: string,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> => unitOfWork.run(ward.id, (stores) => work(openUnit(stores, cause)));

/** Null: nobody's address. */
export const linkVisitOf = async (options: SignedOptions, token: string): Promise<LinkVisit | null> => {
  if (!tokenShape.test(token)) return null;
  const tokenHash = options.hashToken(token);
  const ward = await options.linkWards.wardOf(tokenHash);
  const at = options.wards.find(({ runtime }) => runtime.ward.id === ward);
  if (!at) return null;
  const opened = await readIn(options, at, (sight) => openLink(sight, tokenHash));
  const locale = opened.person?.locale ?? at.runtime.ward.locale;
  return { at, token, path: `/s/${token}`, opened, context: contextOf(options, at, locale) };
};
