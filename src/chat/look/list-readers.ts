/** What a list in a chat is read with: readers that cannot write, the ward and its clock. */
import type { Sight } from '../../ports/services.ts';
import type { Looking } from '../../reading/looking.ts';

/** With what a list in a chat is read: readers, ward, clock and calendar. */
export type Look = Looking & Sight;
