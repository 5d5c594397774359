/**
 * Edits an item: its author may until the decision, the board while it decides. Editing a submitted item makes a new
 * revision: signatures become void, and the author sees what the board changed.
 */
import { reclassifyReasons } from '../../domain/act/submission.ts';
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { contentWithAccents, contentWithDay, proposedTitle } from '../../domain/checks/writing.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import { rewrittenShare } from '../../domain/submission/contribution.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { evolve } from '../../domain/submission/evolve.ts';
import { objectionToEdit } from '../../domain/submission/permissions.ts';
import type { ItemFile, Photo } from '../../domain/submission/photos-and-files.ts';
import { aboutItem } from '../../domain/submission/react.ts';
import { objectionToCredits } from '../../domain/submission/share.ts';
import type { Content, Reason, Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { subjectOf } from '../check/check-item.ts';
import { keepFingerprint } from '../check/fingerprints.ts';
import { recheck } from '../check/hold.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { processNamed } from '../process/process.ts';
import { notify } from '../react.ts';
import { renewCards, sendCards } from './cards.ts';
import { type Fill, filled } from './fill-draft.ts';
import { termsOnRecord } from './on-record.ts';
import { dueOf, read } from './read.ts';
import { refuse } from './refuse.ts';

/** The item before and after an edit. */
export type Edited = Outcome<{ readonly before: Submission; readonly submission: Submission }>;

/**
 * Opens the item at the revision that the person saw, if they may edit it. Otherwise refuses and records it.
 * @param mayBeOwn true: the author may edit too; false: only the board
 */
export async function openForEdit(
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
  mayBeOwn = false,
): Promise<Outcome<{ readonly submission: Submission }>> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const isOwn = mayBeOwn && submission.authorId === actor.id;
  const issue = isOwn ? null : objectionToEdit(submission, actorOf(actor));
  if (issue) return refuse(unit, actor, submission, [issue], 'edit');
  const facts = { code: submission.code };
  if (submission.revision !== revision)
    return refuse(unit, actor, submission, [{ key: 'issue-revision-changed', facts }], 'edit');
  const allowed = decideChange(submission, actorOf(actor));
  return allowed.ok ? { ok: true, submission } : refuse(unit, actor, submission, allowed.issues, 'edit');
}

/** Route and time budget for a changed category. The process version stays that of the submission. */
async function termsOf(
  unit: Unit,
  before: Submission,
  { category }: Content,
): Promise<Partial<Submission['standing']>> {
  if (!category || category === before.content.category) return {};
  const sentOn = localDateOf(before.standing.submittedAt ?? unit.now, unit.ward.timeZone);
  const process = await processNamed(unit, before.standing.processVersion, sentOn);
  return process
    ? {
        route: process.routes[category],
        isSensitive: process.sensitive.includes(category),
        budgetHours: process.budgets[category],
      }
    : { route: null };
}

const wordsOf = (unit: Unit, submission: Submission): string => {
  const { title, paragraphs } = read(unit, submission);
  return [title, ...paragraphs].join('\n');
};

/** The next revision of an item; omitted fields stay unchanged. */
export interface NewVersion {
  readonly content: Content;
  readonly photos?: readonly Photo[];
  readonly files?: readonly ItemFile[];
  /** The edited field, for the record. */
  readonly slot: string;
  /** The text comes from others, so the editor does not count as having rewritten it. */
  readonly isOthersWork?: true;
  /** The items merged into it, which can be separated again. */
  readonly merges?: Submission['standing']['merges'];
  /** Reason why the board changed the category. */
  readonly reclassified?: Reason;
  /** Codes of the merged items, for the audit log and so for the dossier. */
  readonly taken?: readonly string[];
}

