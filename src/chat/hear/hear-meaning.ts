/**
 * A message read by itself, whatever the talk is in the middle of (words §1): danger, a letter, service words, work,
 * courtesy. What is open takes only what answers it, and stays open otherwise.
 */
import { blames } from '../../domain/question/blame.ts';
import { listen } from '../../domain/question/phrase-matching.ts';
import { readAskerReply } from '../../domain/question/reply.ts';
import { courtesyOf, isEmpty, requestOf } from '../../domain/question/request.ts';
import { triage } from '../../domain/question/triage.ts';
import { isBoard, isOfficial, maySubmit } from '../../domain/roles.ts';
import { addingLead, looksLikeQuestion } from '../../domain/submission/guess.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Courtesy } from '../../domain/words/courtesy.ts';
import { likelihoodOf } from '../../domain/words/model.ts';
import { looksLikeNews } from '../../domain/words/news.ts';
import { type ReadMessage, readMeaning, type Said } from '../../domain/words/reader.ts';
import type { Open } from '../talk/memory.ts';
import { hearWork } from './hear-work.ts';
import type { Intent } from './intent.ts';
import { asksBack, chanceOf, namesSource, plainly, wordCount } from './item-or-talk.ts';
import { notForOfficials, say, unlessPending, welcome } from './run-command.ts';
import type { Situation } from './situation.ts';

/** A message, what it means by itself, and the words as a citizen's, should they be. */
export interface OwnMeaning {
  readonly text: string;
  readonly messageKey: string;
  readonly read: ReadMessage;
  readonly ask: Intent;
}

/** With the ward's own model; whoever works for the ward is read as staff. */
export const readBy = (text: string, { words, today, actor }: Situation): ReadMessage =>
  readMeaning(text, { model: words, today, isStaff: actor.role !== 'citizen' });

/** Whoever writes more tells of something: the numbers stand above it, and it goes its way. In words. */
const longestCry = 60;
/** Sure danger gets the numbers at once, and is nothing else: no paragraph, no answer to what is open. */
export function hearDanger(text: string, read: ReadMessage, situation: Situation): readonly Intent[] | null {
  if (read.danger?.level !== 'sure') return null;
  const { actor, memory, words } = situation;
  if (maySubmit(actor.role) && wordCount(text) > longestCry) return null;
  // What a citizen adds to a question is kept with it: the numbers come with that.
  if (!maySubmit(actor.role) && memory.open?.ask === 'questionWords') return null;
  const heard = triage(text, words);
  return heard.kind === 'emergency' ? [{ do: 'help', numbers: heard.numbers, text }] : null;
}

/** The roads on which a citizen's words get the numbers anyway, and the answer to a cry. */
const tellNumbers: readonly Intent['do'][] = ['receive', 'clarify', 'sayForQuestion', 'help', 'askerReply', 'danger'];

/** Of more words a wish to change a word is doubtful where no such word is there. */
const longestChange = 12;

/** Of fewer words no rule knows danger, and the model has to be as good as sure of what it never saw. */
const shortestCry = 5;

/** Possible danger: the numbers in one line above whatever is answered. */
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
  // What is asked back first, and is then a wish of the service, has them above that.
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

/** "Chờ số liệu của khối" is why something is late, and no wish for figures: what is asked for is asked back less easily. */
const surely = 0.85;

/** In words. */
const longestWish = 15;

const isBareSign = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);
const isPlainCourtesy = (text: string): boolean =>
  courtesyOf(listen(text)) !== null ||
  readAskerReply(text)?.act === 'yes' ||
  (isBareSign(text) && /\p{Extended_Pictographic}/u.test(text));
/** So few words of courtesy are no paragraph of a draft. */
const shortCourtesy = 8;

function isCourtesy(text: string, situation: Situation): boolean {
  const { draft, memory, actor } = situation;
  if (isPlainCourtesy(text)) return true;
  // Nobody is called so, and no place: thanks are thanks under the question for them. A title may be "Cảm ơn thầy cô".
  const isSlot = memory.open?.ask === 'slot' && memory.open.slot !== 'title' && memory.open.slot !== 'text';
  if (isSlot && chanceOf(text, situation, 'courtesy') >= surely) return true;
  if (takesWords(memory.open) || !/\p{L}/u.test(text)) return false;
  if (!maySubmit(actor.role)) return isEmpty(listen(text)) || requestOf(listen(text)) === null;
  return !draft || wordCount(text) < shortCourtesy;
}

