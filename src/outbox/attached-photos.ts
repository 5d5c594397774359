/** Photos of an item or a question in the form a channel sends: bytes, or a URL that a platform may fetch for some hours. */
import type { OutgoingFile } from '../channel/outgoing.ts';
import { photosOf } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { Unit } from '../ports/services.ts';
import type { PrepareOptions } from './call.ts';

const cardPhotoWidth = 960;
/** How long a platform may fetch a picture of an item that is not public. */
const fileLinkMs = 6 * 3_600_000;

type Tools = Pick<PrepareOptions, 'media' | 'signer'>;

/**
 * A stored photo as an outgoing file, in the smallest stored width that suits a card.
 * @param name without extension
 * @throws when the stored copy is missing at the time the channel reads it
 */
export function attachedPhoto(
  { media, signer }: Tools,
  unit: Unit,
  { hash, widths, name }: { readonly hash: string; readonly widths: readonly number[]; readonly name: string },
): OutgoingFile {
  const width = widths.find((each) => each >= cardPhotoWidth) ?? widths.at(-1) ?? cardPhotoWidth;
  const expiresAt = new Date(unit.now.getTime() + fileLinkMs);
  return {
    name: `${name}.jpg`,
    mimeType: 'image/jpeg',
    url: `${unit.siteUrl}/s/files/${signer.signFile({ hash, width, expiresAt })}.jpg`,
    bytes: (limitBytes = Number.POSITIVE_INFINITY) => {
      const narrower = widths.filter((each) => each < width).toSorted((a, b) => b - a);
      return largestCopy(media, hash, [width, ...narrower], limitBytes);
    },
  };
}

/** The stored photos of an item in their order. Each file is read only when the channel takes it. */
export const photosOfItem = (tools: Tools, unit: Unit, submission: Submission): readonly OutgoingFile[] =>
  photosOf(submission).flatMap(({ fate }, at) =>
    fate.state === 'stored'
      ? [
          attachedPhoto(tools, unit, {
            hash: fate.hash,
            widths: fate.facts.widths,
            name: `${submission.code}-${at + 1}`,
          }),
        ]
      : [],
  );

/**
 * Reads the first copy that is within the limit, otherwise the last one. A very high picture can exceed a platform's limit at a
 * width at which others have a tenth of it.
 * @param widths widest first
 */
async function largestCopy(
  media: Tools['media'],
  hash: string,
  [width = cardPhotoWidth, ...narrower]: readonly number[],
  limitBytes: number,
): Promise<Uint8Array> {
  const bytes = await media.readCopy(hash, width, 'jpeg');
  if (!bytes) throw new Error(`the copy ${width} of photo ${hash} is missing`);
  return bytes.byteLength <= limitBytes || narrower.length === 0
    ? bytes
    : largestCopy(media, hash, narrower, limitBytes);
}
