/**
 * Access for the province's officials, who see figures of all wards of an installation. They belong to no ward and sign in with a
 * one-time link from the operator.
 */

/** One-time links and sessions of the province, stored as hashes. */
export interface ProvinceAccess {
  /** Stores a link that can be used once. */
  invite(tokenHash: string, at: Date, expiresAt: Date): Promise<void>;
  /** Consumes the link and starts a session. False if the link is unknown, used, revoked or expired. */
  enter(
    tokenHash: string,
    session: { readonly tokenHash: string; readonly beganAt: Date; readonly expiresAt: Date },
  ): Promise<boolean>;
  isOpen(tokenHash: string, at: Date): Promise<boolean>;
  /** Ends all links and sessions. @returns how many there were */
  revoke(at: Date): Promise<number>;
}
