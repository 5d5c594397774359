/**
 * Interprets a message on its own, whatever prompt is open (words §1): danger, a letter (complaint or denunciation), service
 * requests, work, courtesy. An open prompt takes only messages that answer it and otherwise stays open.
 */
import { accusesOfWrong } from '../../domain/question/blame.ts';
import { forMatching } from '../../domain/question/phrase-matching.ts';
import { readAskerReply } from '../../domain/question/reply.ts';
import { courtesyOf, isEmpty, requestOf } from '../../domain/question/request.ts';
import { triage } from '../../domain/question/triage.ts';
import { isBoard, isOfficial, maySubmit, type Role } from '../../domain/roles.ts';
import { addingLead, looksLikeQuestion } from '../../domain/submission/guess.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Courtesy } from '../../domain/words/courtesy.ts';
import { likelihoodOf } from '../../domain/words/model.ts';
import { looksLikeNews } from '../../domain/words/news.ts';
import { type ReadMessage, readMeaning, type Said } from '../../domain/words/reader.ts';
import type { StaffWish } from '../../domain/words/staff.ts';
import type { Open } from '../talk/memory.ts';
import { hearWork } from './hear-work.ts';
import type { Intent } from './intent.ts';
import { asksBack, chanceOf, namesSource, plainly, wordCount } from './item-or-talk.ts';
import { notForOfficials, say, unlessPending, welcome } from './run-command.ts';
import type { Situation } from './situation.ts';

/** A message, its own meaning, and the intent it would have as a citizen's text. */
export interface OwnMeaning {
  readonly text: string;
  readonly messageKey: string;
  readonly read: ReadMessage;
  readonly ask: Intent;
}

/** Reads the text with the ward's own model. Everybody except citizens is read as staff. */
export const readBy = (text: string, { words, today, actor }: Situation): ReadMessage =>
  readMeaning(text, { model: words, today, isStaff: actor.role !== 'citizen' });

/** A longer message by a writer tells of something: it is handled normally, with the numbers above the answer. In words. */
const longestCry = 60;
/**
 * Certain danger gets the emergency numbers at once and has no other meaning: it is neither a paragraph nor an answer to a
 * prompt.
 */
export function hearDanger(text: string, read: ReadMessage, situation: Situation): readonly Intent[] | null {
  if (read.danger?.level !== 'sure') return null;
  const { actor, memory, words } = situation;
  if (maySubmit(actor.role) && wordCount(text) > longestCry) return null;
  // A citizen's addition to a question is stored with it; the numbers are added there.
  if (!maySubmit(actor.role) && memory.open?.ask === 'questionWords') return null;
  const heard = triage(text, words);
  return heard.kind === 'emergency' ? [{ do: 'help', numbers: heard.numbers, text }] : null;
}

/** Intents whose use cases add the emergency numbers themselves, including the answer to a danger case. */
const tellNumbers: readonly Intent['do'][] = ['receive', 'clarify', 'sayForQuestion', 'help', 'askerReply', 'danger'];

/** In a longer text a request to change a word is doubtful when the word does not occur. In words. */
const longestChange = 12;

/**
 * A shorter text counts as danger only when a rule says so or the model is nearly certain, because the model has seen few such
 * texts. In words.
 */
const shortestCry = 5;

/** For possible danger, adds one line with the emergency numbers above the answer. */
export function withNumbers(
  text: string,
  read: ReadMessage,
  intents: readonly Intent[],
  situation: Situation,
): readonly Intent[] {
  const isPlain = read.danger && (read.danger.isRuled || chanceOf(text, situation, 'danger') >= surely);
  const isSeen = isPlain || wordCount(text) >= shortestCry;
  const isReport = read.says.kind === 'news';
  if (!read.danger || !isSeen || isReport) return intents;
  const { numbers } = read.danger;
  // If a clarification turns into a service request, the numbers stand above that.
  if (intents.some((intent) => intent.do === 'clarify'))
    return intents.map((intent) =>
      intent.do === 'clarify' && intent.otherwise.every((each) => !tellNumbers.includes(each.do))
        ? { ...intent, otherwise: [{ do: 'mayHelp', numbers, text }, ...intent.otherwise] }
        : intent,
    );
  if (intents.some((intent) => tellNumbers.includes(intent.do))) return intents;
  return [{ do: 'mayHelp', numbers, text }, ...intents];
}

const takesWords = (open: Open | null): open is Open =>
  open !== null && open.ask !== 'pending' && open.ask !== 'question';

