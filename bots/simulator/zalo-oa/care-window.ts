/**
 * May the OA write to this person now? For 48 hours after the person's last sign of life. Until the seventh day it would
 * be paid for from a cloud account, which this OA has not; afterwards it is refused. A program knows all of that from the webhooks; sending anyway is a violation.
 */
import { faults } from './faults.ts';
import type { PersonState, Platform } from './platform.ts';

const hourMs = 60 * 60 * 1000;
const freeMs = 48 * hourMs;
const paidMs = 7 * 24 * hourMs;
/** A message may be on its way while the window closes. */
const graceMs = 60_000;

export type CareWindow = 'free' | 'paid' | 'closed' | 'never';

/** Measured on the platform's clock, which tests and the demo move. */
export function windowOf(platform: Platform, person: PersonState): CareWindow {
  if (person.lastInteractionMs === null) return 'never';
  const silentMs = platform.nowMs() - person.lastInteractionMs;
  return silentMs <= freeMs ? 'free' : silentMs <= paidMs ? 'paid' : 'closed';
}

/** @throws OaFault */
export function checkAllowed(platform: Platform, person: PersonState): void {
  if (person.standing === 'left') throw faults.notFollowing();
  if (person.standing === 'blocked') throw faults.restricted();
  if (person.lastInteractionMs === null) throw faults.noInteraction(`${person.name} never wrote, pressed or followed`);
  const silentMs = platform.nowMs() - person.lastInteractionMs;
  const detail = `${person.name} was silent for ${(silentMs / hourMs).toFixed(1)} h`;
  if (silentMs > paidMs) throw faults.windowClosed(detail, silentMs > paidMs + graceMs ? 'closedWindow' : null);
  if (silentMs > freeMs) throw faults.noCloudAccount(detail, silentMs > freeMs + graceMs ? 'paidWindow' : null);
}

/** A sign of life: the clock begins anew, and whoever had left is back. */
export function noteInteraction(platform: Platform, person: PersonState): void {
  person.lastInteractionMs = platform.nowMs();
  person.standing = 'open';
}
