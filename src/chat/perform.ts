/** One intent, one use case. */

import type { IncomingEvent } from '../channel/incoming.ts';
import { actNamed } from '../domain/act/act.ts';
import { submissionActs } from '../domain/act/submission.ts';
import { refused } from '../domain/decision.ts';
import type { Message } from '../domain/message.ts';
import type { Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';
import { isDeclaration } from '../usecases/check/children.ts';
import { isLate, lateMs } from '../usecases/late.ts';
import type { Received } from '../usecases/question/open-question.ts';
import { takeTip } from '../usecases/question/take-tip.ts';
import { tell } from '../usecases/tell.ts';
import { confirmJoining, offerAccountCode, refuseJoining, takeCode, unlink } from './acts/accounts.ts';
import { awayFrom, backAtWork } from './acts/away.ts';
import { listDays } from './acts/calendar.ts';
import { changeInWords } from './acts/change.ts';
import {
  agree,
  answerAddition,
  askForText,
  cancelItem,
  fillDraft,
  heapMs,
  leaveDraft,
  offerCancel,
  offerSlots,
  offerUpload,
  previewAgain,
  resumeItem,
  sendInWords,
  sendItem,
  takeCorrection,
  takeDeclaration,
  takeIntoDraft,
  takeOutFile,
  takeOutPhoto,
} from './acts/draft.ts';
import { askWhatItIs, heldGone, offerOther, takeHeld } from './acts/held.ts';
import { actByNumber, actOnItem, askForEdit, editItem, undoLast, withdrawByCode } from './acts/item.ts';
import { list, listHandOvers, listNext, listQuestions, listQueue } from './acts/lists.ts';
import { pressPaper, show, showRegister, showReport, showRoyalties } from './acts/papers.ts';
import {
  askPhone,
  boardLink,
  changeLanguage,
  endDeskSession,
  inviteSomebody,
  ownData,
  permit,
  resetPinOf,
  settleDataWish,
  takeCall,
  takePhone,
  withdrawConsent,
} from './acts/people.ts';
import { pressPlan, showBoard } from './acts/plan.ts';
import { showProcess } from './acts/process.ts';
import { serve } from './acts/service.ts';
import { changeStanding, offerStanding, stolen, stolenColleague, undoTheirs } from './acts/standing.ts';
import { performOnWard, wordsForWard } from './acts/ward.ts';
import { explainDueInWords } from './acts/why-due.ts';
import { actOnDangerInChat } from './danger/act.ts';
import type { Intent } from './hear/intent.ts';
import { questionByCode } from './question/act-by-code.ts';
import { askerReply } from './question/asker-reply.ts';
import { correctQuestion } from './question/correct-question.ts';
import { mayAnswer } from './question/flood.ts';
import { lookUp } from './question/look-up.ts';
import { revived } from './question/pending-words.ts';
import { pressQuestion } from './question/press-question.ts';
import { keepPhotos, receive, receiveAfter, settlePending } from './question/receive-words.ts';
import { replyToClarification } from './question/reply-to-clarification.ts';
import { helpAtOnce, helpBeside } from './question/screen-citizen-text.ts';
import { wordsForAct } from './question/words-for-act.ts';
import { noted, type Reply, silence } from './reply.ts';
import { courtesyTo, surroundingsOf } from './say/triage-answers.ts';
import { remember } from './talk/talk.ts';

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

/** Ten greetings that come together, hours late, are answered once. */
const hasBeenSaidLate = async (
  unit: Unit,
  person: Person,
  { occurredAt }: IncomingEvent,
  { key }: Message,
): Promise<boolean> =>
  isLate(unit, occurredAt) && !(await unit.stores.once(`late:${key}:${person.id}`, unit.now, lateMs));

/** @returns what the last one answered */
const performAll = async (
  unit: Unit,
  person: Person,
  event: IncomingEvent,
  intents: readonly Intent[],
): Promise<Reply> => {
  let last: Reply = silence;
  for (const next of intents) last = await perform(unit, person, event, next);
  return last;
};

/** What an author presses under an item of their own; the board's acts come from the rows. */
async function performItem(unit: Unit, person: Person, intent: Extract<Intent, { do: 'item' }>): Promise<Reply> {
  const { submission: id, revision, argument = '' } = intent;
  switch (intent.act) {
    case 'send':
      return sendItem(unit, person, id, revision);
    case 'fill':
      return offerSlots(unit, person);
    case 'resume':
      return resumeItem(unit, person, id);
    case 'cancel':
    case 'withdraw':
      return cancelItem(unit, person, id, intent.act === 'withdraw');
    case 'declare':
      return isDeclaration(argument)
        ? takeDeclaration(unit, person, id, revision, argument)
        : refused('issue-press-unknown');
    default:
      return actOnItem(unit, person, actNamed(submissionActs, intent.act), intent);
  }
}

async function performOnPerson(
  unit: Unit,
  person: Person,
  event: IncomingEvent,
  intent: Extract<Intent, { do: 'person' }>,
): Promise<Reply> {
  switch (intent.act) {
    case 'accept':
      return agree(unit, person, intent.subject, intent.revision);
    case 'noteCall':
      return takeCall(unit, person, intent.subject);
    case 'resetPin':
      return resetPinOf(unit, person, intent.subject);
    case 'ownData':
      return ownData(unit, person, intent.argument);
    case 'confirmAccount':
      return confirmJoining(unit, person, intent.subject);
    case 'refuseAccount':
      return refuseJoining(unit, person, intent.subject);
    case 'unlink':
      return unlink(unit, person, event, intent.subject);
    case 'endSession':
      return endDeskSession(unit, person, intent.subject);
    case 'freeze':
    case 'unfreeze':
    case 'remove':
      return changeStanding(unit, person, intent.act, intent.subject);
    case 'grantDeletion':
    case 'declineDeletion':
      return settleDataWish(unit, person, intent.subject, intent.act === 'grantDeletion');
    case 'reportStolen':
      return stolenColleague(unit, person, intent.subject, intent.argument === 'sure');
    case 'undoTheirs':
      return undoTheirs(unit, person, intent.subject, intent.argument);
  }
}

/** What is said without doing anything. */
async function performWord(
  unit: Unit,
  person: Person,
  event: IncomingEvent,
  { do: how, message }: Extract<Intent, { do: 'say' | 'courtesy' }>,
): Promise<Reply> {
  const name = `courtesy:${message.key}:${String(message.facts?.kind ?? '')}:${person.id}`;
  const isSaid =
    how === 'say'
      ? await hasBeenSaidLate(unit, person, event, message)
      : !(await unit.stores.once(name, unit.now, heapMs));
  if (!isSaid && (await mayAnswer(unit, person))) await tell(unit, person.id, message);
  return silence;
}

async function reach(unit: Unit, event: IncomingEvent, isReachable: boolean): Promise<Reply> {
  const account = await unit.stores.people.account(event.channel, event.sender.id);
  if (account) await unit.stores.people.putAccount({ ...account, unreachableAt: isReachable ? null : unit.now });
  return silence;
}

/** So long one courtesy is answered once, in milliseconds. */
const courtesyMs = 10 * 60_000;

/** What a message means by itself. */
type Meant = Extract<
  Intent,
  {
    do:
      | 'help'
      | 'mayHelp'
      | 'danger'
      | 'courteous'
      | 'service'
      | 'askWhatItIs'
      | 'settleHeld'
      | 'withdrawByCode'
      | 'listLate'
      | 'listLog'
      | 'listDays'
      | 'showProcess';
  }
>;

async function settleHeld(
  unit: Unit,
  person: Person,
  event: IncomingEvent,
  { choice, number }: Extract<Intent, { do: 'settleHeld' }>,
): Promise<Reply> {
  if (choice === 'other') return offerOther(unit, person, number);
  const held = await takeHeld(unit, person, number);
  if (!held) return heldGone;
  const { text, messageKey } = held;
  if (choice === 'ask') return receive(unit, person, receivedWith(unit, event, { text, messageKey, photos: [] }), true);
  const saidAt = event.occurredAt;
  return takeIntoDraft(unit, person, { text, messageKey, photos: [], albumKey: null, forwardedFrom: null, saidAt });
}

async function performMeaning(unit: Unit, person: Person, event: IncomingEvent, intent: Meant): Promise<Reply> {
  switch (intent.do) {
    case 'help':
      await helpAtOnce(unit, person, intent.numbers, { text: intent.text, photos: [], receivedAt: event.occurredAt });
      return silence;
    case 'mayHelp':
      await helpBeside(unit, person, intent.numbers, intent.text);
      return silence;
    case 'danger':
      return actOnDangerInChat(unit, person, intent.act, intent.danger, intent.words);
    case 'courteous':
      if ((await unit.stores.once(`courteous:${person.id}`, unit.now, courtesyMs)) && (await mayAnswer(unit, person)))
        await tell(unit, person.id, courtesyTo(person, intent.courtesy, surroundingsOf(unit.ward)));
      return silence;
    case 'service':
      return serve(unit, person, intent.services, intent.text);
    case 'askWhatItIs':
      return askWhatItIs(unit, person, intent.text, intent.messageKey);
    case 'settleHeld':
      return settleHeld(unit, person, event, intent);
    case 'withdrawByCode':
      return withdrawByCode(unit, person, intent.code);
    case 'listLog':
      return list(unit, person, { noun: 'list', name: 'log', day: intent.day });
    case 'listLate':
      return list(unit, person, { noun: 'list', name: 'late-list' });
    case 'listDays':
      return listDays(unit, person);
    case 'showProcess':
      return showProcess(unit, person);
  }
}

export async function perform(unit: Unit, person: Person, event: IncomingEvent, intent: Intent): Promise<Reply> {
  switch (intent.do) {
    case 'say':
    case 'courtesy':
      return performWord(unit, person, event, intent);
    case 'remember':
      await remember(unit, person.id, intent.memory.open);
      return silence;
    case 'add':
      return takeIntoDraft(unit, person, { ...intent, saidAt: event.occurredAt });
    case 'fill':
      return fillDraft(unit, person, intent.fill, intent.subject, intent.messageKey || event.externalId);
    case 'dropPhoto':
      return takeOutPhoto(unit, person, intent.number);
    case 'dropFile':
      return takeOutFile(unit, person, intent.number);
    case 'item':
      return performItem(unit, person, intent);
    case 'check':
      return intent.act === 'permit'
        ? permit(unit, person, intent.subject)
        : withdrawConsent(unit, person, intent.subject, intent.argument === 'sure');
    case 'person':
      return performOnPerson(unit, person, event, intent);
    case 'ward':
      return performOnWard(unit, person, intent);
    case 'sayForWard':
      return wordsForWard(unit, person, intent);
    case 'away':
      return awayFrom(unit, person, intent);
    case 'backAtWork':
      return backAtWork(unit, person);
    case 'preview':
      return intent.isLeft ? leaveDraft(unit, person) : previewAgain(unit, person);
    case 'editText':
      return askForText(unit, person);
    case 'sendInWords':
      return sendInWords(unit, person);
    case 'offerCancel':
      return offerCancel(unit, person);
    case 'byNumber':
      return (await questionByCode(unit, person, intent)) ?? actByNumber(unit, person, intent);
    case 'undoLast':
      return undoLast(unit, person);
    case 'boardEditAsk':
      return askForEdit(unit, person, intent, intent.slot);
    case 'boardEdit':
      return editItem(unit, person, intent, intent.fill);
    case 'changeWords': {
      const isElse = intent.otherwise.length > 0;
      const changed = await changeInWords(unit, person, intent.change, isElse);
      return changed ?? performAll(unit, person, event, intent.otherwise);
    }
    case 'explainDue':
      return explainDueInWords(unit, person, intent.number);
    case 'listQueue':
      return listQueue(unit, person);
    case 'listOwn':
      return list(unit, person, { noun: 'list', name: 'own-items', after: null });
    case 'listNext':
      return listNext(unit, person, intent.list, intent.last);
    case 'listPeople':
      return list(unit, person, { noun: 'list', name: 'people' });
    case 'invite':
      return inviteSomebody(unit, person, intent);
    case 'royalties':
      return showRoyalties(unit, person, intent.month);
    case 'periodReport':
      return showReport(unit, person, intent.period);
    case 'register':
      return showRegister(unit, person, intent.name, intent.of);
    case 'openPaper':
      return show(unit, person, intent.view);
    case 'paper':
      return (await pressPlan(unit, person, intent)) ?? pressPaper(unit, person, intent);
    case 'boardPage':
      return showBoard(unit, person, intent.page, intent.of);
    case 'listUnreached':
      return list(unit, person, { noun: 'list', name: 'unreached' });
    case 'offerStanding':
      return offerStanding(unit, person, intent.act, intent.name);
    case 'stolen':
      return stolen(unit, person);
    case 'offerAccountCode':
      return offerAccountCode(unit, person, event);
    case 'keepPhone':
      return takePhone(unit, person, intent.phone);
    case 'offerUpload':
      return offerUpload(unit, person, intent.why);
    case 'askPhone':
      return askPhone(unit, person);
    case 'boardLink':
      return boardLink(unit, person);
    case 'redeem':
      return (
        (await takeCode(unit, person, event, intent.code, intent.isTyped)) ??
        performAll(unit, person, event, intent.otherwise)
      );
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
      if (!taken.ok) return taken;
      await answerAddition(unit, taken.added);
      return noted('note-tip-taken');
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
    case 'lookUp':
      return lookUp(unit, person, intent.code);
    case 'correct':
      return (
        (await correctQuestion(unit, person, intent.messageKey, intent.text)) ??
        takeCorrection(unit, person, intent.messageKey, intent.text)
      );
    case 'language':
      return changeLanguage(unit, person, intent.locale);
    case 'reach':
      return reach(unit, event, intent.isReachable);
    default:
      return performMeaning(unit, person, event, intent);
  }
}
