/** Carries out each intent with one use case. */

import type { IncomingEvent } from '../channel/incoming.ts';
import { actNamed } from '../domain/act/act.ts';
import { submissionActs } from '../domain/act/submission.ts';
import { refused } from '../domain/decision.ts';
import type { Message } from '../domain/message.ts';
import type { Person } from '../domain/person/person.ts';
import type { Unit } from '../ports/services.ts';
import { isDeclaration } from '../usecases/check/children.ts';
import { isLate, lateMs } from '../usecases/delayed-message.ts';
import type { Received } from '../usecases/question/open-question.ts';
import { takeTip } from '../usecases/question/take-tip.ts';
import { tell } from '../usecases/tell.ts';
import { confirmJoining, offerAccountCode, refuseJoining, takeCode, unlink } from './acts/accounts.ts';
import { backAtWork, recordAbsence } from './acts/away.ts';
import { listDays } from './acts/calendar.ts';
import { correctByCaption, gatherPapers } from './acts/correct-files.ts';
import { actOnDangerByCode, actOnDangerInChat } from './acts/danger.ts';
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
  takeOutPhotos,
} from './acts/draft.ts';
import { useFileText } from './acts/file-text.ts';
import { actByNumber, actOnItem, askForEdit, editItem, withdrawByCode } from './acts/item.ts';
import { actOnNamed } from './acts/item-named.ts';
import { askForwarded, askWhatItIs, heldGone, offerOther, planHeld, takeHeld } from './acts/item-or-other.ts';
import { askForScript, list, listHandOvers, listLate, listNext, listQuestions, listQueue } from './acts/lists.ts';
import { changeSentItem } from './acts/mend-sent.ts';
import { pressPaper, show, showRegister, showReport, showRoyalties } from './acts/papers.ts';
import {
  answerDeletionRequest,
  askPhone,
  boardLink,
  changeLanguage,
  endDeskSession,
  inviteSomebody,
  keepData,
  ownData,
  permit,
  resetPinOf,
  takeCall,
  takePhone,
  withdrawConsent,
} from './acts/people.ts';
import { pressPlan, showBoard } from './acts/plan.ts';
import { showProcess } from './acts/process.ts';
import { changeOrOffer, makeRight, offerPutRight } from './acts/put-right.ts';
import { questionByCode } from './acts/question/act-by-code.ts';
import { askerReply } from './acts/question/asker-reply.ts';
import { correctQuestion } from './acts/question/correct-question.ts';
import { answerInWords, assignInWords, pressQuestion, topicInWords } from './acts/question/press-question.ts';
import { receiveAfter, settlePending } from './acts/question/settle-words.ts';
import { wordsForAct } from './acts/question/words-for-act.ts';
import { confirmReason } from './acts/reason.ts';
import { offerReturn, returnHeld } from './acts/remark.ts';
import { replaceFile } from './acts/replace-file.ts';
import { takeBack, takeBackByCode } from './acts/restore.ts';
import { serve } from './acts/service.ts';
import { changeStanding, offerStanding, stolen, stolenColleague, undoTheirs } from './acts/standing.ts';
import { offerUndo, undoLast } from './acts/undo.ts';
import { separateMergedItems } from './acts/unmerge.ts';
import { performOnWard, wordsForWard } from './acts/ward.ts';
import { explainDueInWords } from './acts/why-due.ts';
import type { Intent } from './hear/intent.ts';
import { addPlace, endsCry, tellCry } from './question/after-cry.ts';
import { mayAnswer } from './question/flood.ts';
import { keepPhotos } from './question/keep-photos.ts';
import { lookUp } from './question/look-up.ts';
import { revived } from './question/pending-words.ts';
import { receive } from './question/receive-words.ts';
import { replyToClarification } from './question/reply-to-clarification.ts';
import { addEmergencyNumbers, helpAtOnce } from './question/screen-citizen-text.ts';
import { courtesyTo, surroundingsOf } from './say/triage-answers.ts';
import { noReply, noted, type Reply } from './talk/reply.ts';
import { stillAskedFor, stillWaitingFor } from './talk/still-open.ts';
import { openIn, remember } from './talk/talk.ts';

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

/** Several late messages that get the same answer, such as ten greetings that arrive together hours later, are answered once. */
const hasBeenSaidLate = async (
  unit: Unit,
  person: Person,
  { occurredAt }: IncomingEvent,
  { key }: Message,
): Promise<boolean> =>
  isLate(unit, occurredAt) && !(await unit.stores.once(`late:${key}:${person.id}`, unit.now, lateMs));

