/** Codes of cases of danger (khẩn cấp): 'KC-2611-0042'. */

/** Codes of cases of danger begin with these letters. */
export const dangerPrefix = 'KC';

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
const goesOn = /[?]|\b(?:chua|van|khong(?: phai)?(?: la)?(?: bao)? nham|sap|neu|bao gio|not|still)\b/u;
const called =
  /\b(?:da goi|goi roi|dang goi|toi goi|de toi|toi nhan|em nhan|nhan roi|da nhan|dang (?:xuong|toi|den|qua|di)|lo (?:vu|viec|cho)|called)\b/u;

/** What words beside a case's code say was done. @param folded without accents. Null: nothing plain, the case is to be shown */
export function deedIn(folded: string): 'end' | 'call' | null {
  if (goesOn.test(folded)) return null;
  if (ended.test(folded)) return 'end';
  return called.test(folded) ? 'call' : null;
}
