/** What a scripted fault does around the work: wait, break off, hang, or let it through. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiReply } from './api.ts';
import type { FaultEffect } from './fault-script.ts';
import type { Platform } from './platform.ts';

/** @param caller fires when the caller is gone, which ends a hanging call, as does closing the world */
export async function meet(
  platform: Platform,
  effect: FaultEffect | null,
  caller: AbortSignal,
  work: () => Promise<ApiReply>,
): Promise<ApiReply> {
  const signal = AbortSignal.any([caller, platform.closing.signal]);
  switch (effect?.kind) {
    case undefined:
    case 'answer':
      return work();
    case 'html':
      return { kind: 'html', status: effect.status };
    case 'delay':
      await delay(effect.ms, undefined, { signal }).catch(() => undefined);
      return work();
    case 'hang':
      if (effect.when === 'after') await work();
      await gone(signal);
      return { kind: 'hangUp' };
    case 'hangUp':
      if (effect.when === 'after') await work();
      return { kind: 'hangUp' };
  }
}

function gone(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
