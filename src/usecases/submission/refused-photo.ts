/** Names a photo that could not be accepted and so has no number among the shown photos. */
import type { Sentence } from '../../domain/facts.ts';
import { type Photo, photosGiven } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';

/** By its file name; a photo from a chat has none and is named by its position among all photos sent. */
export const whichPhoto = (submission: Pick<Submission, 'photos'>, id: Photo['id']): Sentence => {
  const given = photosGiven(submission);
  const at = given.findIndex((each) => each.id === id);
  const name = given[at]?.file.name;
  return name ? { key: 'named-photo', facts: { name } } : { key: 'nth-photo', facts: { number: at + 1 } };
};
