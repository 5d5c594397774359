/** Reading values of which nothing is known: webhooks and answers are whatever the other side sends. PURE. */

export type Fields = Readonly<Record<string, unknown>>;

/** An object whose fields can be asked for; null for anything else, lists among it. */
export const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;

/** Null for anything that is no text; an empty text is one. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Null for anything else, also for numbers too large to be exact. */
export const integerOf = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);

/** Empty for anything that is no list. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Null for what is no moment: absent, 0, out of range. */
export function momentOf(milliseconds: number | null): Date | null {
  if (milliseconds === null || milliseconds <= 0) return null;
  const moment = new Date(milliseconds);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
