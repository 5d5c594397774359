/** The line between the program and the platforms, as a visitor turns it; `offline`: the phones themselves have none. */
import type { Worlds } from './phones.ts';

export const networkStates = ['good', 'slow', 'dead', 'offline'] as const;
export type NetworkState = (typeof networkStates)[number];

/** Slower than people like, and within every program's patience. */
const slowMs = 3_000;

const effects = {
  slow: { kind: 'delay', ms: slowMs },
  dead: { kind: 'hangUp', when: 'before' },
} as const;

/** A state replaces the one before it; the rules that it put into the worlds are taken back. */
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
