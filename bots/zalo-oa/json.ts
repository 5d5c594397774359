/** Ids and counts as Zalo writes them. PURE. */

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
