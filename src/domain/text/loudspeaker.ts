/** What a loudspeaker reads of an item. PURE. */
import { cutText } from './normalize.ts';

/** Code points that are read in about two minutes. */
const longestReading = 1_800;

/** About two minutes of reading; what is longer is cut, with an ellipsis. */
export const readAloud = (paragraphs: readonly string[]): string => cutText(paragraphs.join('\n'), longestReading);