type Of<Do extends Intent['do']> = Extract<Intent, { do: Do }>;
type Work<Do extends Intent['do']> = (
  unit: Unit,
  person: Person,
  intent: Of<Do>,
  event: IncomingEvent,
) => Reply | Promise<Reply>;

/**
 * Tries the first use case; if it does not apply, performs the other meaning of the message.
 * @returns the reply of the last intent performed
 */
async function otherwise(
  first: Promise<Reply | null>,
  intents: readonly Intent[],
  unit: Unit,
  person: Person,
  event: IncomingEvent,
): Promise<Reply> {
  const done = await first;
  if (done) return done;
  let last: Reply = noReply;
  for (const next of intents) last = await perform(unit, person, event, next);
  return last;
}

/** Sends an answer without any other effect. */
const sayWord = async (
  unit: Unit,
  person: Person,
  { do: how, message }: Of<'say' | 'courtesy'>,
  event: IncomingEvent,
): Promise<Reply> => {
  const name = `courtesy:${message.key}:${String(message.facts?.kind ?? '')}:${person.id}`;
  const isSaid =
    how === 'say'
      ? await hasBeenSaidLate(unit, person, event, message)
      : !(await unit.stores.once(name, unit.now, heapMs));
  if (!isSaid && (await mayAnswer(unit, person))) await tell(unit, person.id, message);
  return noReply;
};

/** During this time one kind of courtesy is answered once, in milliseconds. */
const courtesyMs = 10 * 60_000;

const beCourteous: Work<'courteous'> = async (unit, person, { courtesy, text }) => {
  if (await endsCry(unit, person, text, courtesy)) return noReply;
  if ((await unit.stores.once(`courteous:${person.id}`, unit.now, courtesyMs)) && (await mayAnswer(unit, person)))
    await tell(unit, person.id, courtesyTo(person, courtesy, surroundingsOf(unit.ward)));
  return noReply;
};

const reach: Work<'reach'> = async ({ stores, now }, _person, { isReachable }, { channel, sender }) => {
  const account = await stores.people.account(channel, sender.id);
  if (account) await stores.people.putAccount({ ...account, unreachableAt: isReachable ? null : now });
  return noReply;
};

const settleHeld: Work<'settleHeld'> = async (unit, person, { choice, number }, event) => {
  if (choice === 'other') return offerOther(unit, person, number);
  if (choice === 'plan') return planHeld(unit, person, number);
  if (choice === 'return') return returnHeld(unit, person, number);
  const held = await takeHeld(unit, person, number);
  if (!held) return heldGone;
  const { text, messageKey } = held;
  if (choice !== 'item' && choice !== 'ask') return fillDraft(unit, person, { slot: choice, text }, '', messageKey);
  if (choice === 'ask') return receive(unit, person, receivedWith(unit, event, { text, messageKey, photos: [] }), true);
  const saidAt = event.occurredAt;
  return takeIntoDraft(unit, person, { text, messageKey, photos: [], albumKey: null, forwardedFrom: null, saidAt });
};

const receiveWords: Work<'receive'> = (unit, person, intent, event) => {
  const received = receivedWith(unit, event, intent);
  if (intent.before) return receiveAfter(unit, person, revived(intent.before), received);
  return intent.text === '' ? keepPhotos(unit, person, received) : receive(unit, person, received, intent.isQuestion);
};

const takeTipOn: Work<'takeTip'> = async (unit, person, { tip }) => {
  const taken = await takeTip(unit, person, tip);
  if (!taken.ok) return taken;
  await answerAddition(unit, taken.added);
  return noted('note-tip-taken');
};

/** Presses of an author under their own item. The board's acts come from the table of acts. */
const performItem: Work<'item'> = (unit, person, intent) => {
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
    case 'restore':
      return takeBack(unit, person, id);
    case 'declare':
      return isDeclaration(argument)
        ? takeDeclaration(unit, person, id, revision, argument)
        : refused('issue-press-unknown');
    default:
      return actOnItem(unit, person, actNamed(submissionActs, intent.act), intent);
  }
};

const changeBy: Work<'person'> = (unit, person, { act, subject, argument }) =>
  act === 'freeze' || act === 'unfreeze' || act === 'remove'
    ? changeStanding(unit, person, { act, id: subject, isSure: argument === 'sure' })
    : answerDeletionRequest(unit, person, subject, act === 'grantDeletion', argument === 'sure');

