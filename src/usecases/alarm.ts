/** What is told to whom when the machine is unwell: never twice in the same hour or day, never a word of what people wrote. */

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
 * A platform's access runs out or is lost, or it carries nothing of ours: somebody must act.
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

/** A platform has been out of reach for a day: what it did not carry is held, and somebody may have to phone. */
export const alarmOutage = (unit: Unit, channel: string): Promise<void> =>
  once(unit, `outage:${channel}`, dayMs, ['head', 'standingDeputy'], {
    name: 'alarm-platform-silent',
    facts: { channel },
  });

/** A platform did not take a message, whatever the reason: it is held, and somebody must phone. */
export const alarmRefusal = (unit: Unit, channel: string, reason: string): Promise<void> =>
  once(unit, `refusal:${channel}`, hourMs, ['head', 'standingDeputy'], {
    name: 'alarm-message-refused',
    facts: { channel, reason: cutText(reason, reasonLength) },
  });

/** Something was given up: it is set aside, and an operator can replay it. */
export const alarmGivenUp = (unit: Unit, task: string, id: number): Promise<void> =>
  once(unit, `dead:${task}`, hourMs, ['head'], { name: 'alarm-given-up', facts: { id } });

/** The portal was put right from the core, or shows what a person must look at. */
export const alarmPortal = (unit: Unit, republished: number, left: number, codes: string): Promise<void> =>
  once(unit, `portal:${republished}:${left}`, dayMs, ['head', 'standingDeputy'], {
    name: 'alarm-portal-differs',
    facts: { republished, left, codes },
  });

/** A message whose arrival nobody knows of is not repeated any more: whoever waits for it may have to be asked. */
export const alarmUnknown = (unit: Unit, id: number): Promise<void> =>
  once(unit, 'unknown', hourMs, ['head'], { name: 'alarm-outcome-unknown', facts: { id } });

/** Webhooks are stored so slowly that the platform may switch them off. */
export const alarmSlow = (unit: Unit, channel: string, ms: number): Promise<void> =>
  once(unit, `slow:${channel}`, hourMs, ['head'], {
    name: 'alarm-webhook-slow',
    facts: { channel, seconds: (ms / 1000).toFixed(1) },
  });
