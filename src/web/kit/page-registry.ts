/**
 * Every route says who may open it and, when it changes something, what it does. A route that doesn't say so can't be
 * registered, so a page that was added without thinking of its rights never answers.
 */
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Role } from '../../domain/roles.ts';
import type { LinkPurpose } from '../../ports/links.ts';

/** Who may open a page. A page that declares nobody does not start. */
export type Opener =
  | { readonly by: 'everyone' }
  /** A platform's webhook, which proves by its signature where it comes from. */
  | { readonly by: 'platform' }
  /** The demo's made-up platforms and phones, which are no pages of ours; only there with DEMO=1. */
  | { readonly by: 'simulator' }
  /** Whoever has the address of a signed page that was made for one of these purposes. */
  | { readonly by: 'link'; readonly purposes: readonly LinkPurpose[] }
  /** People who are signed in at the desk and hold one of these roles now. */
  | { readonly by: 'session'; readonly roles: readonly Role[] };

/** What each route says of itself: who opens it, and what it does. */
export interface PageDeclaration {
  readonly opener: Opener;
  /** What a POST may do, in the audit log's words. Of a page that only shows: nothing. */
  readonly acts: readonly string[];
  /**
   * Of a GET that ends what a form of ours began: a platform sends the browser back with GET. The secret of that form,
   * good once, proves it.
   */
  readonly begunBy?: string;
}

export interface DeclaredPage extends PageDeclaration {
  readonly method: string;
  readonly path: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    page?: PageDeclaration;
  }
  interface FastifyInstance {
    /** All routes, in the order of registration. */
    declaredPages: DeclaredPage[];
    /** What routes below this one are where they declare nothing themselves. */
    commonDeclaration: PageDeclaration | null;
  }
}

/** It changes nothing: whoever may open it sees it. */
export const shown = (opener: Opener) => ({ config: { page: { opener, acts: [] } } }) as const;
/** It does these acts, each of which asks for its own right besides. */
export const acting = (opener: Opener, ...acts: readonly string[]) => ({ config: { page: { opener, acts } } }) as const;

/** It does what another page began and asked about. @param begunBy that page */
export const ending = (opener: Opener, begunBy: string, ...acts: readonly string[]) =>
  ({ config: { page: { opener, acts, begunBy } } }) as const;

export const everyone: Opener = { by: 'everyone' };

const onlyShows = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** Watches all routes that are registered from now on. */
export function requireDeclarations(app: FastifyInstance): void {
  const declared: DeclaredPage[] = [];
  app.decorate('declaredPages', declared);
  app.decorate('commonDeclaration', null);
  app.addHook('onRoute', function declare(route) {
    const page = route.config?.page ?? this.commonDeclaration;
    if (page) route.config = { ...route.config, page };
    for (const method of [route.method].flat()) declared.push(declarationOf(route, method, page));
  });
}

function declarationOf(route: RouteOptions, method: string, page: PageDeclaration | null): DeclaredPage {
  const name = `${method} ${route.url}`;
  if (!page) throw new Error(`${name} does not declare who may open it (src/web/kit/page-registry.ts)`);
  if (page.opener.by === 'simulator') return { method, path: route.url, ...page };
  if (onlyShows(method) && page.acts.length > 0 && page.begunBy === undefined)
    throw new Error(`${name} declares an act: only a POST may change things`);
  if (!onlyShows(method) && page.acts.length === 0) throw new Error(`${name} does not declare what it does`);
  return { method, path: route.url, ...page };
}
