/**
 * Is somebody in danger now? The rules of `question/emergency.ts` and the model look, each at the whole message and at its
 * parts, and one of them is enough: a number too many costs a line, one too few may cost a life.
 */
import lists from '../../../words/lists/danger.json' with { type: 'json' };
import { criedBeside, dangerIn, type EmergencyNumber, isDrill } from '../question/emergency.ts';
import { listen, type MatchableText, type Phrases, phraseLists, says, without } from '../question/phrase-matching.ts';
import { requestOf } from '../question/request.ts';
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { wordSet } from '../text/word-lists.ts';
import { clausesOf } from './clauses.ts';
import { explain, likelihoodOf, likely, type WordsModel } from './model.ts';

/** A cry for help in a message, and which emergency numbers answer it. */
export interface DangerFound {
  /** `sure`: the numbers are the answer. `possible`: they stand above the ordinary one. */
  readonly level: 'sure' | 'possible';
  /** To call, the most needed first; never empty. */
  readonly numbers: readonly EmergencyNumber[];
  /** True when a rule says so, false when only the model does. */
  readonly isRuled: boolean;
  /** The pieces of the message that the model went by. */
  readonly because: readonly string[];
}

/** Likelihoods from 0 to 1 from which danger counts as sure, or as possible. */
export interface Thresholds {
  readonly sure: number;
  readonly possible: number;
}
/** Chosen on sentences that the model was not trained on (`npm run bench -- words`). */
export const dangerThresholds: Thresholds = { sure: 0.85, possible: 0.15 };
/** A part is read without what stands around it: it has to be plainer than the whole. */
export const clauseThresholds: Thresholds = { sure: 0.93, possible: 0.9 };

/** Longer messages tell of something: their parts are not cries, in words. */
const longestMessage = 60;

const { rescueWords, medicalWords, crimeWords } = phraseLists(lists.toModel);
const { maybe, despair, insults } = phraseLists(lists.beside);

const signs: readonly (readonly [EmergencyNumber, Phrases])[] = [
  ['114', rescueWords],
  ['115', medicalWords],
  ['113', crimeWords],
];

/** Whom to call where only the model sees danger: by its words, everybody when they tell nothing. */
const numbersFor = (heard: MatchableText): readonly EmergencyNumber[] => {
  const found = signs.filter(([, words]) => says(heard, words)).map(([number]) => number);
  return found.length > 0 ? found : signs.map(([number]) => number);
};

const byRules = (heard: MatchableText): DangerFound | null => {
  const whole = dangerIn(heard);
  if (whole.numbers.length > 0)
    return { level: whole.isDoubtful ? 'possible' : 'sure', numbers: whole.numbers, isRuled: true, because: [] };
  // Every part is short: what only a short message means counts for none of them.
  const hasParts = heard.length <= longestMessage && !isDrill(heard);
  const parts = hasParts ? clausesOf(heard.text).map((part) => dangerIn(listen(part))) : [];
  const cry = parts.find(({ numbers, isPlain }) => numbers.length > 0 && isPlain);
  return cry ? { level: 'possible', numbers: cry.numbers, isRuled: true, because: [] } : null;
};

/** "nhà em đang ngập": one's own home, now. The model knows floods as a matter of drains, and would not see it. */
const homeUnderWater =
  /\b(?:nha|tro|phong) (?:cua )?(?:em|toi|minh|tui|chau|con|chung toi)(?: (?:thi|no|cung|lai|vua|moi|sap|bi|nuoc)){0,3} (?:dang (?:bi )?(?:ngap|lut)|(?:bi )?(?:ngap|lut) (?:roi|het roi|nuoc roi|sau|toi|den))(?! (?:trong|dau|tran|no\b))\b/u;

const flood = (heard: MatchableText): DangerFound | null =>
  heard.length <= longestMessage && homeUnderWater.test(foldForSearch(heard.text))
    ? { level: 'possible', numbers: ['114'], isRuled: true, because: [] }
    : null;

/** Of a single word only the rules know whether it is a cry; the model has never seen a slip of the thumb. */
const shortestForModel = 2;

/** How likely the whole is a cry, and the part that is it most. */
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

