/**
 * What does a message mean, read by itself, whatever the talk is in the middle of? One reader for all roles, channels and
 * pages (words §1): danger, a letter, service words, work of staff, courtesy; then content. Rules that people can read and
 * the model look at the same words; what the caller has open is asked only after that.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { blames } from '../question/blame.ts';
import { type LetterKind, readLetter } from '../question/letter.ts';
import { listen, type MatchableText } from '../question/phrase-matching.ts';
import { asks, courtesyOf, isEmpty } from '../question/request.ts';
import { isOnlySwearing } from '../question/swearing.ts';
import { type Triage, triage } from '../question/triage.ts';
import { tellsPaper } from '../submission/guess-document.ts';
import { putsRight, speaksOfItem } from './aside.ts';
import { type WordChange, wordChangeIn } from './change.ts';
import { type Courtesy, courtesyKind, emptyKind, isSign, saysCourtesy } from './courtesy.ts';
import { type DangerFound, findDanger, isToldByStaff } from './danger.ts';
import {
  asCitizen,
  type Likelihood,
  likelihoodOf,
  likely,
  type Meaning,
  toldByStaff,
  type WordsModel,
  without,
} from './model.ts';
import { isOrder, isRatherNews, looksLikeNews, tellsOwnDoing } from './news.ts';
import { isRetreat } from './retreat.ts';
import { type SaidText, said } from './said.ts';
import { type Service, servicesIn } from './service.ts';
import { type StaffWish, staffWishIn } from './staff.ts';

/** What a reading needs besides the words: who writes, the day, the model. */
export interface ReadingSituation {
  readonly model: WordsModel | null;
  /** Of the ward's clock. */
  readonly today: LocalDate;
  /** Writes items or decides on them: work in words is understood, and news opens an item. */
  readonly isStaff: boolean;
}

/** What a message wants, before its state and its sender decide what is done with it. */
export type Said =
  | { readonly kind: 'danger' }
  /** `isSure` false: it is asked once, information or a letter. */
  | { readonly kind: 'letter'; readonly letter: LetterKind; readonly isSure: boolean; readonly triage: Triage }
  /** Several: which is meant is asked. None: something of the service, nobody knows what. */
  | { readonly kind: 'service'; readonly services: readonly Service[] }
  | { readonly kind: 'retreat' }
  | { readonly kind: 'change'; readonly change: WordChange }
  /** Null: about work, nobody knows what: the two buttons, or the menu of the role. */
  | { readonly kind: 'staff'; readonly wish: StaffWish | null }
  | { readonly kind: 'courtesy'; readonly courtesy: Courtesy }
  /** Tells an event: opens an item for staff. */
  | { readonly kind: 'news' }
  | { readonly kind: 'content'; readonly triage: Triage };

/** All that is read from one message, in one pass. */
export interface ReadMessage {
  /** Sure danger is the meaning; possible danger stands above any other. */
  readonly danger: DangerFound | null;
  readonly says: Said;
  /** Of staff: rather said to somebody than told of an event. It opens no item, whatever it speaks of. */
  readonly isTalk: boolean;
  /** Of staff, how surely it tells an event: whatever its words are like, or so that it can be nothing else. Null: neither. */
  readonly told: 'surely' | 'beyondDoubt' | null;
}

/** How likely a meaning has to be before the model alone decides for it. */
const enough = { service: 0.09, 'staff-work': 0.03, courtesy: 0.15 } as const satisfies Partial<
  Record<Meaning, number>
>;
/** Where a rule says so too, the model need not be sure; it may only not be sure of something else. */
const notAgainst = 0.15;
/** "quên mã" is said by citizens as well. */
const wishNotAgainst = 0.1;
/** Staff write of money, decisions and offices all day: of theirs the model alone asks about a letter when it is surer (0180). */
const letterOfStaff = 0.34;

