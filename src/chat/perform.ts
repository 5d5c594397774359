/** One intent, one use case. */

import type { IncomingEvent } from '../channel/incoming.ts';
import { refused } from '../domain/decision.ts';
import type { Button, Message } from '../domain/effect.ts';
import type { Sentence } from '../domain/facts.ts';
import type { Person } from '../domain/person/person.ts';
import { isBoard } from '../domain/roles.ts';
import { categoryIds } from '../domain/submission/categories/index.ts';
import type { Unit } from '../ports/services.ts';
import { actOnCheck } from '../usecases/check/act-on-check.ts';
import { listUnreached, noteCall } from '../usecases/held.ts';
import { isLate, lateMs } from '../usecases/late.ts';
import { resetPin } from '../usecases/link/pin.ts';
import { done, type Outcome } from '../usecases/outcome.ts';
import { createPageLink } from '../usecases/page-link.ts';
import { invite, listPeople, redeem } from '../usecases/person/invite.ts';
import { joinAccounts, keepPhone, offerAccountCode } from '../usecases/person/link-accounts.ts';
import { ownData } from '../usecases/person/own-data.ts';
import type { Received } from '../usecases/question/open-question.ts';
import { takeTip } from '../usecases/question/take-tip.ts';
import { act, askReason, view } from '../usecases/submission/act.ts';
import { actByNumber } from '../usecases/submission/act-by-number.ts';
import { answerDraft } from '../usecases/submission/answer-draft.ts';
import { approveInChat } from '../usecases/submission/approve-in-chat.ts';
import { boardEdit, boardEditAsk, boardEditMenu } from '../usecases/submission/board-edit.ts';
import { addToDraft, correctMessage, dropFile, dropPhoto, fillSlot, resume } from '../usecases/submission/draft.ts';
import { editText } from '../usecases/submission/edit-text.ts';
import { listOwn, listQueue } from '../usecases/submission/list.ts';
import { offerCancel } from '../usecases/submission/offer-cancel.ts';
import { openDraft } from '../usecases/submission/open-draft.ts';
import { agree, cancel, send } from '../usecases/submission/send.ts';
import { sendInWords } from '../usecases/submission/send-in-words.ts';
import { tell } from '../usecases/tell.ts';
import { ownRoyalties, periodReport } from './acts/papers.ts';
import type { Intent } from './hear/intent.ts';
import { questionByCode } from './question/act-by-code.ts';
import { askerReply } from './question/asker-reply.ts';
import { correctQuestion } from './question/correct-question.ts';
import { mayAnswer } from './question/flood.ts';
import { listHandOvers } from './question/list-hand-overs.ts';
import { listQuestions } from './question/list-questions.ts';
import { lookUp } from './question/look-up.ts';
import { revived } from './question/pending-words.ts';
import { pressQuestion } from './question/press-question.ts';
import { keepPhotos, receive, receiveAfter, settlePending, settleWaiting } from './question/receive-words.ts';
import { replyToClarification } from './question/reply-to-clarification.ts';
import { wordsForAct } from './question/words-for-act.ts';
import { remember } from './talk/talk.ts';

/** What cannot be taken comes in heaps: one answer for those of a kind that come together, and none is left without. */
const heapMs = 10_000;
const uploadOfferMs = 300_000;

const editMenu = async (unit: Unit, person: Person): Promise<Outcome> => {
  const { draft } = await openDraft(unit, person.id);
  if (!draft) return { ok: false, issues: [{ key: 'issue-no-draft' }] };
  const press = (label: Sentence, action: Button['action']) => ({
    label,
    action,
    subject: draft.id,
    revision: draft.revision,
  });
  await tell(unit, person.id, {
    key: 'draft-edit-menu',
    buttons: [
      [press({ key: 'choice-edit-title' }, 'slot.title'), press({ key: 'choice-edit-text' }, 'slot.text')],
      [press({ key: 'choice-edit-date' }, 'slot.eventOn'), press({ key: 'choice-edit-place' }, 'slot.place')],
      [press({ key: 'choice-edit-source' }, 'slot.source')],
      ...categoryIds.map((category) => [press({ key: 'choice-category', facts: { category } }, `cat.${category}`)]),
    ],
  });
  return done();
};

const receivedWith = (
  unit: Unit,
  event: IncomingEvent,
  { text, photos, messageKey }: Pick<Received, 'text' | 'photos' | 'messageKey'>,
): Received => ({
  text,
  photos,
  messageKey,
  channel: event.channel,
  conversation: event.conversation,
  receivedAt: event.occurredAt,
  isLate: isLate(unit, event.occurredAt),
});

