/** One pattern to recognise, with the reason it exists. Tables of them are in the files named `…-rules.ts`. */

export interface Rule<Action extends string = string> {
  /** Said in findings and records instead of what was found. */
  readonly id: string;
  readonly action: Action;
  /** For prepared text. Without g and y: those remember where they stopped. `\b` and `\w` do not know Vietnamese letters. */
  readonly expression: RegExp;
  /** Which law or practice asks for it. */
  readonly origin: string;
}
