/** Who comes with which address: from the token in the path to what it opens. Strangers cost one look-up, no form is read. */
import type { FastifyRequest } from 'fastify';
import { type OpenedLink, openLink } from '../../usecases/link/open-link.ts';
import type { OwnAssets } from './assets.ts';
import { type Look, lookOf } from './look.ts';
import type { SignedOptions, SignedWard } from './options.ts';

/** 256 bits as `ids.token` writes them. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/u;

export interface Visit {
  readonly at: SignedWard;
  readonly token: string;
  /** Of the page itself, for its forms. */
  readonly path: string;
  readonly opened: OpenedLink;
  readonly look: Look;
}

/** Null: nobody's address. */
export const visitOf = async (options: SignedOptions, assets: OwnAssets, token: string): Promise<Visit | null> => {
  if (!tokenShape.test(token)) return null;
  const ward = await options.linkWards.wardOf(options.hashToken(token));
  const at = options.wards.find(({ runtime }) => runtime.ward.id === ward);
  if (!at) return null;
  const opened = await options.unitOfWork.run(at.runtime.ward.id, (stores) =>
    openLink(at.runtime.openUnit(stores, 'page'), token),
  );
  const locale = opened.person?.locale ?? at.runtime.ward.locale;
  return { at, token, path: `/s/${token}`, opened, look: lookOf(options, at, assets, locale) };
};

/**
 * True when a form was sent from a page of ours. Our pages tell nobody where they are (`no-referrer`), so browsers
 * write `Origin: null` on their forms and say by `Sec-Fetch-Site` that they are ours; older ones say nothing.
 */
export const isFromHere = ({ headers, host }: FastifyRequest, siteUrl: string): boolean => {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined || origin === 'null') return true;
  return URL.canParse(origin) && [host, new URL(siteUrl).host].includes(new URL(origin).host);
};