/** Who asks for a repair beside it is not in the middle of it: the matter is a case, with the numbers above. */
const isCase = (heard: MatchableText, model: WordsModel): boolean =>
  requestOf(heard) !== null && likely(likelihoodOf(model, heard.text), 'danger') < clauseThresholds.sure;

/**
 * What a rule hears and the model, which has read thousands of cries, does not see at all is a film, a game, a saying, long
 * ago (0159, 0162). In likelihood, of the whole and of its plainest part, which is read without "nghe nói" around it.
 */
const unseen = { whole: 0.045, part: 0.3 } as const;

const isUnseen = (heard: MatchableText, model: WordsModel): boolean => {
  const { whole, part } = seenIn(heard, model);
  return heard.length >= shortestForModel && whole.likely < unseen.whole && part.likely < unseen.part;
};

/** From here on danger, whatever the words of an event, of work or of thanks beside it. */
const plainly = 0.7;
/** Words that are to some part news, work or thanks. In likelihood. */
const partly = 0.1;

/** "Vụ cháy bếp … đã được dập": an event that was a danger, told by who writes of events. */
const ratherNews = 0.5;
const hardlyDanger = 0.25;

/** Staff tell of fires, rescues and training all day: where only the model sees danger, and not plainly, it is what they tell. */
export const isToldByStaff = (heard: MatchableText, found: DangerFound, model: WordsModel): boolean => {
  const likelihood = likelihoodOf(model, heard.text);
  const danger = likely(likelihood, 'danger');
  if (found.isRuled) return danger < hardlyDanger && likely(likelihood, 'news') >= ratherNews;
  return (
    danger < plainly &&
    ((['news', 'staff-work'] as const).some((meaning) => likely(likelihood, meaning) >= partly) ||
      // Thanks are seldom told with fire in them.
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

/** Few words, or a fear: whoever says them may be in danger, and nobody can tell of which. In words. */
const longestMaybe = 16;

const beside = (heard: MatchableText): DangerFound | null => {
  const cried = criedBeside(heard);
  if (cried.length > 0) return { level: 'sure', numbers: cried, isRuled: true, because: [] };
  const isMaybe = heard.length <= longestMaybe && says(heard, maybe);
  return isMaybe ? { level: 'possible', numbers: numbersFor(heard), isRuled: true, because: [] } : null;
};

const kin = wordSet(lists.words.kin);
const calls = wordSet(lists.words.calls);
/** "bố ơi", "em ơi": somebody is called, and nothing is said. */
const onlyCalls = (text: string): boolean => {
  const words = foldForSearch(text).match(/[a-z]+/gu) ?? [];
  return words.some((word) => calls.has(word)) && words.every((word) => calls.has(word) || kin.has(word));
};
/** An insult is short; who cries beside it says so. In words. */
const longestInsult = 10;
const criesBeside = /\b(?:cuu|giup|voi|dang|vua bi|cong an|113|help)\b/u;

/** "đồ ăn cướp", "phí gì mà như ăn cướp": no robbery is going on. */
const insultsOnly = (heard: MatchableText): boolean =>
  heard.length <= longestInsult && says(heard, insults) && !criesBeside.test(foldForSearch(heard.text));

/** Whoever wants to die needs an ambulance and somebody beside them, whatever else their words are like. */
const forDespair = (heard: MatchableText, found: DangerFound): DangerFound => {
  if (!says(heard, despair)) return found;
  const others = found.isRuled ? found.numbers.filter((number) => number === '114') : [];
  return { ...found, numbers: ['115', ...others] };
};

/** A rule tells whom to call, and counts however few the words are; the model alone does not. */
const graver = (one: DangerFound | null, ruled: DangerFound | null): DangerFound | null => {
  if (!one || !ruled) return one ?? ruled;
  return ruled.level === 'sure' && !(one.level === 'sure' && one.isRuled) ? ruled : { ...one, isRuled: true };
};

const findIn = (heard: MatchableText, model: WordsModel | null): DangerFound | null => {
  if (onlyCalls(heard.text)) return null;
  if (insultsOnly(heard)) return byRules(without(heard, insults));
  const found = graver(dangerSeen(heard, model), beside(heard)) ?? flood(heard);
  return found && forDespair(heard, found);
};

/** @param model null where only the rules are asked */
export const findDanger = rememberLast(findIn, 8);
