/**
 * The fingerprint of a public copy that is on disk already: to compare photos that were stored before there were
 * fingerprints, or before these became what they are. A photo that arrives gets its own in the child, from the pixels.
 */
import sharp from 'sharp';
import { fingerprintFromGrey } from '../../domain/checks/repeated-photo.ts';

/** Pixels of the longer side. More changes nothing: a fingerprint is made of 128. */
const greySide = 480;

/**
 * @param bytes a copy of ours; never a stranger's file, whose decoders belong in the child
 * @returns as `fingerprintFromGrey`
 * @throws Error of sharp for what is no picture
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
