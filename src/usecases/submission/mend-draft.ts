/** The author's changes to an item: removing photos and files by number, and messages edited in the chat. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { filesOf, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { saveEvents } from './draft.ts';
import { recordMovedDue } from './on-record.ts';
import { chooseReturnedItem, openDraft } from './open-draft.ts';
import { dueOf, read } from './read.ts';

/** The item after the author's change. */
export type Changed = Outcome<{ readonly submission: Submission }>;

/** "bỏ ảnh 5": removes the fifth photo as counted in the preview, from 1. */
export const dropPhoto = async (unit: Unit, author: Person, number: number): Promise<Changed> => {
  const { draft } = await openDraft(unit, author.id);
  const photo = draft ? photosOf(draft)[number - 1] : undefined;
  if (!draft || !photo) return refused('issue-no-such-photo', { number, photos: draft ? photosOf(draft).length : 0 });
  const event = { type: 'photoDropped', photo: photo.id, at: unit.now } as const;
  return { ok: true, submission: await saveEvents(unit, draft, [event]) };
};

/** "bỏ tệp 1": removes a document. @param number from 1; 0 if none was given, which means the only one */
export const dropFile = async (unit: Unit, author: Person, number: number): Promise<Changed> => {
  const { draft } = await openDraft(unit, author.id);
  const files = draft ? filesOf(draft) : [];
  const file = number === 0 && files.length === 1 ? files[0] : files[number - 1];
  if (!draft || !file) return refused('issue-no-such-file', { number, files: files.length });
  const event = { type: 'fileDropped', file: file.id, at: unit.now } as const;
  return { ok: true, submission: await saveEvents(unit, draft, [event]) };
};

/** Derives the fields again from the new text; fields that were stated explicitly stay. */
const followWords = (unit: Unit, submission: Submission, parts: Content['parts']): Content => {
  const { content } = submission;
  const unsaid: Content = { ...content, title: null, category: null, eventOn: null, place: null, source: null };
  const guess = read(unit, { ...submission, content: unsaid });
  const keep = <Value>(said: Value | null, guessed: Value | null): Value | null =>
    JSON.stringify(said) === JSON.stringify(guessed) ? null : said;
  const next: Content = {
    ...content,
    parts,
    title: keep(content.title, guess.title),
    category: keep(content.category, guess.category),
    eventOn: keep(content.eventOn, guess.eventOn),
    place: keep(content.place, guess.place),
    source: keep(content.source, guess.source),
  };
  if (submission.state !== 'submitted') return next;
  // An edit of a submitted item must not lose a required field.
  const reading = read(unit, { ...submission, content: next });
  return {
    ...next,
    title: reading.title,
    category: reading.category,
    eventOn: reading.eventOn ?? content.eventOn,
    place: reading.place,
    source: reading.source ?? content.source,
  };
};

/** **Sửa bài** below a returned item: reopens it, and the author's next messages go into it. */
export const resume = async (unit: Unit, author: Person, id: string): Promise<Changed> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (submission?.authorId !== author.id) return refused('issue-not-found');
  if (submission.state !== 'returned') return refused('issue-decided-already', { code: submission.code });
  await chooseReturnedItem(unit, submission);
  return { ok: true, submission };
};

/** Result of an edited message; `unknown`: it belongs to no item, or its text is the same. */
export type Corrected =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'afterBoard' | 'corrected'; readonly submission: Submission }
  /** `parts`: the author's text with the edited message; `before`: the message's old text. */
  | {
      readonly kind: 'afterDecision';
      readonly submission: Submission;
      readonly parts: Submission['content']['parts'];
      readonly before: string;
    };

/**
 * Applies a message edited in the chat to its part of the draft. Between submission and decision this makes a new revision.
 * `afterBoard`: the board has rewritten the text since, so nothing changes.
 */
export const correctMessage = async (
  unit: Unit,
  author: Person,
  messageKey: string,
  text: string,
): Promise<Corrected> => {
  const id = await unit.stores.submissions.byOrigin(messageKey);
  if (!id) return { kind: 'unknown' };
  const submission = await unit.stores.submissions.get(id);
  const { parts: known } = submission.content;
  const before = known.find((part) => part.of === messageKey)?.text ?? '';
  if (before === '' && known.some((part) => part.of === 'board')) return { kind: 'afterBoard', submission };
  if (submission.authorId !== author.id || before === text) return { kind: 'unknown' };
  const parts = known.some((part) => part.of === messageKey)
    ? known.map((part) => (part.of === messageKey ? { ...part, text } : part))
    : [...known, { of: messageKey, text }];
  if (!decideChange(submission, actorOf(author)).ok) return { kind: 'afterDecision', submission, parts, before };
  const content = followWords(unit, submission, parts);
  const due = dueOf(unit, read(unit, { ...submission, content }), submission.standing.submittedAt);
  const saved = await saveEvents(unit, submission, [
    { type: 'contentChanged', content, by: author.id, at: unit.now, ...(submission.standing.due ? { due } : {}) },
  ]);
  const { submittedAt, due: was } = submission.standing;
  if (submittedAt && was?.on !== saved.standing.due?.on)
    await recordMovedDue(unit, saved.id, saved.code, saved.standing.due?.on ?? null);
  return { kind: 'corrected', submission: saved };
};
