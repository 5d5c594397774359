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
    for (const one of known) if (isSame(one.asked, asked)) return one.answer;
    const answer = work(...asked);
    if (known.length >= most) known.shift();
    known.push({ asked, answer });
    return answer;
  };
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean => {
  if (one.length !== other.length) return false;
  // From the end: it is the last that differs, most often.
  for (let at = one.length - 1; at >= 0; at -= 1) if (one[at] !== other[at]) return false;
  return true;
};
