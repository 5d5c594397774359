/** Generates ids and secrets. Domain rules do not call it: they receive the values as arguments. */
export interface Ids {
  /** An id of 26 base32 characters that sorts by creation time. */
  next(): string;
  /** A short code for typing: 8 letters and digits, without characters that are easily confused. */
  typableCode(): string;
  /** 256 random bits as 43 characters that are safe in a URL. */
  token(): string;
}
