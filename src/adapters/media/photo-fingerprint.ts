/**
 * Computes the fingerprint of a stored public copy: for photos stored before fingerprints existed or before their
 * format changed. A new photo gets its fingerprint in the child process, from the pixels.
 */
import sharp from 'sharp';
import { fingerprintFromGrey } from '../../domain/checks/repeated-photo.ts';

/** Length of the longer side in pixels. More would change nothing: a fingerprint uses 128. */
const greySide = 480;

/**
 * @param bytes a copy made by this program; untrusted files must be decoded in the child
 * @returns as `fingerprintFromGrey`
 * @throws Error of sharp if the bytes are not a picture
 */
export async function fingerprintOfCopy(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes, { autoOrient: true })
    .flatten({ background: '#ffffff' })
    .resize({ width: greySide, height: greySide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return fingerprintFromGrey(data, info.width, info.height);
}
