/** Encrypts small secrets at rest with AES-256-GCM, which detects modifications. The key is derived from the ward's. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sealer } from '../ports/storage.ts';
import { deriveKey } from './signer.ts';

const ivBytes = 12;
const tagBytes = 16;

/**
 * Sealing the same text twice gives different results. Opening throws if a byte was changed or the key is another
 * ward's.
 */
export const createSealer = (wardKey: Uint8Array): Sealer => {
  const key = deriveKey(wardKey, 'sealed');
  return {
    seal: (text) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes));
      decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
    },
  };
};
