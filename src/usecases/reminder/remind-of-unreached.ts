/** Each working morning, tells the office and the standing deputy which people no message has reached, with phone numbers. */
import type { Unit } from '../../ports/services.ts';
import { notifyRoles } from '../react.ts';

/** The list is read on delivery; nothing is sent if everyone has been called by then. */
export const remindOfUnreached = (unit: Unit): Promise<void> =>
  notifyRoles(unit, ['office', 'standingDeputy'], { noun: 'machine', name: 'unreached' });
