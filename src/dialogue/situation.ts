/** All that `hear` may know: who speaks, what is open. */
import type { Actor } from '../domain/actor.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { Memory } from './memory.ts';

export interface Situation {
  readonly actor: Actor;
  readonly memory: Memory;
  /** The open draft, or the returned item that is being mended. */
  readonly draft: Submission | null;
}