const previewAgain = async (unit: Unit, person: Person): Promise<Outcome> => {
  const { draft } = await openDraft(unit, person.id);
  if (draft) await answerDraft(unit, draft, true);
  return done();
};

/** A page for what this chat cannot carry; what comes there goes into this very draft. Once in a few minutes. */
const offerUpload = async (unit: Unit, person: Person, why: string): Promise<Outcome> => {
  const { draft } = await openDraft(unit, person.id);
  const offer = `upload-offer:${person.id}:${draft?.id ?? ''}`;
  if (!(await unit.stores.once(offer, unit.now, uploadOfferMs)) && why !== 'more') {
    if (await unit.stores.once(`${offer}:again`, unit.now, heapMs))
      await tell(unit, person.id, { key: 'upload-offered' });
    return done();
  }
  await unit.stores.once(`${offer}:again`, unit.now, heapMs);
  const url = await createPageLink(unit, { purpose: 'upload', person: person.id, subject: draft?.id ?? '' });
  await tell(unit, person.id, {
    key: `upload-page-${why === 'more' ? 'more' : 'unsupported'}`,
    facts: { code: draft?.code ?? '' },
    buttons: [[{ label: { key: 'choice-upload' }, url }]],
  });
  return done();
};

/** Ten greetings that come together, hours late, are answered once. */
const hasBeenSaidLate = async (
  unit: Unit,
  person: Person,
  { occurredAt }: IncomingEvent,
  { key }: Message,
): Promise<boolean> =>
  isLate(unit, occurredAt) && !(await unit.stores.once(`late:${key}:${person.id}`, unit.now, lateMs));

/** `/bang`: where the board's pages open, for half an hour. */
const boardLink = async (unit: Unit, person: Person): Promise<Outcome> => {
  if (!isBoard(person.role)) return refused('issue-not-entitled');
  const url = await createPageLink(unit, { purpose: 'board', person: person.id });
  await tell(unit, person.id, { key: 'board-link', buttons: [[{ label: { key: 'choice-board' }, url }]] });
  return done();
};

/** @returns what the last one answered */
const performAll = async (
  unit: Unit,
  person: Person,
  event: IncomingEvent,
  intents: readonly Intent[],
): Promise<Outcome> => {
  let last = done();
  for (const next of intents) last = await perform(unit, person, event, next);
  return last;
};

