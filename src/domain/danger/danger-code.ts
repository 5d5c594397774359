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
