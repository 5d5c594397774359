/**
 * A message read by itself, whatever the talk is in the middle of (words §1): danger, a letter, service words, work,
 * courtesy. What is open takes only what answers it, and stays open otherwise.
 */
import { blames } from '../../domain/question/blame.ts';
import { listen } from '../../domain/question/phrase-matching.ts';
import { readAskerReply } from '../../domain/question/reply.ts';
import { courtesyOf, requestOf } from '../../domain/question/request.ts';
import { triage } from '../../domain/question/triage.ts';
import { isBoard, isOfficial, maySubmit } from '../../domain/roles.ts';
import { addingLead, looksLikeQuestion } from '../../domain/submission/guess.ts';
import { tellsPaper } from '../../domain/submission/guess-document.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { speaksOfItem } from '../../domain/words/aside.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Courtesy } from '../../domain/words/courtesy.ts';
import { likelihoodOf, likely, type Meaning } from '../../domain/words/model.ts';
import { isOrder, looksLikeNews, tellsOwnDoing } from '../../domain/words/news.ts';
import { type ReadMessage, readMeaning, type Said } from '../../domain/words/reader.ts';
import type { Open } from '../talk/memory.ts';
import { hearWork } from './hear-work.ts';
import type { Intent } from './intent.ts';
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
const wordCount = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

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

const chanceOf = (text: string, { words }: Situation, meaning: Meaning): number =>
  likely(likelihoodOf(words, text), meaning);

/** Where words are waited for, others are taken out of them only when they are plainly something else. */
const plainly = 0.6;
/** "Chờ số liệu của khối" is why something is late, and no wish for figures: what is asked for is asked back less easily. */
const surely = 0.85;

/** "duyệt chưa", "tới đâu rồi", "mấy giờ": it wants to be told something. */
const asksBack = (text: string): boolean =>
  looksLikeQuestion(text) ||
  /\b(?:chua|dau roi|sao roi|bao gio|khi nao|bao nhieu|may gio|the nao)[ .!]*$/u.test(foldForSearch(text));

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
  if (!maySubmit(actor.role)) return requestOf(listen(text)) === null;
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
  const isWhole = wish?.wish === 'invite' && wish.as !== undefined;
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

/** A source is named for an item whose other parts may still be on their way. */
const namesSource = (text: string): boolean => /^\s*nguon\s*:/u.test(foldForSearch(text));

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

/** So few words comfort somebody more often than they tell an event. */
const shortestAccount = 20;

/** An item was on somebody's mind: it must not go to whoever cries for help because a prompt happens to wait. */
export const isRatherItem = (text: string, read: ReadMessage, situation: Situation): boolean =>
  tellsPaper(text) ||
  /^(?:\p{L}+ ){0,2}(?:muon|can|xin) (?:dang|gui|nop) (?:tin|bai|van ban|cong van|quyet dinh)\b/u.test(
    foldForSearch(text),
  ) ||
  (read.says.kind === 'news' && wordCount(text) >= shortestAccount && chanceOf(text, situation, 'news') >= plainly);

/** What whoever asked is told: where to go, with which paper, at which hours. It tells of no day and of nothing that happened. */
const directs =
  /\b(?:mang (?:theo )?(?:can cuoc|cccd|cmnd|giay|ho so|so ho|anh)|(?:lam|nop|nhan|lay|dang ky|hoi)(?: [a-z]+){0,3} (?:tai|o) (?:bo phan|phong|mot cua|ubnd|tru so|tram|cong an)|dien (?:to khai|mau|don)|(?:nop|mang) kem|(?:nop|lam|ky|nhan) thay|can (?:giay|mang|nop|co)|bo phan mot cua|lien he (?:bo phan|so|anh|chi|co|dong chi|van phong)|gio hanh chinh|tu thu [a-z\d]+ den (?:het )?thu|thu (?:hai|2) den (?:het )?thu|(?:ong|ba|bac|co|chu|anh|chi|ong ba|ong\/ba) (?:mang|den|ra|len|lien he|goi|nop|cu (?:den|ra|len|goi|nop|mang|gap|hoi|lien he)|can|phai))\b/u;
