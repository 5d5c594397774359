/**
 * Reads what a message means by itself, independent of the dialogue state. One reader serves all roles, channels and pages
 * (words §1). It checks for danger, a letter, service requests, staff work and courtesy, then for content. Handwritten rules
 * and the model read the same words; the caller considers its open dialogue afterwards.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { accusesOfWrong } from '../question/blame.ts';
import { type LetterKind, readLetter } from '../question/letter.ts';
import { forMatching, type MatchableText } from '../question/phrase-matching.ts';
import { asks, courtesyOf, isEmpty } from '../question/request.ts';
import { isOnlySwearing } from '../question/swearing.ts';
import { type Triage, triage } from '../question/triage.ts';
import { tellsPaper } from '../submission/guess-document.ts';
import { isAboutItem, isCorrection } from './aside.ts';
import { type WordChange, wordChangeIn } from './change.ts';
import { type Courtesy, courtesyKind, emptyKind, isSign, saysCourtesy } from './courtesy.ts';
import { type DangerFound, findDanger, isToldByStaff } from './danger.ts';
import { type FoldedText, foldedText } from './folded-text.ts';
import {
  asCitizen,
  excluding,
  type Likelihood,
  likelihoodOf,
  likely,
  type Meaning,
  toldByStaff,
  type WordsModel,
} from './model.ts';
import { isAboutOwnAction, isOrder, isRatherNews, looksLikeNews } from './news.ts';
import { abandonsPrompt } from './retreat.ts';
import { type Service, servicesIn } from './service.ts';
import { type StaffWish, staffWishIn } from './staff.ts';

/** The input of a reading besides the words: the writer, the day, the model. */
export interface ReadingSituation {
  readonly model: WordsModel | null;
  /** The day in the ward's time zone. */
  readonly today: LocalDate;
  /** True for people who write items or decide on them: requests for work are understood, and news opens an item. */
  readonly isStaff: boolean;
}

/** What a message asks for. The dialogue state and the sender then decide what is done with it. */
export type Said =
  | { readonly kind: 'danger' }
  /** `isSure` false: the dialogue asks once whether it is a letter or a request for information. */
  | { readonly kind: 'letter'; readonly letter: LetterKind; readonly isSure: boolean; readonly triage: Triage }
  /** Several services: the bot asks which one is meant. None: a service request that was not recognised. */
  | { readonly kind: 'service'; readonly services: readonly Service[] }
  | { readonly kind: 'retreat' }
  | { readonly kind: 'change'; readonly change: WordChange }
  /** Null: about work, but not recognised: the bot shows the two buttons or the menu of the role. */
  | { readonly kind: 'staff'; readonly wish: StaffWish | null }
  | { readonly kind: 'courtesy'; readonly courtesy: Courtesy }
  /** Reports an event: opens an item for staff. */
  | { readonly kind: 'news' }
  | { readonly kind: 'content'; readonly triage: Triage };

/** Everything read from one message in one pass. */
export interface ReadMessage {
  /** Sure danger is the meaning of the message; possible danger is added to another meaning. */
  readonly danger: DangerFound | null;
  readonly says: Said;
  /** For staff: the message is addressed to a person rather than a report of an event. It opens no item. */
  readonly isTalk: boolean;
  /** For staff, how certainly it reports an event. Null: not certain. */
  readonly told: 'surely' | 'beyondDoubt' | null;
}

/** Likelihoods from which the model alone decides for a meaning. */
const enough = { service: 0.09, 'staff-work': 0.03, courtesy: 0.15 } as const satisfies Partial<
  Record<Meaning, number>
>;
/** The likelihood required where a rule agrees: the model must not contradict the rule. */
const notAgainst = 0.15;
/** "quên mã" is said by citizens as well, so a request for work needs less. */
const wishNotAgainst = 0.1;
/**
 * Staff often write about money, decisions and offices. In their messages the model alone needs this likelihood before the bot
 * asks about a letter (decision 0180).
 */
const letterOfStaff = 0.34;

/** From this likelihood on the text reports an event, even if it contains words of work. */
const plainNews = 0.6;
const surelyNews = 0.8;
/** "đóng 0177, dân đã được giải quyết": a message that begins with a code is about the thing with that code. */
const beginsWithCode = /^(?:[a-z]+ ){0,2}(?:[a-z]{2,4}-?\d{4}-?\d{3,5}|0\d{3})\b/u;

