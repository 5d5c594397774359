/** Ids and counts in Zalo's notation. PURE. */

/** Zalo's ids are strings and exceed 2^53; a number is accepted only if it is certainly exact. */
export function idOf(value: unknown): string | null {
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && /^[!-~]{1,200}$/.test(value) ? value : null;
}

/** A count given as a number or as decimal digits. */
export function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return Number.isSafeInteger(count) && (count as number) >= 0 ? (count as number) : null;
}
