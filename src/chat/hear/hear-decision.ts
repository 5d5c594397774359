/** "len song thoi", "trả em Lộc bổ sung nguồn": a decision that names no item starts none. What waits is shown, with how it is decided. */
import { isDeciding } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { likelihoodOf, likely } from '../../domain/words/model.ts';
import { isPutOff } from '../../domain/words/retreat.ts';
import { said } from '../../domain/words/said.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** In words. */
const longestDecision = 18;
/** So surely it tells an event. */
const surelyNews = 0.6;

/** The last decision is regretted: what can be undone is undone, else it is said why not. */
const regrets =
  /\b(?:lay|quay|tra|lui|hoan) lai\b.{0,24}\b(?:vua (?:duyet|ky|tra|go|bam|roi|xong)|nhu cu|nhu truoc)\b|\b(?:vua (?:duyet|ky|tra|go|bam)|tay nhanh)\b.{0,24}\b(?:lay|quay|hoan) lai\b/u;
/** At the beginning, or of "this one": "cô Lan được khen vì trả lại tiền" tells of somebody. */
const decides =
  /^(?:(?!(?:duoc|bi|vi|cho)\b)[a-z0-9]+,? ){0,3}(?:duyet|ky|cho len|len song|len cong|len trang|len mang|cho dang|dang luon|khong dang|dung dang|khong ky|tu choi|loai|tra (?:lai|ve|em|anh|chi|co|chu|bac)|ha xuong|go xuong|rut xuong|thao xuong|keo xuong|gac|tam gac|hoan|de lai|de sau|viet lai|lam lai)\b|\b(?:bai|tin|cai|ban|cau tra loi) nay\b|\b(?:ha|go|rut|thao|keo) xuong\b|\bxin (?:tam|anh|hinh) khac\b|\b(?:cho|dang) len di\b/u;

/** Null: it is no decision, or the words mean something already. */
export function decisionOf(
  text: string,
  heard: readonly Intent[],
  { actor, draft, words, memory: { open } }: Situation,
): readonly Intent[] | null {
  const [only, ...more] = heard.filter((intent) => intent.do !== 'remember');
  if (!isDeciding(actor.role) || !only || more.length > 0 || draft !== null || open !== null) return null;
  const folded = foldForSearch(text);
  const isUnclear = only.do === 'askWhatItIs';
  const isLeft = only.do === 'say' && only.message.key === 'nothing-changed';
  if ((isUnclear || isLeft) && regrets.test(folded)) return [{ do: 'undoLast' }];
  if (!isUnclear) return null;
  if (isPutOff(said(text))) return [say('nothing-changed')];
  const isShort = folded.split(/\s+/u).length <= longestDecision && !text.includes('\n') && !text.includes('?');
  if (!isShort || !decides.test(folded) || likely(likelihoodOf(words, text), 'news') >= surelyNews) return null;
  return [{ do: 'listQueue' }, say('act-by-code')];
}
