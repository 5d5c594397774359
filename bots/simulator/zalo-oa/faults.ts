/**
 * The platform's refusals. The numbers are from the official table, the texts approximate: a program may rely only on
 * the number. A fault with a `rule` is never provoked by a correct program and is recorded as a violation.
 */

import type { JsonObject } from '../kernel/json.ts';

/** A refused call; `rule` names the rule that was broken, null if any program can encounter it. */
export class OaFault extends Error {
  override readonly name = 'OaFault';
  readonly code: number;
  readonly rule: string | null;
  /** The exact problem; recorded, never sent. */
  readonly detail: string;

  constructor(code: number, message: string, rule: string | null = null, detail = '') {
    super(message);
    this.code = code;
    this.rule = rule;
    this.detail = detail === '' ? message : detail;
  }

  get answer(): JsonObject {
    return { error: this.code, message: this.message };
  }
}

export const faults = {
  rateLimit: () => new OaFault(-32, 'Your application reached limit call api'),
  attachmentUnknown: (detail: string) => new OaFault(-100, 'Attachment id is expired or does not exist', null, detail),
  /** A field that is missing or malformed. */
  invalid: (detail: string, rule = 'invalidField') => new OaFault(-201, `Params is invalid: ${detail}`, rule, detail),
  /** Beyond a limit of the reference's table. */
  tooLong: (detail: string, rule = 'overLimit') => new OaFault(-210, 'Parameter exceeds limit', rule, detail),
  outOfQuota: (detail: string) => new OaFault(-211, 'Out of quota', null, detail),
  notFollowing: () => new OaFault(-213, 'User has not followed OA'),
  tokenInvalid: () => new OaFault(-216, 'Access token is invalid'),
  tokenExpired: () => new OaFault(-220, 'access_token is expired or removed'),
  notGranted: () => new OaFault(-223, 'OA has not granted the app'),
  windowClosed: (detail: string, rule: string | null) =>
    new OaFault(-230, 'User has not interacted with the OA in the past 7 days', rule, detail),
  noInteraction: (detail: string) => new OaFault(-232, 'User has not interacted with the OA', 'wroteFirst', detail),
  wrongAsset: (detail: string) => new OaFault(-241, 'Asset does not match', 'wrongAsset', detail),
  wrongProof: () => new OaFault(-242, 'appsecret_proof is invalid', 'wrongProof'),
  restricted: () => new OaFault(-244, 'User restricts this kind of message'),
  noCloudAccount: (detail: string, rule: string | null) =>
    new OaFault(-320, 'Your app must be linked to a Zalo Cloud Account', rule, detail),
} as const;

/** Refusals that a retry may resolve; for all others, a program retries at most once. */
const healedByWaiting: readonly number[] = [-32, -200, -211, -214];
/** Whether it is a temporary limit, or an error of the server. */
export const isHealedByWaiting = (code: number): boolean => healedByWaiting.includes(code);
