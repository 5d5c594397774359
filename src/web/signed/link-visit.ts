/** Resolves the token in the path to its link. An unknown token costs one query, and its form is not read. */
import type { ReadContext, Unit } from '../../ports/services.ts';
import { type OpenedLink, openLink } from '../../usecases/link/open-link.ts';
import type { ShownOptions, ShownWard, SignedOptions, SignedWard } from './options.ts';
import { contextOf, type PageContext } from './page-context.ts';

/** 256 bits in the form of `ids.token`. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/u;

/** A valid link. */
export type OpenLink = Extract<OpenedLink, { ok: true }>;

/** A request for a signed page, with its link. */
export interface ShownVisit {
  readonly at: ShownWard;
  readonly token: string;
  /** Address of the page, for its forms. */
  readonly path: string;
  readonly opened: OpenedLink;
  readonly context: PageContext;
}

/** The same for pages with forms. */
export interface LinkVisit extends ShownVisit {
  readonly at: SignedWard;
}

/** Reads from a consistent snapshot of the ward, without write access. */
export const readIn = <Result>(
  { reader }: Pick<ShownOptions, 'reader'>,
  { runtime: { ward, openSight } }: ShownWard,
  look: (sight: ReadContext) => Promise<Result>,
): Promise<Result> => reader.read(ward.id, (stores) => look(openSight(stores)));

/** Runs one transaction of the ward. @param cause repeating the same cause has no further effect */
export const workIn = <Result>(
  { unitOfWork }: Pick<SignedOptions, 'unitOfWork'>,
  { runtime: { ward, openUnit } }: SignedWard,
  cause: string,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> => unitOfWork.run(ward.id, (stores) => work(openUnit(stores, cause)));

/** Resolves a token. Null: unknown. */
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
