/** **Cắt ảnh**: only a part of the photo goes out, before anybody has approved the item. The original stays as it came. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MediaStore, PhotoArea } from '../../ports/media.ts';
import { type BlurRequest, type Blurred, type BlurTools, findPhoto, replacePhoto, withPrint } from './blur-photo.ts';

/** The same for a photo that is cut. */
export interface CropTools extends Omit<BlurTools, 'media'> {
  readonly media: Pick<MediaStore, 'crop' | 'readPhoto'>;
}

/** A photo that is to show less, as a signed page or the desk sends it. */
export interface CropRequest extends Omit<BlurRequest, 'areas'> {
  /** What is left, in shares of the photo as it is shown now. */
  readonly area: PhotoArea;
}

/**
 * Whoever may blur it may cut it. What is hidden in it stays hidden.
 * @throws as blurPhoto
 */
export const cropPhoto = async (
  { media, ...tools }: CropTools,
  person: Person,
  request: CropRequest,
): Promise<Blurred> => {
  const found = await findPhoto(tools, person, request);
  if (!found.ok) return found;
  const intake = await media.crop(found.hash, request.area);
  if (!intake.ok) return refused(intake.refusal === 'gone' ? 'issue-photo-gone' : 'issue-crop-too-small');
  const hidden = intake.photo.blurredFrom?.areas.length ?? 0;
  return replacePhoto(tools, person, request, await withPrint(media, intake.photo), { what: 'cropped', hidden });
};
