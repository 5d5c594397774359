/** From the token in the path to what it opens. An address that opens nothing costs one look-up, and no form is read. */
import { type OpenedLink, openLink } from '../../usecases/link/open-link.ts';
import type { SignedOptions, SignedWard } from './options.ts';
import { contextOf, type PageContext } from './page-context.ts';

/** 256 bits as `ids.token` writes them. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/u;

/** An address that is good now. */
export type OpenLink = Extract<OpenedLink, { ok: true }>;

export interface LinkVisit {
  readonly at: SignedWard;
  readonly token: string;
  /** Of the page itself, for its forms. */
  readonly path: string;
  readonly opened: OpenedLink;
  readonly context: PageContext;
}

/** Null: nobody's address. */
export const linkVisitOf = async (options: SignedOptions, token: string): Promise<LinkVisit | null> => {
  if (!tokenShape.test(token)) return null;
  const ward = await options.linkWards.wardOf(options.hashToken(token));
  const at = options.wards.find(({ runtime }) => runtime.ward.id === ward);
  if (!at) return null;
  const opened = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    openLink(at.runtime.openUnit(stores, 'page'), token),
  );
  const locale = opened.person?.locale ?? at.runtime.ward.locale;
  return { at, token, path: `/s/${token}`, opened, context: contextOf(options, at, locale) };
};
