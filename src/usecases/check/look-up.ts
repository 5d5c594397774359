/** Which other items of the ward share words or pictures with this one? Reads a few rows, found by fingerprints. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { SeenPhoto, SeenText } from '../../domain/checks/check.ts';
import { findCopied, fingerprintOf } from '../../domain/checks/copied-text.ts';
import { bodyOf } from '../../domain/checks/subject-of-item.ts';
import { photosOf, type Submission } from '../../domain/submission/submission.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../submission/read.ts';

/** Texts that are read again; comparing one of 250 words takes about a millisecond. */
const textsToCompare = 5;
/** Other items with one of the pictures. */
const itemsToName = 12;

/** What may be named to an author and to the board. Held and destroyed items are not there for anybody. */
const shownStates: readonly SubmissionState[] = ['submitted', 'returned', 'approved', 'published', 'unpublished'];

const isShown = (submission: Submission | null): submission is Submission =>
  submission !== null && shownStates.includes(submission.state);

export const seenTextsOf = async (unit: Unit, submission: Submission, body: string): Promise<readonly SeenText[]> => {
  const fingerprint = fingerprintOf(body);
  if (fingerprint.marks.length === 0) return [];
  const { texts } = unit.stores.checks;
  const { subjectIds, formMarks } = await texts.near(fingerprint, { except: submission.id, limit: textsToCompare });
  const earlier = new Map<string, Submission>();
  for (const id of subjectIds) {
    const other = await unit.stores.submissions.find(id as Submission['id']);
    if (isShown(other)) earlier.set(id, other);
  }
  const readings = new Map([...earlier].map(([id, other]) => [id, read(unit, other)]));
  const candidates = [...readings].map(([subjectId, reading]) => ({ subjectId, text: bodyOf(reading) }));
  return findCopied(body, candidates, formMarks).flatMap(({ subjectId, overlap, passages }): readonly SeenText[] => {
    const other = earlier.get(subjectId);
    if (!other) return [];
    const published = other.state === 'published' ? other.standing.publication : null;
    return [
      {
        code: other.code,
        title: readings.get(subjectId)?.title ?? '',
        publishedOn: published ? localDateOf(published.at, unit.ward.timeZone) : null,
        overlap,
        passages,
      },
    ];
  });
};

export const seenPhotosOf = async (unit: Unit, submission: Submission): Promise<readonly SeenPhoto[]> => {
  /** File of another item → which photo of this one it shows. */
  const numbers = new Map<string, number>();
  for (const [at, { fate }] of photosOf(submission).entries()) {
    if (fate.state !== 'stored') continue;
    for (const hash of [fate.hash, ...(fate.facts.sameAs ?? [])]) if (!numbers.has(hash)) numbers.set(hash, at + 1);
  }
  const found = await unit.stores.checks.traces.withPhotos([...numbers.keys()], submission.id, itemsToName);
  const seen = new Map<number, SeenPhoto>();
  for (const { submission: id, hash } of found) {
    const number = numbers.get(hash);
    const other = await unit.stores.submissions.find(id);
    if (number === undefined || seen.has(number) || !isShown(other)) continue;
    const otherNumber = photosOf(other).findIndex(({ fate }) => fate.state === 'stored' && fate.hash === hash) + 1;
    if (otherNumber === 0) continue;
    seen.set(number, { number, code: other.code, title: read(unit, other).title, otherNumber });
  }
  return [...seen.values()].toSorted((a, b) => a.number - b.number);
};