/** From here on words tell an event, whatever word of work stands in them. */
const plainNews = 0.6;
const surelyNews = 0.8;
/** "đóng 0177, dân đã được giải quyết": who begins with a code speaks of what has it. */
const beginsWithCode = /^(?:[a-z]+ ){0,2}(?:[a-z]{2,4}-?\d{4}-?\d{3,5}|0\d{3})\b/u;

interface Look {
  readonly text: SaidText;
  readonly heard: MatchableText;
  readonly likelihood: Likelihood | null;
  /** How likely before it is known that a citizen has no work here: of few words a citizen's share is mostly a guess. */
  readonly unshared: Likelihood | null;
  /** Of staff, how likely it tells an event and is not talk among colleagues; 0 where no model is asked. */
  readonly told: number;
  readonly situation: ReadingSituation;
  readonly danger: DangerFound | null;
  readonly isTalk: boolean;
}

const chance = ({ likelihood }: Look, meaning: Meaning): number => (likelihood ? likely(likelihood, meaning) : 0);
const isNot = (look: Look, meaning: Meaning): boolean => look.likelihood !== null && chance(look, meaning) < notAgainst;

/** Of a letter and a number the model knows nothing. */
const hasWord = ({ text }: Look): boolean => /\p{L}{2}/u.test(text.text);

/** So few words in which no rule knows a courtesy or a service have to be likelier one: "tin A" is asked back. */
const fewWords = 2;
const enoughOfFew = 0.7;
const isShort = ({ text }: Look): boolean => (text.text.match(/[\p{L}\p{N}]+/gu) ?? []).length <= fewWords;

/** So likely, and no other of these likelier. */
const isLikely = (look: Look, meaning: 'service' | 'courtesy', from: number): boolean =>
  chance(look, meaning) >= from &&
  chance(look, meaning) >= chance(look, meaning === 'service' ? 'courtesy' : 'service');

/** So surely told, with so much of news in it, that no word of work, of talk or of a letter stands against it. */
const surelyTold = 0.85;
const newsInTold = 0.15;
/** Plans and figures among colleagues are told in few words, and read alike. In words. */
const shortestSurely = 15;
const isSurelyTold = (look: Look): boolean =>
  look.heard.length >= shortestSurely &&
  look.told >= surelyTold &&
  chance(look, 'news') >= Math.max(newsInTold, chance(look, 'staff-work'));

const beyondDoubt = { told: 0.95, news: 0.9 } as const;
const howTold = (look: Look): ReadMessage['told'] => {
  if (!isSurelyTold(look)) return null;
  return look.told >= beyondDoubt.told && chance(look, 'news') >= beyondDoubt.news ? 'beyondDoubt' : 'surely';
};

/** So plainly news, and no letter at all; or surely told, and far rather news than a letter. */
const timesLetter = 3;
const isToldAsNews = (look: Look): boolean =>
  (chance(look, 'news') >= surelyNews && isNot(look, 'letter')) ||
  (isSurelyTold(look) && chance(look, 'news') >= timesLetter * chance(look, 'letter'));

/** "Ẩn cái tin đó tới khi xác minh xong": of an item that is spoken of it has to be likelier. */
const letterOfItem = 0.5;
const isHardlyLetter = (look: Look): boolean =>
  readLetter(look.heard) === 'none' &&
  (chance(look, 'letter') < (speaksOfItem(look.text.text) ? letterOfItem : letterOfStaff) || isRatherTold(look));

/** "hội phụ nữ vừa trao 20 suất quà", "có kẻ giả cán bộ gọi điện": money, offices and fraud, and an event all the same. */
const newsBesideLetter = 0.25;
const isRatherTold = (look: Look): boolean =>
  (look.told >= beyondDoubt.told && isSurelyTold(look) && chance(look, 'news') >= newsBesideLetter) ||
  (isPlainlyTold(look) && chance(look, 'news') > chance(look, 'letter'));

