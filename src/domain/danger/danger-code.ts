/** Codes of danger cases (khẩn cấp): 'KC-2611-0042'. */
import { foldForSearch } from '../text/normalize.ts';
import { afterCryOf, type WordsModel } from '../words/model.ts';

/** Prefix of the codes of danger cases. */
export const dangerPrefix = 'KC';

/** The code of a case found in a text. */
export interface DangerCode {
  readonly code: string;
  /** As it is written in the text. */
  readonly written: string;
}

const typed = /\bkc[\s-]?(\d{4})[\s-]?(\d{4,5})\b/iu;

/** "kc 2611 0042" is KC-2611-0042. Null when the text contains no code. */
export function dangerCodeIn(text: string): DangerCode | null {
  const found = typed.exec(text);
  return found ? { code: `${dangerPrefix}-${found[1]}-${found[2]}`, written: found[0] } : null;
}

const ended =
  /\b(?:xong|nham|on roi|on ca roi|khong phai|het nguy hiem|(?:da|duoc) (?:duoc )?cuu|tim thay|ve nha|vao vien|di vien|da dap|bao gia|giai quyet roi|ket thuc|ended|over|false alarm)\b/u;
/**
 * Signs that it is not over, and questions, prevent an end: a case left open too long costs one press, a case closed too early
 * may cost a life.
 */
const goesOn = /[?]|\b(?:chua|van(?! ga| nuoc)|khong(?: phai)?(?: la)?(?: bao)? nham|sap|neu|bao gio|not|still)\b/u;
const called =
  /\b(?:da goi|goi roi|dang goi|toi goi|de toi|toi nhan|em nhan|nhan roi|da nhan|dang (?:xuong|toi|den|qua|di)|lo (?:vu|viec|cho)|called)\b/u;
/** Likelihoods from which the model alone decides. Where a rule agrees, the model only has to reach `notAgainst`. */
const sure = { over: 0.8, taken: 0.6 } as const;
const notAgainst = 0.15;

/** What the words beside a case's code say was done. Null when they say nothing clear and the case should be shown. */
export function deedIn(words: string, model: WordsModel): 'end' | 'call' | null {
  const folded = foldForSearch(words);
  if (goesOn.test(folded)) return null;
  const { over = 0, taken = 0 } = afterCryOf(model, words, ['over', 'taken', 'more', 'other']);
  if (over >= (ended.test(folded) ? notAgainst : sure.over)) return 'end';
  return taken >= (called.test(folded) ? notAgainst : sure.taken) ? 'call' : null;
}
