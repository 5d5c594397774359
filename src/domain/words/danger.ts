/**
 * Decides whether a person is in danger now. The rules of `question/emergency.ts` and the model each look at the whole message
 * and at its parts, and one of them is enough: an unnecessary number costs one line, a missing one may cost a life.
 */
import lists from '../../../words/lists/danger.json' with { type: 'json' };
import { dangerIn, type EmergencyNumber, emergencyNumbersInPhrases, isDrill } from '../question/emergency.ts';
import {
  containsAny,
  forMatching,
  type MatchableText,
  type Phrases,
  phraseLists,
  withoutPhrases,
} from '../question/phrase-matching.ts';
import { requestOf } from '../question/request.ts';
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';
import { clausesOf } from './clauses.ts';
import { explain, likelihoodOf, likely, type WordsModel } from './model.ts';

/** A cry for help in a message, and the emergency numbers for it. */
export interface DangerFound {
  /** `sure`: the numbers are the answer. `possible`: they are shown above the ordinary answer. */
  readonly level: 'sure' | 'possible';
  /** The numbers to call, the most urgent first; never empty. */
  readonly numbers: readonly EmergencyNumber[];
  /** True when a rule decided, false when only the model did. */
  readonly isRuled: boolean;
  /** The pieces of the message on which the model based its decision. */
  readonly because: readonly string[];
}

/** Likelihoods from 0 to 1 from which danger counts as sure or as possible. */
export interface Thresholds {
  readonly sure: number;
  readonly possible: number;
}
/** Chosen on sentences that the model was not trained on (`npm run bench -- words`). */
export const dangerThresholds: Thresholds = { sure: 0.85, possible: 0.15 };
/** Thresholds for a single clause. They are higher, because a clause is read without its context. */
export const clauseThresholds: Thresholds = { sure: 0.93, possible: 0.9 };

/** In words. A longer message describes something, so its parts are not treated as cries. */
const longestMessage = 60;

const { rescueWords, medicalWords, crimeWords } = phraseLists(lists.toModel);
const { maybe, despair, insults } = phraseLists(lists.beside);

const signs: readonly (readonly [EmergencyNumber, Phrases])[] = [
  ['114', rescueWords],
  ['115', medicalWords],
  ['113', crimeWords],
];

/** The numbers to call when only the model sees danger: chosen by the words, or all numbers when no word tells. */
const numbersFor = (heard: MatchableText): readonly EmergencyNumber[] => {
  const found = signs.filter(([, words]) => containsAny(heard, words)).map(([number]) => number);
  return found.length > 0 ? found : signs.map(([number]) => number);
};

const byRules = (heard: MatchableText): DangerFound | null => {
  const whole = dangerIn(heard);
  if (whole.numbers.length > 0)
    return { level: whole.isDoubtful ? 'possible' : 'sure', numbers: whole.numbers, isRuled: true, because: [] };
  // Each part is short, so signs that count only in a short message are ignored; only plain signs count.
  const hasParts = heard.length <= longestMessage && !isDrill(heard);
  const parts = hasParts ? clausesOf(heard.text).map((part) => dangerIn(forMatching(part))) : [];
  const cry = parts.find(({ numbers, isPlain }) => numbers.length > 0 && isPlain);
  return cry ? { level: 'possible', numbers: cry.numbers, isRuled: true, because: [] } : null;
};

/**
 * "nhà em đang ngập": the sender's own home is flooded now. The model learnt floods as a matter of drains and would not report
 * it.
 */
const homeUnderWater =
  /\b(?:nha|tro|phong) (?:cua )?(?:em|toi|minh|tui|chau|con|chung toi)(?: (?:thi|no|cung|lai|vua|moi|sap|bi|nuoc)){0,3} (?:dang (?:bi )?(?:ngap|lut)|(?:bi )?(?:ngap|lut) (?:roi|het roi|nuoc roi|sau|toi|den))(?! (?:trong|dau|tran|no\b))\b/u;

const flood = (heard: MatchableText): DangerFound | null =>
  heard.length <= longestMessage && homeUnderWater.test(foldForSearch(heard.text))
    ? { level: 'possible', numbers: ['114'], isRuled: true, because: [] }
    : null;

/** In words. Only the rules judge a single word, because the model was not trained on typing errors of one word. */
const shortestForModel = 2;

/** How likely the whole message is a cry, and its most likely part. */
const seenIn = (heard: MatchableText, model: WordsModel) => {
  const of = (text: string) => ({ text, likely: likely(likelihoodOf(model, text), 'danger') });
  const parts = heard.length <= longestMessage ? clausesOf(heard.text).map(of) : [];
  const part = parts.reduce((a, b) => (b.likely > a.likely ? b : a), { text: '', likely: 0 });
  return { whole: of(heard.text), part };
};

const byModel = (heard: MatchableText, model: WordsModel): DangerFound | null => {
  if (heard.length < shortestForModel) return null;
  const { whole, part } = seenIn(heard, model);
  const reaches = (level: 'sure' | 'possible') =>
    whole.likely >= dangerThresholds[level] || part.likely >= clauseThresholds[level];
  if (!reaches('possible')) return null;
  const { text } = whole.likely >= dangerThresholds.possible ? whole : part;
  return {
    level: reaches('sure') ? 'sure' : 'possible',
    numbers: numbersFor(heard),
    isRuled: false,
    because: explain(model, text, 'danger').map(({ gram }) => gram),
  };
};

