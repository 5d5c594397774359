/**
 * Tells whether words about an item only ask, report or deny an act: "duyệt bài 0013 chưa?", "tôi gỡ bài 0013 rồi", "đừng trả
 * lại 0013". The item is then shown, and nothing is decided. Pure.
 */
import type { FoldedText } from './folded-text.ts';

const verbs = '(?:duyet|ky|tra|tu choi|go|ha|keo|bo|rut|dinh chinh|cai chinh|huy|hen|len lich)\\b[^,.;]*$';
const saidOfVerb = new RegExp(`^${verbs}`, 'u');
/** "Dạ" is a courtesy, and the same word without its accent; "đã" is not. */
const already = /(?<!\p{L})đã (?:vừa |mới )?/giu;
const reported = new RegExp(
  `(?:\\b(?:toi|em|minh|tui|anh|chi|ai) (?:da|vua|moi)|\\bvua|\\bda (?:vua|moi))(?: moi)? ${verbs}`,
  'u',
);
const denied = new RegExp(`\\b(?:dung|khoan|khong|ko|chua)(?: (?:voi|nen|duoc|co))* ${verbs}`, 'u');
/** Words behind the code that give no reason and tell nothing else. */
const little =
  /^(?:[ ,.!?–-]|(?:duoc|dc|roi|xong|chua|khong|ko|hong|k|nhe|nha|a|vay|the|ha|luon|di|giup|gium|anh|chi|em|dong chi|ban|day|do|toi|minh|nhi|tra lai)(?![a-z]))*$/u;

/** "Chưa?", "rồi nhé": behind a code. @param behind without accents */
export const asksOrReports = (behind: string): boolean =>
  little.test(behind) && /\?|\b(?:chua|khong|ko|hong)\b|(?<!\b(?:duoc|dc) )\b(?:roi|xong)\b/u.test(behind);

/**
 * @param code as it is written in the text
 * @param mayHaveReason a question mark may then belong to the reason behind the code
 */
export function isOnlySaid({ text, folded }: FoldedText, code: string, mayHaveReason: boolean): boolean {
  const at = text.toLowerCase().indexOf(code.toLowerCase());
  const [before, behind] = [folded.slice(0, at), folded.slice(at + code.length)];
  const isAlready = [...text.slice(0, at).matchAll(already)].some(({ 0: found, index }) =>
    saidOfVerb.test(before.slice(index + found.length)),
  );
  if (isAlready || reported.test(before) || denied.test(before)) return true;
  return asksOrReports(behind) || (!mayHaveReason && text.includes('?'));
}