/** Saves an edit. @param before an item that this person may change now */
export async function saveEdit(unit: Unit, actor: Person, before: Submission, next: NewVersion): Promise<Edited> {
  const { stores } = unit;
  const { content, photos, files } = next;
  const isSent = before.state === 'submitted';
  const reading = read(unit, { ...before, content });
  const [missing] = reading.missing;
  // A submitted item must keep all required fields.
  if (isSent && missing) return refused(`issue-missing-${missing}`);
  const shares = objectionToCredits(reading);
  if (shares) return { ok: false, issues: [shares] };
  const changed = evolve(before, {
    type: 'contentChanged',
    content,
    by: actor.id,
    at: unit.now,
    ...(photos ? { photos } : {}),
    ...(files ? { files } : {}),
    ...(isSent ? { due: dueOf(unit, reading, before.standing.submittedAt) } : {}),
  });
  const after = isSent
    ? {
        ...changed,
        standing: {
          ...changed.standing,
          ...(await termsOf(unit, before, content)),
          ...(next.merges ? { merges: next.merges } : {}),
        },
      }
    : changed;
  await stores.submissions.save(after, before);
  const kept = { ...after, version: before.version + 1 };
  if (!isSent) return { ok: true, before, submission: kept };
  const isOwn = before.authorId === actor.id;
  const share = isOwn || next.isOthersWork ? 0 : rewrittenShare(wordsOf(unit, before), wordsOf(unit, after));
  if (share > 0) await stores.submissions.noteEdit(before.id, actor, share);
  await keepFingerprint(unit, kept);
  const { submission } = await recheck(unit, kept);
  const { reclassified } = next;
  const why = reclassified ? { reason: reclassified.note || reclassified.code } : {};
  await stores.timeline.record(submission.id, 'edited', actor.id, unit.now, why);
  const moved = reclassified ? { ...why, ...movedBy(unit, before, submission) } : {};
  const terms = await termsOnRecord(unit, submission, submission.revision);
  const taken = next.taken ? { merged: next.taken.join(' ') } : {};
  const details = {
    code: submission.code,
    slot: next.slot,
    revision: submission.revision,
    ...terms,
    ...moved,
    ...taken,
  };
  await putOnRecord(unit, actor.id, 'edited', submission.id, details);
  await renewCards(unit, submission);
  if (submission.state === 'submitted') await sendCards(unit, submission, true);
  const told = { ...aboutItem(after), by: actor.name };
  if (reclassified)
    await notify(unit, submission.authorId, {
      ...told,
      name: 'reclassified-author',
      reason: reclassified,
      ...movedBy(unit, before, submission),
    });
  else if (!isOwn)
    await notify(unit, submission.authorId, { ...told, name: 'edited-by-board', before: before.revision });
  return { ok: true, before, submission };
}

const dueDayOf = ({ standing: { due } }: Submission): string => (due?.on ? formatDate(due.on) : 'none');

/** Category and due day before and after. */
const movedBy = (unit: Unit, before: Submission, after: Submission) => ({
  from: read(unit, before).category,
  to: read(unit, after).category,
  dueBefore: dueDayOf(before),
  dueAfter: dueDayOf(after),
});

/** The board changes an item's category. Time limit, route and due day follow, and the author is given the reason. */
export async function reclassify(
  unit: Unit,
  actor: Person,
  wanted: { readonly submission: string; readonly revision: number; readonly category: CategoryId },
  reason: Reason,
): Promise<Edited> {
  const opened = await openForEdit(unit, actor, wanted.submission, wanted.revision);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const { category } = wanted;
  if (read(unit, submission).category === category) return refused('issue-category-same', { code: submission.code });
  const isListed = reclassifyReasons.some((each) => each === reason.code);
  if (!isListed && reason.note.trim() === '') return refused('issue-reclassify-why', { code: submission.code });
  const content = { ...submission.content, category };
  return saveEdit(unit, actor, submission, { content, slot: 'category', reclassified: reason });
}

/** Changes one field of the item. */
export async function boardEdit(unit: Unit, actor: Person, id: string, revision: number, fill: Fill): Promise<Edited> {
  const opened = await openForEdit(unit, actor, id, revision);
  if (!opened.ok) return opened;
  const content = filled(unit, opened.submission, fill);
  return content ? saveEdit(unit, actor, opened.submission, { content, slot: fill.slot }) : refused('issue-no-day');
}

/**
 * Applies the checks' proposals: diacritics, capitals, the date instead of "sáng nay". They are computed again for the
 * current text.
 */
export async function respell(unit: Unit, actor: Person, id: string, revision: number): Promise<Edited> {
  const opened = await openForEdit(unit, actor, id, revision, true);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const before = await subjectOf(unit, submission);
  const content = before.withAccents ? contentWithAccents(submission.content, unit.accents()) : submission.content;
  const title = proposedTitle(await subjectOf(unit, { ...submission, content }));
  const fill: Fill | null = title === null ? null : { slot: 'title', text: title };
  const titled = fill ? filled(unit, { ...submission, content }, fill) : content;
  const written = titled && contentWithDay(titled, await subjectOf(unit, { ...submission, content: titled }), before);
  if (!written || written === submission.content) return refused('issue-nothing-to-respell', { code: submission.code });
  // The program wrote the words, so the editor does not count as having rewritten the text.
  return saveEdit(unit, actor, submission, { content: written, slot: 'words', isOthersWork: true });
}

/** **Giữ nguyên**: the author declines the proposals and keeps the text as typed. */
export async function keepAsWritten(unit: Unit, author: Person, id: string, revision: number): Promise<Edited> {
  const opened = await openForEdit(unit, author, id, revision, true);
  if (!opened.ok || opened.submission.authorId !== author.id) return opened.ok ? refused('issue-not-found') : opened;
  const content = { ...opened.submission.content, isAsWritten: true as const };
  return saveEdit(unit, author, opened.submission, { content, slot: 'words' });
}