/**
 * While a prompt is open, a request must be at least this likely. "Chờ số liệu của khối" explains a delay and is not a request
 * for figures.
 */
const surely = 0.85;

/** In words. */
const longestWish = 15;

const isBareSign = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
const isPlainCourtesy = (text: string): boolean =>
  courtesyOf(forMatching(text)) !== null ||
  readAskerReply(text)?.act === 'yes' ||
  (isBareSign(text) && /\p{Extended_Pictographic}/u.test(text));
/** A courtesy shorter than this is not added to a draft. In words. */
const shortCourtesy = 8;

function isCourtesy(text: string, situation: Situation): boolean {
  const { draft, memory, actor } = situation;
  if (isPlainCourtesy(text)) return true;
  // Thanks are not the answer to a prompt for a person or a place. A title may be "Cảm ơn thầy cô".
  const isSlot = memory.open?.ask === 'slot' && memory.open.slot !== 'title' && memory.open.slot !== 'text';
  if (isSlot && chanceOf(text, situation, 'courtesy') >= surely) return true;
  if (takesWords(memory.open) || !/\p{L}/u.test(text)) return false;
  if (!maySubmit(actor.role)) return isEmpty(forMatching(text)) || requestOf(forMatching(text)) === null;
  return !draft || wordCount(text) < shortCourtesy;
}

/** A decision made a moment ago did take effect, so the board is offered to undo it. */
const regret = ({ role }: Situation['actor'], otherwise: readonly Intent[]): readonly Intent[] =>
  isBoard(role) ? [{ do: 'regret', otherwise }] : otherwise;

/** Leaves the open prompt and says that nothing has changed. Without a prompt, only says that nothing has changed. */
const leavePrompt = (situation: Situation): readonly Intent[] => {
  const { actor, draft, memory } = situation;
  if (memory.open === null || memory.open.ask === 'pending') return regret(actor, [say('nothing-changed')]);
  const isAboutDraft = draft !== null && memory.open.ask === 'slot';
  return [
    ...unlessPending(situation),
    ...(isAboutDraft ? [{ do: 'preview', isLeft: true } as const] : [say('nothing-changed')]),
  ];
};

/**
 * "hủy", "thôi, nhầm" from a citizen without an open prompt may mean a waiting question, so they are asked which. "khoan đã"
 * takes nothing back.
 */
const takeBack = ({ text, messageKey }: OwnMeaning): readonly Intent[] =>
  /\b(?:huy|bo|nham|lon|lo tay|cancel|wrong|mistake)\b/u.test(foldForSearch(text))
    ? [{ do: 'service', services: ['sentByMistake'], text, messageKey }]
    : [say('nothing-changed')];

/** "thôi không xóa nữa": a request to keep one's data, from any role. */
const keepsData = (text: string): boolean =>
  /\b(?:khong|ko|k|hong|dung|khoi|chang) (?:can |phai |muon |co )?xoa\b(?! (?:anh|bai|tep|doan|cau|chu|tin)\b)|\b(?:rut|huy|bo|thoi|thu hoi|cancel|withdraw)(?: lai| cai)* (?:yeu cau|don|viec|lenh|lan) (?:xin )?xoa\b|\bgiu (?:lai )?(?:du lieu|tai khoan|thong tin)\b|\b(?:don't|do not|stop|cancel|not) (?:delet|eras)\w*\b|\b(?:keep|cancel) my (?:data|account|deletion)\b/u.test(
    foldForSearch(text),
  ) && wordCount(text) <= longestWish;

const askWhatItIs = ({ text, messageKey }: OwnMeaning): readonly Intent[] => [{ do: 'askWhatItIs', text, messageKey }];

/** A text of at least this length tells something. In words. */
const shortestStory = 10;

/** A question about office hours is answered from the ward's own pages, with the option to ask. */
const asksHours = (text: string): boolean => {
  const folded = foldForSearch(text);
  return (
    /\b(?:may gio|may h|gio lam|gio tiep|gio hanh chinh|mo cua|dong cua|nghi trua|lam viec|co lam|tiep dan|hours|open|close)\b/u.test(
      folded,
    ) && !/\b(?:so|sdt|dien thoai|hotline|phone|number|goi)\b/u.test(folded)
  );
};

