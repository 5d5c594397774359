/**
 * A PIN of six digits is quickly guessed by an attacker who has the database. scrypt makes each guess slow, and a key
 * outside the database (the ward's) makes guessing impossible without it.
 */
import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PinHash } from '../ports/signed-pages.ts';

/** 32 MiB and some tens of milliseconds per guess. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;

const slow = (secret: Uint8Array, salt: Uint8Array, { N, r, p }: Readonly<Record<keyof typeof cost, number>>) =>
  new Promise<Buffer>((resolve, reject) => {
    const options = { N, r, p, maxmem: 256 * N * r };
    scrypt(secret, salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** @param key 32 bytes that are not in the database */
export const createPinHash = (key: Uint8Array): PinHash => {
  const peppered = (pin: string): Uint8Array => createHmac('sha256', key).update(pin).digest();
  return {
    hash: async (pin) => {
      const salt = randomBytes(saltBytes);
      const made = await slow(peppered(pin), salt, cost);
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), made.toString('base64url')].join('$');
    },
    verify: async (pin, hash) => {
      const parts = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/u.exec(hash);
      if (!parts) return false;
      const [, cost, r, p, salt = '', kept = ''] = parts;
      const wanted = Buffer.from(kept, 'base64url');
      const made = await slow(peppered(pin), Buffer.from(salt, 'base64url'), {
        N: Number(cost),
        r: Number(r),
        p: Number(p),
      });
      return made.byteLength === wanted.byteLength && timingSafeEqual(made, wanted);
    },
  };
};
