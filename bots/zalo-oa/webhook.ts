/**
 * Verifies webhook calls. `X-ZEvent-Signature` is a plain SHA-256 over the app id, the exact bytes, the timestamp and
 * the account's secret key. Zalo repeats a delivery with its original time for two hours, and the inbox accepts each
 * event once as long as it remembers the key. An older event was recorded and is being replayed, because its signature
 * never expires.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebhookRequest, WebhookVerdict } from '../../src/channel/channel.ts';
import { fieldsOf, momentOf, parseJson } from '../../src/channel/platform/fields.ts';
import { countOf } from './json.ts';
import { toDelivery } from './parse.ts';

const signatureHeader = 'x-zevent-signature';
/** Seen in some code; used only as part of the signature, if the body has no time. */
const timestampHeader = 'x-zevent-timestamp';

/** The inbox remembers a key for fifteen days (`old-rows.ts`). */
const rememberedMs = 14 * 86_400_000;
/** The platform did not exist before this year, so an earlier time is invalid. */
const firstYear = 2012;

export interface WebhookKeys {
  readonly appId: string;
  readonly oaSecretKey: string;
}

/**
 * Verifies a call. `probe`: the console tests the address with an unsigned `{}`. `malformed`: signed by Zalo, but not
 * JSON. A repeat older than the inbox's memory is genuine and brings no deliveries.
 */
export function readWebhook(request: WebhookRequest, keys: WebhookKeys, now: Date): WebhookVerdict {
  const payload = decode(request.body);
  const event = payload === null ? undefined : parseJson(payload);
  const given = signatureIn(headerOf(request, signatureHeader));
  if (given === null) {
    const isProbe = headerOf(request, signatureHeader) === null && isEmptyObject(event);
    return { kind: isProbe ? 'probe' : 'forged' };
  }
  const fields = fieldsOf(event);
  if (event !== undefined && fields?.app_id !== keys.appId) return { kind: 'forged' };
  const times = [timeIn(fields?.timestamp), headerOf(request, timestampHeader) ?? ''];
  const signed = times.find((time) => time !== null && isSigned(request.body, time, given, keys));
  if (signed === undefined) return { kind: 'forged' };
  if (payload === null || event === undefined) return { kind: 'malformed' };
  const isForgotten = wasSaidBefore(signed, new Date(now.getTime() - rememberedMs));
  return { kind: 'genuine', deliveries: isForgotten ? [] : [toDelivery(event, payload, now)] };
}

function wasSaidBefore(time: string | null, instant: Date): boolean {
  const moment = momentOf(countOf(time));
  return moment !== null && moment.getUTCFullYear() >= firstYear && moment < instant;
}

/** hex = SHA256( app_id + raw_body + timestamp + oa_secret_key ) */
export function signatureOf(body: Uint8Array, timestamp: string, { appId, oaSecretKey }: WebhookKeys): Buffer {
  return createHash('sha256').update(appId).update(body).update(timestamp).update(oaSecretKey).digest();
}

const isSigned = (body: Uint8Array, timestamp: string, given: Buffer, keys: WebhookKeys): boolean =>
  timingSafeEqual(given, signatureOf(body, timestamp, keys));

/** "mac=" is optional, upper case is accepted; anything except 64 hex digits is not a signature. */
function signatureIn(header: string | null): Buffer | null {
  const hex = /^\s*(?:mac\s*=\s*)?([0-9a-f]{64})\s*$/i.exec(header ?? '')?.[1];
  return hex === undefined ? null : Buffer.from(hex, 'hex');
}

function headerOf({ headers }: WebhookRequest, name: string): string | null {
  const value = headers[name];
  return (typeof value === 'string' ? value : value?.[0]) ?? null;
}

const timeIn = (value: unknown): string | null => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
};

const isEmptyObject = (value: unknown): boolean => {
  const fields = fieldsOf(value);
  return fields !== null && Object.keys(fields).length === 0;
};

function decode(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return null;
  }
}
