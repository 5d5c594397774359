/** Common options of all publications, and how long they wait when the portal does not respond. */
import type { PortalPublisher } from '../ports/portal.ts';
import type { WardWork } from '../ports/unit-of-work.ts';

/** Wait between two attempts to reach the portal's database, in milliseconds. */
export const portalWaitMs = 10_000;

/** Work of a ward that changes what its portal shows. */
export interface PortalWork extends WardWork {
  readonly portal: PortalPublisher;
}
