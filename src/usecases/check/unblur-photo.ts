/** **Bỏ che**: restores the original photo; possible until the item is approved. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MediaStore } from '../../ports/media.ts';
import { type BlurRequest, type Blurred, type BlurTools, findPhoto, replacePhoto } from './blur-photo.ts';

/** Dependencies for restoring a blurred photo. */
export interface UnblurTools extends Omit<BlurTools, 'media'> {
  readonly media: Pick<MediaStore, 'readPhoto'>;
}

/**
 * Restores the original for a person who may blur the photo. A declaration that faces are hidden becomes void, and the
 * author is asked again.
 */
export const unblurPhoto = async (
  { media, ...tools }: UnblurTools,
  person: Person,
  request: Omit<BlurRequest, 'areas'>,
): Promise<Blurred> => {
  const found = await findPhoto(tools, person, request);
  if (!found.ok) return found;
  const original = (await media.readPhoto(found.hash))?.blurredFrom?.hash;
  if (!original) return refused('issue-not-blurred', { number: found.number });
  const photo = await media.readPhoto(original);
  if (!photo) return refused('issue-photo-gone');
  return replacePhoto(tools, person, request, photo, { what: 'unblurred', hidden: 0 });
};
