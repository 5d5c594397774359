/** Undoes the latest decision: at once after "Hoàn tác"; offered when the person only says that it was a mistake. */
import { actNamed } from '../../domain/act/act.ts';
import { type SubmissionActName, submissionActs } from '../../domain/act/submission.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Button } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { undoMs } from '../../domain/submission/permissions.ts';
import type { Unit } from '../../ports/services.ts';
import { isOpenTo } from '../../usecases/question/open-to.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { doOnQuestion } from '../question/act.ts';
import { actButton } from '../say/buttons.ts';
import { shownAs } from '../say/item.ts';
import { buttonFor } from '../say/question-acts.ts';
import { type Reply, replied } from '../talk/reply.ts';
import { actOnItem, showPrivate } from './item.ts';
import { takeBack } from './restore.ts';
import { separateMergedItems } from './unmerge.ts';

/** Audit-log names of the decisions that can be undone. */
const undoable = [
  'approve',
  'return',
  'reject',
  'unpublish',
  'approveCorrection',
] as const satisfies readonly SubmissionActName[];
const mostRecent = 20;

/**
 * "Hoàn tác": undoes the person's latest decision about an item or a question. The use case checks whether there is still time.
 */
export async function undoLast(unit: Unit, person: Person): Promise<Reply> {
  const submission = await unit.stores.submissions.lastDecidedBy(person.id);
  const question = await unit.stores.questions.lastDecidedBy(person.id);
  // If the latest decision has been superseded by another person, an older one about another item must not be undone instead.
  const recent = await unit.stores.audit.actsOf(person.id, new Date(unit.now.getTime() - undoMs), mostRecent);
  // Newest first: an act that was undone later is skipped; an act repeated after its undo is kept.
  const standing = recent.filter(({ object }, at) =>
    recent.slice(0, at + 1).every((each) => each.action !== 'undo' || each.object !== object),
  );
  const [newest] = standing;
  // Masking private data is not a decision, but is undone the same way.
  if (newest?.action === 'masked' && (await unit.stores.submissions.find(submissionId(newest.object))))
    return showPrivate(unit, person, { submission: newest.object, revision: 0 });
  if (newest?.action === 'withdrawn') return takeBack(unit, person, newest.object);
  if (newest?.action === 'merge') return separateMergedItems(unit, person, newest.code ?? '');
  const last = standing.find(({ action }) => undoable.some((each) => each === action));
  if (last && last.object !== submission?.id && last.object !== question?.id)
    return refused('issue-undo-nothing', { code: last.code ?? '' });
  const decidedAt = submission?.standing.decidedBy?.at.getTime() ?? 0;
  if (question && Date.parse(question.standing.decidedBy?.at ?? '') > decidedAt)
    return doOnQuestion(unit, person, question.id, { type: 'undo', revision: question.standing.revision });
  // A decision superseded long ago is not the latest one.
  const isOld = decidedAt < unit.now.getTime() - undoMs && !submission?.standing.undoable;
  if (!submission || isOld) return refused('issue-undo-none');
  const { id, revision } = submission;
  return actOnItem(unit, person, actNamed(submissionActs, 'undo'), { submission: id, revision });
}

/** The undo button for the person's latest decision while it can be undone; null when there is none. */
export async function undoButton(
  unit: Unit,
  person: Person,
): Promise<{ readonly code: string; readonly button: Button } | null> {
  const submission = await unit.stores.submissions.lastDecidedBy(person.id);
  const question = await unit.stores.questions.lastDecidedBy(person.id);
  const undo = actNamed(submissionActs, 'undo');
  const isRecent = submission !== null && undo.isOpen(await reviewOf(unit, submission), actorOf(person), unit.now);
  const ofItem = isRecent ? { code: submission.code, button: actButton(undo, shownAs(submission)) } : null;
  if (!question || !isOpenTo(question, 'undo', actorOf(person), unit)) return ofItem;
  const ofQuestion = { code: question.code, button: buttonFor(question, 'undo') };
  const at = submission?.standing.decidedBy?.at.getTime() ?? 0;
  return ofItem && at > Date.parse(question.standing.decidedBy?.at ?? '') ? ofItem : ofQuestion;
}

/**
 * "Khoan đã, tôi bấm nhầm" after a press: says that the decision took effect and offers to undo it. Null when nothing can be
 * undone.
 */
export async function offerUndo(unit: Unit, person: Person): Promise<Reply | null> {
  const last = await undoButton(unit, person);
  if (!last) return null;
  return replied(unit, person.id, { key: 'decided-already', facts: { code: last.code }, buttons: [[last.button]] });
}
