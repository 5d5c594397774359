/** A submission as it reads in its ward: guesses completed, dates counted. */
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

/** An item as it stands: what was said of it, and what is guessed from its words where nothing was said. */
export const read = (unit: Pick<Unit, 'ward'>, submission: Submission): Reading =>
  readVersion(unit, submission, submission.content, photosOf(submission));

/** Another version of the same item. */
export const readVersion = (
  { ward }: Pick<Unit, 'ward'>,
  { createdAt }: Pick<Submission, 'createdAt'>,
  content: Content,
  photos: readonly Pick<Photo, 'id'>[],
): Reading => readContent(content, photos, { saidAt: createdAt, timeZone: ward.timeZone, units: ward.units });

/** As it stands, for telling what has changed. */
export const versionOf = (unit: Pick<Unit, 'ward'>, submission: Submission): Version => ({
  content: submission.content,
  reading: read(unit, submission),
  photos: photosOf(submission),
  files: filesOf(submission),
});

/** A version of the item as it was kept. */
export function keptVersion(unit: Pick<Unit, 'ward'>, submission: Submission, kept: string): Version {
  const { content, photos } = JSON.parse(kept) as { content: Content; photos: Version['photos'] };
  return { content, photos, reading: readVersion(unit, submission, content, photos) };
}

/** As it would stand after the correction that waits; null: none does, or it adds its note and changes nothing else. */
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

/** Number and signer of a paper: as the board has set them, from the paper itself, else from what the sender said. */
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

/** It tells of what has not been yet. */
export const isToCome = ({ eventOn }: Pick<Reading, 'eventOn'>, on: LocalDate): boolean =>
  eventOn !== null && eventOn > on;

/**
 * Due date of a reading (Art. 8.1); without a day the clock has not begun and today stands in.
 * @param sentAt null: it is not sent yet
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
