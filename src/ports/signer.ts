/** Button values that cannot be forged: bound to the person, the act, the thing and the revision. */
export interface PressedChoice {
  readonly action: string;
  readonly subject: string;
  readonly revision: number;
}

export interface Signer {
  /** ≤ 64 bytes of ASCII. @throws RangeError when the act is too long to fit */
  sign(conversation: string, choice: PressedChoice): string;
  /** Null: nobody of us made this. */
  verify(conversation: string, value: string): PressedChoice | null;
  /** How an invitation's code is kept. */
  hashCode(code: string): string;
}
