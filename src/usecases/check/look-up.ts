/** Finds other items of the ward that share text or pictures with this one. Fingerprints limit how many rows are read. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { SeenPhoto, SeenText } from '../../domain/checks/check.ts';
import { type CopiedText, findCopied, fingerprintOf } from '../../domain/checks/copied-text.ts';
import { bodyOf } from '../../domain/checks/subject-of-item.ts';
import { photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Reading } from '../../domain/submission/reading.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReadContext } from '../../ports/services.ts';
import { read } from '../submission/read.ts';
import { isCompared } from './fingerprints.ts';

/** Texts compared in full; comparing one of 250 words takes about a millisecond. */
const textsToCompare = 5;
/** Upper limit of other items named for shared pictures. */
const itemsToName = 12;

const isShown = (submission: Submission | null): submission is Submission =>
  submission !== null && isCompared(submission);

/** An item that was already approved when this one was submitted cannot have copied from it. */
const mayBeSource = (other: Submission, { state, standing }: Submission): boolean =>
  !['approved', 'published', 'unpublished'].includes(state) ||
  (other.standing.submittedAt?.getTime() ?? Number.POSITIVE_INFINITY) < (standing.submittedAt?.getTime() ?? 0);

interface Repeated {
  readonly other: Submission;
  readonly reading: Reading;
  readonly copied: CopiedText;
}

const repeatedIn = async (unit: ReadContext, submission: Submission, body: string): Promise<readonly Repeated[]> => {
  const fingerprint = fingerprintOf(body);
  if (fingerprint.marks.length === 0) return [];
  const { texts } = unit.stores.checks;
  const { subjectIds, formMarks } = await texts.near(fingerprint, { except: submission.id, limit: textsToCompare });
  const earlier = new Map<string, Omit<Repeated, 'copied'>>();
  for (const id of subjectIds) {
    const other = await unit.stores.submissions.find(id as Submission['id']);
    if (isShown(other) && mayBeSource(other, submission)) earlier.set(id, { other, reading: read(unit, other) });
  }
  const candidates = [...earlier].map(([subjectId, { reading }]) => ({ subjectId, text: bodyOf(reading) }));
  return findCopied(body, candidates, formMarks).flatMap((copied) => {
    const found = earlier.get(copied.subjectId);
    return found ? [{ ...found, copied }] : [];
  });
};

/** Items that share passages with this text, with the shared proportion. */
export const seenTextsOf = async (
  unit: ReadContext,
  submission: Submission,
  body: string,
): Promise<readonly SeenText[]> =>
  (await repeatedIn(unit, submission, body)).map(({ other, reading, copied: { overlap, passages } }) => {
    const published = other.state === 'published' ? other.standing.publication : null;
    return {
      code: other.code,
      title: reading.title,
      publishedOn: published ? localDateOf(published.at, unit.ward.timeZone) : null,
      overlap,
      passages,
    };
  });

/** Another item that shares sentences with this one. */
export interface SharedText {
  readonly other: Submission;
  readonly title: string;
  /** Longest first. */
  readonly passages: readonly { readonly mine: string; readonly theirs: string }[];
}

/** The passages that both current texts contain, word for word. The other item's text is not stored with this item. */
export const sharedTextsOf = async (unit: ReadContext, submission: Submission): Promise<readonly SharedText[]> => {
  const body = bodyOf(read(unit, submission));
  return (await repeatedIn(unit, submission, body)).map(({ other, reading, copied }) => {
    const theirs = bodyOf(reading);
    return {
      other,
      title: reading.title,
      passages: copied.passages
        .toSorted((one, two) => two.words - one.words)
        .map((passage) => ({
          mine: body.slice(passage.mine.start, passage.mine.end),
          theirs: theirs.slice(passage.theirs.start, passage.theirs.end),
        })),
    };
  });
};

/** Items that show the same pictures, by file or by similarity, with the photo numbers of this item. */
export const seenPhotosOf = async (unit: ReadContext, submission: Submission): Promise<readonly SeenPhoto[]> => {
  /** Hash of a file in another item → number of the photo of this item that it shows. */
  const numbers = new Map<string, number>();
  const mirrors = new Set<string>();
  for (const [at, { fate }] of photosOf(submission).entries()) {
    if (fate.state !== 'stored') continue;
    const { sameAs = [], mirrorOf = [] } = fate.facts;
    for (const hash of [fate.hash, ...sameAs, ...mirrorOf]) if (!numbers.has(hash)) numbers.set(hash, at + 1);
    for (const hash of mirrorOf) mirrors.add(hash);
  }
  const found = await unit.stores.checks.traces.withPhotos([...numbers.keys()], submission.id, itemsToName);
  const seen = new Map<number, SeenPhoto>();
  for (const { submission: id, hash } of found) {
    const number = numbers.get(hash);
    const other = await unit.stores.submissions.find(id);
    if (number === undefined || seen.has(number) || !isShown(other) || !mayBeSource(other, submission)) continue;
    const otherNumber = photosOf(other).findIndex(({ fate }) => fate.state === 'stored' && fate.hash === hash) + 1;
    if (otherNumber === 0) continue;
    const isMirrored = mirrors.has(hash);
    seen.set(number, { number, code: other.code, title: read(unit, other).title, otherNumber, isMirrored });
  }
  return [...seen.values()].toSorted((a, b) => a.number - b.number);
};