const service = (
  { text, messageKey, ask }: OwnMeaning,
  { services }: Extract<Said, { kind: 'service' }>,
  situation: Situation,
): readonly Intent[] | null => {
  const { actor, memory, draft } = situation;
  if (takesWords(memory.open) && chanceOf(text, situation, 'service') < plainly) return null;
  const isWriter = maySubmit(actor.role);
  if (!isWriter && (services.length === 0 || services[0] === 'phoneNumber') && asksHours(text)) return null;
  if (isWriter && takesWords(memory.open) && !isOwnWish(text, services.length > 0, situation)) return null;
  if (isWriter && draft && services.length === 1 && services[0] === 'addPhotos') return [say('more-photos-please')];
  if (services.length > 0) return [{ do: 'service', services, text, messageKey }];
  // An unspecific service request may be the answer to a clarification.
  if (isWriter) return null;
  // Waiting photos need their text, and a longer text is an account of something; a menu would drop it.
  const waits = memory.open?.ask === 'pending' && memory.open.received.text === '';
  if (waits || wordCount(text) >= shortestStory) return null;
  return [
    {
      do: 'clarify',
      text,
      messageKey,
      otherwise: requestOf(forMatching(text)) === null ? [{ do: 'service', services, text, messageKey }] : [ask],
    },
  ];
};

/** Documents and bodies that are a source even if the text contains a word of work: "báo cáo của UBND phường". */
const namesBody =
  /\b(?:ubnd|uy ban|cong an|tram y te|truong|doan|hoi|dien luc|quyet dinh|cong van|thong bao|ke hoach|bao cao)\b/u;

/** Required likelihood when a rule recognises the request as well. */
const asGoodAsSure = 0.75;
/**
 * True when a rule recognises the request and the model is nearly certain that it is one, about the service or about work: it
 * then does not answer a prompt of the draft. If other words are expected (a reason, an answer), the model's verdict on a service
 * request must be stronger.
 */
function isOwnWish(text: string, isRuled: boolean, situation: Situation): boolean {
  const { open } = situation.memory;
  const wishes = chanceOf(text, situation, 'service') + chanceOf(text, situation, 'staff-work');
  if (takesOther(situation)) return isRuled && chanceOf(text, situation, 'service') >= surely;
  if (open?.ask === 'slot' && open.slot !== 'title' && namesBody.test(foldForSearch(text)) && !asksBack(text))
    return false;
  return (isRuled && wishes >= asGoodAsSure) || (asksBack(text) && wishes >= surely);
}

/** True when the open prompt expects a reason, a name or an answer; false for prompts that ask for a text of the item. */
const takesOther = ({ memory: { open } }: Situation): boolean =>
  takesWords(open) && open.ask !== 'slot' && open.ask !== 'boardEdit';

/** Names a defect or a change of an item, whatever word of work it contains ("sai số liệu"): a reason, if one is asked for. */
const defect =
  /^(?:da |vi |do |tai |ly do:? )*(?:sai|thieu|trung|chua|khong|ko|nham|loi|lech|can|de nghi|xem lai|viet lai|sua|bo sung|kiem tra)(?: |$)/u;
const isReasonAsked = (text: string, { memory: { open } }: Situation): boolean =>
  open?.ask === 'reason' && !/\d{3}/u.test(text) && defect.test(foldForSearch(text));

/** A contributor needs no substitute, so a message about their absence is no request for work. */
const isAbsenceOfAuthor = (wish: StaffWish | null, role: Role): boolean =>
  wish?.wish === 'away' && wish.deputy === '' && !isBoard(role);

const work = (
  own: OwnMeaning,
  said: Extract<Said, { kind: 'staff' }>,
  situation: Situation,
): readonly Intent[] | null => {
  const { text } = own;
  const { draft, memory, actor } = situation;
  const wish = isAbsenceOfAuthor(said.wish, actor.role) ? null : said.wish;
  if (isReasonAsked(text, situation)) return null;
  const isWhole = wish?.wish === 'inviteAs' || (wish?.wish === 'invite' && wish.as !== undefined);
  const isPlain =
    isWhole ||
    chanceOf(text, situation, 'staff-work') >= (takesOther(situation) ? surely : plainly) ||
    /\d{3}/u.test(text) ||
    text.includes('?');
  // A bare number answers a prompt for a time, a document number or a reason.
  const isOwn = isOwnWish(text, wish !== null, situation);
  if (takesWords(memory.open) && !isOwn && (!(wish && isPlain) || /^\s*\d+\s*$/u.test(text))) return null;
  // A longer text is the one that was asked for (an undertaking, minutes, a reason), even if part of it resembles a request.
  if (takesOther(situation) && wordCount(text) > longestWish) return null;
  if (draft && addingLead(text) !== '') return null;
  // Sentences of an item may contain the words of a request.
  if (draft && !isPlain && !isOwn && (wish === null ? wordCount(text) >= shortCourtesy : !looksLikeQuestion(text)))
    return null;
  if (wish) return hearWork(wish, situation);
  if (isOfficial(actor.role)) return [notForOfficials(situation)];
  return maySubmit(actor.role) ? askWhatItIs(own) : welcome(situation);
};

