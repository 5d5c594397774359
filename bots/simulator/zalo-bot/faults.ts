/** The server's refusals. The codes are Zalo's; its messages are not published, so these are approximations. */
import { ApiFault } from '../kernel/bot-api.ts';

const isBug = { isBug: true };

export const faults = {
  unauthorized: () => new ApiFault(401, 'Unauthorized', isBug),
  methodNotFound: () => new ApiFault(404, 'Not found: no such method', isBug),
  notFound: () => new ApiFault(404, 'Not found'),
  chatNotFound: () => new ApiFault(404, 'Not found: no such chat', isBug),
  emptyPoll: () => new ApiFault(408, 'Request timeout'),
  quotaExceeded: () => new ApiFault(429, 'Quota exceeded'),
  tooLarge: () => new ApiFault(413, 'Request entity too large', isBug),
  internal: (cause: unknown) => new ApiFault(500, `Internal server error: ${String(cause)}`, isBug),
  bug: (description: string) => new ApiFault(400, `Bad request: ${description}`, isBug),
} as const;
