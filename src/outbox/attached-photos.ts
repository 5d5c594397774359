/** Photos of an item or a question as a channel sends them: bytes, or an address that a platform may fetch for some hours. */
import type { OutgoingFile } from '../channel/outgoing.ts';
import { photosOf } from '../domain/submission/photos-and-files.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { Unit } from '../ports/services.ts';
import type { PrepareOptions } from './call.ts';

const cardPhotoWidth = 960;
/** How long a platform may fetch a picture of an item that is not public. */
const fileLinkMs = 6 * 3_600_000;

type Tools = Pick<PrepareOptions, 'media' | 'signer'>;

/** @param name without its ending */
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
    bytes: async () => {
      const bytes = await media.readCopy(hash, width, 'jpeg');
      if (!bytes) throw new Error(`the copy ${width} of photo ${hash} is missing`);
      return bytes;
    },
  };
}

/** Stored photos in their order, as files that are read only when the channel takes them. */
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
