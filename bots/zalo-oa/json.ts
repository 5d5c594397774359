/** Reading values of which nothing is known: webhooks and answers are whatever the other side sends. PURE. */

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Ids are strings on Zalo and pass 2^53; a number is taken only where it is certainly exact. */
export function idOf(value: unknown): string | null {
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && /^[!-~]{1,200}$/.test(value) ? value : null;
}

/** A count that comes as a number or as its decimal digits. */
export function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(count) && (count as number) >= 0 ? (count as number) : null;
}

/** Milliseconds as digits, in a string. Null for what is no moment. */
export function momentOf(value: unknown): Date | null {
  const ms = countOf(value);
  if (ms === null || ms === 0) return null;
  const moment = new Date(ms);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
