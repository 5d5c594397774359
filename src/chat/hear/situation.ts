/** All that `hear` may know: who speaks, what is open. */
import type { Actor } from '../../domain/actor.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Memory } from '../talk/memory.ts';

export interface Situation {
  readonly actor: Actor;
  readonly memory: Memory;
  /** True at the very first sign of this account. */
  readonly isNew: boolean;
  /** False where this chat carries no documents: a page takes them instead. */
  readonly canReceiveFiles: boolean;
  /** True where a message can ask for the phone number in the platform's own form. */
  readonly canAskContact: boolean;
  /** The open draft, or the returned item that is being mended. */
  readonly draft: Submission | null;
}
