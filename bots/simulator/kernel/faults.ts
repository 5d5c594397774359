/** Scripted faults of a server's next calls, for tests and for visitors of the simulator. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Reply } from './http.ts';

/** @template Answer the form of this platform's refusals */
export type FaultEffect<Answer> =
  | ({ readonly kind: 'answer' } & Answer)
  /** A gateway's page instead of JSON. */
  | { readonly kind: 'html'; readonly status: number }
  /** An answer that is not the API's JSON: a truncated body, an unusual status. */
  | Extract<Reply, { kind: 'raw' }>
  /** The connection breaks: before the call was carried out, or after it and before the answer. */
  | { readonly kind: 'hangUp'; readonly when: 'before' | 'after' }
  /** The caller never receives an answer. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultRule<Answer> {
  /** Number of calls it affects; 1 if absent. */
  readonly times?: number;
  /** Number of calls that pass unaffected first. */
  readonly skip?: number;
  readonly effect: FaultEffect<Answer>;
}

export interface FaultScript<Rule extends FaultRule<unknown>, Call> {
  /** Returns a function that removes the rule. */
  add(rule: Rule): () => void;
  /** The effect on this call, if any; consumes one use. */
  take(call: Call): Rule['effect'] | null;
}

/**
 * Creates the script. Rules are checked in the order they were added; the first that matches is used.
 * @param isMeant whether a rule applies to a call
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
 * Carries out the work under a fault. `work` itself handles an `answer`, because it decides what is checked first.
 * @param signal fires when the caller has disconnected or the server closes, which ends hanging calls
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
