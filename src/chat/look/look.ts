/** What a list in a chat is read with: readers that cannot write, the ward and its clock. */
import type { Sight } from '../../ports/services.ts';
import type { Looking } from '../../reading/looking.ts';

/** The readers, the ward and its clock, and what its rules let whoever asks see. */
export type Look = Looking & Sight;
