/** What the server refuses. The codes are Zalo's; its sentences are not published, so these are our words. */
import type { ApiAnswer } from './objects.ts';

/** A refusal of one call. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly code: number;
  /** True when a correct bot never sees this: it goes to the list of violations. */
  readonly isBug: boolean;

  constructor(code: number, description: string, isBug = false) {
    super(description);
    this.code = code;
    this.isBug = isBug;
  }

  get answer(): ApiAnswer {
    return { ok: false, description: this.message, error_code: this.code };
  }
}

const bug = (description: string) => new ApiFault(400, `Bad request: ${description}`, true);

export const faults = {
  unauthorized: () => new ApiFault(401, 'Unauthorized', true),
  methodNotFound: () => new ApiFault(404, 'Not found: no such method', true),
  notFound: () => new ApiFault(404, 'Not found'),
  chatNotFound: () => new ApiFault(404, 'Not found: no such chat', true),
  emptyPoll: () => new ApiFault(408, 'Request timeout'),
  quotaExceeded: () => new ApiFault(429, 'Quota exceeded'),
  tooLarge: () => new ApiFault(413, 'Request entity too large', true),
  internal: (cause: unknown) => new ApiFault(500, `Internal server error: ${String(cause)}`, true),
  bug,
} as const;
