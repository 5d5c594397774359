/** Short spoken codes: 'DL-2611-0042' is ward, year and month, and a number that counts within the year. */
import type { LocalDate } from '../calendar/local-date.ts';

/** @param on ward-local day on which the number was taken */
export const spokenCode = (prefix: string, on: LocalDate, number: number): string =>
  `${prefix}-${on.slice(2, 4)}${on.slice(5, 7)}-${String(number).padStart(4, '0')}`;

export interface ReplyCode {
  readonly act: 'approve' | 'return' | 'view';
  readonly number: number;
  /** The whole code, when it was given: then no other item with this number is meant. */
  readonly code: string | null;
}

/** 'D 0042', 't42', 'X DL-2611-0042' → the act and the number; null when it is no such thing. */
export const readReplyCode = (text: string): ReplyCode | null => {
  const found = /^\s*([DTX])\s*([A-Z]{2}-\d{4}-)?(\d{1,5})\s*$/iu.exec(text);
  if (!found) return null;
  const act = ({ D: 'approve', T: 'return', X: 'view' } as const)[(found[1] ?? '').toUpperCase() as 'D' | 'T' | 'X'];
  const number = Number(found[3]);
  const code = found[2] ? `${found[2].toUpperCase()}${String(number).padStart(4, '0')}` : null;
  return { act, number, code };
};
