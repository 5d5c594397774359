/** Finding the few earlier texts and photos that are worth comparing with a new one. Stores are made for one ward. */
import type { TextFingerprint } from '../domain/checks/copied-text.ts';

/** Earlier texts that may be the same as a new one, and what of the new one is only a form. */
export interface TextLookup {
  /** Texts with most in common first. Read them with `findCopied`: sharing marks is a reason to look, not a finding. */
  readonly subjectIds: readonly string[];
  /** Marks of the asked text that many other texts of the ward have: its form. For `findCopied`. */
  readonly formMarks: ReadonlySet<number>;
}

/** Fingerprints of the ward's texts, found by the marks that they share. */
export interface TextFingerprintStore {
  /** The text by this name, from now on with this fingerprint. */
  put(subjectId: string, fingerprint: TextFingerprint, at: Date): Promise<void>;
  /** @param except the asked text's own name: nobody copies from themselves */
  near(
    fingerprint: TextFingerprint,
    options?: { readonly except?: string; readonly limit?: number },
  ): Promise<TextLookup>;
  /** Nothing happens when it is not there. */
  remove(subjectId: string): Promise<void>;
}

/** Fingerprints of the ward's photos, found also after a crop, a mirror or other light. */
export interface PhotoFingerprintStore {
  /** @param fingerprint of `fingerprintFromGrey`; '' (no picture in it) is not kept */
  put(hash: string, fingerprint: string, at: Date): Promise<void>;
  /**
   * Hashes of files, as in `StoredPhoto`, likeliest first. Compare the fingerprint of each with `samePhoto`. The same hash
   * is among them when it was put.
   */
  near(fingerprint: string, limit?: number): Promise<readonly string[]>;
  /** The same picture in another file, whose fingerprint it has: found by that file's hash from now on. */
  rename(hash: string, to: string): Promise<void>;
  /** Nothing happens when it is not there. */
  remove(hash: string): Promise<void>;
}
