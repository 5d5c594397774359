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

/** What an address of one purpose shows and does. */
export interface LinkPage {
  readonly acts: readonly string[];
  readonly show: (
    options: ShownOptions,
    visit: ShownVisit,
    opened: OpenLink,
    request: FastifyRequest,
  ) => Promise<Reaction>;
  /** How it ended, for an address that has done its work. */
  readonly showUsed?: (
    options: ShownOptions,
    visit: ShownVisit,
    opened: UsedLink,
    request: FastifyRequest,
  ) => Promise<Reaction>;
  readonly act?: (
    options: SignedOptions,
    visit: LinkVisit,
    opened: OpenLink,
    request: FastifyRequest,
  ) => Promise<Reaction>;
  /** A second press; without it the page says how the first one ended. */
  readonly actAgain?: (
    options: SignedOptions,
    visit: LinkVisit,
    opened: UsedLink,
    request: FastifyRequest,
  ) => Promise<Reaction>;
}
