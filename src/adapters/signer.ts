/**
 * Signs conversation, action, subject and revision with HMAC-SHA256; eight base64url characters (48 bits) fit into a
 * button.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { PressedChoice, Signer } from '../ports/signer.ts';

const maxValueBytes = 64;
const macLength = 8;
/** 132 bits, because more people can try a link than a button. */
const fileMacLength = 22;

const dayMs = 86_400_000;
/** Encodes dates in a subject in four letters each, so that a range of dates fits into a button. */
const shorten = (subject: string): string =>
  subject.replaceAll(/\d{4}-\d{2}-\d{2}/gu, (day) => {
    const at = Date.parse(day);
    const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
    return isDay && at >= 0 ? `@${(at / dayMs).toString(36).padStart(4, '0')}` : day;
  });
const lengthen = (subject: string): string =>
  subject.replaceAll(/@([0-9a-z]{4})/gu, (_, days: string) =>
    new Date(Number.parseInt(days, 36) * dayMs).toISOString().slice(0, 10),
  );

/** Derives a separate key per purpose, so that a signature for one purpose is invalid for another. */
export const deriveKey = (key: Uint8Array, purpose: string): Uint8Array =>
  createHmac('sha256', key).update(purpose).digest();

/** @param key the ward's key; each kind of signature uses its own derived key */
export const createSigner = (key: Uint8Array): Signer => {
  // Key objects are prepared once; using the raw bytes would prepare them for each signature.
  const keyFor = (purpose: string) => createSecretKey(deriveKey(key, purpose));
  const choiceKey = keyFor('choice');
  const fileKey = keyFor('file');
  const codeKey = keyFor('invitation-code');
  const mac = (conversation: string, { action, subject, revision }: PressedChoice): string =>
    createHmac('sha256', choiceKey)
      .update(JSON.stringify([conversation, action, subject, revision]))
      .digest('base64url')
      .slice(0, macLength);
  const fileMac = (name: string): string =>
    createHmac('sha256', fileKey).update(name).digest('base64url').slice(0, fileMacLength);
  return {
    sign: (conversation, choice) => {
      const value = `m1:${choice.action}:${shorten(choice.subject)}:${choice.revision.toString(36)}:${mac(conversation, choice)}`;
      if (Buffer.byteLength(value) > maxValueBytes)
        throw new RangeError(`button value over ${maxValueBytes} bytes: ${choice.action}`);
      return value;
    },
    verify: (conversation, value) => {
      const parts = /^m1:([a-zA-Z0-9.-]{1,40}):([^\n\0]{0,60}):([0-9a-z]{1,6}):([A-Za-z0-9_-]{8})$/u.exec(value);
      if (!parts) return null;
      const choice = {
        action: parts[1] ?? '',
        subject: lengthen(parts[2] ?? ''),
        revision: Number.parseInt(parts[3] ?? '', 36),
      };
      const given = Buffer.from(parts[4] ?? '');
      return timingSafeEqual(given, Buffer.from(mac(conversation, choice))) ? choice : null;
    },
    signFile: ({ hash, width, expiresAt }) => {
      const name = `${hash}.${width}.${Math.ceil(expiresAt.getTime() / 1000).toString(36)}`;
      return `${name}.${fileMac(name)}`;
    },
    verifyFile: (name, now) => {
      const parts = /^(([0-9a-f]{64})\.(\d{1,5})\.([0-9a-z]{1,8}))\.([A-Za-z0-9_-]{22})$/u.exec(name);
      if (!parts) return null;
      const expiresAt = new Date(Number.parseInt(parts[4] ?? '', 36) * 1000);
      const isOurs = timingSafeEqual(Buffer.from(parts[5] ?? ''), Buffer.from(fileMac(parts[1] ?? '')));
      return isOurs && expiresAt > now ? { hash: parts[2] ?? '', width: Number(parts[3]), expiresAt } : null;
    },
    hashCode: (code) => createHmac('sha256', codeKey).update(code.trim().toUpperCase()).digest('hex'),
  };
};
