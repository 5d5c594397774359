/** What every signed page is drawn with: the ward's portal, sentences in the reader's language, addresses under /s/. */

import type { DocumentKind } from '../../ports/documents.ts';
import { siteOf } from '../portal/portal.ts';
import type { Site } from '../portal/site.ts';
import type { ShownOptions, ShownWard, Translate } from './options.ts';

/** How long a picture of an item that is not public can be fetched, in milliseconds. */
const fileMs = 3_600_000;
/** So long a picture keeps its address: a part of a page that is fetched anew shows it without fetching it again. */
const sameMs = 300_000;

/** Language and addresses of a page: what the same content is drawn differently by. */
export interface PageContext {
  readonly site: Site;
  readonly translate: Translate;
  readonly locale: string;
  /** Where the ward's public pages begin: '/' or '/w/dong-lac/'. */
  readonly front: string;
  /** A document of an item, to be taken along. */
  readonly document: (hash: string, kind: DocumentKind) => string;
  /** The first page of a PDF as a picture. */
  readonly documentPicture: (hash: string) => string;
}

/** @param locale of the reader; photos and files get signed addresses that are the same for some minutes */
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
      // Not public yet: there is no address to share, and the pictures are behind signed names.
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
