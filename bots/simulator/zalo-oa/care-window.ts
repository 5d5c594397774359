/**
 * May the OA write to this person now, and who pays? Free for 48 hours after the person's last sign of life, paid until
 * the seventh day, refused afterwards. A program knows all of that from the webhooks; sending anyway is a violation.
 */
import { faults } from './faults.ts';
import type { PersonState, Platform } from './platform.ts';

const hourMs = 60 * 60 * 1000;
const freeMs = 48 * hourMs;
const paidMs = 7 * 24 * hourMs;
/** A message may be on its way while the window closes. */
const graceMs = 60_000;

export type QuotaType = 'reply' | 'purchase_quota';

export type CareWindow = 'free' | 'paid' | 'closed' | 'never';

export function windowOf(platform: Platform, person: PersonState): CareWindow {
  if (person.lastInteractionMs === null) return 'never';
  const silentMs = platform.nowMs() - person.lastInteractionMs;
  return silentMs <= freeMs ? 'free' : silentMs <= paidMs ? 'paid' : 'closed';
}

/** @throws OaFault */
export function allowance(platform: Platform, person: PersonState): QuotaType {
  const { needsFollow, cloudAccount, freeReplies, messageQuota } = platform.options;
  switch (person.standing) {
    case 'left':
      throw faults.notFollowing();
    case 'blocked':
      throw faults.restricted();
    case 'inactive':
      throw faults.inactive();
    case 'stranger':
    case 'open':
  }
  if (needsFollow && !person.isFollower) throw faults.notFollowing();
  if (person.lastInteractionMs === null) throw faults.noInteraction(`${person.name} never wrote, pressed or followed`);
  const silentMs = platform.nowMs() - person.lastInteractionMs;
  const detail = `${person.name} was silent for ${(silentMs / hourMs).toFixed(1)} h`;
  if (silentMs > paidMs) throw faults.windowClosed(detail, silentMs > paidMs + graceMs ? 'closedWindow' : null);
  const quota = messageQuota ?? null;
  if (quota !== null && platform.messagesSent >= quota) throw faults.outOfQuota(`${quota} messages`);
  const isCapped = (freeReplies ?? null) !== null && person.repliesSince >= (freeReplies ?? 0);
  if (silentMs <= freeMs && !isCapped) return 'reply';
  if (cloudAccount === 'linked') return 'purchase_quota';
  if (cloudAccount === 'empty') throw faults.cloudAccountEmpty();
  throw faults.noCloudAccount(detail, silentMs > freeMs + graceMs ? 'paidWindow' : null);
}

/** A sign of life: the clock begins anew, and whoever had left is back. */
export function noteInteraction(platform: Platform, person: PersonState): void {
  person.lastInteractionMs = platform.nowMs();
  person.repliesSince = 0;
  person.standing = 'open';
}
