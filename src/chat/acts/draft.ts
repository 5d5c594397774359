/** An author's acts on their own item, and the answers in the chat. */

import type { ChildrenDeclaration } from '../../domain/checks/check.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import { filesOf, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { isWithAuthor } from '../../domain/submission/transitions.ts';
import type { Unit } from '../../ports/services.ts';
import { declareChildren } from '../../usecases/check/children.ts';
import { createPageLink } from '../../usecases/page-link.ts';
import { mayDo } from '../../usecases/person/may-do.ts';
import { acceptUndertaking, undertakingNow } from '../../usecases/process/texts.ts';
import { answerDraft as showDraft } from '../../usecases/submission/answer-draft.ts';
import {
  type Added,
  type Addition,
  addToDraft,
  isAnswerWaiting,
  tellOfAddition,
} from '../../usecases/submission/draft.ts';
import { type Fill, fillSlot } from '../../usecases/submission/fill-draft.ts';
import { correctMessage, dropFile, dropPhoto, resume } from '../../usecases/submission/mend-draft.ts';
import { openDraft } from '../../usecases/submission/open-draft.ts';
import { read } from '../../usecases/submission/read.ts';
import { send, withdraw } from '../../usecases/submission/send.ts';
import { tell } from '../../usecases/tell.ts';
import {
  cancelSure,
  draftEditMenu,
  draftLeft,
  hideFaces,
  sentMessage,
  textPrompt,
  undertakingAgain,
  undertakingMessage,
  uploadPage,
  withdrawnMessage,
  withdrawSure,
} from '../say/own-item.ts';
import { noReply, noted, type Reply, replied } from '../talk/reply.ts';
import { remember } from '../talk/talk.ts';
import { editPage } from './edit-page.ts';
import { askEdit, offerRequest } from './mend-sent.ts';
import { answerDraft, tellStep } from './next-step.ts';

/** Files that cannot be accepted often come several at once. Those of one kind within this time get one answer. Milliseconds. */
export const heapMs = 10_000;
const uploadOfferMs = 300_000;
/** "gửi bài" long after the last change may mean another item. Milliseconds. */
const freshMs = 1_800_000;

/** Tells the author what was added to the draft. */
export async function answerAddition(unit: Unit, added: Added): Promise<Reply> {
  await tellOfAddition(unit, added);
  if (added.as === 'complete') await answerDraft(unit, added.submission);
  return noReply;
}

/** Adds text and photos to the author's draft. */
export async function takeIntoDraft(unit: Unit, author: Person, addition: Addition): Promise<Reply> {
  const outcome = await addToDraft(unit, author, addition);
  return outcome.ok ? answerAddition(unit, outcome) : outcome;
}

/** Fills one part of the open draft, or of the item that `subject` names. */
export async function fillDraft(
  unit: Unit,
  author: Person,
  fill: Fill,
  subject = '',
  messageKey?: string,
): Promise<Reply> {
  const outcome = await fillSlot(unit, author, fill, subject, messageKey);
  if (!outcome.ok) return outcome;
  if (outcome.done.kind === 'added') return answerAddition(unit, outcome.done.added);
  await answerDraft(unit, outcome.done.submission);
  return noReply;
}

/** Removes photos. The numbers are those before any of them is removed; the answer names those that do not exist. */
export async function takeOutPhotos(unit: Unit, author: Person, numbers: readonly number[]): Promise<Reply> {
  const gone: number[] = [];
  const missing: number[] = [];
  let item: Submission | null = null;
  for (const number of [...new Set(numbers)].toSorted((a, b) => b - a)) {
    const outcome = await dropPhoto(unit, author, number);
    if (!outcome.ok && numbers.length === 1) return outcome;
    (outcome.ok ? gone : missing).unshift(number);
    if (outcome.ok) item = outcome.submission;
  }
  if (!item) return dropPhotoRefused(unit, author, missing);
  const left = photosOf(item).length;
  const facts = { number: gone.join(', '), missing: missing.join(', ') || 'none', left };
  await tellStep(unit, author, item, { key: 'photo-dropped', facts });
  return noReply;
}

const dropPhotoRefused = async (unit: Unit, author: Person, missing: readonly number[]): Promise<Reply> => {
  const { draft } = await openDraft(unit, author.id);
  return refused('issue-no-such-photo', { number: missing.join(', '), photos: draft ? photosOf(draft).length : 0 });
};

/** Removes a file by its number in the preview. */
export async function takeOutFile(unit: Unit, author: Person, number: number): Promise<Reply> {
  const outcome = await dropFile(unit, author, number);
  if (!outcome.ok) return outcome;
  const { submission } = outcome;
  await tellStep(unit, author, submission, {
    key: 'file-dropped',
    facts: { number, left: filesOf(submission).length },
  });
  return noReply;
}

