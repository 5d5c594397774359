/** Misfortunes on order: what the server does to the next calls, as tests and a curious person ask. */

export type FaultEffect =
  /** An error body, HTTP 200 as the platform does. */
  | { readonly kind: 'answer'; readonly error: number; readonly message?: string }
  /** A gateway's page instead of JSON. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection breaks: before anything was done, or after it was done and before the answer. */
  | { readonly kind: 'hangUp'; readonly when: 'before' | 'after' }
  /** The caller waits for an answer that never comes. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultRule {
  /** How the path ends: `/message/cs`, `/upload/image`, `/access_token`; a part of it for media: `/media/`. All when absent. */
  readonly path?: string;
  readonly userId?: string;
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
  take(path: string, userId: string | null): FaultEffect | null;
}

export function createFaultScript(first: readonly FaultRule[]): FaultScript {
  let rules: { rule: FaultRule; skip: number; left: number }[] = [];
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
    take(path, userId) {
      for (const entry of rules) {
        const { rule } = entry;
        if (rule.path !== undefined && !isMeant(rule.path, path)) continue;
        if (rule.userId !== undefined && rule.userId !== userId) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        if (entry.left === 0) rules = rules.filter((other) => other !== entry);
        return rule.effect;
      }
      return null;
    },
  };
}

const isMeant = (pattern: string, path: string) =>
  pattern.endsWith('/') ? path.includes(pattern) : path.endsWith(pattern);

/** Whether the caller can't know what became of the call. */
export const mayLoseAnswer = (effect: FaultEffect | null): boolean =>
  effect?.kind === 'delay' || ((effect?.kind === 'hangUp' || effect?.kind === 'hang') && effect.when === 'after');
