/**
 * The last answers of a function that answers alike whenever it is asked alike. One turn of a conversation reads the same
 * words a dozen times, and each reading costs more than all else that is done with them. Nobody can see that an answer was
 * remembered: arguments are compared as `===` does, and what is given out is never changed.
 */
export function rememberLast<Asked extends readonly unknown[], Answer>(
  work: (...asked: Asked) => Answer,
  most: number,
): (...asked: Asked) => Answer {
  const known: { readonly asked: Asked; readonly answer: Answer }[] = [];
  return (...asked) => {
    const before = known.find(
      (one) => one.asked.length === asked.length && one.asked.every((part, at) => part === asked[at]),
    );
    if (before) return before.answer;
    const answer = work(...asked);
    if (known.length >= most) known.shift();
    known.push({ asked, answer });
    return answer;
  };
}