/** What was decided a moment ago did change: the board is offered the way back. */
const regret = ({ role }: Situation['actor'], otherwise: readonly Intent[]): readonly Intent[] =>
  isBoard(role) ? [{ do: 'regret', otherwise }] : otherwise;

/** Said of a prompt, it is left and nothing has changed; said of nothing, that is told. */
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
 * "hủy", "thôi, nhầm" of a citizen of whom nothing is asked: the question that waits may be meant, and which is asked;
 * "khoan đã" takes nothing back.
 */
const takeBack = ({ text, messageKey }: OwnMeaning): readonly Intent[] =>
  /\b(?:huy|bo|nham|lon|lo tay|cancel|wrong|mistake)\b/u.test(foldForSearch(text))
    ? [{ do: 'service', services: ['sentByMistake'], text, messageKey }]
    : [say('nothing-changed')];

/** "thôi không xóa nữa": said of one's data, whoever says it. */
const keepsData = (text: string): boolean =>
  /\b(?:khong|ko|k|hong|dung|khoi|chang) (?:can |phai |muon |co )?xoa\b(?! (?:anh|bai|tep|doan|cau|chu|tin)\b)|\b(?:rut|huy|bo|thoi|thu hoi|cancel|withdraw)(?: lai| cai)* (?:yeu cau|don|viec|lenh|lan) (?:xin )?xoa\b|\bgiu (?:lai )?(?:du lieu|tai khoan|thong tin)\b|\b(?:don't|do not|stop|cancel|not) (?:delet|eras)\w*\b|\b(?:keep|cancel) my (?:data|account|deletion)\b/u.test(
    foldForSearch(text),
  ) && wordCount(text) <= longestWish;

const askWhatItIs = ({ text, messageKey }: OwnMeaning): readonly Intent[] => [{ do: 'askWhatItIs', text, messageKey }];

/** From so many words on somebody tells something. */
const shortestStory = 10;

/** The ward's own pages answer it, and the way to ask stays open. */
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
  // Something of the service, nobody knows what: it may as well answer what was asked back.
  if (isWriter) return null;
  // Photos wait for their words, and a longer account is one: a menu would drop it.
  const waits = memory.open?.ask === 'pending' && memory.open.received.text === '';
  if (waits || wordCount(text) >= shortestStory) return null;
  return [
    {
      do: 'clarify',
      text,
      messageKey,
      otherwise: requestOf(listen(text)) === null ? [{ do: 'service', services, text, messageKey }] : [ask],
    },
  ];
};

/** Papers and bodies that are a source, whatever word of work stands in them: "báo cáo của UBND phường". */
const namesBody =
  /\b(?:ubnd|uy ban|cong an|tram y te|truong|doan|hoi|dien luc|quyet dinh|cong van|thong bao|ke hoach|bao cao)\b/u;

/** Where a rule says so too. */
const asGoodAsSure = 0.75;
/**
 * A rule knows the wish, and the model is as good as sure that it is one, whether of the service or of work: it answers
 * nothing that is asked of a draft. Where other words are waited for (a reason, an answer) the model must be sure alone.
 */
function isOwnWish(text: string, isRuled: boolean, situation: Situation): boolean {
  const { open } = situation.memory;
  const wishes = chanceOf(text, situation, 'service') + chanceOf(text, situation, 'staff-work');
  if (takesOther(situation)) return isRuled && chanceOf(text, situation, 'service') >= surely;
  if (open?.ask === 'slot' && open.slot !== 'title' && namesBody.test(foldForSearch(text)) && !asksBack(text))
    return false;
  return (isRuled && wishes >= asGoodAsSure) || (asksBack(text) && wishes >= surely);
}

/** What asks for a reason, a name or an answer takes these words; what asks for a text of the item is answered by them. */
const takesOther = ({ memory: { open } }: Situation): boolean =>
  takesWords(open) && open.ask !== 'slot' && open.ask !== 'boardEdit';

/** What is wrong or wanted of an item, whatever word of work stands in it ("sai số liệu"): a reason, if one is asked. */
const defect =
  /^(?:da |vi |do |tai |ly do:? )*(?:sai|thieu|trung|chua|khong|ko|nham|loi|lech|can|de nghi|xem lai|viet lai|sua|bo sung|kiem tra)(?: |$)/u;