/** From this likelihood on, the model alone decides that a text of at least `shortestCharge` words is a letter. */
const surelyLetter = 0.9;
const shortestCharge = 8;
const charges = (text: string, situation: Situation): boolean =>
  accusesOfWrong(forMatching(text)) ||
  (wordCount(text) >= shortestCharge && chanceOf(text, situation, 'letter') >= surelyLetter);

/** A reply to a citizen may mention the very letter that the citizen asked about. */
const answersSomebody = (open: Open | null): boolean => open?.ask === 'questionWords' || open?.ask === 'dangerWords';

/** For a writer, a text about letters that reads like news is news. */
const letter = (
  own: OwnMeaning,
  said: Extract<Said, { kind: 'letter' }>,
  situation: Situation,
): readonly Intent[] | null => {
  const { draft, memory, actor, words } = situation;
  if (!maySubmit(actor.role)) return null;
  if (looksLikeNews(forMatching(own.text), likelihoodOf(words, own.text))) return null;
  // If only the model suspects a letter, the open prompt takes the text. An accusation against a named person is a letter in a
  // draft and in most prompts.
  const isFree = memory.open === null && draft === null;
  if (isFree || (said.isSure && memory.open?.ask === 'slot')) return [own.ask];
  return !answersSomebody(memory.open) && charges(own.text, situation) ? [own.ask] : null;
};

const isPraised = (text: string, words: Situation['words']): boolean => {
  const heard = triage(text, words);
  return heard.kind === 'tip' && heard.isPraise === true;
};

/**
 * Thanks for a published answer that was just shown end the matter, so they are not handled as courtesy. Praise that says
 * whom it is for, and why, is handled as new text: forwarding it is offered.
 */
const courtesy = (kind: Courtesy, { text, ask }: OwnMeaning, situation: Situation): readonly Intent[] | null => {
  const { memory, actor, words } = situation;
  const isFree = memory.open === null && !maySubmit(actor.role);
  if (isFree && isPraised(text, words)) return [ask];
  const isAnswered = memory.open?.ask === 'pending' && memory.open.received.offered?.isGiven === true;
  return isAnswered && kind === 'thanks' ? null : [{ do: 'courteous', courtesy: kind, text }];
};

/**
 * A sentence of the item may also begin like a request to change words. Without quotation marks, a text that reports an event
 * becomes the next paragraph if no such words are found.
 */
const changeAsked = (
  { text, messageKey, read }: OwnMeaning,
  change: WordChange,
  situation: Situation,
): readonly Intent[] | null => {
  if (takesOther(situation)) return null;
  const isPlain = change.isQuoted || change.isAll || change.code !== null || wordCount(text) <= longestChange;
  const isParagraph = !isPlain && situation.draft !== null && read.says.kind === 'change';
  return [
    {
      do: 'changeWords',
      change,
      otherwise: isParagraph ? [{ do: 'add', text, photos: [], messageKey, albumKey: null, forwardedFrom: null }] : [],
    },
  ];
};

/** Interprets a message by its own meaning. Returns null for content, and for text that answers the open prompt. */
export function hearMeaning(own: OwnMeaning, situation: Situation): readonly Intent[] | null {
  const { actor } = situation;
  if (maySubmit(actor.role) && namesSource(own.text)) return null;
  // The use case checks whether a deletion was requested; if not, the text keeps its other meaning.
  const otherwise = meant(own, situation);
  return otherwise && keepsData(own.text) ? [{ do: 'keepData', otherwise }] : otherwise;
}

function meant(own: OwnMeaning, situation: Situation): readonly Intent[] | null {
  const { says } = own.read;
  const { memory, actor } = situation;
  switch (says.kind) {
    case 'retreat':
      if (maySubmit(actor.role) || takesWords(memory.open) || keepsData(own.text)) return leavePrompt(situation);
      return memory.open === null ? takeBack(own) : null;
    case 'letter':
      return letter(own, says, situation);
    case 'service':
      return keepsData(own.text) ? leavePrompt(situation) : service(own, says, situation);
    case 'change':
      return changeAsked(own, says.change, situation);
    case 'staff':
      return work(own, says, situation);
    case 'courtesy':
      return isCourtesy(own.text, situation) ? courtesy(says.courtesy, own, situation) : null;
    default:
      return null;
  }
}
