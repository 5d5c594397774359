/**
 * The last answers of a function that answers alike whenever it is asked alike. One turn of a conversation reads the same
 * words a dozen times, and each reading costs more than all else that is done with them. Nobody can see that an answer was
 * remembered: arguments are compared as `===` does, and what is given out is never changed.
 *
 * @param most so many last answers are known at least, and at most twice as many: what is old is forgotten all at once,
 *   because the oldest of a map is found slowly after many of its entries were deleted
 */
export function rememberLast<Asked extends readonly unknown[], Answer>(
  work: (...asked: Asked) => Answer,
  most: number,
): (...asked: Asked) => Answer {
  interface Known {
    readonly asked: Asked;
    readonly answer: Answer;
  }
  // By what was asked first: of one text there is one answer, whatever else was asked with it.
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