const readLetterWords = (look: Look): Said | null => {
  const { text, situation, heard } = look;
  // A raid on a den of gamblers is news of whoever writes news, unless it charges somebody here.
  const isEvent = howTold(look) === 'beyondDoubt' && isNot(look, 'letter');
  if (situation.isStaff && (isEvent || (isToldAsNews(look) && !blames(heard)))) return null;
  const found = triage(text.text, situation.model);
  switch (found.kind) {
    case 'complaint':
    case 'denunciation':
      return { kind: 'letter', letter: found.kind, isSure: true, triage: found };
    case 'mixed':
      return { kind: 'letter', letter: found.letter, isSure: true, triage: found };
    case 'unsure':
      // What is wrong in an item is told with the words of a letter: "sai tên ông Lâm".
      if (situation.isStaff && !blames(heard) && (putsRight(text.text) || isHardlyLetter(look))) return null;
      return { kind: 'letter', letter: found.between, isSure: false, triage: found };
    default:
      return null;
  }
};

/** A paper of the ward that staff describe is an item, unless they plainly complain of it. */
const readPaper = (look: Look): Said | null => {
  if (!look.situation.isStaff || !tellsPaper(look.text.text)) return null;
  const letter = readLetterWords(look);
  return letter?.kind === 'letter' && letter.isSure ? letter : { kind: 'news' };
};

/** Longer messages tell of something. In words. */
const longestTalk = 60;
/** What is told less likely than `told` is talk, unless it is news at least as likely as `news` (0250). */
const talk = [
  { told: 0.2, news: 1 },
  { told: 0.5, news: 0.8 },
  { told: 0.6, news: 0.25 },
] as const;
const readTalk = ({ heard, unshared, told: isTold }: Pick<Look, 'heard' | 'unshared' | 'told'>): boolean => {
  if (unshared === null || heard.length > longestTalk) return false;
  const isNews = likely(unshared, 'news');
  return talk.some(({ told, news }) => isTold < told && isNews < news);
};

/** From here on no staff talk of five sets left out was told, and nearly all news was (0268). */
const plainlyTold = 0.6;
/** What is no news at all tells of no event: most that citizens ask was never read beside talk. */
const newsAtAll = 0.05;
/** Fewer words tell none, in words. */
const shortestTold = 6;
const isPlainlyTold = ({ heard, told, likelihood, text }: Look): boolean =>
  told >= plainlyTold &&
  likelihood !== null &&
  likely(likelihood, 'news') >= Math.max(newsAtAll, likely(likelihood, 'staff-work')) &&
  heard.length >= shortestTold &&
  !asks(heard) &&
  !isOrder(text.text) &&
  !tellsOwnDoing(text.text);

/** What may be danger and is not surely it may tell an event as well: the numbers stand above either. */
const tellsNews = (look: Look): boolean => {
  const { heard, likelihood, isTalk } = look;
  if (isTalk) return false;
  return (
    isSurelyTold(look) || isPlainlyTold(look) || looksLikeNews(heard, likelihood ? without(likelihood, 'danger') : null)
  );
};

/** What citizens want of their questions is work for staff, unless they say that the matter is their own. */
const ofQuestions: readonly Service[] = ['questionState', 'notSatisfied', 'correctQuestion', 'withdrawQuestion'];
/** "không cần nữa chị ơi", "gửi nhầm": said among colleagues of anything. */
const takesBack: readonly Service[] = ['noLongerNeeded', 'sentByMistake'];
const saysOwn =
  /\b(?:cua|cho) (?:toi|em|minh|tui|con|chau)\b|\b(?:toi|em|tui|minh|con|chau) (?:da )?(?:hoi|gui|phan anh|bao)\b|\b(?:my|mine)\b/u;
/** "số điện thoại của chị Hương" is no number of the office. */
const namesOffice = /\b(?:phuong|xa|uy ban|ubnd|truc ban|hotline|duong day nong|ward|office)\b/u;
const isForStaff = ({ text: { folded } }: Look, service: Service): boolean =>
  service === 'phoneNumber'
    ? namesOffice.test(folded)
    : ![...ofQuestions, ...takesBack].includes(service) || saysOwn.test(folded);

/** "tin B": of one word the model alone knows no wish. */
const isOneWord = ({ text }: Look): boolean => (text.text.match(/\p{L}{2,}/gu) ?? []).length < 2;

