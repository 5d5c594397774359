/** What every publication is given, and how long it waits for a portal that does not answer. */
import type { PortalPublisher } from '../ports/portal.ts';
import type { WardWork } from '../ports/unit-of-work.ts';

/** Between two tries to reach the portal's database. */
export const portalWaitMs = 10_000;

/** A ward's work that changes what its portal shows. */
export interface PortalWork extends WardWork {
  readonly portal: PortalPublisher;
}
