/** The board's acts on an item, pressed or typed: runs the use case and answers the person who acted. */
import { actNamed } from '../../domain/act/act.ts';
import { type SubmissionAct, type SubmissionActName, submissionActs } from '../../domain/act/submission.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { ButtonRows } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import type { ReplyCode } from '../../domain/submission/codes.ts';
import { revisionSeen } from '../../domain/submission/correction.ts';
import { decide } from '../../domain/submission/decide.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { destination } from '../../domain/submission/transitions.ts';
import { foldedText } from '../../domain/words/folded-text.ts';
import { postponesDecision } from '../../domain/words/retreat.ts';
import type { Unit } from '../../ports/services.ts';
import { consentToWithdraw } from '../../usecases/check/children.ts';
import { maskItem, unmaskItem } from '../../usecases/check/mask.ts';
import { destroyItem, releaseItem } from '../../usecases/check/release.ts';
import { createPageLink } from '../../usecases/page-link.ts';
import { act, openItem } from '../../usecases/submission/act.ts';
import { markOutcomeSent, proposalShown } from '../../usecases/submission/cards.ts';
import { boardEdit, keepAsWritten, openForEdit, respell } from '../../usecases/submission/edit-item.ts';
import type { Fill } from '../../usecases/submission/fill-draft.ts';
import { itemsNamed, oneNamed } from '../../usecases/submission/named.ts';
import { read } from '../../usecases/submission/read.ts';
import { refuse } from '../../usecases/submission/refuse.ts';
import { reviewOf } from '../../usecases/submission/review.ts';
import { put, tell } from '../../usecases/tell.ts';
import { actButton } from '../say/buttons.ts';
import { whyDue } from '../say/draft.ts';
import {
  boardEditMenu,
  boardEditPrompt,
  consentOfItem,
  decidedWithoutCard,
  decideOnPage,
  republishSure,
  shownAs,
} from '../say/item.ts';
import { withdrawSure } from '../say/own-item.ts';
import { noReply, noted, type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';
import { tellChange } from './change.ts';
import { editPage } from './edit-page.ts';
import type { ItemPress } from './item-press.ts';
import { correct, merge, note, schedule } from './item-words.ts';
import { changeSentItem } from './mend-sent.ts';
import { tellStep } from './next-step.ts';
import { askReason, leaveReason, noReason, reasonTyped } from './reason.ts';
import { reclassify } from './reclassify.ts';
import { unmerge } from './unmerge.ts';

type RowWithCommand = Exclude<SubmissionAct, { readonly command: null }>;

/**
 * Sends a link to the page with the PIN when the ward calls the act sensitive; it cannot be decided in the chat. Null when it is
 * decided here.
 */
async function sentToPage(unit: Unit, person: Person, row: SubmissionAct, id: string): Promise<Reply | null> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  const item = submission && (await reviewOf(unit, submission));
  if (!item || !row.isSensitive(item) || !row.isOpen(item, actorOf(person), unit.now)) return null;
  const { code, revision } = item.submission;
  const url = await createPageLink(unit, { purpose: 'decide', person: person.id, subject: id, revision });
  await tell(unit, person.id, decideOnPage(code, url));
  return noted('note-decide-on-page');
}

/** Acts open to people who never had a card of the item. */
const isSaidWithoutCard = (name: SubmissionActName): boolean => name === 'unpublish' || name === 'republish';

/** Acts that no card or other message confirms. */
const saidAlways: readonly SubmissionActName[] = [
  ...(['undo', 'review', 'unschedule', 'approveCorrection', 'dropCorrection', 'takeOver'] as const),
];

/** The **Hoàn tác** button of the message that confirms the act. */
async function undoOf(unit: Unit, person: Person, submission: Submission): Promise<ButtonRows> {
  const undo = actNamed(submissionActs, 'undo');
  const isOpen = undo.isOpen(await reviewOf(unit, submission), actorOf(person), unit.now);
  return isOpen ? [[actButton(undo, shownAs(submission))]] : [];
}

