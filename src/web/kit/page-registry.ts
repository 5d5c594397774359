/**
 * Every route declares who may open it and, if it changes something, which acts it performs. A route without a declaration
 * cannot be registered, so no page can exist without access rights.
 */
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Role } from '../../domain/roles.ts';
import type { LinkPurpose } from '../../ports/links.ts';

/** Who may open a page. */
export type Opener =
  | { readonly by: 'everyone' }
  /** A platform's webhook, authenticated by its signature. */
  | { readonly by: 'platform' }
  /** The demo's simulated platforms and phones; exist only with DEMO=1. */
  | { readonly by: 'simulator' }
  /** Anyone with the address of a signed page made for one of these purposes. */
  | { readonly by: 'link'; readonly purposes: readonly LinkPurpose[] }
  /** People who are signed in at the web desk and currently hold one of these roles. */
  | { readonly by: 'session'; readonly roles: readonly Role[] };

/** A route's declaration: who may open it, and what it does. */
export interface PageDeclaration {
  readonly opener: Opener;
  /** Acts that a POST may perform, in the audit log's words. Empty for a page that only shows something. */
  readonly acts: readonly string[];
  /**
   * For a GET that completes an act begun by one of our forms, because a platform redirects the browser with GET. The form's
   * one-time secret authenticates it.
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
    /** All routes in the order of registration. */
    declaredPages: DeclaredPage[];
    /** Default declaration for routes of this plugin. */
    commonDeclaration: PageDeclaration | null;
  }
}

/** Declares a page that changes nothing. */
export const shown = (opener: Opener) => ({ config: { page: { opener, acts: [] } } }) as const;
/** Declares a page that performs these acts; each act also checks its own right. */
export const acting = (opener: Opener, ...acts: readonly string[]) => ({ config: { page: { opener, acts } } }) as const;

/** Declares a page that completes what another page began. @param begunBy that page */
export const ending = (opener: Opener, begunBy: string, ...acts: readonly string[]) =>
  ({ config: { page: { opener, acts, begunBy } } }) as const;

export const everyone: Opener = { by: 'everyone' };

const onlyShows = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/** Checks the declaration of every route that is registered afterwards. */
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
