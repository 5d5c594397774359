/** Who looks at all wards of an installation from above: no person of a ward, let in by the operator's one-time address. */

/** Addresses and sessions of the province, kept as hashes. */
export interface ProvinceAccess {
  /** An address, good once. */
  invite(tokenHash: string, at: Date, expiresAt: Date): Promise<void>;
  /** Uses the address up and begins a session. False: it opens nothing, or nothing any more. */
  enter(
    tokenHash: string,
    session: { readonly tokenHash: string; readonly beganAt: Date; readonly expiresAt: Date },
  ): Promise<boolean>;
  isOpen(tokenHash: string, at: Date): Promise<boolean>;
  /** All addresses and sessions end. @returns how many there were */
  revoke(at: Date): Promise<number>;
}