/** Handles an edited message: changes the draft, or makes a new revision of a sent item. */
export async function takeCorrection(unit: Unit, author: Person, messageKey: string, text: string): Promise<Reply> {
  const corrected = await correctMessage(unit, author, messageKey, text);
  if (corrected.kind === 'unknown') return noReply;
  const { submission, kind } = corrected;
  const facts = { code: submission.code };
  if (kind === 'afterBoard') await tell(unit, author.id, { key: 'edit-after-board', facts });
  else if (corrected.kind === 'afterDecision' && (submission.state === 'approved' || submission.state === 'published'))
    return (await askEdit(unit, author, corrected, text)) ?? offerRequest(unit, author, submission);
  else if (kind === 'afterDecision') await tell(unit, author.id, { key: 'edit-after-decision', facts });
  else if (submission.state === 'submitted') await tell(unit, author.id, { key: 'edit-joined', facts });
  else if (submission.state !== 'quarantined') await answerDraft(unit, submission);
  return noReply;
}

/** Runs with the open draft; refused when there is none. */
const withDraft = async (unit: Unit, author: Person, work: (draft: Submission) => Promise<Reply>): Promise<Reply> => {
  const { draft } = await openDraft(unit, author.id);
  return draft ? work(draft) : refused('issue-no-draft');
};

const tellDraft = (unit: Unit, author: Person, say: (draft: Submission) => Message): Promise<Reply> =>
  withDraft(unit, author, async (draft) => {
    return replied(unit, author.id, say(draft));
  });

/** Shows which parts can be changed, and the page on which all can. */
export const offerSlots = (unit: Unit, author: Person): Promise<Reply> =>
  withDraft(unit, author, async (draft) => {
    return replied(unit, author.id, draftEditMenu(draft, await editPage(unit, author, draft)));
  });

/** **Sửa nội dung**: shows the current text; the next message replaces it. */
export const askForText = (unit: Unit, author: Person): Promise<Reply> =>
  withDraft(unit, author, async (draft) => {
    await remember(unit, author.id, { ask: 'slot', slot: 'text' });
    return replied(unit, author.id, textPrompt(draft.code, read(unit, draft).paragraphs));
  });

/** "hủy" typed alone: names what would be dropped, with a button that drops it. */
export const offerCancel = (unit: Unit, author: Person): Promise<Reply> =>
  tellDraft(unit, author, (draft) => cancelSure(draft, read(unit, draft).title));

/** Shows the preview on request, unless the answer to an album is still pending. */
export async function previewAgain(unit: Unit, person: Person): Promise<Reply> {
  const { draft } = await openDraft(unit, person.id);
  // More parts may still arrive and the answer to the album then follows; a preview now would appear twice.
  if (draft) await answerDraft(unit, draft, !(await isAnswerWaiting(unit, draft)));
  return noReply;
}

/**
 * "thôi" under a question about the draft: the draft stays unchanged, and no further question is asked until its author
 * continues.
 */
export async function leaveDraft(unit: Unit, person: Person): Promise<Reply> {
  const { draft } = await openDraft(unit, person.id);
  if (!draft) return noReply;
  const { missing, title } = read(unit, draft);
  if (missing.length === 0) return previewAgain(unit, person);
  return replied(unit, person.id, draftLeft(draft, title));
}

/**
 * Shows the undertaking: in full at the first **Gửi** or after joining, later in one line. Pressing **Đồng ý** continues with the
 * act that was pressed.
 */
export async function showUndertaking(unit: Unit, person: Person, submission = '', revision = 0): Promise<void> {
  const undertaking = await undertakingNow(unit);
  const isFirst = await unit.stores.once(`undertaking:${person.id}:${undertaking.version}`, unit.now);
  const message = isFirst
    ? undertakingMessage(undertaking, submission, revision)
    : undertakingAgain(submission, revision);
  await tell(unit, person.id, message);
}

/**
 * Sends the item to the board. The first time, the undertaking is shown instead and the item waits. If the pressed revision is
 * outdated, the newest is shown.
 */
export async function sendItem(unit: Unit, author: Person, id: string, revision: number): Promise<Reply> {
  const outcome = await send(unit, author, id, revision);
  if (!outcome.ok) {
    const changed = outcome.issues[0]?.key === 'issue-revision-changed';
    const draft = changed ? await unit.stores.submissions.find(submissionId(id)) : null;
    if (draft) await showDraft(unit, draft, true);
    return outcome;
  }
  if (outcome.kind === 'undertakingFirst') {
    await showUndertaking(unit, author, id, revision);
    return noted('note-undertaking-first');
  }
  const { submission } = outcome;
  // A held item gets a separate notice.
  if (outcome.kind === 'sent')
    await tell(
      unit,
      author.id,
      sentMessage(unit, submission, read(unit, submission).title),
      `sent:${id}:${submission.revision}`,
    );
  return noted('note-sent', { code: submission.code });
}

