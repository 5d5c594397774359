/** New names. Rules never make them: they are handed in. */
export interface Ids {
  /** Sortable by time, 26 characters of base32. */
  next(): string;
  /** A short code that a person can type: 8 letters and digits without the ambiguous ones. */
  typableCode(): string;
  /** 256 bits that nobody guesses, 43 characters that an address can hold. */
  token(): string;
}
