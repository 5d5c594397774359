/** All that `hear` may know: who speaks, what is open. */
import type { Actor } from '../../domain/actor.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { DangerCase } from '../../domain/danger/danger-case.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { WordsModel } from '../../domain/words/model.ts';
import type { Memory } from '../talk/memory.ts';

/**
 * What the same words mean different things by: who says them, what they are in the middle of, and what this chat can
 * do.
 */
export interface Situation {
  /** What words mean that no rule knows. */
  readonly words: WordsModel;
  /** Of the ward's clock. */
  readonly today: LocalDate;
  readonly actor: Actor;
  readonly memory: Memory;
  /** True at the very first sign of this account. */
  readonly isNew: boolean;
  /** False where this chat carries no documents: a page takes them instead. */
  readonly canReceiveFiles: boolean;
  /** True where a message can ask for the phone number in the platform's own form. */
  readonly canAskContact: boolean;
  /** Their own cry for help that still takes words; null or missing: none is open. */
  readonly cry?: DangerCase | null;
  readonly now?: Date;
  /** The open draft, or the returned item that is being mended. */
  readonly draft: Submission | null;
}