const tellsDay =
  /\b(?:hom qua|hom nay|sang nay|chieu nay|toi qua|chieu qua|sang qua|vua|da dien ra|to chuc|khai mac|\d{1,2}\/\d{1,2})\b/u;
/** Longer ones tell more than a direction. In words. */
const longestDirection = 45;
const isDirections = (text: string): boolean => {
  const folded = foldForSearch(text);
  const isShort = wordCount(text) <= longestDirection && !text.trim().includes('\n');
  return isShort && directs.test(folded) && !tellsDay.test(folded);
};

/** "sáng thứ hai tôi bận": said of oneself, it is no sentence of an item, and its day none of the event. */
export const speaksOfSelf = (text: string): boolean =>
  wordCount(text) <= longestDirection &&
  /(?<!\b(?:cac|chi|cho|anh|bon|phuong|xa) )\b(?:toi|em|minh|tui|chau)(?: (?:dang|se|bi|lai|phai|thi|van|con|xin|hom do|hom nay|ngay do)){0,2} (?:ban|om|met|nghi|vang|ket(?! thuc)|mac viec|co viec|di vang|di hop|di cong tac|ve que|o nha|khong (?:den|di|du|lam|den duoc|di duoc))\b/u.test(
    foldForSearch(text),
  );

/** Ends as one ends what one asks of somebody. */
const endsAsked =
  /(?<!\b(?:cam on|xin) )\b(?:nhe|nha|nghe|giup (?:em|toi|minh)|gium (?:em|toi)|cho (?:em|toi)(?: voi)?|voi a|duoc khong|dung khong)[ .!]*$/u;

/** A question, a wish or something about work is no paragraph of the item that is open, whatever is open. */
export const speaksToUs = (text: string, situation: Situation): boolean => {
  if (wordCount(text) > longestDirection || text.trim().includes('\n')) return false;
  const folded = foldForSearch(text);
  const isWork = chanceOf(text, situation, 'staff-work') + chanceOf(text, situation, 'service');
  if (endsAsked.test(folded) || asksBack(text) || /\b(?:dau roi|sao khong|tai sao|vi sao)\b/u.test(folded)) return true;
  return isWork >= plainly && isWork > chanceOf(text, situation, 'news');
};

/** "công đoàn phát quà ở tầng 2", "tang lễ mẹ chị Phượng 2h chiều nay": what the office tells itself, and publishes nowhere. */
const isAmongColleagues = (text: string): boolean =>
  wordCount(text) <= longestDirection &&
  /\b(?:cong doan (?:phat|kham|co quan)|chi bo hop|dang phi|co quan (?:vieng|minh|ta|di)|o phong \d|o tang (?:\d|tret)|(?:tang le|dam tang|dam cuoi|tiec cuoi|sinh nhat|tan gia|day thang|thoi noi) (?:[a-z]+ ){0,2}(?:anh|chi|em|co|chu|bac|thay)|(?:em|toi|anh|chi) di thay|lien hoan (?:cuoi nam|phong|co quan)|(?:gop|dong) moi nguoi)\b/u.test(
    foldForSearch(text),
  );

/** Without a draft an item opens by itself only from words that tell an event. */
export function opensItem(text: string, read: ReadMessage): boolean {
  if (isDirections(text) || speaksOfSelf(text) || isAmongColleagues(text) || isOrder(text) || speaksOfItem(text))
    return false;
  if (read.says.kind === 'news') return true;
  if (namesSource(text)) return true;
  const sentences = text.split(/[.!?…]\s|\n/u).filter((part) => wordCount(part) >= 3);
  return sentences.length >= 2 && !looksLikeQuestion(text) && !tellsOwnDoing(text);
}
