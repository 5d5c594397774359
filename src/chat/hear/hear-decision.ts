/**
 * "len song thoi", "trả em Lộc bổ sung nguồn": a decision that names no item does not act on one. The person is shown the items
 * that are waiting and how to decide.
 */
import { isBoard, isDeciding } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { foldedText } from '../../domain/words/folded-text.ts';
import { likelihoodOf, likely } from '../../domain/words/model.ts';
import { isRemark } from '../../domain/words/remark.ts';
import { postponesDecision } from '../../domain/words/retreat.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** In words. */
const longestDecision = 18;
/** In characters. */
const longestRegret = 60;
/** From this likelihood on, the message reports an event. */
const surelyNews = 0.6;

/** Asks to take back the latest decision: it is undone if possible, otherwise the reason is given. */
const regrets =
  /\b(?:lay|quay|tra|lui|hoan) lai\b.{0,24}\b(?:vua (?:duyet|ky|tra|go|bam|roi|xong)|nhu cu|nhu truoc)\b|\b(?:vua (?:duyet|ky|tra|go|bam)|tay nhanh)\b.{0,24}\b(?:lay|quay|hoan) lai\b/u;
/** "duyệt nhầm bài rồi", "ấy chết", "giao lộn người", "rút lại": regrets a decision without saying which. */
const wasWrong =
  /\b(?:duyet|ky|tra|tra lai|go|ha|giao|dang|bam|an|cham|bac|tu choi|gui|phan cong|chon) (?:bay|nham|lon|sai)\b|\b(?:nham|lon) (?:bai|nguoi|cau|nut|cho|so|roi)\b|^(?:ay |oi |thoi )?chet\b|\blo (?:tay|bam|duyet|an|go|giao|tra)\b|^(?:xin )?(?:rut|lay|hoan|quay) lai(?: (?:di|nhe|nha|voi|ngay|gap|giup|viec do|cai do|cai vua roi))*$|\bkhong phai (?:bai|cau|nguoi|cai) (?:nay|do)\b/u;

/** A decision at the beginning of the message, or about "this item". "cô Lan được khen vì trả lại tiền" is not one. */
const decides =
  /^(?:(?!(?:duoc|bi|vi|cho)\b)[a-z0-9]+,? ){0,3}(?:duyet|(?<!dinh )ky|cho len|len song|len cong|len trang|len mang|cho dang|dang luon|khong dang|dung dang|khong ky|tu choi|loai|tra (?:lai|ve|em|anh|chi|co|chu|bac)|ha xuong|go xuong|rut xuong|thao xuong|keo xuong|gac|tam gac|hoan|de lai|de sau|viet lai|lam lai)\b|\b(?:bai|tin|cai|ban|cau tra loi) nay\b|\b(?:ha|go|rut|thao|keo) xuong\b|\bxin (?:tam|anh|hinh) khac\b|\b(?:cho|dang) len di\b/u;

/**
 * Interpretations that such words may be given when no rule recognises a remark: a list of questions for "không rõ", the report
 * for "thiếu số liệu".
 */
const unclear: readonly Intent['do'][] = [...(['askWhatItIs', 'listQuestions', 'periodReport', 'service'] as const)];
/**
 * "ảnh hơi tối, chưa rõ mặt": criticism by a person who decides, without naming an act. Null when the text is not such a remark.
 */
export function remarkOf(
  text: string,
  messageKey: string,
  heard: readonly Intent[],
  { actor, draft, words, memory: { open } }: Situation,
): readonly Intent[] | null {
  const [only, ...more] = heard.filter((intent) => intent.do !== 'remember');
  const isUnclear = only !== undefined && unclear.includes(only.do) && more.length === 0;
  if (!isUnclear || !isDeciding(actor.role) || draft !== null || open !== null) return null;
  const isNews = likely(likelihoodOf(words, text), 'news') >= surelyNews;
  return isRemark(text) && !isNews ? [{ do: 'remark', text, messageKey, otherwise: heard }] : null;
}

/**
 * Interprets a decision without a code, or regret about the latest one. Returns null when the text is neither, or already has
 * another meaning.
 */
export function decisionOf(
  text: string,
  heard: readonly Intent[],
  { actor, draft, words, memory: { open } }: Situation,
): readonly Intent[] | null {
  const [only, ...more] = heard.filter((intent) => intent.do !== 'remember');
  if (!isBoard(actor.role) || !only || more.length > 0 || draft !== null || open !== null) return null;
  const folded = foldForSearch(text);
  const isUnclear = only.do === 'askWhatItIs';
  if ((isUnclear || only.do === 'regret') && regrets.test(folded)) return [{ do: 'undoLast' }];
  if (!isUnclear) return null;
  if (isDeciding(actor.role) && postponesDecision(foldedText(text)))
    return [{ do: 'regret', otherwise: [say('nothing-changed')] }];
  if (folded.length <= longestRegret && wasWrong.test(folded))
    return [{ do: 'regret', otherwise: decided(text, folded, words) ?? heard }];
  return isDeciding(actor.role) ? decided(text, folded, words) : null;
}

/** Shows the waiting items and how to decide; null when the text names no decision. */
function decided(text: string, folded: string, words: Situation['words']): readonly Intent[] | null {
  const isShort = folded.split(/\s+/u).length <= longestDecision && !text.includes('\n') && !text.includes('?');
  if (!isShort || !decides.test(folded) || likely(likelihoodOf(words, text), 'news') >= surelyNews) return null;
  return [{ do: 'listQueue' }, say('act-by-code')];
}
