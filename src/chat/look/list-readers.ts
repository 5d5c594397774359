/** What lists in a chat are read with: read-only access, the ward and its clock. */
import type { Sight } from '../../ports/services.ts';
import type { Looking } from '../../reading/looking.ts';

/** What a list in a chat is read with: readers, ward, clock and calendar. */
export type Look = Looking & Sight;
