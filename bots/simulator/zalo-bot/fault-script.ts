/** Misfortunes on order: what the server does to the next calls, as tests and a curious person ask. */
import type { ApiCall } from './call.ts';

export type FaultEffect =
  | { readonly kind: 'answer'; readonly code: number; readonly description: string }
  /** Anything else than the API's JSON: a gateway's page, a cut body, a strange status. */
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection breaks: before anything was done, or after it was done and before the answer. */
  | { readonly kind: 'hangUp'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultRule {
  /** Every method when absent. */
  readonly method?: string;
  readonly chatId?: string;
  /** How many calls it hits; 1 when absent. */
  readonly times?: number;
  /** Calls that pass unharmed before. */
  readonly skip?: number;
  readonly effect: FaultEffect;
}

export interface FaultScript {
  /** Returns a function that takes the rule back. */
  add(rule: FaultRule): () => void;
  /** The effect on this call, if any; uses it up. */
  take(call: ApiCall): FaultEffect | null;
}

export function createFaultScript(first: readonly FaultRule[]): FaultScript {
  let rules: { rule: FaultRule; skip: number; left: number }[] = [];
  const matches = (rule: FaultRule, call: ApiCall) =>
    (rule.method === undefined || rule.method === call.method) &&
    (rule.chatId === undefined || rule.chatId === call.fields.get('chat_id'));
  const add = (rule: FaultRule) => {
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
        if (!matches(entry.rule, call)) continue;
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