/** Carries out the command of an act. Cards that show the item are updated; a person without a card is told in a message. */
export async function decideItem(unit: Unit, person: Person, row: RowWithCommand, press: ItemPress): Promise<Reply> {
  const { revision, reason = noReason } = press;
  const outcome = await act(unit, person, press.submission, row.command({ revision, reason }));
  if (!outcome.ok) return outcome;
  const { code, id } = outcome.submission;
  // A person without a card of the item is told here that it happened.
  if (isSaidWithoutCard(row.name) && !(await unit.stores.cards.latestOf(id, person.id)))
    await tell(unit, person.id, decidedWithoutCard(row.name, outcome.submission));
  // A new or updated card shows the current state. That a decision was taken back is said in addition.
  const isFirst =
    (row.name === 'approve' && outcome.submission.state === 'submitted') ||
    (row.name === 'approveCorrection' && outcome.submission.standing.correction?.firstBy === person.id);
  const note = { key: isFirst ? 'note-signed' : `note-${row.name}`, facts: { code } };
  // The item still awaits more signatures, and its card does not change, so the signature is confirmed in a message.
  if (isFirst) return { ok: true, note, isSaid: true, below: await undoOf(unit, person, outcome.submission) };
  // Confirmed at once, with the button to undo it. Marked as told, so that a card that cannot be edited does not lead to a second
  // message.
  if (saidAlways.includes(row.name)) await markOutcomeSent(unit, outcome.submission, person);
  return saidAlways.includes(row.name)
    ? { ok: true, note, isSaid: true, below: await undoOf(unit, person, outcome.submission) }
    : { ok: true, note, isSaidBesideCard: true, below: await undoOf(unit, person, outcome.submission) };
}

/** Shows all photos and the full text, and the consent that this person may withdraw. */
export async function viewItem(
  unit: Unit,
  person: Person,
  { submission: id }: Pick<ItemPress, 'submission'>,
): Promise<Reply> {
  const opened = await openItem(unit, person, id);
  if (!opened.ok) return opened;
  const { submission } = opened;
  await put(unit, `${unit.cause}:show:${id}`, { kind: 'show', person: person.id, submission: submission.id });
  const consent = await consentToWithdraw(unit, submission, person);
  if (consent) await tell(unit, person.id, consentOfItem(submission.code, consent, unit.ward.timeZone));
  return noReply;
}

/** Explains the due date; for a draft, the one it would get if sent now. */
async function explainDue(unit: Unit, person: Person, { submission: id }: ItemPress): Promise<Reply> {
  const opened = await openItem(unit, person, id);
  if (!opened.ok) return opened;
  return replied(unit, person.id, whyDue(unit, opened.submission));
}

async function hidePrivate(unit: Unit, person: Person, { submission, revision }: ItemPress): Promise<Reply> {
  const outcome = await maskItem(unit, person, submission, revision);
  if (!outcome.ok) return outcome;
  const { code } = outcome.submission;
  const undo = [[actButton(actNamed(submissionActs, 'unmask'), shownAs(outcome.submission))]];
  return {
    ok: true,
    note: { key: 'note-masked', facts: { code, count: outcome.count } },
    isSaidBesideCard: true,
    below: undo,
  };
}

/** Undoes the masking of private data while that is possible: restores the texts and informs the people concerned. */
export async function showPrivate(unit: Unit, person: Person, { submission }: ItemPress): Promise<Reply> {
  const outcome = await unmaskItem(unit, person, submission);
  if (!outcome.ok) return outcome;
  await tellChange(unit, person, outcome.before, outcome.submission);
  return noted('note-undo', { code: outcome.submission.code });
}

async function respellItem(unit: Unit, person: Person, { submission, revision, argument }: ItemPress): Promise<Reply> {
  const write = argument === 'keep' ? keepAsWritten : respell;
  const outcome = await write(unit, person, submission, revision);
  if (!outcome.ok) return outcome;
  const { code } = outcome.submission;
  if (argument !== 'keep') await tellChange(unit, person, outcome.before, outcome.submission);
  else await tellStep(unit, person, outcome.submission, { key: 'kept-as-written' });
  return noted('note-edited', { code });
}

