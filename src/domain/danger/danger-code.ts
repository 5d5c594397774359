/** Codes of cases of danger (khẩn cấp): 'KC-2611-0042'. */
import { foldForSearch } from '../text/normalize.ts';
import { afterCryOf, type WordsModel } from '../words/model.ts';

/** Codes of cases of danger begin with these letters. */
export const dangerPrefix = 'KC';

/** A case that words name: "KC-2611-0003", or its last digits. */
export interface DangerCode {
  readonly code: string;
  /** As it stands in the words. */
  readonly written: string;
}

const typed = /\bkc[\s-]?(\d{4})[\s-]?(\d{4,5})\b/iu;

/** "kc 2611 0042" is KC-2611-0042. Null: none stands there. */
export function dangerCodeIn(text: string): DangerCode | null {
  const found = typed.exec(text);
  return found ? { code: `${dangerPrefix}-${found[1]}-${found[2]}`, written: found[0] } : null;
}

const ended =
  /\b(?:xong|nham|on roi|on ca roi|khong phai|het nguy hiem|(?:da|duoc) (?:duoc )?cuu|tim thay|ve nha|vao vien|di vien|da dap|bao gia|giai quyet roi|ket thuc|ended|over|false alarm)\b/u;
/** What is not over, and what is asked, ends nothing: a case that stays open too long costs a press, one closed too soon a life. */
const goesOn = /[?]|\b(?:chua|van(?! ga| nuoc)|khong(?: phai)?(?: la)?(?: bao)? nham|sap|neu|bao gio|not|still)\b/u;
const called =
  /\b(?:da goi|goi roi|dang goi|toi goi|de toi|toi nhan|em nhan|nhan roi|da nhan|dang (?:xuong|toi|den|qua|di)|lo (?:vu|viec|cho)|called)\b/u;
/** So likely the model alone decides; where a rule says so too it may only not be against it. */
const sure = { over: 0.8, taken: 0.6 } as const;
const notAgainst = 0.15;

/** What words beside a case's code say was done. Null: nothing plain, the case is to be shown */
export function deedIn(words: string, model: WordsModel): 'end' | 'call' | null {
  const folded = foldForSearch(words);
  if (goesOn.test(folded)) return null;
  const { over = 0, taken = 0 } = afterCryOf(model, words, ['over', 'taken', 'more', 'other']);
  if (over >= (ended.test(folded) ? notAgainst : sure.over)) return 'end';
  return taken >= (called.test(folded) ? notAgainst : sure.taken) ? 'call' : null;
}