/** "gửi" typed instead of pressed: sends what was shown just before; otherwise shows the preview with **Gửi** first. */
export const sendInWords = (unit: Unit, author: Person): Promise<Reply> =>
  withDraft(unit, author, async (draft) => {
    // More parts may be on their way, so the preview follows the last one.
    const isWaiting = await isAnswerWaiting(unit, draft);
    const { decidedBy } = draft.standing;
    const isMended = draft.state === 'draft' || (decidedBy !== null && draft.updatedAt > decidedBy.at);
    const isFresh = unit.now.getTime() - draft.updatedAt.getTime() <= freshMs;
    if (!isWaiting && isMended && isFresh && read(unit, draft).missing.length === 0)
      return sendItem(unit, author, draft.id, draft.revision);
    await answerDraft(unit, draft, !isWaiting);
    return noReply;
  });

/**
 * **Đồng ý**: records the agreement and sends the item. If the draft has changed since **Gửi**, says why nothing was sent and
 * shows the new preview.
 */
export async function agree(unit: Unit, person: Person, id: string, revision: number): Promise<Reply> {
  if (!mayDo('accept', person, person)) return refused('issue-not-entitled');
  await acceptUndertaking(unit, person);
  if (id === '') {
    await tell(unit, person.id, { key: 'undertaking-thanks' });
    return noted('note-agreed');
  }
  const draft = await unit.stores.submissions.find(submissionId(id));
  const isOpen = isWithAuthor(draft?.state);
  if (!draft || !isOpen || draft.authorId !== person.id || draft.revision === revision)
    return sendItem(unit, person, id, revision);
  await tell(unit, person.id, { key: 'draft-changed', facts: { code: draft.code } });
  await answerDraft(unit, draft, true);
  return noted('note-draft-changed');
}

/**
 * Withdraws an item.
 * @param isSure confirmed by a second press, so that one press on an old preview does not withdraw a sent item
 */
export async function cancelItem(unit: Unit, author: Person, id: string, isSure: boolean): Promise<Reply> {
  const before = await unit.stores.submissions.find(submissionId(id));
  if (before?.state === 'submitted' && before.authorId === author.id && !isSure)
    return replied(unit, author.id, withdrawSure(before, read(unit, before).title));
  const outcome = await withdraw(unit, author, id);
  // The item was decided after the button was shown, so the chat says what can still be done.
  const isOutNow = before?.authorId === author.id && (before.state === 'approved' || before.state === 'published');
  if (!outcome.ok) return isSure && isOutNow ? offerRequest(unit, author, before) : outcome;
  await tell(unit, author.id, withdrawnMessage(outcome.submission));
  return noted('note-cancelled');
}

/** Opens a returned item for editing again, with its preview. */
export async function resumeItem(unit: Unit, author: Person, id: string): Promise<Reply> {
  const outcome = await resume(unit, author, id);
  if (!outcome.ok) return outcome;
  await answerDraft(unit, outcome.submission, true);
  return noReply;
}

/** Records who is in the pictures. The declaration itself hides nothing, so the page where faces can be hidden is offered. */
export async function takeDeclaration(
  unit: Unit,
  author: Person,
  id: string,
  revision: number,
  declaration: ChildrenDeclaration,
): Promise<Reply> {
  const outcome = await declareChildren(unit, author, id, revision, declaration);
  if (!outcome.ok) return outcome;
  const { submission } = outcome;
  const { code } = submission;
  if (declaration === 'consent-held') await tell(unit, author.id, { key: 'children-consent', facts: { code } });
  if (declaration === 'faces-hidden') {
    const url = await createPageLink(unit, { purpose: 'upload', person: author.id, subject: id });
    await tell(unit, author.id, hideFaces(code, url));
  }
  if (isWithAuthor(submission.state)) await answerDraft(unit, submission);
  return noted('note-children', { code });
}

/** Offers a page for files that this chat cannot carry; they go into this draft. At most once in a few minutes. */
export async function offerUpload(unit: Unit, person: Person, why: string): Promise<Reply> {
  const { draft } = await openDraft(unit, person.id);
  const offer = `upload-offer:${person.id}:${draft?.id ?? ''}`;
  if (!(await unit.stores.once(offer, unit.now, uploadOfferMs)) && why === 'unsupported') {
    if (await unit.stores.once(`${offer}:again`, unit.now, heapMs))
      await tell(unit, person.id, { key: 'upload-offered' });
    return noReply;
  }
  await unit.stores.once(`${offer}:again`, unit.now, heapMs);
  const url = await createPageLink(unit, { purpose: 'upload', person: person.id, subject: draft?.id ?? '' });
  await tell(
    unit,
    person.id,
    uploadPage(why === 'more' || why === 'paper' ? why : 'unsupported', draft?.code ?? '', url),
  );
  return noReply;
}