/** Presses under a notice about a person. */
const onPerson: Readonly<Record<Of<'person'>['act'], Work<'person'>>> = {
  accept: (unit, person, { subject, revision }) => agree(unit, person, subject, revision),
  noteCall: (unit, person, { subject }) => takeCall(unit, person, subject),
  resetPin: (unit, person, { subject }) => resetPinOf(unit, person, subject),
  ownData: (unit, person, { argument }) => ownData(unit, person, argument),
  confirmAccount: (unit, person, { subject }) => confirmJoining(unit, person, subject),
  refuseAccount: (unit, person, { subject }) => refuseJoining(unit, person, subject),
  unlink: (unit, person, { subject }, event) => unlink(unit, person, event, subject),
  endSession: (unit, person, { subject }) => endDeskSession(unit, person, subject),
  freeze: changeBy,
  unfreeze: changeBy,
  remove: changeBy,
  grantDeletion: changeBy,
  declineDeletion: changeBy,
  reportStolen: (unit, person, { subject, argument }) => stolenColleague(unit, person, subject, argument === 'sure'),
  undoTheirs: (unit, person, { subject, argument }) => undoTheirs(unit, person, subject, argument),
};

/** The use case of each intent. */
const works: { readonly [Do in Intent['do']]: Work<Do> } = {
  say: sayWord,
  courtesy: sayWord,
  courteous: beCourteous,
  reach,
  language: (unit, person, { locale }) => changeLanguage(unit, person, locale),
  remember: async (unit, person, { memory }) => {
    await remember(unit, person.id, memory.open);
    return noReply;
  },

  add: (unit, person, intent, { occurredAt }) => takeIntoDraft(unit, person, { ...intent, saidAt: occurredAt }),
  fill: (unit, person, { fill, subject, messageKey }, { externalId }) =>
    fillDraft(unit, person, fill, subject, messageKey || externalId),
  dropPhoto: (unit, person, { numbers }) => takeOutPhotos(unit, person, numbers),
  dropFile: (unit, person, { number }) => takeOutFile(unit, person, number),
  preview: (unit, person, { isLeft }) => (isLeft ? leaveDraft(unit, person) : previewAgain(unit, person)),
  editText: askForText,
  useFileText,
  sendInWords,
  offerCancel,
  offerUpload: (unit, person, { why }) => offerUpload(unit, person, why),

  item: performItem,
  confirmReason,
  byNumber: async (unit, person, intent) =>
    (await questionByCode(unit, person, intent)) ?? actByNumber(unit, person, intent),
  undoLast,
  regret: (unit, person, { otherwise: meant }, event) => otherwise(offerUndo(unit, person), meant, unit, person, event),
  setTopic: (unit, person, { code, name }) => topicInWords(unit, person, code, name),
  answerInWords: (unit, person, { code, text }) => answerInWords(unit, person, code, text),
  assignQuestion: (unit, person, { code, name }) => assignInWords(unit, person, code, name),
  mendSent: (unit, person, { code, added, otherwise: meant }, event) =>
    otherwise(changeSentItem(unit, person, code, added), meant, unit, person, event),
  itemNamed: (unit, person, { named, otherwise: meant }, event) =>
    otherwise(actOnNamed(unit, person, named), meant, unit, person, event),
  restoreByCode: (unit, person, { code }) => takeBackByCode(unit, person, code),
  unmergeByCode: (unit, person, { code }) => separateMergedItems(unit, person, code),
  withdrawByCode: (unit, person, { code }) => withdrawByCode(unit, person, code),
  boardEditAsk: (unit, person, intent) => askForEdit(unit, person, intent, intent.slot),
  boardEdit: (unit, person, intent) => editItem(unit, person, intent, intent.fill),
  changeWords: (unit, person, { change, otherwise: meant }, event) =>
    otherwise(changeOrOffer(unit, person, change, meant.length > 0), meant, unit, person, event),
  correct: async (unit, person, { messageKey, text }) =>
    (await correctQuestion(unit, person, messageKey, text)) ?? takeCorrection(unit, person, messageKey, text),
  check: (unit, person, { act, subject, argument }) =>
    act === 'permit' ? permit(unit, person, subject) : withdrawConsent(unit, person, subject, argument === 'sure'),

  ward: performOnWard,
  sayForWard: wordsForWard,
  correctWithFiles: gatherPapers,
  correctByCaption,
  replaceFile: (unit, person, { code }) => replaceFile(unit, person, code),
  away: recordAbsence,
  backAtWork,
  listDays,
  showProcess,
  explainDue: (unit, person, { number }) => explainDueInWords(unit, person, number),

  listQueue,
  listOwn: (unit, person) => list(unit, person, { noun: 'list', name: 'own-items', after: null }),
  listNext: (unit, person, intent) => listNext(unit, person, intent.list, intent.last),
  listPeople: (unit, person) => list(unit, person, { noun: 'list', name: 'people' }),
  listUnreached: (unit, person) => list(unit, person, { noun: 'list', name: 'unreached' }),
  listLog: (unit, person, { day }) => list(unit, person, { noun: 'list', name: 'log', day }),
  listPublished: (unit, person, { day }) => list(unit, person, { noun: 'list', name: 'published-on', day }),
  listLate,
  loudspeaker: (unit, person, { of }) => askForScript(unit, person, of),
  listQuestions,
  listHandOvers,

  royalties: (unit, person, { month }) => showRoyalties(unit, person, month),
  periodReport: (unit, person, { period }) => showReport(unit, person, period),
  register: (unit, person, { name, of }) => showRegister(unit, person, name, of),
  openPaper: (unit, person, { view }) => show(unit, person, view),
  paper: async (unit, person, intent) => (await pressPlan(unit, person, intent)) ?? pressPaper(unit, person, intent),
  boardPage: (unit, person, { page, of }) => showBoard(unit, person, page, of),
  boardLink,

  person: (unit, person, intent, event) => onPerson[intent.act](unit, person, intent, event),
  invite: inviteSomebody,
  offerStanding: (unit, person, { act, name }) => offerStanding(unit, person, act, name),
  stolen,
  offerAccountCode: (unit, person, _intent, event) => offerAccountCode(unit, person, event),
  keepPhone: (unit, person, { phone }) => takePhone(unit, person, phone),
  askPhone,
  redeem: (unit, person, { code, isTyped, otherwise: meant }, event) =>
    otherwise(takeCode(unit, person, event, code, isTyped), meant, unit, person, event),

  help: async (unit, person, { numbers, text }, { occurredAt }) => {
    await helpAtOnce(unit, person, numbers, { text, photos: [], receivedAt: occurredAt });
    return noReply;
  },
  mayHelp: async (unit, person, { numbers, text }) => {
    await addEmergencyNumbers(unit, person, numbers, text);
    return noReply;
  },
  danger: (unit, person, { act, danger, words }) => actOnDangerInChat(unit, person, act, danger, words),
  dangerByCode: (unit, person, { act, code, words }) => actOnDangerByCode(unit, person, act, code, words),
  place: (unit, person, { text, otherwise: meant }, event) =>
    otherwise(addPlace(unit, person, text), meant, unit, person, event),
  keepData: (unit, person, { otherwise: meant }, event) =>
    otherwise(keepData(unit, person), meant, unit, person, event),
  tellCry: (unit, person, { text, news }, { externalId }) =>
    tellCry(unit, person, { text, news, messageKey: externalId }),
  service: (unit, person, { services, text }) => serve(unit, person, services, text),
  askWhatItIs: (unit, person, { text, messageKey, slot }) => askWhatItIs(unit, person, text, messageKey, slot),
  askPlan: (unit, person, { text, messageKey }) => askWhatItIs(unit, person, text, messageKey, 'plan'),
  askForwarded,
  dropHeld: async (unit, person, { number }) => {
    await takeHeld(unit, person, number);
    return noReply;
  },
  settleHeld,
  offerPutRight: (unit, person, { text, messageKey, code, otherwise: meant }, event) =>
    otherwise(offerPutRight(unit, person, text, messageKey, code), meant, unit, person, event),
  remark: (unit, person, { text, messageKey, otherwise: meant }, event) =>
    otherwise(offerReturn(unit, person, text, messageKey), meant, unit, person, event),
  makeRight: (unit, person, { number, submission, way }) => makeRight(unit, person, number, submission, way),

  receive: receiveWords,
  clarify: (unit, person, intent, event) => {
    const received = receivedWith(unit, event, { ...intent, photos: [] });
    return otherwise(replyToClarification(unit, person, received), intent.otherwise, unit, person, event);
  },
  settlePending: async (unit, person, { choice, received }) => {
    const reply = await settlePending(unit, person, choice, received ? revived(received) : null);
    // The prompt that was open when the text came is open again, so it is repeated.
    const left = received ? await openIn(unit, person.id) : null;
    const message = stillWaitingFor(left) ?? stillAskedFor(left);
    if (message) await tell(unit, person.id, message);
    return reply;
  },
  pressQuestion,
  sayForQuestion: wordsForAct,
  askerReply: (unit, person, { reply, messageKey, otherwise: meant }, event) =>
    otherwise(askerReply(unit, person, reply, messageKey), meant, unit, person, event),
  lookUp: (unit, person, { code }) => lookUp(unit, person, code),
  takeTip: takeTipOn,
};

/** Carries out what a message or a press was understood to mean. */
export async function perform(unit: Unit, person: Person, event: IncomingEvent, intent: Intent): Promise<Reply> {
  const work = works[intent.do] as Work<Intent['do']>;
  return work(unit, person, intent, event);
}
