/**
 * Is somebody in danger now? The rules of `question/emergency.ts` and the model look, each at the whole message and at its
 * parts, and one of them is enough: a number too many costs a line, one too few may cost a life.
 */

import { dangerIn, type EmergencyNumber, isDrill } from '../question/emergency.ts';
import { listen, type MatchableText, type Phrases, phrases, says } from '../question/phrase-matching.ts';
import { requestOf } from '../question/request.ts';
import { rememberLast } from '../remember.ts';
import { clausesOf } from './clauses.ts';
import { explain, likelihoodOf, likely, type WordsModel } from './model.ts';

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

export interface Thresholds {
  readonly sure: number;
  readonly possible: number;
}
/** Chosen on sentences that the model was not trained on (`npm run bench -- words`). */
export const dangerThresholds: Thresholds = { sure: 0.9, possible: 0.4 };
/** A part is read without what stands around it: it has to be plainer than the whole. */
export const clauseThresholds: Thresholds = { sure: 0.97, possible: 0.95 };

/** Longer messages tell of something: their parts are not cries, in words. */
const longestMessage = 60;

const rescueWords = phrases(
  '(cháy|lửa|khói|gas|ga|nổ|sập|chìm|đuối|lũ|kẹt|đê|sạt|lở|lật|vùi|đè|nước|sông|suối|ao|hồ|giếng|mương|kênh|rạch|ghe|thuyền|đò|xuồng|hố|cống|điện|cứu hỏa|bom|mìn|đạn|lựu đạn|cáp)',
  '(fire|burning|flames|smoke|explosion|exploded|drowning|drown|sinking|flood|trapped|collapsed|collapsing|landslide|river|canal|water|boat|dike|dam|buried|bomb|grenade|electric|wire|lift|stuck|burn)',
);
const medicalWords = phrases(
  '(thở|máu|tim|ngất|xỉu|bất tỉnh|sinh|đẻ|ối|thuốc|bệnh|cấp cứu|cứu thương|co giật|động kinh|đột quỵ|tai biến|gãy|bỏng|phỏng|cắn|đốt|ngộ độc|hóc|nghẹn|sặc|đau|té|ngã|rớt|rơi|tai nạn|tông|đâm|thương|sốt|mê|tự tử|chết|muốn sống|treo cổ|thắt cổ|nhảy)',
  '(breathing|breathe|blood|bleeding|heart|unconscious|fainted|collapsed|seizure|stroke|choking|poison|pills|pesticide|ambulance|doctor|accident|crash|hurt|injured|fell|broken|bitten|bit|labour|labor|baby|die|dying|suicide|kill myself|pulse)',
);
const crimeWords = phrases(
  '(đánh|chém|dao|trộm|cướp|giật|giựt|giết|dọa|đe|bắt cóc|nhốt|hiếp|dâm|sờ|súng|mã tấu|rựa|lạc|mất tích|đòi nợ|bạo hành|hành hung|ép|rượt|oánh|đập cửa|công an|án mạng|bán|theo)',
  '(police|thief|robbed|robber|robbery|gun|knife|machete|stabbed|shot|kidnapped|missing|lost|beating|beats|hitting|rape|raped|following|threatening|threaten|attack|break|burglars|murder|killed|hostage|locked)',
);

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

/** Of a single word only the rules know whether it is a cry; the model has never seen a slip of the thumb. */
const shortestForModel = 2;

const byModel = (heard: MatchableText, model: WordsModel): DangerFound | null => {
  if (heard.length < shortestForModel) return null;
  const whole = likely(likelihoodOf(model, heard.text), 'danger');
  const parts = heard.length <= longestMessage ? clausesOf(heard.text) : [];
  const part = parts
    .map((text) => ({ text, likely: likely(likelihoodOf(model, text), 'danger') }))
    .reduce((a, b) => (b.likely > a.likely ? b : a), { text: '', likely: 0 });
  const reaches = (level: 'sure' | 'possible') =>
    whole >= dangerThresholds[level] || part.likely >= clauseThresholds[level];
  if (!reaches('possible')) return null;
  const text = whole >= dangerThresholds.possible ? heard.text : part.text;
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

/** Told, not happening: a film, a saying, long ago, found again. */
const toldWords = phrases(
  '(phim|truyện|tiểu thuyết|thành ngữ|tục ngữ|câu đố|bài hát|vở kịch|kịch bản|làm văn|tập làm văn|trò chơi|game)',
  'câu (chuyện|nói|hát|thơ|đó nghĩa)',
  '(nghĩa là|tiếng anh) (gì|chi|là|nói)',
  '(hồi|ngày|thời|thuở) (xưa|nhỏ|đó|xửa)',
  'năm (ngoái|xưa|#)',
  'đã (tìm được|tìm thấy|về nhà|khỏe|ổn|dập)',
  '(tìm được|tìm thấy|về nhà|khỏe|ổn|khỏe mạnh|an toàn|không sao) rồi',
  '(may mà|may quá|may là)',
  '(bình thường|khỏe|ổn) (rồi|lại)',
  '(movie|film|novel|song|idiom|proverb|last year|years ago|game)',
);
/** Less likely, and the model does not see what a rule heard. */
const unseen = 0.2;

/** A rule hears a cry in words that tell of one: they have to say so, and the model sees none. */
const isTold = (heard: MatchableText, model: WordsModel): boolean =>
  says(heard, toldWords) && likely(likelihoodOf(model, heard.text), 'danger') < unseen;

/** @param model null where only the rules are asked */
export const findDanger = rememberLast((heard: MatchableText, model: WordsModel | null): DangerFound | null => {
  const ruled = byRules(heard);
  const seen = model ? byModel(heard, model) : null;
  if (ruled && model && !seen && isTold(heard, model)) return null;
  if (ruled?.level === 'sure' || !seen || !model) return ruled ?? seen;
  const level = seen.level === 'sure' && isCase(heard, model) ? 'possible' : seen.level;
  return ruled ? { ...ruled, level } : { ...seen, level };
}, 8);
