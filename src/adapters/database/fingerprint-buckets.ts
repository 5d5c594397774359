/** What both fingerprint stores do: buckets of one ward, and lists whose lengths make few different queries. */

const BUCKET_LIMIT = 2 ** 48;
/** Rows and numbers of one query; SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const MAX_LIST = 512;

/** The ward is mixed into the bucket: the tables stay narrow, and a ward meets another's rows once in millions of lookups. */
export const bucketsOfWard = (wardId: string): ((number: number) => number) => {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let at = 0; at < wardId.length; at += 1) {
    low = Math.imul(low ^ wardId.charCodeAt(at), 0x01000193) >>> 0;
    high = Math.imul(high + wardId.charCodeAt(at), 0x85ebca6b) >>> 0;
  }
  const salt = (high >>> 16) * 2 ** 32 + low;
  return (number) => (number + salt) % BUCKET_LIMIT;
};

/**
 * In parts of 1, 2, 4 … MAX_LIST, the last one filled up by repeating its last entry: a prepared query for each length of
 * text would push the others out of the connection's memory. Whoever uses them must not mind an entry that comes twice.
 */
export const inParts = <T>(list: readonly T[]): readonly (readonly T[])[] => {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < list.length; start += MAX_LIST) {
    const part = list.slice(start, start + MAX_LIST);
    const last = part[part.length - 1] as T;
    const size = 2 ** Math.ceil(Math.log2(part.length));
    parts.push([...part, ...Array<T>(size - part.length).fill(last)]);
  }
  return parts;
};
