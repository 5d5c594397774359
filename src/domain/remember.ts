/**
 * Caches the newest results of a pure function. One turn of a conversation reads the same words a dozen times, and each reading
 * costs more than everything else done with them. Arguments are compared with `===`; cached results must not be modified.
 *
 * @param most number of newest results that are kept at least; at most twice as many are. Old entries are dropped all at once,
 * because finding the oldest entry of a map is slow after many of its entries were deleted
 */
export function rememberLast<Asked extends readonly unknown[], Answer>(
  work: (...asked: Asked) => Answer,
  most: number,
): (...asked: Asked) => Answer {
  interface Known {
    readonly asked: Asked;
    readonly answer: Answer;
  }
  // Keyed by the first argument only: one result for each text, whatever the other arguments were.
  let young = new Map<unknown, Known>();
  let old = young;
  return (...asked) => {
    const [first] = asked;
    const before = young.get(first) ?? old.get(first);
    if (before && isAlike(before.asked, asked)) return before.answer;
    const answer = work(...asked);
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(first, { asked, answer });
    return answer;
  };
}

function isAlike(before: readonly unknown[], asked: readonly unknown[]): boolean {
  if (before.length !== asked.length) return false;
  for (let at = 0; at < asked.length; at += 1) if (before[at] !== asked[at]) return false;
  return true;
}
