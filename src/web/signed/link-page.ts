/** What an address of one purpose shows and does, and what a page or a form answers. */

import type { FastifyRequest } from 'fastify';
import type { OpenedLink } from '../../usecases/link/open-link.ts';
import type { Problem } from '../kit/problem.ts';
import type { LinkVisit, OpenLink, ShownVisit } from './link-visit.ts';
import type { ShownOptions, SignedOptions } from './options.ts';

/** What a page or a form answers. */
export type Reaction =
  | { readonly kind: 'page'; readonly status?: number; readonly body: string }
  | { readonly kind: 'to'; readonly path: string }
  | { readonly kind: 'json'; readonly status?: number; readonly body: unknown }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string | Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type UsedLink = Extract<OpenedLink, { problem: 'used' }>;

type OnLink<Options, Visit, Link> = (
  options: Options,
  visit: Visit,
  opened: Link,
  request: FastifyRequest,
) => Promise<Reaction>;

/** @template Link the address as it stands: open, or used */
export type ShowLink<Link = OpenLink> = OnLink<ShownOptions, ShownVisit, Link>;
export type ActOnLink<Link = OpenLink> = OnLink<SignedOptions, LinkVisit, Link>;

/** What an address of one purpose shows and does. */
export interface LinkPage {
  readonly acts: readonly string[];
  readonly show: ShowLink;
  /** How it ended, for an address that has done its work. */
  readonly showUsed?: ShowLink<UsedLink>;
  readonly act?: ActOnLink;
  /** A second press; without it the page says how the first one ended. */
  readonly actAgain?: ActOnLink<UsedLink>;
}
