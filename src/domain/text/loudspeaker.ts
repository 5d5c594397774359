/** The text of an item for the loudspeaker. Pure. */
import { cutText } from './normalize.ts';

/** In code points: what is read in about two minutes. */
const longestReading = 1_800;

/** About two minutes of text; longer text is cut, with an ellipsis. */
export const readAloud = (paragraphs: readonly string[]): string => cutText(paragraphs.join('\n'), longestReading);
