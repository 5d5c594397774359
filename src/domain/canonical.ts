/**
 * Canonical text, whose SHA-256 is the hash of a paper: keys are sorted, so that equal content gives equal text on every machine.
 */

const inOrder = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** JSON with sorted keys and no spaces. Undefined list elements become null, undefined properties are left out. */
export const canonicalText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalText(each ?? null)).join()}]`;
  return value !== null && typeof value === 'object'
    ? `{${inOrder(value)
        .map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`)
        .join()}}`
    : JSON.stringify(value);
};

/**
 * The same text in pieces, one for each list element, so that the caller can yield to other work while a large month is hashed.
 */
export function* canonicalPieces(value: object): Generator<string> {
  yield '{';
  for (const [nth, [key, each]] of inOrder(value).entries()) {
    yield `${nth === 0 ? '' : ','}${JSON.stringify(key)}:`;
    if (!Array.isArray(each) || each.length === 0) yield canonicalText(each);
    else {
      for (const [at, item] of each.entries()) yield `${at === 0 ? '[' : ','}${canonicalText(item ?? null)}`;
      yield ']';
    }
  }
  yield '}';
}