interface ReadingInput {
  readonly text: FoldedText;
  readonly heard: MatchableText;
  readonly likelihood: Likelihood | null;
  /**
   * The likelihoods before the shares of work and news are redistributed for citizens. For few words the redistributed values
   * are mostly guesses.
   */
  readonly unshared: Likelihood | null;
  /** For staff, the likelihood that the text reports an event and is not talk among colleagues; 0 without a model. */
  readonly told: number;
  readonly situation: ReadingSituation;
  readonly danger: DangerFound | null;
  readonly isTalk: boolean;
}

const chance = ({ likelihood }: ReadingInput, meaning: Meaning): number =>
  likelihood ? likely(likelihood, meaning) : 0;
const isNot = (look: ReadingInput, meaning: Meaning): boolean =>
  look.likelihood !== null && chance(look, meaning) < notAgainst;

/** True when the text has a word of at least two letters. The model says nothing reliable about a letter and a number. */
const hasWord = ({ text }: ReadingInput): boolean => /\p{L}{2}/u.test(text.text);

/**
 * In words. In a text this short, without a word of courtesy or service that a rule recognises, the model needs `enoughOfFew`:
 * for "tin A" the bot asks.
 */
const fewWords = 2;
const enoughOfFew = 0.7;
const isShort = ({ text }: ReadingInput): boolean => (text.text.match(/[\p{L}\p{N}]+/gu) ?? []).length <= fewWords;

/** True when the meaning reaches the threshold and is at least as likely as the other of the two. */
const isLikely = (look: ReadingInput, meaning: 'service' | 'courtesy', from: number): boolean =>
  chance(look, meaning) >= from &&
  chance(look, meaning) >= chance(look, meaning === 'service' ? 'courtesy' : 'service');

/** Likelihoods of a report and of news from which words of work, of talk or of a letter no longer matter. */
const surelyTold = 0.85;
const newsInTold = 0.15;
/** In words. Colleagues also mention plans and figures in few words, which look the same as a report. */
const shortestSurely = 15;
const isSurelyTold = (look: ReadingInput): boolean =>
  look.heard.length >= shortestSurely &&
  look.told >= surelyTold &&
  chance(look, 'news') >= Math.max(newsInTold, chance(look, 'staff-work'));

const beyondDoubt = { told: 0.95, news: 0.9 } as const;
const howTold = (look: ReadingInput): ReadMessage['told'] => {
  if (!isSurelyTold(look)) return null;
  return look.told >= beyondDoubt.told && chance(look, 'news') >= beyondDoubt.news ? 'beyondDoubt' : 'surely';
};

/** True when it is plainly news and not a letter, or certainly a report and much likelier news than a letter. */
const timesLetter = 3;
const isToldAsNews = (look: ReadingInput): boolean =>
  (chance(look, 'news') >= surelyNews && isNot(look, 'letter')) ||
  (isSurelyTold(look) && chance(look, 'news') >= timesLetter * chance(look, 'letter'));

/** "Ẩn cái tin đó tới khi xác minh xong": a text about an item needs a higher likelihood to count as a letter. */
const letterOfItem = 0.5;
const isHardlyLetter = (look: ReadingInput): boolean =>
  readLetter(look.heard) === 'none' &&
  (chance(look, 'letter') < (isAboutItem(look.text.text) ? letterOfItem : letterOfStaff) || isRatherTold(look));

/**
 * "hội phụ nữ vừa trao 20 suất quà", "có kẻ giả cán bộ gọi điện": mentions money, offices or fraud, and still reports an event.
 */
const newsBesideLetter = 0.25;
const isRatherTold = (look: ReadingInput): boolean =>
  (look.told >= beyondDoubt.told && isSurelyTold(look) && chance(look, 'news') >= newsBesideLetter) ||
  (isPlainlyTold(look) && chance(look, 'news') > chance(look, 'letter'));

