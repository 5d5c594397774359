/** Sentences come from `locales/<language>/portal.ftl`. */
export type Translate = (key: string, facts?: Readonly<Record<string, string | number>>) => string;

/** Stands in a sentence where a fact will: of a private use, so that no text of ours has it. */
const placeOf = (at: number): string => String.fromCharCode(0xe000 + at);

/**
 * A sentence said once for good, whose facts are put in their places: for what differs on every page and is only named in the
 * sentence. Where a place is missing from it, or stands twice, the sentence looks at its facts: then it is said each time.
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
