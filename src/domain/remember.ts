/**
 * The last answers of a function that answers alike whenever it is asked alike. One turn of a conversation reads the same
 * words a dozen times, and each reading costs more than all else that is done with them. Nobody can see that an answer was
 * remembered: arguments are compared as `===` does, and what is given out is never changed.
 */
export function rememberLast<Asked extends readonly unknown[], Answer>(
  work: (...asked: Asked) => Answer,
  most: number,
): (...asked: Asked) => Answer {
  // By what was asked first: of one text there is one answer, whatever else was asked with it.
  const known = new Map<unknown, { readonly asked: Asked; readonly answer: Answer }>();
  return (...asked) => {
    const [first] = asked;
    const before = known.get(first);
    if (before && before.asked.length === asked.length && before.asked.every((part, at) => part === asked[at]))
      return before.answer;
    const answer = work(...asked);
    known.delete(first);
    if (known.size >= most) known.delete(known.keys().next().value);
    known.set(first, { asked, answer });
    return answer;
  };
}
