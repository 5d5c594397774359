/** Amounts in documents: a number and its unit stay on one line. */

const beforeUnit = /(?<=\d) (?=(?:đồng|đ|%)(?![\p{L}\d]))/gu;

/** '1.200.000 đồng', '15 %': replaces the space before the unit by a no-break space. */
const keepUnit = (text: string): string => text.replaceAll(beforeUnit, '\u00a0');

/** Applies `keepUnit` to every string of a value, at any depth. */
export function keepUnits<Value>(value: Value): Value {
  const kept = (part: unknown): unknown => {
    if (typeof part === 'string') return keepUnit(part);
    if (Array.isArray(part)) return part.map(kept);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, kept(inner)]));
  };
  return kept(value) as Value;
}
