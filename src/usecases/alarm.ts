/**
 * Operational alarms to the board. Each alarm is sent at most once an hour or once a day, and never contains what people wrote.
 */

import type { Alarm } from '../domain/machine-view.ts';
import type { Role } from '../domain/roles.ts';
import { cutText } from '../domain/text/normalize.ts';
import type { Unit } from '../ports/services.ts';
import { notifyRoles } from './react.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const reasonLength = 80;

const once = async (unit: Unit, name: string, everyMs: number, roles: readonly Role[], alarm: Alarm): Promise<void> => {
  if (!(await unit.stores.once(`alarm:${name}`, unit.now, everyMs))) return;
  await notifyRoles(unit, roles, { noun: 'machine', ...alarm });
};

/**
 * A platform's credentials expire soon or are lost, or the platform refuses all our messages. The head or the standing
 * deputy must act.
 * @param reason what the platform said, without secrets
 */
export const alarmAccess = (
  unit: Unit,
  channel: string,
  kind: 'expiring' | 'needsReconnect' | 'refused',
  reason: string,
): Promise<void> =>
  once(unit, `${channel}:${kind}`, dayMs, ['head', 'standingDeputy'], {
    name: `alarm-channel-${kind}`,
    facts: { channel, reason: cutText(reason, reasonLength) },
  });

/** A platform has been unreachable for a day. Its messages are held, and the board may have to phone recipients. */
export const alarmOutage = (unit: Unit, channel: string): Promise<void> =>
  once(unit, `outage:${channel}`, dayMs, ['head', 'standingDeputy'], {
    name: 'alarm-platform-silent',
    facts: { channel },
  });

/** A platform refused a message for any reason. The message is held, and the board must phone the recipient. */
export const alarmRefusal = (unit: Unit, channel: string, reason: string): Promise<void> =>
  once(unit, `refusal:${channel}`, hourMs, ['head', 'standingDeputy'], {
    name: 'alarm-message-refused',
    facts: { channel, reason: cutText(reason, reasonLength) },
  });

/** A job was given up after its last attempt. It is set aside, and an operator can replay it. */
export const alarmGivenUp = (unit: Unit, task: string, id: number): Promise<void> =>
  once(unit, `dead:${task}`, hourMs, ['head'], { name: 'alarm-given-up', facts: { id, task } });

/** The portal differed from the database: `republished` items were corrected, `left` items need a look by a person. */
export const alarmPortal = (unit: Unit, republished: number, left: number, codes: string): Promise<void> =>
  once(unit, `portal:${republished}:${left}`, dayMs, ['head', 'standingDeputy'], {
    name: 'alarm-portal-differs',
    facts: { republished, left, codes },
  });

/** A message whose delivery could not be confirmed is not sent again. The board may have to ask the recipient. */
export const alarmUnknown = (unit: Unit, id: number): Promise<void> =>
  once(unit, 'unknown', hourMs, ['head'], { name: 'alarm-outcome-unknown', facts: { id } });

/** Storing webhooks takes so long that the platform may switch them off. */
export const alarmSlow = (unit: Unit, channel: string, ms: number): Promise<void> =>
  once(unit, `slow:${channel}`, hourMs, ['head'], {
    name: 'alarm-webhook-slow',
    facts: { channel, seconds: (ms / 1000).toFixed(1) },
  });