const isReasonAsked = (text: string, { memory: { open } }: Situation): boolean =>
  open?.ask === 'reason' && !/\d{3}/u.test(text) && defect.test(foldForSearch(text));

const work = (
  own: OwnMeaning,
  { wish }: Extract<Said, { kind: 'staff' }>,
  situation: Situation,
): readonly Intent[] | null => {
  const { text } = own;
  const { draft, memory, actor } = situation;
  if (isReasonAsked(text, situation)) return null;
  const isWhole = wish?.wish === 'inviteAs' || (wish?.wish === 'invite' && wish.as !== undefined);
  const isPlain =
    isWhole ||
    chanceOf(text, situation, 'staff-work') >= (takesOther(situation) ? surely : plainly) ||
    /\d{3}/u.test(text) ||
    text.includes('?');
  // A bare number answers what asks for an hour, a document's number, a reason.
  const isOwn = isOwnWish(text, wish !== null, situation);
  if (takesWords(memory.open) && !isOwn && (!(wish && isPlain) || /^\s*\d+\s*$/u.test(text))) return null;
  // An undertaking, minutes, a reason: so many words are the text that was asked for, whatever a part of them wishes.
  if (takesOther(situation) && wordCount(text) > longestWish) return null;
  if (draft && addingLead(text) !== '') return null;
  // Sentences of an item may hold the words of a wish.
  if (draft && !isPlain && !isOwn && (wish === null ? wordCount(text) >= shortCourtesy : !looksLikeQuestion(text)))
    return null;
  if (wish) return hearWork(wish, situation);
  if (isOfficial(actor.role)) return [notForOfficials(situation)];
  return maySubmit(actor.role) ? askWhatItIs(own) : welcome(situation);
};

/** So sure is the model of an account of this length that no rule need see the letter. */
const surelyLetter = 0.9;
const shortestCharge = 8;
const charges = (text: string, situation: Situation): boolean =>
  blames(listen(text)) || (wordCount(text) >= shortestCharge && chanceOf(text, situation, 'letter') >= surelyLetter);

/** Words to a citizen: they may speak of the very letter that the citizen asked about. */
const answersSomebody = (open: Open | null): boolean => open?.ask === 'questionWords' || open?.ask === 'dangerWords';

/** Of somebody who writes items: news of letters are news. */
const letter = (
  own: OwnMeaning,
  said: Extract<Said, { kind: 'letter' }>,
  situation: Situation,
): readonly Intent[] | null => {
  const { draft, memory, actor, words } = situation;
  if (!maySubmit(actor.role)) return null;
  if (looksLikeNews(listen(own.text), likelihoodOf(words, own.text))) return null;
  // The model's doubt alone belongs to what is open; who is charged by name is charged in a draft and in every prompt.
  const isFree = memory.open === null && draft === null;
  if (isFree || (said.isSure && memory.open?.ask === 'slot')) return [own.ask];
  return !answersSomebody(memory.open) && charges(own.text, situation) ? [own.ask] : null;
};

const isPraised = (text: string, words: Situation['words']): boolean => {
  const heard = triage(text, words);
  return heard.kind === 'tip' && heard.isPraise === true;
};

/**
 * Thanks for a published answer that was given end the matter: they are no courtesy beside it. Praise that says of whom
 * and for what is offered to be passed on as it is.
 */
const courtesy = (kind: Courtesy, { text, ask }: OwnMeaning, situation: Situation): readonly Intent[] | null => {
  const { memory, actor, words } = situation;
  const isFree = memory.open === null && !maySubmit(actor.role);
  if (isFree && isPraised(text, words)) return [ask];
  const isAnswered = memory.open?.ask === 'pending' && memory.open.received.offered?.isGiven === true;
  return isAnswered && kind === 'thanks' ? null : [{ do: 'courteous', courtesy: kind, text }];
};

/** A sentence of the item may begin so too: without quotation marks, words of an event are its next paragraph. */
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

/** Null: content, or words that answer what is open. */
export function hearMeaning(own: OwnMeaning, situation: Situation): readonly Intent[] | null {
  const { actor } = situation;
  if (maySubmit(actor.role) && namesSource(own.text)) return null;
  // Whether a deletion was asked for is known to the use case: without one the words mean what they mean otherwise.
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
