/** Each working morning the office and the standing deputy hear whom no message has reached, with numbers to call. */
import type { Unit } from '../../ports/services.ts';
import { notifyRoles } from '../react.ts';

/** The list is read when it is delivered; when everybody was called by then, nothing is said. */
export const remindOfUnreached = (unit: Unit): Promise<void> =>
  notifyRoles(unit, ['office', 'standingDeputy'], { noun: 'machine', name: 'unreached' });
