/** The parts of a message that may each mean something by themselves: a cry stands in the middle of chatter. */

const cut = /[.!?;,:…\n]+|\s[–-]\s|(?<=\p{L})\s+(?=(?:nhưng|mà giờ|giờ thì|bây giờ|ngoài ra|à mà|but|and now)\s)/iu;

/** Fewer letters than this say nothing by themselves. */
const shortestClause = 6;
/** A text that has more is a list or a joke, in clauses. */
const mostClauses = 40;

/** Clauses of a message, when it has several; each with the one that follows where it is short. */
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