const readLetterWords = (look: ReadingInput): Said | null => {
  const { text, situation, heard } = look;
  // A raid on a gambling den is news when written by staff, unless it accuses a person here.
  const isEvent = howTold(look) === 'beyondDoubt' && isNot(look, 'letter');
  if (situation.isStaff && (isEvent || (isToldAsNews(look) && !accusesOfWrong(heard)))) return null;
  const found = triage(text.text, situation.model);
  switch (found.kind) {
    case 'complaint':
    case 'denunciation':
      return { kind: 'letter', letter: found.kind, isSure: true, triage: found };
    case 'mixed':
      return { kind: 'letter', letter: found.letter, isSure: true, triage: found };
    case 'unsure':
      // Errors in an item are described in the words of a letter: "sai tên ông Lâm".
      if (situation.isStaff && !accusesOfWrong(heard) && (isCorrection(text.text) || isHardlyLetter(look))) return null;
      return { kind: 'letter', letter: found.between, isSure: false, triage: found };
    default:
      return null;
  }
};

/** A document of the ward described by staff is an item, unless the text is certainly a letter. */
const readPaper = (look: ReadingInput): Said | null => {
  if (!look.situation.isStaff || !tellsPaper(look.text.text)) return null;
  const letter = readLetterWords(look);
  return letter?.kind === 'letter' && letter.isSure ? letter : { kind: 'news' };
};

/** In words. A longer message describes something. */
const longestTalk = 60;
/**
 * Below the likelihood `told` the text counts as talk, unless it is news with at least the likelihood `news` (decision 0250).
 */
const talk = [
  { told: 0.2, news: 1 },
  { told: 0.5, news: 0.8 },
  { told: 0.6, news: 0.25 },
] as const;
const readTalk = ({ heard, unshared, told: isTold }: Pick<ReadingInput, 'heard' | 'unshared' | 'told'>): boolean => {
  if (unshared === null || heard.length > longestTalk) return false;
  const isNews = likely(unshared, 'news');
  return talk.some(({ told, news }) => isTold < told && isNews < news);
};

/**
 * From this likelihood on, in five sets left out of training, no talk of staff counted as a report, and nearly all news did
 * (decision 0268).
 */
const plainlyTold = 0.6;
/**
 * A text below this likelihood of news reports no event. The classifier of staff texts was not trained on most of what citizens
 * ask.
 */
const newsAtAll = 0.05;
/** In words. A shorter text reports no event. */
const shortestTold = 6;
const isPlainlyTold = ({ heard, told, likelihood, text }: ReadingInput): boolean =>
  told >= plainlyTold &&
  likelihood !== null &&
  likely(likelihood, 'news') >= Math.max(newsAtAll, likely(likelihood, 'staff-work')) &&
  heard.length >= shortestTold &&
  !asks(heard) &&
  !isOrder(text.text) &&
  !isAboutOwnAction(text.text);

/**
 * True when the text reports news. A text that is possibly danger may also report an event; the numbers are shown in both
 * cases.
 */
const tellsNews = (look: ReadingInput): boolean => {
  const { heard, likelihood, isTalk } = look;
  if (isTalk) return false;
  return (
    isSurelyTold(look) ||
    isPlainlyTold(look) ||
    looksLikeNews(heard, likelihood ? excluding(likelihood, 'danger') : null)
  );
};

/** What citizens ask about their questions is work for staff, unless the writer says that the matter is their own. */
const ofQuestions: readonly Service[] = ['questionState', 'notSatisfied', 'correctQuestion', 'withdrawQuestion'];
/** "không cần nữa chị ơi", "gửi nhầm": colleagues say this about anything. */
const takesBack: readonly Service[] = ['noLongerNeeded', 'sentByMistake'];
const saysOwn =
  /\b(?:cua|cho) (?:toi|em|minh|tui|con|chau)\b|\b(?:toi|em|tui|minh|con|chau) (?:da )?(?:hoi|gui|phan anh|bao)\b|\b(?:my|mine)\b/u;
/** "số điện thoại của chị Hương" is not a number of the office. */
const namesOffice = /\b(?:phuong|xa|uy ban|ubnd|truc ban|hotline|duong day nong|ward|office)\b/u;
const isForStaff = ({ text: { folded } }: ReadingInput, service: Service): boolean =>
  service === 'phoneNumber'
    ? namesOffice.test(folded)
    : ![...ofQuestions, ...takesBack].includes(service) || saysOwn.test(folded);

/** "tin B": the model alone cannot recognise a request in a single word. */
const isOneWord = ({ text }: ReadingInput): boolean => (text.text.match(/\p{L}{2,}/gu) ?? []).length < 2;

