/** How often one address of the Internet may ask. Behind a phone company's one address are many people. */

export const limits = {
  /** Pages and answers of the API; not counted from this machine. */
  read: { max: 600, timeWindow: '1 minute' },
  /** Forms of every kind, webhooks aside. */
  form: { max: 120, timeWindow: '1 minute' },
  /** Tries to sign in at the desk. */
  signIn: { max: 20, timeWindow: '10 minutes' },
  /** Pages of a paper as pictures: the longest take a processor for seconds. */
  pictures: { max: 12, timeWindow: '1 minute' },
  /** Conversations begun on the asking page. */
  newTalk: { max: 20, timeWindow: '10 minutes' },
  /** Stolen accounts reported on the public page. */
  stolen: { max: 5, timeWindow: '1 hour' },
  /** Addresses that open nothing. */
  wrongAddress: { max: 20, timeWindow: '1 minute' },
} as const;

interface Counted {
  readonly isAllowed: boolean;
  readonly isExceeded?: boolean;
}

/** An address that is allowed by name is never too many. */
export const isTooMany = ({ isAllowed, isExceeded }: Counted): boolean => !isAllowed && isExceeded === true;
