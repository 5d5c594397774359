/** Reads a submission with its derived fields and its dates in the ward's time. */
import { dueDate } from '../../domain/calendar/due-date.ts';
import { type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { CheckSubject } from '../../domain/checks/check.ts';
import type { FileId } from '../../domain/ids.ts';
import { categories } from '../../domain/submission/categories/index.ts';
import type { Version } from '../../domain/submission/changes.ts';
import { isNoteOnly } from '../../domain/submission/correction.ts';
import { guessDocument } from '../../domain/submission/guess-document.ts';
import { filesOf, type Photo, photosOf } from '../../domain/submission/photos-and-files.ts';
import { type Reading, readContent } from '../../domain/submission/reading.ts';
import type { Content, Due, Submission } from '../../domain/submission/submission.ts';
import { deadlinesOn } from '../../domain/ward.ts';
import type { Unit } from '../../ports/services.ts';

/** The current item: stated fields, and fields derived from its text where none were stated. */
export const read = (unit: Pick<Unit, 'ward'>, submission: Submission): Reading =>
  readVersion(unit, submission, submission.content, photosOf(submission));

/** The reading of another version of the same item. */
export const readVersion = (
  { ward }: Pick<Unit, 'ward'>,
  { createdAt }: Pick<Submission, 'createdAt'>,
  content: Content,
  photos: readonly Pick<Photo, 'id'>[],
): Reading => readContent(content, photos, { saidAt: createdAt, timeZone: ward.timeZone, units: ward.units });

/** The current version, for comparison. */
export const versionOf = (unit: Pick<Unit, 'ward'>, submission: Submission): Version => ({
  content: submission.content,
  reading: read(unit, submission),
  photos: photosOf(submission),
  files: filesOf(submission),
});

/** Parses a stored version of the item. */
export function parseStoredVersion(unit: Pick<Unit, 'ward'>, submission: Submission, kept: string): Version {
  const { content, photos } = JSON.parse(kept) as { content: Content; photos: Version['photos'] };
  return { content, photos, reading: readVersion(unit, submission, content, photos) };
}

/** The version after the pending correction. Null: there is none, or it only adds a note. */
export function correctedVersion(unit: Pick<Unit, 'ward'>, submission: Submission): Version | null {
  const { correction } = submission.standing;
  if (!correction || isNoteOnly(correction)) return null;
  const { content = null, dropped = [], added = [] } = correction;
  const stays = ({ id }: { readonly id: string }): boolean => !dropped.includes(id);
  return versionOf(unit, {
    ...submission,
    content: content ?? submission.content,
    photos: submission.photos.filter(stays),
    files: submission.files.filter(stays).map((file) => (added.includes(file.id) ? { ...file, dropped: false } : file)),
  });
}

/**
 * Number and signer of an official document: set by the board, otherwise from the document, otherwise from the sender's words.
 */
export const paperOf = (
  { content }: Pick<Submission, 'content'>,
  reading: Reading,
  texts: ReadonlyMap<FileId, string>,
): NonNullable<CheckSubject['paper']> => {
  if (reading.category !== 'document') return { documentNumber: null, signer: null };
  const guesses = [...texts.values(), [reading.title, ...reading.paragraphs].join('\n')].map(guessDocument);
  const said = reading.source?.kind === 'document' ? reading.source.detail : null;
  return {
    documentNumber:
      content.documentNumber ?? guesses.find(({ number }) => number)?.number ?? reading.documentNumber ?? said,
    signer: content.signer ?? guesses.find(({ signer }) => signer)?.signer ?? reading.signer,
  };
};

/** True if the event is still in the future. */
export const isToCome = ({ eventOn }: Pick<Reading, 'eventOn'>, on: LocalDate): boolean =>
  eventOn !== null && eventOn > on;

/**
 * Due date of a reading (Art. 8.1). Without an event day the time limit has not begun, and today is used.
 * @param sentAt null: not submitted yet
 */
export const dueOf = (
  unit: Pick<Unit, 'ward' | 'calendar' | 'now'>,
  reading: Reading,
  sentAt: Date | null = unit.now,
): Due => {
  const sentOn = localDateOf(sentAt ?? unit.now, unit.ward.timeZone);
  const { deadline, clock } = categories[reading.category];
  const isAhead = isToCome(reading, sentOn) && clock !== 'signing' && clock !== 'sending';
  const due = dueDate({
    category: deadline,
    startOn: isAhead ? sentOn : (reading.eventOn ?? sentOn),
    isAhead,
    calendar: unit.calendar,
    receiptPolicy: unit.ward.receiptPolicy,
    rules: deadlinesOn(unit.ward, sentOn),
  });
  return { at: due.dueAt, on: due.dueOn, provisional: due.provisional, explanation: due.explanation };
};
