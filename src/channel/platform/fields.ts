/** Reads values of unknown type: webhooks and answers may contain anything. PURE. */

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; null for anything else, including lists. */
export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** Null if it is not a string; an empty string is returned. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Null for anything else, including numbers too large to be exact. */
export const integerOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);

/** Empty if it is not a list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Null for an invalid time: absent, 0, out of range. */
export function momentOf(milliseconds: number | null): Date | null {
  if (milliseconds === null || milliseconds <= 0) return null;
  const moment = new Date(milliseconds);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** Undefined for invalid JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
