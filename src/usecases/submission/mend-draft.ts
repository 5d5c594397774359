/** What its author takes out of an item or says anew: photos and files by their number, a message that was edited. */
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
import { chooseToMend, openDraft } from './open-draft.ts';
import { dueOf, read } from './read.ts';

/** The item as it is after its author has changed it. */
export type Changed = Outcome<{ readonly submission: Submission }>;

/** "bỏ ảnh 5": the fifth photo that goes along, as the preview counts them from 1. */
export const dropPhoto = async (unit: Unit, author: Person, number: number): Promise<Changed> => {
  const { draft } = await openDraft(unit, author.id);
  const photo = draft ? photosOf(draft)[number - 1] : undefined;
  if (!draft || !photo) return refused('issue-no-such-photo', { number, photos: draft ? photosOf(draft).length : 0 });
  const event = { type: 'photoDropped', photo: photo.id, at: unit.now } as const;
  return { ok: true, submission: await saveEvents(unit, draft, [event]) };
};

/** "bỏ tệp 1": the first document that goes along. @param number from 1; 0 where none was said: the only one */
export const dropFile = async (unit: Unit, author: Person, number: number): Promise<Changed> => {
  const { draft } = await openDraft(unit, author.id);
  const files = draft ? filesOf(draft) : [];
  const file = number === 0 && files.length === 1 ? files[0] : files[number - 1];
  if (!draft || !file) return refused('issue-no-such-file', { number, files: files.length });
  const event = { type: 'fileDropped', file: file.id, at: unit.now } as const;
  return { ok: true, submission: await saveEvents(unit, draft, [event]) };
};

/** Slots that were only guessed from the words are guessed again from the new ones; what was said stays. */
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
  // What the board sees is settled: nothing that is required may be lost by an edit.
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

/** **Sửa bài** under a return: this item is open again, and everything that its author sends next goes into it. */
export const resume = async (unit: Unit, author: Person, id: string): Promise<Changed> => {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (submission?.authorId !== author.id) return refused('issue-not-found');
  if (submission.state !== 'returned') return refused('issue-decided-already', { code: submission.code });
  await chooseToMend(unit, submission);
  return { ok: true, submission };
};

/** What became of an edited message; `unknown`: it is in no item, or says the same. */
export type Corrected =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'afterBoard' | 'corrected'; readonly submission: Submission }
  /** `parts`: what its author wrote, with the message as it reads now; `before`, what it read. */
  | {
      readonly kind: 'afterDecision';
      readonly submission: Submission;
      readonly parts: Submission['content']['parts'];
      readonly before: string;
    };

/**
 * A message was edited in the chat: its part of the draft changes with it; after sending and until the decision that makes
 * a new revision. `afterBoard`: the board has rewritten the
 * text since, and nothing changes.
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
