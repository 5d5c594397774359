/** Stored pictures and documents as the portal gets them, of items and of pages alike; and the wait for those that are on their way. */
import { maskPersonalData } from '../domain/checks/mask-personal-data.ts';
import type { FileFate, PhotoFate } from '../domain/submission/photos-and-files.ts';
import type { PublicationFile, PublicationPhoto } from '../ports/portal.ts';
import type { JobOutcome } from '../ports/queue.ts';

/** Publication waits until each photo and file is stored or refused: look again after this. */
const waitMs = 1_000;

/** The job comes again after `waitMs` and does not count as failed. */
export const waitForFiles = (now: Date): JobOutcome => ({
  ...{ kind: 'again', dueAt: new Date(now.getTime() + waitMs), counts: false },
  reason: 'photos or files are on their way',
});

/**
 * A stored photo as the portal keeps it. @param alt what a screen reader says @param description under the picture; ''
 * counts as none
 */
export const publicPhoto = (
  { hash, facts }: Extract<PhotoFate, { state: 'stored' }>,
  alt: string,
  description: string | null,
): PublicationPhoto => ({
  ...{ hash, alt, description: description || null, credit: null },
  ...{ width: facts.width, height: facts.height, widths: facts.widths, placeholder: facts.placeholder },
});

/** Without private data in what it is called. @param text what was read from it: for the search, and shown masked */
export function publicFile(
  { hash, facts }: Extract<FileFate, { state: 'stored' }>,
  text: string,
  ward: Parameters<typeof maskPersonalData>[1],
): PublicationFile {
  const { kind, sizeBytes, pages, picture } = facts;
  const name = maskPersonalData(facts.name, ward).masked;
  return { hash, kind, name, sizeBytes, pages, hasPicture: picture !== null, text };
}