/**
 * True when the sender also asks for a repair and the danger is not very likely: the matter becomes a case, with the numbers
 * above the answer.
 */
const isCase = (heard: MatchableText, model: WordsModel): boolean =>
  requestOf(heard) !== null && likely(likelihoodOf(model, heard.text), 'danger') < clauseThresholds.sure;

/**
 * Limits of likelihood below which the model sees no danger at all, for the whole message and for its most likely part, which
 * is read without a "nghe nói" around it. If a rule finds danger there, the text is about a film, a game, a saying or the
 * distant past (decisions 0159, 0162).
 */
const unseen = { whole: 0.045, part: 0.3 } as const;

const isUnseen = (heard: MatchableText, model: WordsModel): boolean => {
  const { whole, part } = seenIn(heard, model);
  return heard.length >= shortestForModel && whole.likely < unseen.whole && part.likely < unseen.part;
};

/** From this likelihood on it is danger, whatever words of events, work or thanks occur beside it. */
const plainly = 0.7;
/** The likelihood from which a text counts as partly news, work or thanks. */
const partly = 0.1;

/** "Vụ cháy bếp … đã được dập": a report of a past danger, by a person who writes about events. */
const ratherNews = 0.5;
const hardlyDanger = 0.25;

/**
 * True when staff report on danger instead of being in it. Staff often write about fires, rescues and training; if only the
 * model sees danger, and not plainly, it is such a report.
 */
export const isToldByStaff = (heard: MatchableText, found: DangerFound, model: WordsModel): boolean => {
  const likelihood = likelihoodOf(model, heard.text);
  const danger = likely(likelihood, 'danger');
  if (found.isRuled) return danger < hardlyDanger && likely(likelihood, 'news') >= ratherNews;
  return (
    danger < plainly &&
    ((['news', 'staff-work'] as const).some((meaning) => likely(likelihood, meaning) >= partly) ||
      // Thanks seldom mention fire.
      likely(likelihood, 'courtesy') >= Math.max(partly, danger / 2))
  );
};

const dangerSeen = (heard: MatchableText, model: WordsModel | null): DangerFound | null => {
  const ruled = byRules(heard);
  const seen = model ? byModel(heard, model) : null;
  if (ruled && model && !seen && isUnseen(heard, model)) return null;
  if (ruled?.level === 'sure' || !seen || !model) return ruled ?? seen;
  const level = seen.level === 'sure' && isCase(heard, model) ? 'possible' : seen.level;
  return ruled ? { ...ruled, level } : { ...seen, level };
};

/** In words: the longest text in which an ambiguous phrase or a fear may mean danger. */
const longestMaybe = 16;

const ambiguousCry = (heard: MatchableText): DangerFound | null => {
  const cried = emergencyNumbersInPhrases(heard);
  if (cried.length > 0) return { level: 'sure', numbers: cried, isRuled: true, because: [] };
  const isMaybe = heard.length <= longestMaybe && containsAny(heard, maybe);
  return isMaybe ? { level: 'possible', numbers: numbersFor(heard), isRuled: true, because: [] } : null;
};

const kin = wordSet(lists.words.kin);
const calls = wordSet(lists.words.calls);
/** "bố ơi", "em ơi": calls to a person and says nothing else. */
const onlyCalls = (text: string): boolean => {
  const words = foldForSearch(text).match(/[a-z]+/gu) ?? [];
  return words.some((word) => calls.has(word)) && words.every((word) => calls.has(word) || kin.has(word));
};
/** In words: the longest insult. A person who also cries for help says so. */
const longestInsult = 10;
const criesBeside = /\b(?:cuu|giup|voi|dang|vua bi|cong an|113|help)\b/u;

/** "đồ ăn cướp", "phí gì mà như ăn cướp": an insult, no robbery. */
const insultsOnly = (heard: MatchableText): boolean =>
  heard.length <= longestInsult && containsAny(heard, insults) && !criesBeside.test(foldForSearch(heard.text));

/**
 * A person who wants to die needs an ambulance and company, so the number is 115, whatever else the words resemble.
 */
const ambulanceForSuicide = (heard: MatchableText, found: DangerFound): DangerFound => {
  if (!containsAny(heard, despair)) return found;
  const others = found.isRuled ? found.numbers.filter((number) => number === '114') : [];
  return { ...found, numbers: ['115', ...others] };
};

/** The more serious of the two results. A rule decides whom to call, even for very few words; the model alone does not. */
const moreSerious = (one: DangerFound | null, ruled: DangerFound | null): DangerFound | null => {
  if (!one || !ruled) return one ?? ruled;
  return ruled.level === 'sure' && !(one.level === 'sure' && one.isRuled) ? ruled : { ...one, isRuled: true };
};

const findIn = (heard: MatchableText, model: WordsModel | null): DangerFound | null => {
  if (onlyCalls(heard.text)) return null;
  if (insultsOnly(heard)) return byRules(withoutPhrases(heard, insults));
  const found = moreSerious(dangerSeen(heard, model), ambiguousCry(heard)) ?? flood(heard);
  return found && ambulanceForSuicide(heard, found);
};

/**
 * The danger found in a text, or null.
 * @param model null to use only the rules
 */
export const findDanger = rememberLast(findIn, 8);
