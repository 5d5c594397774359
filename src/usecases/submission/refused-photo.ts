/** How a photo is called that could not be taken: it has no number among those that are shown. */
import type { Sentence } from '../../domain/facts.ts';
import { type Photo, photosGiven } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';

/** By its file's name; a photo of a chat has none, and is told by its place among all that were sent. */
export const whichPhoto = (submission: Pick<Submission, 'photos'>, id: Photo['id']): Sentence => {
  const given = photosGiven(submission);
  const at = given.findIndex((each) => each.id === id);
  const name = given[at]?.file.name;
  return name ? { key: 'named-photo', facts: { name } } : { key: 'nth-photo', facts: { number: at + 1 } };
};
