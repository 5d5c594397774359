/** **Bỏ che**: the photo as it came stands in its place again, before anybody has approved the item. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MediaStore } from '../../ports/media.ts';
import { type BlurRequest, type Blurred, type BlurTools, findPhoto, replacePhoto } from './blur-photo.ts';

/** The same for a photo that is shown whole again. */
export interface UnblurTools extends Omit<BlurTools, 'media'> {
  readonly media: Pick<MediaStore, 'readPhoto'>;
}

/** Whoever may blur it may take that back. A declaration that faces are hidden is void with it: it is asked for again. */
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
