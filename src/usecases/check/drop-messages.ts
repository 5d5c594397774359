/** Deletes what messages brought: from an item, from a question, and from the file store. */
import type { Question } from '../../domain/question/question.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { type FileFate, hashesOf, type PhotoFate, type PhotoFile } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionState } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { uploadsAmong } from '../../ports/uploads.ts';
import { renewCards } from '../submission/cards.ts';
import { put } from '../tell.ts';
import { keepFingerprint } from './fingerprints.ts';

/** Schedules the deletion of files after the commit, together with the remains of deleted rows in the database's own files. */
export const forgetFiles = async (unit: Unit, hashes: readonly string[], uploads: readonly string[]): Promise<void> =>
  put(unit, `forget:${unit.cause}:${unit.ids.next()}`, { kind: 'forgetFiles', hashes, uploads });

/** States before a decision; an item left without content in one of these states is withdrawn. */
const open: readonly SubmissionState[] = ['draft', 'returned', 'submitted', 'approved'];

interface Part {
  readonly file: PhotoFile;
  readonly fate: PhotoFate | FileFate;
}

const forgetParts = async (unit: Unit, parts: readonly Part[]): Promise<void> => {
  const hashes = parts.flatMap(({ fate }) => hashesOf(fate));
  const { traces, photos } = unit.stores.checks;
  for (const hash of hashes) if (!(await traces.isNamed(hash))) await photos.remove(hash);
  const uploads = uploadsAmong(parts.map(({ file }) => file));
  await forgetFiles(unit, hashes, uploads);
};

/**
 * Deletes the texts, photos, files and pending downloads of these messages from the item.
 * @returns true if the item contained any of them
 */
export const dropFromItem = async (
  unit: Unit,
  submission: Submission,
  messages: readonly string[],
): Promise<boolean> => {
  const isOfThem = ({ messageKey }: { readonly messageKey: string }) => messages.includes(messageKey);
  const parts = [...submission.photos, ...submission.files].filter(isOfThem);
  if (parts.length === 0 && !submission.content.parts.some(({ of }) => messages.includes(of))) return false;
  const { stores } = unit;
  const less = evolve(submission, { type: 'messagesForgotten', messages, at: unit.now });
  const isEmpty = less.photos.length + less.files.length + less.content.parts.length === 0;
  // Clears the time of submission, so that no list shows that something was sent and withdrawn.
  const gone = { ...less, standing: { ...less.standing, submittedAt: null } };
  const after = isEmpty && open.includes(less.state) ? evolve(gone, { type: 'withdrawn', at: unit.now }) : less;
  await stores.submissions.save(after, submission);
  await stores.checks.traces.dropMessages(submission.id, messages);
  await stores.checks.findings.forget(submission.id);
  await forgetParts(unit, parts);
  if (submission.state !== 'draft') {
    await keepFingerprint(unit, after);
    await renewCards(unit, { ...after, version: submission.version + 1 });
  }
  return true;
};

/** Deletes the photos that a message without words added to a question. Returns true if there were any. */
export const dropFromQuestion = async (unit: Unit, question: Question, messageKey: string): Promise<boolean> => {
  const { questions } = unit.stores;
  const before = await questions.photosOf(question.id);
  await questions.dropPhotos(question.id, messageKey);
  const left = new Set((await questions.photosOf(question.id)).map(({ id }) => id));
  const gone = before.filter(({ id }) => !left.has(id));
  if (gone.length === 0) return false;
  const { standing } = question;
  const addenda = standing.addenda.filter((each) => each.messageKey !== messageKey);
  await questions.save({ ...question, standing: { ...standing, addenda } }, question);
  await forgetParts(unit, gone);
  return true;
};
