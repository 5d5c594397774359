/** Data for rendering a signed page: the ward's portal, translations in the reader's language, addresses under /s/. */

import type { DocumentKind } from '../../ports/documents.ts';
import { siteOf } from '../portal/portal.ts';
import type { Site } from '../portal/site.ts';
import type { ShownOptions, ShownWard, Translate } from './options.ts';

/** How long the address of a non-public picture is valid, in milliseconds. */
const fileMs = 3_600_000;
/** A picture keeps its address for this time, so that a refreshed part of a page need not fetch it again. */
const sameMs = 300_000;

/** Language and addresses of a page. */
export interface PageContext {
  readonly site: Site;
  readonly translate: Translate;
  readonly locale: string;
  /** Root of the ward's public pages: '/' or '/w/dong-lac/'. */
  readonly front: string;
  /** Download address of an item's document. */
  readonly document: (hash: string, kind: DocumentKind) => string;
  /** Address of the picture of a PDF's first page. */
  readonly documentPicture: (hash: string) => string;
}

/** Builds the context. @param locale of the reader; file addresses are signed and stay the same for some minutes */
export const contextOf = (options: ShownOptions, at: ShownWard, locale: string): PageContext => {
  const now = options.now();
  const base = options.wards.length === 1 ? '' : `/w/${at.runtime.ward.id}`;
  const site = siteOf(at.portal, base, now);
  const expiresAt = new Date(now.getTime() - (now.getTime() % sameMs) + fileMs);
  const photo = (hash: string, width: number, extension = 'jpg'): string =>
    `/s/files/${at.signer.signFile({ hash, width, expiresAt })}.${extension}`;
  return {
    site: {
      ...site,
      // The item is not public yet: it has no address to share, and its pictures need signed addresses.
      publicLinks: null,
      links: {
        ...site.links,
        photo: (hash, width, format) => photo(hash, width, format === 'jpeg' ? 'jpg' : format),
      },
    },
    translate: (key, facts) => options.say(locale, facts ? { key, facts } : { key }),
    locale,
    front: `${base}/`,
    document: (hash, kind) => photo(hash, 0, kind),
    documentPicture: (hash) => photo(hash, 0, 'webp'),
  };
};
