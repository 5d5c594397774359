/** Everything that `hear` may use besides the message. */
import type { Actor } from '../../domain/actor.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { DangerCase } from '../../domain/danger/danger-case.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { WordsModel } from '../../domain/words/model.ts';
import type { Memory } from '../talk/memory.ts';

/** The context of a message that changes what its words mean: who says them, which prompt is open, and what this chat can do. */
export interface Situation {
  /** The model for words that no rule recognises. */
  readonly words: WordsModel;
  /** By the ward's clock. */
  readonly today: LocalDate;
  readonly actor: Actor;
  readonly memory: Memory;
  /** True for the first event of this account. */
  readonly isNew: boolean;
  /** False when this chat carries no documents; a page takes them instead. */
  readonly canReceiveFiles: boolean;
  /** True when a message can ask for the phone number in the platform's own form. */
  readonly canAskContact: boolean;
  /** The sender's own call for help that still takes messages; null or missing when there is none. */
  readonly cry?: DangerCase | null;
  readonly now?: Date;
  /** The open draft, or the returned item that is being revised. */
  readonly draft: Submission | null;
}
