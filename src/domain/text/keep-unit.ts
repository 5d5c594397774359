/** Amounts on paper: a number and its unit stand on one line. */

const beforeUnit = /(?<=\d) (?=(?:đồng|đ|%)(?![\p{L}\d]))/gu;

/** '1.200.000 đồng', '15 %': the room before the unit becomes one that no line ends at. */
const keepUnit = (text: string): string => text.replaceAll(beforeUnit, '\u00a0');

/** The same in every text of a value, however deep it lies. */
export function keepUnits<Value>(value: Value): Value {
  const kept = (part: unknown): unknown => {
    if (typeof part === 'string') return keepUnit(part);
    if (Array.isArray(part)) return part.map(kept);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, kept(inner)]));
  };
  return kept(value) as Value;
}