/** "ở ngõ 3 khối 6": where somebody is, and nothing that is wanted. In words. */
const longestPlace = 8;
const beginsWithPlace =
  /^(?:(?:o|tai|nha|so nha|dia chi) )*(?:(?:o|tai|nha|so|ngo|hem|ngach|kiet|to|khoi|khu pho|thon|xom|duong)\b)/u;
const isPlaceOnly = ({ heard, text }: Look): boolean =>
  heard.length <= longestPlace && /\d/u.test(text.folded) && beginsWithPlace.test(text.folded);

const readService = (look: Look): Said | null => {
  if (look.situation.isStaff && (chance(look, 'staff-work') > chance(look, 'service') || tellsNews(look))) return null;
  const found = servicesIn(look.text).filter((each) => !look.situation.isStaff || isForStaff(look, each));
  if (look.situation.isStaff && found.length === 0) return null;
  // "thôi, nhầm": a rule knows that something is taken back, and the model only that something is wanted.
  if (found.length === 0 && (isRetreat(look.text) || isPlaceOnly(look))) return null;
  const from = found.length === 0 && isShort(look) ? enoughOfFew : enough.service;
  const isService = isLikely(look, 'service', from) && hasWord(look);
  if (found.length === 0) return isService && !isOneWord(look) ? { kind: 'service', services: [] } : null;
  return isService || !isNot(look, 'service') ? { kind: 'service', services: found } : null;
};

/** "mời ông … làm kế toán": the whole message is an invitation to a role, whatever else its words are like. */
const readInvitation = ({ text, situation }: Look): Said | null => {
  const wish = situation.isStaff ? staffWishIn(text, situation.today) : null;
  return wish?.wish === 'inviteAs' || (wish?.wish === 'invite' && wish.as) ? { kind: 'staff', wish } : null;
};

/** Work that a rule names, and that the model takes for nothing else. */
const readWish = (look: Look): Said | null => {
  if (!look.situation.isStaff || wordChangeIn(look.text)) return null;
  const wish = staffWishIn(look.text, look.situation.today);
  // A code and nothing else behind the word: the model cannot know better.
  if (wish?.wish === 'dossier') return { kind: 'staff', wish };
  const isWork = chance(look, 'staff-work') >= wishNotAgainst && chance(look, 'news') < chance(look, 'staff-work');
  return wish && (isWork || look.likelihood === null) ? { kind: 'staff', wish } : null;
};

const readStaff = (look: Look): Said | null => {
  if (!look.situation.isStaff) return null;
  const change = wordChangeIn(look.text);
  // "Thay tro truong Le Loi trong 200 cay bang …": without accents a teacher is a replacement.
  if (change && chance(look, 'news') < surelyNews && !isSurelyTold(look)) return { kind: 'change', change };
  const aboutQuestions = !putsRight(look.text.text) && servicesIn(look.text).some((each) => ofQuestions.includes(each));
  const wish =
    staffWishIn(look.text, look.situation.today) ??
    (aboutQuestions ? ({ wish: 'questions', which: 'open' } as const) : null);
  // An item's code tells more than the words around it, unless they plainly tell an event.
  if (wish && (!isNot(look, 'staff-work') || (wish.wish === 'item' && chance(look, 'news') < plainNews)))
    return { kind: 'staff', wish };
  const isOrdered = isOrder(look.text.text) && !isSurelyTold(look);
  if (beginsWithCode.test(look.text.folded) || isOrdered) return { kind: 'staff', wish };
  // What a citizen would want of the service is work for who is at work: one of the two is enough.
  const isWork = chance(look, 'staff-work') + chance(look, 'service') >= enough['staff-work'];
  const isNews =
    (look.likelihood !== null && isRatherNews(look.heard, look.likelihood)) || (!look.isTalk && isPlainlyTold(look));
  const isCourtesy = chance(look, 'courtesy') > chance(look, 'staff-work') + chance(look, 'service');
  return isWork && !isNews && !isCourtesy && !isSign(look.text) ? { kind: 'staff', wish } : null;
};