/** In words. "ở ngõ 3 khối 6": says where a person is and asks for nothing. */
const longestPlace = 8;
const beginsWithPlace =
  /^(?:(?:o|tai|nha|so nha|dia chi) )*(?:(?:o|tai|nha|so|ngo|hem|ngach|kiet|to|khoi|khu pho|thon|xom|duong)\b)/u;
const isPlaceOnly = ({ heard, text }: ReadingInput): boolean =>
  heard.length <= longestPlace && /\d/u.test(text.folded) && beginsWithPlace.test(text.folded);

const readService = (look: ReadingInput): Said | null => {
  if (look.situation.isStaff && (chance(look, 'staff-work') > chance(look, 'service') || tellsNews(look))) return null;
  const found = servicesIn(look.text).filter((each) => !look.situation.isStaff || isForStaff(look, each));
  if (look.situation.isStaff && found.length === 0) return null;
  // "thôi, nhầm": a rule recognises a withdrawal; the model only sees that something is wanted.
  if (found.length === 0 && (abandonsPrompt(look.text) || isPlaceOnly(look))) return null;
  const from = found.length === 0 && isShort(look) ? enoughOfFew : enough.service;
  const isService = isLikely(look, 'service', from) && hasWord(look);
  if (found.length === 0) return isService && !isOneWord(look) ? { kind: 'service', services: [] } : null;
  return isService || !isNot(look, 'service') ? { kind: 'service', services: found } : null;
};

/**
 * "mời ông … làm kế toán", "mai tôi nghỉ", "0042 từ chối, không đúng tôn chỉ": the whole message is an invitation, an absence, or a
 * decision on the item with which it begins, whatever its other words resemble.
 */
const readWhole = ({ text, situation }: ReadingInput): Said | null => {
  const wish = situation.isStaff ? staffWishIn(text, situation.today) : null;
  const isDecision = wish?.wish === 'item' && wish.act !== 'view' && beginsWithCode.test(text.folded);
  return isDecision || wish?.wish === 'away' || wish?.wish === 'inviteAs' || (wish?.wish === 'invite' && wish.as)
    ? { kind: 'staff', wish }
    : null;
};

/** A request for work that a rule names and that the model does not take for something else. */
const readWish = (look: ReadingInput): Said | null => {
  if (!look.situation.isStaff || wordChangeIn(look.text)) return null;
  const wish = staffWishIn(look.text, look.situation.today);
  // The word and a code, nothing else: the model cannot judge this better.
  if (wish?.wish === 'dossier') return { kind: 'staff', wish };
  const isWork = chance(look, 'staff-work') >= wishNotAgainst && chance(look, 'news') < chance(look, 'staff-work');
  return wish && (isWork || look.likelihood === null) ? { kind: 'staff', wish } : null;
};

const readStaff = (look: ReadingInput): Said | null => {
  if (!look.situation.isStaff) return null;
  const change = wordChangeIn(look.text);
  // "Thay tro truong Le Loi trong 200 cay bang …": without accents "thầy" looks like "thay" (replace).
  if (change && chance(look, 'news') < surelyNews && !isSurelyTold(look)) return { kind: 'change', change };
  const aboutQuestions =
    !isCorrection(look.text.text) && servicesIn(look.text).some((each) => ofQuestions.includes(each));
  const wish =
    staffWishIn(look.text, look.situation.today) ??
    (aboutQuestions ? ({ wish: 'questions', which: 'open' } as const) : null);
  // An item's code says more than the words around it, unless they plainly report an event.
  if (wish && (!isNot(look, 'staff-work') || (wish.wish === 'item' && chance(look, 'news') < plainNews)))
    return { kind: 'staff', wish };
  const isOrdered = isOrder(look.text.text) && !isSurelyTold(look);
  if (beginsWithCode.test(look.text.folded) || isOrdered) return { kind: 'staff', wish };
  // What would be a service request from a citizen is work when staff write it; either likelihood is enough.
  const isWork = chance(look, 'staff-work') + chance(look, 'service') >= enough['staff-work'];
  const isNews =
    (look.likelihood !== null && isRatherNews(look.heard, look.likelihood)) || (!look.isTalk && isPlainlyTold(look));
  const isCourtesy = chance(look, 'courtesy') > chance(look, 'staff-work') + chance(look, 'service');
  return isWork && !isNews && !isCourtesy && !isSign(look.text) ? { kind: 'staff', wish } : null;
};

