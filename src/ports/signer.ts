/** The content of a signed button. The signature binds it to the conversation, the act, the subject and the revision. */
export interface PressedChoice {
  readonly action: string;
  readonly subject: string;
  readonly revision: number;
}

/** A copy of a photo that the bearer of a URL can see until `expiresAt`. */
export interface SignedFile {
  readonly hash: string;
  /** Pixels. */
  readonly width: number;
  readonly expiresAt: Date;
}

/** Signs and verifies the values of buttons, photo URLs and codes with the ward's key. */
export interface Signer {
  /** ≤ 64 bytes of ASCII. @throws RangeError if the act is too long to fit */
  sign(conversation: string, choice: PressedChoice): string;
  /** Null if the value was not signed by us for this conversation. */
  verify(conversation: string, value: string): PressedChoice | null;
  /**
   * File name under which one copy of an unpublished item's photo can be fetched until `expiresAt`. Used for platforms that
   * accept pictures only as URLs, and for the signed pages.
   */
  signFile(file: SignedFile): string;
  /** Null if the name was not signed by us or has expired. */
  verifyFile(name: string, now: Date): SignedFile | null;
  /** Hash under which an invitation's code is stored. */
  hashCode(code: string): string;
}
