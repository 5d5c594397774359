/** What the public sees of an item, made ready for the portal's database. Pure. */
import { createHash } from 'node:crypto';
import type { Publication } from '../../ports/portal.ts';
import type { PortalArticle } from '../../ports/portal-reader.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const paragraphsToHtml = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `<p>${text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign)}</p>`).join('\n');

/** Text that both databases take and give back as it was: no NUL (PostgreSQL), no half of a surrogate pair (UTF-8). */
const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd');
const storableOrNull = (text: string | null): string | null => (text === null ? null : storable(text));

export function storablePublication(publication: Publication): Publication {
  return {
    ...publication,
    title: storable(publication.title),
    summary: storable(publication.summary),
    paragraphs: publication.paragraphs.map(storable).filter((text) => text.trim() !== ''),
    place: storableOrNull(publication.place),
    source: storable(publication.source),
    authors: publication.authors.map(storable),
    photographers: publication.photographers.map(storable),
    photos: publication.photos.map((photo) => ({
      ...photo,
      alt: storable(photo.alt),
      credit: storableOrNull(photo.credit),
    })),
    corrections: publication.corrections.map(({ at, note }) => ({ at, note: storable(note) })),
  };
}

export type PublicContent = Omit<PortalArticle, 'slug'> & { readonly withdrawn: boolean };

/** sha256 over a fixed order of fields. The address is left out: it never changes. */
export function contentHash(content: PublicContent): string {
  const fields = [
    content.code,
    content.withdrawn,
    content.title,
    content.summary,
    content.paragraphs,
    content.html,
    content.category,
    content.section,
    content.eventOn,
    content.place,
    content.source,
    content.authors,
    content.photographers,
    content.publishedAt.getTime(),
    content.updatedAt.getTime(),
    content.photos.map((photo) => [
      photo.hash,
      photo.alt,
      photo.credit,
      photo.width,
      photo.height,
      photo.widths,
      photo.placeholder,
    ]),
    content.corrections.map((correction) => [correction.at.getTime(), correction.note]),
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

export const contentOf = (publication: Publication): PublicContent => ({
  ...publication,
  html: paragraphsToHtml(publication.paragraphs),
});
