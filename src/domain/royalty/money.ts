/** Whole đồng without floating point: products use BigInt, and divisions distribute every đồng. */

/** `amount × numerator / denominator`, half a đồng rounded away from zero. */
export function partOf(amountVnd: number, numerator: number, denominator: number): number {
  const product = BigInt(amountVnd) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const isNegative = product < 0n;
  const half = ((isNegative ? -product : product) * 2n + divisor) / (2n * divisor);
  return Number(isNegative ? -half : half);
}

/**
 * Divides a sum by weights so that the parts add up to it exactly. Each part is rounded down, then the remaining đồng go to the
 * largest remainders, the earlier part first. Deterministic.
 * @param weights whole and not negative. If all are zero, the sum must be zero.
 * @throws RangeError if all weights are zero and the sum is not
 */
export function shareOut(totalVnd: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) {
    if (totalVnd !== 0) throw new RangeError(`${totalVnd} cannot be divided: all weights are zero`);
    return weights.map(() => 0);
  }
  if (totalVnd < 0) return shareOut(-totalVnd, weights).map((part) => (part === 0 ? 0 : -part));
  const products = weights.map((weight) => BigInt(totalVnd) * BigInt(weight));
  const parts = products.map((product) => product / sum);
  const missing = Number(BigInt(totalVnd) - parts.reduce((all, part) => all + part, 0n));
  const byRemainder = products
    .map((product, at) => ({ at, remainder: product % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1));
  const lucky = new Set(byRemainder.slice(0, missing).map(({ at }) => at));
  return parts.map((part, at) => Number(part) + (lucky.has(at) ? 1 : 0));
}

/** Whole đồng; 0 for an empty list. */
export const sumOf = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

/** '1.234.000', as written in Viet Nam. */
export const formatVnd = (amountVnd: number): string =>
  `${amountVnd < 0 ? '-' : ''}${String(Math.abs(amountVnd)).replace(/\B(?=(\d{3})+$)/gu, '.')}`;

/** '97,5' for 975: thousandths as a percentage with a decimal comma and no trailing zero. */
export const formatPermille = (permille: number): string =>
  permille % 10 === 0 ? String(permille / 10) : `${Math.trunc(permille / 10)},${Math.abs(permille % 10)}`;

/** '0,05' for 50: thousandths with a decimal comma, as coefficients are written. */
export function formatMilli(milli: number): string {
  const fraction = String(milli % 1000)
    .padStart(3, '0')
    .replace(/0+$/u, '');
  const whole = Math.trunc(milli / 1000);
  return fraction === '' ? String(whole) : `${whole},${fraction}`;
}
