/**
 * How often one address of the Internet may ask. Behind a phone company's one address are many people. The name is whose
 * count it is, where processes share them.
 */

export const limits = {
  /** Pages and answers of the API; not counted from this machine. */
  read: { name: 'read', max: 600, timeWindow: '1 minute' },
  /** Forms of every kind, webhooks aside. */
  form: { name: 'form', max: 120, timeWindow: '1 minute' },
  /** Forms of one session or one signed address, wherever they come from: a preview lays a whole text out. */
  own: { name: 'own', max: 60, timeWindow: '1 minute' },
  /** Tries to sign in at the desk. */
  signIn: { name: 'signIn', max: 20, timeWindow: '10 minutes' },
  /** Pages of a paper as pictures: the longest take a processor for seconds. */
  pictures: { name: 'pictures', max: 12, timeWindow: '1 minute' },
  /** Conversations begun on the asking page. */
  newTalk: { name: 'newTalk', max: 20, timeWindow: '10 minutes' },
  /** Stolen accounts reported on the public page. */
  stolen: { name: 'stolen', max: 5, timeWindow: '1 hour' },
  /** Addresses that open nothing. */
  wrongAddress: { name: 'wrongAddress', max: 20, timeWindow: '1 minute' },
} as const;

/** How often one visitor may do one kind of thing. */
export type Limit = (typeof limits)[keyof typeof limits];

interface Counted {
  readonly isAllowed: boolean;
  readonly isExceeded?: boolean;
}

/** An address that is allowed by name is never too many. */
export const isTooMany = ({ isAllowed, isExceeded }: Counted): boolean => !isAllowed && isExceeded === true;
