/** Translates a message of `locales/<language>/portal.ftl`. */
export type Translate = (key: string, facts?: Readonly<Record<string, string | number>>) => string;

/** Placeholder for a fact: a private-use character that occurs in no text. */
const placeOf = (at: number): string => String.fromCharCode(0xe000 + at);

/**
 * Translates a sentence once with placeholders, and later only inserts the facts. For facts that differ on every page and do
 * not affect the wording. If a placeholder is missing or repeated, the wording may depend on the facts, and the sentence is
 * translated each time.
 */
export function framedBy(
  translate: Translate,
  key: string,
  ...names: readonly string[]
): (...facts: string[]) => string {
  const said = translate(key, Object.fromEntries(names.map((name, at) => [name, placeOf(at)])));
  const isPlain = names.every((_, at) => said.split(placeOf(at)).length === 2);
  if (!isPlain)
    return (...facts) => translate(key, Object.fromEntries(names.map((name, at) => [name, facts[at] ?? ''])));
  const [first = '', ...others] = said.split(/([\ue000-\uf8ff])/u);
  const parts = Array.from({ length: others.length / 2 }, (_, at) => ({
    fact: (others[2 * at]?.charCodeAt(0) ?? 0xe000) - 0xe000,
    after: others[2 * at + 1] ?? '',
  }));
  return (...facts) => {
    let text = first;
    for (const { fact, after } of parts) text += (facts[fact] ?? '') + after;
    return text;
  };
}