async function release(unit: Unit, person: Person, { submission, revision }: ItemPress): Promise<Reply> {
  const outcome = await releaseItem(unit, person, submission, revision);
  return outcome.ok ? noted('note-release', { code: outcome.submission.code }) : outcome;
}

async function destroy(unit: Unit, person: Person, { submission, revision }: ItemPress): Promise<Reply> {
  const outcome = await destroyItem(unit, person, submission, revision);
  if (!outcome.ok) return outcome;
  const { code, id } = outcome.submission;
  await tell(unit, person.id, { key: 'secrecy-destroyed-head', facts: { code } }, `destroyed-head:${id}`);
  return noted('note-destroy', { code });
}

/** Rare acts, placed below **Sửa** so that cards stay short. */
const seldom: readonly SubmissionActName[] = ['schedule', 'hasten', 'adjust', 'note', 'merge', 'unmerge'];

async function offerEdit(unit: Unit, person: Person, { submission, revision }: ItemPress): Promise<Reply> {
  const opened = await openForEdit(unit, person, submission, revision);
  if (!opened.ok) return opened;
  const item = await reviewOf(unit, opened.submission);
  const rows = seldom.map((name) => actNamed(submissionActs, name));
  const open = rows.filter((row) => row.isOpen(item, actorOf(person), unit.now));
  const page = await editPage(unit, person, opened.submission);
  return replied(unit, person.id, boardEditMenu(opened.submission, page, open));
}

/** Asks for a new title or text, and shows the current one. */
export async function askForEdit(
  unit: Unit,
  person: Person,
  { submission: id, revision }: ItemPress,
  slot: 'title' | 'text',
): Promise<Reply> {
  const opened = await openForEdit(unit, person, id, revision);
  if (!opened.ok) return opened;
  const { submission } = opened;
  await remember(unit, person.id, { ask: 'boardEdit', slot, submission: id, revision });
  return replied(unit, person.id, boardEditPrompt(slot, submission.code, read(unit, submission)));
}

/** Saves the board's own edit, shows the change to its editor and informs the author. */
export async function editItem(
  unit: Unit,
  person: Person,
  { submission, revision }: ItemPress,
  fill: Fill,
): Promise<Reply> {
  const outcome = await boardEdit(unit, person, submission, revision, fill);
  if (!outcome.ok) return outcome;
  await tellChange(unit, person, outcome.before, outcome.submission);
  return noted('note-edited', { code: outcome.submission.code });
}

/** Publishes a taken-down item again, after showing for which reason it was taken down. */
async function republish(unit: Unit, person: Person, press: ItemPress): Promise<Reply> {
  const row = actNamed(submissionActs, 'republish');
  const onPage = await sentToPage(unit, person, row, press.submission);
  if (onPage) return onPage;
  if (press.argument === 'sure') return decideItem(unit, person, row, press);
  const submission = await unit.stores.submissions.find(submissionId(press.submission));
  if (!submission) return refused('issue-not-found');
  const { revision } = press;
  const decision = decide(submission, { type: 'republish', revision }, { actor: actorOf(person), now: unit.now });
  if (!decision.ok) return refuse(unit, person, submission, decision.issues, 'republish');
  return replied(unit, person.id, republishSure(unit, submission, read(unit, submission).title));
}

type Handler = (unit: Unit, person: Person, press: ItemPress) => Promise<Reply>;

/** Acts that have a use case of their own. */
const handlers = {
  edit: offerEdit,
  view: viewItem,
  whyDue: explainDue,
  mask: hidePrivate,
  unmask: showPrivate,
  respell: respellItem,
  release,
  destroy,
  schedule,
  correct,
  note,
  merge,
  unmerge,
  reclassify,
  republish,
} satisfies Partial<Record<SubmissionActName, Handler>>;

const hasHandler = (name: SubmissionActName): name is keyof typeof handlers => name in handlers;

