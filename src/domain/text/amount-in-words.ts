/**
 * An amount in Vietnamese words, for the last line of a statement. Northern usage: "linh", "nghìn"; "mốt", "tư" and "lăm" after
 * a ten (domain §2.6).
 */

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const afterTen: Readonly<Record<number, string>> = { 1: 'mốt', 4: 'tư', 5: 'lăm' };
const scales = ['', 'nghìn', 'triệu'] as const;

const digit = (value: number): string => digits[value] ?? '';

/**
 * The words for a number from 1 to 999.
 * @param isFull true to say the hundreds even when they are zero, because a larger group precedes
 */
function group(value: number, isFull: boolean): string {
  const hundreds = Math.trunc(value / 100);
  const tens = Math.trunc((value % 100) / 10);
  const units = value % 10;
  const words: string[] = [];
  if (hundreds > 0 || isFull) words.push(digit(hundreds), 'trăm');
  if (tens === 0 && units > 0) words.push(...(words.length > 0 ? ['linh'] : []), digit(units));
  if (tens === 1) words.push('mười');
  if (tens > 1) words.push(digit(tens), 'mươi');
  if (tens > 0 && units > 0) words.push(units === 5 || tens > 1 ? (afterTen[units] ?? digit(units)) : digit(units));
  return words.join(' ');
}

/**
 * A number below a billion.
 * @param isFull as for `group`, for the first group that is not zero
 */
function belowBillion(value: number, isFull: boolean): string {
  const groups = [Math.trunc(value / 1_000_000), Math.trunc(value / 1000) % 1000, value % 1000];
  const words: string[] = [];
  for (const [at, each] of groups.entries()) {
    if (each === 0) continue;
    words.push(group(each, isFull || words.length > 0), scales[groups.length - 1 - at] ?? '');
  }
  return words.filter((word) => word !== '').join(' ');
}

function count(value: number): string {
  const billions = Math.trunc(value / 1_000_000_000);
  const rest = value % 1_000_000_000;
  if (billions === 0) return belowBillion(rest, false);
  return [count(billions), 'tỷ', ...(rest > 0 ? [belowBillion(rest, true)] : [])].join(' ');
}

/**
 * 'Năm mươi nghìn sáu trăm đồng'.
 * @param amountVnd a safe integer
 * @throws RangeError for another number
 */
export function amountInWords(amountVnd: number): string {
  if (!Number.isSafeInteger(amountVnd)) throw new RangeError(`${amountVnd} is not a whole amount`);
  const words = amountVnd === 0 ? digit(0) : `${amountVnd < 0 ? 'âm ' : ''}${count(Math.abs(amountVnd))}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
}