export const perform = async (unit: Unit, person: Person, event: IncomingEvent, intent: Intent): Promise<Outcome> => {
  switch (intent.do) {
    case 'say':
      if (await hasBeenSaidLate(unit, person, event, intent.message)) return done();
      if (!(await mayAnswer(unit, person))) return done();
      await tell(unit, person.id, intent.message);
      return done();
    case 'courtesy':
      if (
        (await unit.stores.once(
          `courtesy:${intent.message.key}:${String(intent.message.facts?.kind ?? '')}:${person.id}`,
          unit.now,
          heapMs,
        )) &&
        (await mayAnswer(unit, person))
      )
        await tell(unit, person.id, intent.message);
      return done();
    case 'remember':
      await remember(unit, person.id, intent.memory.open);
      return done();
    case 'add':
      return addToDraft(unit, person, { ...intent, saidAt: event.occurredAt });
    case 'fill':
      return fillSlot(unit, person, intent.fill, intent.subject, intent.messageKey || event.externalId);
    case 'dropPhoto':
      return dropPhoto(unit, person, intent.number);
    case 'dropFile':
      return dropFile(unit, person, intent.number);
    case 'check':
      return actOnCheck(unit, person, intent);
    case 'preview':
      return previewAgain(unit, person);
    case 'editMenu':
      return editMenu(unit, person);
    case 'editText':
      return editText(unit, person);
    case 'send':
      return send(unit, person, intent.submission, intent.revision);
    case 'sendInWords':
      return sendInWords(unit, person);
    case 'agree':
      return agree(unit, person, intent.submission, intent.revision);
    case 'cancel':
      return cancel(unit, person, intent.submission, intent.isSure);
    case 'offerCancel':
      return offerCancel(unit, person);
    case 'resume':
      return resume(unit, person, intent.submission);
    case 'decide':
      return intent.act === 'approve'
        ? approveInChat(unit, person, intent.submission, intent.revision)
        : act(unit, person, intent.submission, { type: intent.act, revision: intent.revision, reason: intent.reason });
    case 'askReason':
      return askReason(unit, person, intent.submission, intent.act, intent.revision);
    case 'byNumber':
      return (await questionByCode(unit, person, intent)) ?? actByNumber(unit, person, intent);
    case 'view':
      return view(unit, person, intent.submission);
    case 'boardEditMenu':
      return boardEditMenu(unit, person, intent.submission, intent.revision);
    case 'boardEditAsk':
      return boardEditAsk(unit, person, intent.submission, intent.revision, intent.slot);
    case 'boardEdit':
      return boardEdit(unit, person, intent.submission, intent.revision, intent.fill);
    case 'listQueue':
      return listQueue(unit, person);
    case 'listOwn':
      return listOwn(unit, person);
    case 'listPeople':
      return listPeople(unit, person);
    case 'invite':
      return invite(unit, person, intent.role, intent.name);
    case 'ownRoyalties':
      await tell(unit, person.id, await ownRoyalties(unit, person));
      return done();
    case 'periodReport':
      await tell(unit, person.id, await periodReport(unit, person, intent.period));
      return done();
    case 'listUnreached':
      return listUnreached(unit, person);
    case 'noteCall':
      return noteCall(unit, person, intent.person, '');
    case 'offerAccountCode':
      return offerAccountCode(unit, person);
    case 'keepPhone':
      return keepPhone(unit, person, intent.phone);
    case 'offerUpload':
      return offerUpload(unit, person, intent.why);
    case 'askPhone':
      if (!person.phone && (await unit.stores.once(`ask-phone:${person.id}`, unit.now)))
        await tell(unit, person.id, { key: 'ask-phone', asksContact: true });
      return done();
    case 'resetPin':
      return resetPin(unit, person, intent.person);
    case 'boardLink':
      return boardLink(unit, person);
    case 'redeem': {
      const outcome =
        (await redeem(unit, person, intent.code)) ??
        (await joinAccounts(
          unit,
          person,
          { channel: event.channel, displayName: event.sender.displayName },
          intent.code,
          // Their talk ends here: a question that waited in it for a choice is asked first, and goes along.
          (goes) => settleWaiting(unit, goes),
        ));
      return outcome ?? performAll(unit, person, event, intent.otherwise);
    }
    case 'clarify':
      return (
        (await replyToClarification(unit, person, receivedWith(unit, event, { ...intent, photos: [] }))) ??
        performAll(unit, person, event, intent.otherwise)
      );
    case 'receive': {
      const received = receivedWith(unit, event, intent);
      if (intent.before) return receiveAfter(unit, person, revived(intent.before), received);
      if (intent.text === '') return keepPhotos(unit, person, received);
      return receive(unit, person, received, intent.isQuestion);
    }
    case 'settlePending':
      return settlePending(unit, person, intent.choice, intent.received ? revived(intent.received) : null);
    case 'pressQuestion':
      return pressQuestion(unit, person, intent);
    case 'sayForQuestion':
      return wordsForAct(unit, person, intent);
    case 'takeTip': {
      const taken = await takeTip(unit, person, intent.tip);
      return taken.ok ? done('note-tip-taken') : taken;
    }
    case 'listQuestions':
      return listQuestions(unit, person);
    case 'listHandOvers':
      return listHandOvers(unit, person);
    case 'askerReply':
      return (
        (await askerReply(unit, person, intent.reply, intent.messageKey)) ??
        performAll(unit, person, event, intent.otherwise)
      );
    case 'ownData':
      return ownData(unit, person, intent.what);
    case 'lookUp':
      return lookUp(unit, person, intent.code);
    case 'correct':
      return (
        (await correctQuestion(unit, person, intent.messageKey, intent.text)) ??
        correctMessage(unit, person, intent.messageKey, intent.text)
      );
    case 'language': {
      const locale = intent.locale === 'other' ? (person.locale === 'vi' ? 'en' : 'vi') : intent.locale;
      await unit.stores.people.save({ ...person, locale });
      await tell(unit, person.id, { key: 'language-changed' });
      return done();
    }
    case 'reach': {
      const account = await unit.stores.people.account(event.channel, event.sender.id);
      if (account)
        await unit.stores.people.putAccount({ ...account, unreachableAt: intent.isReachable ? null : unit.now });
      return done();
    }
  }
};
