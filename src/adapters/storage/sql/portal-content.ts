/** The public content of an item, prepared for the portal's database. Pure functions. */
import { createHash } from 'node:crypto';
import { escapeMarkup } from '../../../domain/text/escape-markup.ts';
import { cleanText } from '../../../domain/text/normalize.ts';
import type { Publication } from '../../../ports/portal.ts';
import type { PortalArticle } from '../../../ports/portal-reader.ts';

/** Escapes the text once: pages insert the portal's stored HTML unchanged. */
export const paragraphsToHtml = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `<p>${escapeMarkup(text)}</p>`).join('\n');

const cleanOrNull = (text: string | null): string | null => (text === null ? null : cleanText(text));

/**
 * Normalises texts so that every database returns them unchanged: the hash of the stored content must equal the hash of
 * what was sent.
 */
export function storablePublication(publication: Publication): Publication {
  return {
    ...publication,
    title: cleanText(publication.title),
    summary: cleanText(publication.summary),
    paragraphs: publication.paragraphs.map(cleanText).filter((text) => text.trim() !== ''),
    place: cleanOrNull(publication.place),
    source: cleanText(publication.source),
    authors: publication.authors.map(cleanText),
    photographers: publication.photographers.map(cleanText),
    photos: publication.photos.map((photo) => ({
      ...photo,
      alt: cleanText(photo.alt),
      description: cleanOrNull(photo.description ?? null),
      credit: cleanOrNull(photo.credit),
    })),
    corrections: publication.corrections.map(({ at, note }) => ({ at, note: cleanText(note) })),
    files: publication.files.map((file) => ({ ...file, name: cleanText(file.name) })),
    documentNumber: cleanOrNull(publication.documentNumber),
    signer: cleanOrNull(publication.signer),
  };
}

export type PublicContent = Omit<PortalArticle, 'slug'> & { readonly withdrawn: boolean };

/** SHA-256 over a fixed order of fields. The address is left out because it never changes. */
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
      // Left out when empty, so that rows from before photo descriptions existed keep their hash.
      ...(photo.description ? [photo.description] : []),
    ]),
    content.corrections.map((correction) => [correction.at.getTime(), correction.note]),
    content.files.map((file) => [file.hash, file.kind, file.name, file.sizeBytes, file.pages, file.hasPicture]),
    content.documentNumber,
    content.signer,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Renders the paragraphs to escaped HTML once, when they are written. */
export const contentOf = (publication: Publication): PublicContent => ({
  ...publication,
  html: paragraphsToHtml(publication.paragraphs),
});