/** Carries out a press of the board: at once, on the signed page, or after asking for the text it needs. */
export async function actOnItem(unit: Unit, person: Person, row: SubmissionAct, press: ItemPress): Promise<Reply> {
  if (hasHandler(row.name)) return handlers[row.name](unit, person, press);
  if (row.command === null) return refused('issue-press-unknown');
  if (row.needs === 'reason' && !press.reason) return askReason(unit, person, row.name, press);
  return (await sentToPage(unit, person, row, press.submission)) ?? decideItem(unit, person, row, press);
}

/**
 * Items to which a typed act can apply: those in a state the act leads on from; for edits and views, those awaiting a decision.
 */
const isMeant = (row: SubmissionAct, { state, standing }: Submission): boolean =>
  row.name === 'correct'
    ? state === 'published' || (state === 'approved' && Boolean(standing.publishAt))
    : row.command === null
      ? state === 'submitted' || (row.name === 'schedule' && state === 'approved')
      : destination(state, row.command({ revision: 0, reason: noReason }).type) !== null;

const revisionFree: readonly SubmissionActName[] = [
  ...(['unpublish', 'republish', 'undo', 'correct', 'unschedule', 'note'] as const),
];

/** "D 0042": decides on the revision last shown to that person. If there is a newer one, shows it instead. */
export async function actByNumber(unit: Unit, person: Person, code: ReplyCode): Promise<Reply> {
  const row = actNamed(submissionActs, code.act);
  const found = (await unit.stores.submissions.withNumber(code.number)).filter(
    (each) => each.state !== 'draft' && (code.code === null || each.code === code.code),
  );
  const waiting = found.filter((each) => isMeant(row, each));
  const [submission, other] = waiting.length > 0 ? waiting : found;
  if (!submission) return refused('issue-not-found');
  if (other && waiting.length > 1) return refused('issue-two-codes', { first: submission.code, second: other.code });
  if (row.needs === 'reason' && code.rest === '0' && isBoard(person.role)) return leaveReason(unit, person);
  const card = await unit.stores.cards.latestOf(submission.id, person.id);
  // Acts in `revisionFree` need no card: what is or was on the portal is public, and people know their own decisions.
  const isOfProposal = row.name === 'approveCorrection' || row.name === 'dropCorrection';
  const shown = isOfProposal ? await proposalShown(unit, submission, person.id) : (card?.shownRevision ?? 0);
  // A person knows the correction they proposed themselves.
  const isKnown = revisionFree.includes(row.name) || submission.standing.correction?.by === person.id;
  const revision = isKnown ? revisionSeen(submission, row.name) : shown;
  if (row.needs === 'reason' && postponesDecision(foldedText(code.rest))) return leaveReason(unit, person);
  const why =
    row.needs === 'reason' && code.rest !== '' ? await reasonTyped(unit, person, row, submission.id, code.rest) : null;
  const reason = why ? { reason: why } : {};
  const words = row.needs !== 'reason' && code.rest !== '' ? { words: code.rest } : {};
  const outcome = await actOnItem(unit, person, row, { submission: submission.id, revision, ...reason, ...words });
  const isUnseen =
    (isOfProposal ? revision === 0 : !card) && !outcome.ok && outcome.issues[0]?.key === 'issue-revision-changed';
  return isUnseen ? refused('issue-not-seen-yet', { code: submission.code }) : outcome;
}

/**
 * "rút bài 0042" by its author: asks for confirmation while the item is waiting; a decided item can only be changed on request.
 */
export async function withdrawByCode(unit: Unit, person: Person, code: string): Promise<Reply> {
  const own = (await itemsNamed(unit.stores.submissions, code)).filter(({ authorId }) => authorId === person.id);
  const named = oneNamed(own, code);
  if (!named.ok) return named;
  const { item: submission } = named;
  const { state, standing } = submission;
  if (state !== 'submitted' && !(state === 'approved' && standing.publishAt)) {
    return (
      (await changeSentItem(unit, person, submission.code, null)) ??
      refused('issue-act-not-open', { code: submission.code })
    );
  }
  return replied(unit, person.id, withdrawSure(submission, read(unit, submission).title));
}
