/** **Cắt ảnh**: publishes only a part of the photo; possible until the item is approved. The original is kept unchanged. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { MediaStore, PhotoArea } from '../../ports/media.ts';
import { type BlurRequest, type Blurred, type BlurTools, findPhoto, replacePhoto, withPrint } from './blur-photo.ts';

/** Dependencies for cropping a photo. */
export interface CropTools extends Omit<BlurTools, 'media'> {
  readonly media: Pick<MediaStore, 'crop' | 'readPhoto'>;
}

/** A request to crop a photo, sent from a signed page or the web desk. */
export interface CropRequest extends Omit<BlurRequest, 'areas'> {
  /** The part to keep, as fractions of the photo as it is shown now. */
  readonly area: PhotoArea;
}

/**
 * Crops a photo for a person who may blur it. Areas that are hidden stay hidden.
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
