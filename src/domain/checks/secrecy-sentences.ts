/** What is said about a stopped or held text, and to whom. Content-free: sentences know people, times and codes only. */
import type { Sentence } from '../facts.ts';

/** Neutral, and what to do now. The chat's servers have the message: only its sender can delete it there. */
export const stoppedForSender = (sender: 'citizen' | 'contributor'): Sentence =>
  sender === 'citizen' ? { key: 'secrecy-stopped-citizen' } : { key: 'secrecy-stopped-contributor' };

/** @param time as shown: hour and day on the ward's clock */
export const stoppedForHead = (facts: { name: string; time: string; channel: string }): Sentence => ({
  key: 'secrecy-stopped-head',
  facts,
});

/** The head found it harmless: nothing was kept, so it must be sent once more. @param until as shown */
export const sendAgain = (facts: { until: string }): Sentence => ({ key: 'secrecy-send-again', facts });

export const permissionGiven = (facts: { name: string; until: string }): Sentence => ({
  key: 'secrecy-permission-given',
  facts,
});

export const heldForSender = (facts: { code: string }): Sentence => ({ key: 'secrecy-held-sender', facts });

export const heldForHead = (facts: { code: string; name: string; time: string }): Sentence => ({
  key: 'secrecy-held-head',
  facts,
});

export const releasedForSender = (facts: { code: string }): Sentence => ({ key: 'secrecy-released-sender', facts });

export const destroyedForSender = (facts: { code: string }): Sentence => ({ key: 'secrecy-destroyed-sender', facts });

export const destroyedForHead = (facts: { code: string }): Sentence => ({ key: 'secrecy-destroyed-head', facts });
