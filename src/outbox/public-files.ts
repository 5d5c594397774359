/**
 * Stored pictures and documents in the form the portal takes them, for items and section pages; and the wait for files that are
 * still being fetched.
 */
import { maskPersonalData } from '../domain/checks/mask-personal-data.ts';
import type { FileFate, PhotoFate } from '../domain/submission/photos-and-files.ts';
import type { PublicationFile, PublicationPhoto } from '../ports/portal.ts';
import type { JobOutcome } from '../ports/queue.ts';

/** Publication waits until each photo and file is stored or refused, and checks again after this time. */
const waitMs = 1_000;

/** Tries the job again after `waitMs`; this does not count as a failed attempt. */
export const waitForFiles = (now: Date): JobOutcome => ({
  ...{ kind: 'again', dueAt: new Date(now.getTime() + waitMs), counts: false },
  reason: 'photos or files are on their way',
});

/**
 * A stored photo as the portal keeps it.
 * @param alt caption under the picture
 * @param description what the picture shows, for screen readers; '' counts as none
 */
export const publicPhoto = (
  { hash, facts }: Extract<PhotoFate, { state: 'stored' }>,
  alt: string,
  description: string | null,
): PublicationPhoto => ({
  ...{ hash, alt, description: description || null, credit: null },
  ...{ width: facts.width, height: facts.height, widths: facts.widths, placeholder: facts.placeholder },
});

/**
 * A stored document as the portal keeps it, with personal data masked in its name.
 * @param text extracted from it: used for the search, and shown masked
 */
export function publicFile(
  { hash, facts }: Extract<FileFate, { state: 'stored' }>,
  text: string,
  ward: Parameters<typeof maskPersonalData>[1],
): PublicationFile {
  const { kind, sizeBytes, pages, picture } = facts;
  const name = maskPersonalData(facts.name, ward).masked;
  return { hash, kind, name, sizeBytes, pages, hasPicture: picture !== null, text };
}
