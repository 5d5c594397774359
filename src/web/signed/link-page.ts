/** What an address of one purpose shows and does, and what a page or a form answers. */
import type { FastifyRequest } from 'fastify';
import type { OpenedLink } from '../../usecases/link/open-link.ts';
import type { Limit } from '../kit/limits.ts';
import type { Problem } from '../kit/problem.ts';
import type { LinkVisit, OpenLink, ShownVisit } from './link-visit.ts';
import type { ShownOptions, ShownWard, SignedOptions, SignedWard } from './options.ts';
import type { PageContext } from './page-context.ts';

/** What a page or a form answers. */
export type Reaction =
  | { readonly kind: 'page'; readonly status?: number; readonly body: string }
  | { readonly kind: 'to'; readonly path: string }
  | { readonly kind: 'json'; readonly status?: number; readonly body: unknown }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string | Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** A page's HTML. @param status of a form that was refused: 422 for what was typed, 409 for what has changed, 423 locked */
export const page = (body: string, status?: number): Reaction => ({ kind: 'page', body, ...(status && { status }) });

/** The browser goes on to another page, which it asks for anew. */
export const to = (path: string): Reaction => ({ kind: 'to', path });

/** The page that says what is wrong. */
export const problem = (what: Problem): Reaction => ({ kind: 'problem', problem: what });

export type UsedLink = Extract<OpenedLink, { problem: 'used' }>;

type OnForm<Options, At> = (
  options: Options,
  at: At,
  context: PageContext,
  request: FastifyRequest,
) => Promise<Reaction>;

type OnLink<Options, Visit, Link> = (
  options: Options,
  visit: Visit,
  opened: Link,
  request: FastifyRequest,
) => Promise<Reaction>;

/** @template Link the address as it stands: open, or used */
export type ShowLink<Link = OpenLink> = OnLink<ShownOptions, ShownVisit, Link>;
/** A form of a signed page, behind the check that its link still opens. */
export type ActOnLink<Link = OpenLink> = OnLink<SignedOptions, LinkVisit, Link>;

/** A form that anybody may open: there is no address yet, and so a ward and no person. */
export interface OpenForm {
  readonly path: string;
  /** What sending it does, in the audit log's words. */
  readonly does: string;
  /** How often one may send it. */
  readonly limit: Limit;
  /** @param at null: no ward is named, and there are several */
  readonly show: OnForm<ShownOptions, ShownWard | null>;
  readonly act: OnForm<SignedOptions, SignedWard>;
}

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
