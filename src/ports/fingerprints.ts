/** Stores that find the few earlier texts and photos worth comparing with a new one. Each store belongs to one ward. */
import type { TextFingerprint } from '../domain/checks/copied-text.ts';

/** Earlier texts that may be copies of a new one, and the part of the new text that is only a common form. */
export interface TextLookup {
  /**
   * Candidates, those with the most marks in common first. Compare each with `findCopied`: common marks alone are not a finding.
   */
  readonly subjectIds: readonly string[];
  /** Marks of the new text that many other texts of the ward share: the wording of a form. Input of `findCopied`. */
  readonly formMarks: ReadonlySet<number>;
}

/** Fingerprints of the ward's texts, indexed by their marks. */
export interface TextFingerprintStore {
  /** Stores the fingerprint of a text, replacing an earlier one. */
  put(subjectId: string, fingerprint: TextFingerprint, at: Date): Promise<void>;
  /** Finds earlier texts that share marks with this fingerprint. @param except id of the text itself, which is left out */
  near(
    fingerprint: TextFingerprint,
    options?: { readonly except?: string; readonly limit?: number },
  ): Promise<TextLookup>;
  /** Removes a text. Does nothing if it is not stored. */
  remove(subjectId: string): Promise<void>;
}

/** Fingerprints of the ward's photos. They match also after cropping, mirroring or a change of brightness. */
export interface PhotoFingerprintStore {
  /** @param fingerprint from `fingerprintFromGrey`; '' (the photo shows no structure) is not stored */
  put(hash: string, fingerprint: string, at: Date): Promise<void>;
  /**
   * Hashes of files, as in `StoredPhoto`, likeliest first. Compare the fingerprint of each with `samePhoto`. A stored photo
   * with this same fingerprint is in the result too.
   */
  near(fingerprint: string, limit?: number): Promise<readonly string[]>;
  /** Moves a fingerprint to another file that shows the same picture: later searches return the hash `to`. */
  rename(hash: string, to: string): Promise<void>;
  /** Removes a photo. Does nothing if it is not stored. */
  remove(hash: string): Promise<void>;
}
