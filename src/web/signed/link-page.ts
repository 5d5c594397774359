/** The interface of a signed page: what a link's purpose shows and does, and what a request returns. */
import type { FastifyRequest } from 'fastify';
import type { OpenedLink } from '../../usecases/link/open-link.ts';
import type { Limit } from '../kit/limits.ts';
import type { Problem } from '../kit/problem.ts';
import type { LinkVisit, OpenLink, ShownVisit } from './link-visit.ts';
import type { ShownOptions, ShownWard, SignedOptions, SignedWard } from './options.ts';
import type { PageContext } from './page-context.ts';

/** Result of showing a page or of sending a form. */
export type Reaction =
  | { readonly kind: 'page'; readonly status?: number; readonly body: string }
  | { readonly kind: 'to'; readonly path: string }
  | { readonly kind: 'json'; readonly status?: number; readonly body: unknown }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string | Uint8Array }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** An HTML page. @param status for a refused form: 422 for invalid input, 409 for a concurrent change, 423 for a locked PIN */
export const page = (body: string, status?: number): Reaction => ({ kind: 'page', body, ...(status && { status }) });

/** Redirects to another page. */
export const to = (path: string): Reaction => ({ kind: 'to', path });

/** The error page for this problem. */
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

/** Handler that shows a page. @template Link the link's state: open or used */
export type ShowLink<Link = OpenLink> = OnLink<ShownOptions, ShownVisit, Link>;
/** Handler of a signed page's form, for a link that is still valid. */
export type ActOnLink<Link = OpenLink> = OnLink<SignedOptions, LinkVisit, Link>;

/** A form without a link, and therefore with a ward but without a person. */
export interface OpenForm {
  readonly path: string;
  /** The act, in the audit log's words. */
  readonly does: string;
  /** Rate limit of the form. */
  readonly limit: Limit;
  /** @param at null: several wards share the address, and none is named */
  readonly show: OnForm<ShownOptions, ShownWard | null>;
  readonly act: OnForm<SignedOptions, SignedWard>;
}

/** The handlers of one link purpose. */
export interface LinkPage {
  readonly acts: readonly string[];
  readonly show: ShowLink;
  /** Shows the outcome, for a used link. */
  readonly showUsed?: ShowLink<UsedLink>;
  readonly act?: ActOnLink;
  /** Handles a second press; without it, the page shows the outcome of the first. */
  readonly actAgain?: ActOnLink<UsedLink>;
}
