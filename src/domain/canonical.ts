/** Text whose sha256 is a paper's hash: keys in order, so that the same content gives the same text on every machine. */

const inOrder = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** Keys in order of their letters, no spaces, and what is undefined in a list as null: two machines write the same text. */
export const canonicalText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalText(each ?? null)).join()}]`;
  return value !== null && typeof value === 'object'
    ? `{${inOrder(value)
        .map(([key, each]) => `${JSON.stringify(key)}:${canonicalText(each)}`)
        .join()}}`
    : JSON.stringify(value);
};

/** The same text line by line of its lists: where a month is large, others have their turn in between. */
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
