/**
 * Whether the OA may write to a person: free for 48 hours after the person's last activity; until the seventh day it is
 * paid from a cloud account, which this OA does not have; after that it is refused. A program knows all this from the
 * webhooks, so sending anyway is a violation.
 */
import { faults } from './faults.ts';
import type { PersonState, Platform } from './platform.ts';

const hourMs = 60 * 60 * 1000;
const freeMs = 48 * hourMs;
const paidMs = 7 * 24 * hourMs;
/** A message may be in transit when the window closes. */
const graceMs = 60_000;

export type CareWindow = 'free' | 'paid' | 'closed' | 'never';

/** Measured by the platform's clock, which tests and the demo move. */
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

/** Activity of the person: restarts the window, and ends an unfollow. */
export function noteInteraction(platform: Platform, person: PersonState): void {
  person.lastInteractionMs = platform.nowMs();
  person.standing = 'open';
}