/** True when danger is at least as likely as courtesy: then a short text does not count as thanks. */
const isRatherDanger = (look: ReadingInput): boolean =>
  look.danger !== null && (look.danger.isRuled || chance(look, 'danger') >= chance(look, 'courtesy'));

const isGuessed = (look: ReadingInput): boolean =>
  isShort(look) &&
  !saysCourtesy(look.text) &&
  look.unshared !== null &&
  likely(look.unshared, 'courtesy') < enoughOfFew;

/**
 * "Bà con rất phấn khởi." may describe an event or be said to a person. For staff, courtesy must be this many times likelier
 * than news.
 */
const timesNews = 1.3;

const readCourtesy = (look: ReadingInput): Said | null => {
  if (isRatherDanger(look) || isOnlySwearing(look.text.text)) return null;
  // "102 cây nhé, em ghi nhầm".
  if (look.situation.isStaff && isCorrection(look.text.text)) return null;
  const isLikelyOne =
    chance(look, 'courtesy') >= Math.max(enough.courtesy, timesNews * chance(look, 'news'), chance(look, 'danger')) &&
    // "con cá này lạ quá": a remark by staff is not a courtesy; a courtesy would offer to undo the last press.
    (!look.situation.isStaff || chance(look, 'courtesy') >= chance(look, 'ordinary')) &&
    hasWord(look) &&
    !isGuessed(look);
  if (isSign(look.text) || courtesyOf(look.heard) || isLikelyOne)
    return { kind: 'courtesy', courtesy: courtesyKind(look.text) };
  return null;
};

/** The text names no matter yet and is no service request either. */
const readEmpty = (look: ReadingInput): Said | null =>
  isEmpty(look.heard) && !isRatherDanger(look) && servicesIn(look.text).length === 0 && !abandonsPrompt(look.text)
    ? { kind: 'courtesy', courtesy: emptyKind(look.text) }
    : null;

const readContent = (look: ReadingInput): Said => {
  const { situation, text } = look;
  if (situation.isStaff && tellsNews(look)) return { kind: 'news' };
  return { kind: 'content', triage: triage(text.text, situation.model) };
};

/**
 * Reads a message.
 * @param given the message as received; no text is an error
 */
export const readMeaning = (given: string, situation: ReadingSituation): ReadMessage => {
  const { model } = situation;
  const heard = forMatching(given);
  const raw = model ? likelihoodOf(model, given) : null;
  const likelihood = raw && !situation.isStaff ? asCitizen(raw) : raw;
  const found = findDanger(heard, model);
  const heeded = found && model && situation.isStaff && isToldByStaff(heard, found, model) ? null : found;
  const told = model && situation.isStaff ? toldByStaff(model, foldedText(given).text) : 0;
  const seen = { text: foldedText(given), heard, likelihood, unshared: raw, situation, told };
  const isTalk = situation.isStaff && readTalk(seen);
  const unheeded: ReadingInput = { ...seen, danger: heeded, isTalk };
  const toldAs = howTold(unheeded);
  // A person who reports a rescue may still be in danger, so the numbers are shown above the answer.
  const danger = heeded && toldAs !== null ? { ...heeded, level: 'possible' as const } : heeded;
  const look: ReadingInput = { ...unheeded, danger };
  if (danger?.level === 'sure') return { danger, says: { kind: 'danger' }, isTalk, told: toldAs };
  // "thôi không cần nữa" withdraws a citizen's question; a person who decides on items leaves a prompt with it. For staff, a
  // rule that names work comes before a citizen's service request, and an unrecognised request is work.
  const own = situation.isStaff ? [readRetreat, readWish, readService] : [readService, readRetreat];
  const reads = [readPaper, readWhole, readLetterWords, readEmpty, ...own, readStaff, readCourtesy];
  const says = reads.reduce<Said | null>((found, read) => found ?? read(look), null) ?? readContent(look);
  return {
    danger: says.kind === 'courtesy' || says.kind === 'retreat' ? null : danger,
    says,
    isTalk,
    told: toldAs,
  };
};

const readRetreat = ({ text }: ReadingInput): Said | null => (abandonsPrompt(text) ? { kind: 'retreat' } : null);
