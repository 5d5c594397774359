/** Misfortunes on order: what a server does to the next calls, as tests and a curious person ask. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Reply } from './http.ts';

/** @template Answer how this platform refuses a call in its own words */
export type FaultEffect<Answer> =
  | ({ readonly kind: 'answer' } & Answer)
  /** A gateway's page instead of JSON. */
  | { readonly kind: 'html'; readonly status: number }
  /** Anything else than the API's JSON: a cut body, a strange status. */
  | Extract<Reply, { kind: 'raw' }>
  /** The connection breaks: before anything was done, or after it was done and before the answer. */
  | { readonly kind: 'hangUp'; readonly when: 'before' | 'after' }
  /** The caller waits for an answer that never comes. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultRule<Answer> {
  /** How many calls it hits; 1 when absent. */
  readonly times?: number;
  /** Calls that pass unharmed before. */
  readonly skip?: number;
  readonly effect: FaultEffect<Answer>;
}

export interface FaultScript<Rule extends FaultRule<unknown>, Call> {
  /** Returns a function that takes the rule back. */
  add(rule: Rule): () => void;
  /** The effect on this call, if any; uses it up. */
  take(call: Call): Rule['effect'] | null;
}

/**
 * Rules are asked in the order in which they were added; the first that means the call is used. @param isMeant whether
 * a rule is about a call
 */
export function createFaultScript<Rule extends FaultRule<unknown>, Call>(
  first: readonly Rule[],
  isMeant: (rule: Rule, call: Call) => boolean,
): FaultScript<Rule, Call> {
  let rules: { rule: Rule; skip: number; left: number }[] = [];
  const add = (rule: Rule) => {
    const entry = { rule, skip: rule.skip ?? 0, left: rule.times ?? 1 };
    rules.push(entry);
    return () => {
      rules = rules.filter((other) => other !== entry);
    };
  };
  for (const rule of first) add(rule);
  return {
    add,
    take(call) {
      for (const entry of rules) {
        if (!isMeant(entry.rule, call)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left === 0) rules = rules.filter((other) => other !== entry);
        return entry.rule.effect;
      }
      return null;
    },
  };
}

/**
 * Does the work as the fault lets it. An `answer` is the work's own affair: it knows what is checked before.
 * @param signal fires when the caller is gone or the server closes, which ends what hangs
 */
export async function underFault(
  effect: FaultEffect<unknown> | null,
  signal: AbortSignal,
  work: () => Promise<Reply>,
): Promise<Reply> {
  switch (effect?.kind) {
    case undefined:
    case 'answer':
      return work();
    case 'html':
      return gatewayPage(effect.status);
    case 'raw':
      return effect;
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

const gatewayPage = (status: number): Reply => ({
  kind: 'raw',
  status,
  body: `<html><head><title>${status} Bad Gateway</title></head></html>`,
});
