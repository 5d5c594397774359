/** What lists in a chat are read with: read-only access, the ward and its clock. */
import type { ReadContext } from '../../ports/services.ts';
import type { WardReadAccess } from '../../reading/looking.ts';

/** What a list in a chat is read with: readers, ward, clock and calendar. */
export type Look = WardReadAccess & ReadContext;
