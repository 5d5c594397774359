/** Handles a call of the OA API independent of HTTP: checks the token, applies scripted faults, and runs the method. */
import { createHmac } from 'node:crypto';
import { underFault } from '../kernel/faults.ts';
import type { Reply } from '../kernel/http.ts';
import type { JsonObject } from '../kernel/json.ts';
import { type ApiCall, describe, userIdOf } from './call.ts';
import type { FaultEffect } from './fault-script.ts';
import { faults, OaFault } from './faults.ts';
import { findMethod } from './methods.ts';
import type { Platform } from './platform.ts';

const minuteMs = 60_000;
const callsPerMinute = 4000;

/** Always returns an answer of the platform, also for a fault; refusals have status 200, except for an unknown path. */
export async function answerCall(platform: Platform, call: ApiCall): Promise<Reply> {
  const userId = userIdOf(call);
  const effect = platform.script.take({ path: call.path, userId });
  return underFault(effect, AbortSignal.any([call.signal, platform.closing.signal]), async () => {
    const remain = countCall(platform);
    const answer = carryOut(platform, call, effect, remain);
    const { verb, path } = call;
    platform.record.call({ verb, path, userId, params: describe(call), answer });
    const headers = { 'x-ratelimit-limit': callsPerMinute, 'x-ratelimit-remain': Math.max(0, remain) };
    return { kind: 'json', status: answer.error === 404 ? 404 : 200, body: answer, headers };
  });
}

function carryOut(platform: Platform, call: ApiCall, effect: FaultEffect | null, remain: number): JsonObject {
  try {
    checkCaller(platform, call);
    if (effect?.kind === 'answer') throw new OaFault(effect.error, effect.message ?? 'As scripted');
    if (remain < 0) throw faults.rateLimit();
    const method = findMethod(call.verb, call.path);
    if (!method) {
      platform.violate('unknownPath', `${call.verb} ${call.path}`);
      return { error: 404, message: 'Empty api' };
    }
    return { data: method(call, platform), error: 0, message: 'Success' };
  } catch (error) {
    if (!(error instanceof OaFault)) throw error;
    if (error.rule !== null) platform.violate(error.rule, `${call.path}: ${error.detail}`);
    if (platform.repetitions.isStorm(call.path, stormKey(call), error.code)) {
      platform.violate('retryStorm', `${call.path}: the same call again and again, refused with ${error.code}`);
    }
    return error.answer;
  }
}

/** Identifies repeated calls; the token is included, because a retry with a new token is a different call. */
const stormKey = (call: ApiCall) =>
  Buffer.concat([Buffer.from(`${call.accessToken} ${JSON.stringify(call.query)} `), call.body]);

/** @throws OaFault if the token or the proof is invalid */
function checkCaller(platform: Platform, call: ApiCall): void {
  const { tokens, violate, account, options, isGranted } = platform;
  if (call.authorization !== null) violate('authorizationHeader', 'the token belongs in the header access_token');
  if (call.query.access_token !== undefined) violate('tokenInQuery', 'a token in an address ends up in logs');
  const { accessToken } = call;
  if (accessToken === null) throw faults.tokenInvalid();
  if (!isGranted) throw faults.notGranted();
  const verdict = tokens.checkAccess(accessToken);
  if (verdict === 'invalid') throw faults.tokenInvalid();
  if (verdict === 'expired') throw faults.tokenExpired();
  if (!options.needsProof && call.proof === null) return;
  const proof = createHmac('sha256', account.appSecret).update(accessToken).digest('hex');
  if (call.proof !== proof) throw faults.wrongProof();
}

/** Counts the call and returns the number of calls left; negative above the limit. */
function countCall(platform: Platform): number {
  const now = platform.nowMs();
  platform.recentCalls = platform.recentCalls.filter((atMs) => now - atMs < minuteMs);
  platform.recentCalls.push(now);
  return callsPerMinute - platform.recentCalls.length;
}
