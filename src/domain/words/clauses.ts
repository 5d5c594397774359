/** Splits a message into clauses that may each have a meaning, because a cry for help may be in the middle of other talk. */

const cut = /[.!?;,:…\n]+|\s[–-]\s|(?<=\p{L})\s+(?=(?:nhưng|mà giờ|giờ thì|bây giờ|ngoài ra|à mà|but|and now)\s)/iu;

/** In letters. A shorter clause means nothing by itself. */
const shortestClause = 6;
/** In clauses. A text with more of them is a list or a joke; the rest is not read. */
const mostClauses = 40;

/** The clauses of a message that has several, and pairs of neighbouring clauses when there are more than two. */
export const clausesOf = (text: string): readonly string[] => {
  const parts = text
    .split(cut)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return [];
  const long = parts.filter((part) => part.length >= shortestClause);
  const pairs = parts.slice(0, -1).map((part, at) => `${part}, ${parts[at + 1] ?? ''}`);
  return [...long, ...(parts.length > 2 ? pairs : [])].slice(0, mostClauses);
};