/** Few words may be thanks or a cry: then they are no thanks. */
const isRatherDanger = (look: Look): boolean =>
  look.danger !== null && (look.danger.isRuled || chance(look, 'danger') >= chance(look, 'courtesy'));

const isGuessed = (look: Look): boolean =>
  isShort(look) &&
  !saysCourtesy(look.text) &&
  look.unshared !== null &&
  likely(look.unshared, 'courtesy') < enoughOfFew;

/** "Bà con rất phấn khởi." is said of an event as often as to somebody: of staff a courtesy is likelier by so much. */
const timesNews = 1.3;

const readCourtesy = (look: Look): Said | null => {
  if (isRatherDanger(look) || isOnlySwearing(look.text.text)) return null;
  // "102 cây nhé, em ghi nhầm".
  if (look.situation.isStaff && putsRight(look.text.text)) return null;
  const isLikelyOne =
    chance(look, 'courtesy') >= Math.max(enough.courtesy, timesNews * chance(look, 'news'), chance(look, 'danger')) &&
    // "con cá này lạ quá": of staff a remark is none, and what was pressed before is offered to be undone.
    (!look.situation.isStaff || chance(look, 'courtesy') >= chance(look, 'ordinary')) &&
    hasWord(look) &&
    !isGuessed(look);
  if (isSign(look.text) || courtesyOf(look.heard) || isLikelyOne)
    return { kind: 'courtesy', courtesy: courtesyKind(look.text) };
  return null;
};

/** Said of no matter yet, and no wish of the service either. */
const readEmpty = (look: Look): Said | null =>
  isEmpty(look.heard) && !isRatherDanger(look) && servicesIn(look.text).length === 0 && !isRetreat(look.text)
    ? { kind: 'courtesy', courtesy: emptyKind(look.text) }
    : null;

const readContent = (look: Look): Said => {
  const { situation, text } = look;
  if (situation.isStaff && tellsNews(look)) return { kind: 'news' };
  return { kind: 'content', triage: triage(text.text, situation.model) };
};

/** @param given a message as it came; it is never an error */
export const readMeaning = (given: string, situation: ReadingSituation): ReadMessage => {
  const { model } = situation;
  const heard = listen(given);
  const raw = model ? likelihoodOf(model, given) : null;
  const likelihood = raw && !situation.isStaff ? asCitizen(raw) : raw;
  const found = findDanger(heard, model);
  const heeded = found && model && situation.isStaff && isToldByStaff(heard, found, model) ? null : found;
  const told = model && situation.isStaff ? toldByStaff(model, said(given).text) : 0;
  const seen = { text: said(given), heard, likelihood, unshared: raw, situation, told };
  const isTalk = situation.isStaff && readTalk(seen);
  const unheeded: Look = { ...seen, danger: heeded, isTalk };
  const toldAs = howTold(unheeded);
  // Who tells of a rescue may still be in the middle of it: the numbers stand above what was told.
  const danger = heeded && toldAs !== null ? { ...heeded, level: 'possible' as const } : heeded;
  const look: Look = { ...unheeded, danger };
  if (danger?.level === 'sure') return { danger, says: { kind: 'danger' }, isTalk, told: toldAs };
  // "thôi không cần nữa" withdraws a citizen's question; whoever decides on items leaves a prompt with it.
  // Of staff a rule that names work comes before what a citizen would want; what nobody knows is work.
  const own = situation.isStaff ? [readRetreat, readWish, readService] : [readService, readRetreat];
  const reads = [readPaper, readInvitation, readLetterWords, readEmpty, ...own, readStaff, readCourtesy];
  const says = reads.reduce<Said | null>((found, read) => found ?? read(look), null) ?? readContent(look);
  return {
    danger: says.kind === 'courtesy' || says.kind === 'retreat' ? null : danger,
    says,
    isTalk,
    told: toldAs,
  };
};

const readRetreat = ({ text }: Look): Said | null => (isRetreat(text) ? { kind: 'retreat' } : null);
