/** Button values that cannot be forged: bound to the person, the act, the thing and the revision. */
export interface PressedChoice {
  readonly action: string;
  readonly subject: string;
  readonly revision: number;
}

/** A copy of a photo that an address shows to its bearer until then. */
export interface SignedFile {
  readonly hash: string;
  /** Pixels. */
  readonly width: number;
  readonly expiresAt: Date;
}

/** Makes and checks the codes that only this ward can make: of buttons, of addresses, of files. */
export interface Signer {
  /** ≤ 64 bytes of ASCII. @throws RangeError when the act is too long to fit */
  sign(conversation: string, choice: PressedChoice): string;
  /** Null: nobody of us made this. */
  verify(conversation: string, value: string): PressedChoice | null;
  /**
   * A name under which one public copy of an item that is not public yet can be fetched until `expiresAt`: for
   * platforms that take pictures by address only, and for the signed pages.
   */
  signFile(file: SignedFile): string;
  /** Null: not ours, or its time is over. */
  verifyFile(name: string, now: Date): SignedFile | null;
  /** How an invitation's code is kept. */
  hashCode(code: string): string;
}
