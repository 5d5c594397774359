/**
 * Rate limits per network address; many people may share the address of a mobile operator. The name identifies the counter
 * that processes share.
 */

export const limits = {
  /** Pages and API answers; requests from this server are not counted. */
  read: { name: 'read', max: 600, timeWindow: '1 minute' },
  /** All forms, without webhooks. */
  form: { name: 'form', max: 120, timeWindow: '1 minute' },
  /** Forms of one session or one signed address, from any network address, because a preview renders a whole text. */
  own: { name: 'own', max: 60, timeWindow: '1 minute' },
  /** Attempts to sign in to the web desk. */
  signIn: { name: 'signIn', max: 20, timeWindow: '10 minutes' },
  /** Pages of a paper as pictures: the longest take seconds of CPU time. */
  pictures: { name: 'pictures', max: 12, timeWindow: '1 minute' },
  /** Conversations started on the page for questions. */
  newTalk: { name: 'newTalk', max: 20, timeWindow: '10 minutes' },
  /** Stolen accounts reported on the public page. */
  stolen: { name: 'stolen', max: 5, timeWindow: '1 hour' },
  /** Requests for unknown signed addresses. */
  wrongAddress: { name: 'wrongAddress', max: 20, timeWindow: '1 minute' },
} as const;

/** A rate limit for one kind of request. */
export type Limit = (typeof limits)[keyof typeof limits];

interface Counted {
  readonly isAllowed: boolean;
  readonly isExceeded?: boolean;
}

/** True if the limit is exceeded; allow-listed addresses never exceed it. */
export const isTooMany = ({ isAllowed, isExceeded }: Counted): boolean => !isAllowed && isExceeded === true;
