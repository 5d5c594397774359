/**
 * The connection between the program and the platforms, as set by a visitor; `offline` means that the phones have no
 * connection.
 */
import type { Worlds } from './phones.ts';

export const networkStates = ['good', 'slow', 'dead', 'offline'] as const;
export type NetworkState = (typeof networkStates)[number];

/** Noticeably slow, but below every program's timeouts. */
const slowMs = 3_000;

const effects = {
  slow: { kind: 'delay', ms: slowMs },
  dead: { kind: 'hangUp', when: 'before' },
} as const;

/** Creates the network. A new state replaces the previous one and removes its rules from the worlds. */
export function createNetwork({ telegram, zaloOa, zaloBot }: Worlds) {
  let state: NetworkState = 'good';
  let heal: readonly (() => void)[] = [];
  return {
    state: (): NetworkState => state,
    set(next: NetworkState): void {
      for (const end of heal) end();
      state = next;
      if (next === 'good' || next === 'offline') {
        heal = [];
        return;
      }
      const rule = { times: Number.MAX_SAFE_INTEGER, effect: effects[next] };
      heal = [telegram, zaloOa, zaloBot].flatMap((world) => (world ? [world.fault(rule)] : []));
    },
  };
}
