/** Who must hear of something, before anybody is looked up. `src/usecases/react.ts` finds the people. */
import type { Effect } from './effect.ts';
import type { PersonId, QuestionId, SubmissionId } from './ids.ts';
import type { GatheredList } from './list-view.ts';
import type { Role } from './roles.ts';
import type { View } from './view.ts';

/** `Stage` names what the holders hold: the stage of an item's route, a duty with a question. */
export type Audience<Stage = never> =
  | { readonly person: PersonId }
  | { readonly role: Role }
  | { readonly holdersOf: Stage }
  | { readonly author: true }
  /** The author, and whoever else is credited for words or photos. */
  | { readonly credited: true }
  | { readonly asker: true };

/** What follows from an event, as data. */
export type Reaction<Stage = never> =
  | {
      readonly to: Audience<Stage>;
      /** Who acted, and hears of it from whoever showed the act. */
      readonly except?: PersonId;
      readonly view: View;
      /** Tells this notice from others of its name; the same key is told once to each. */
      readonly key: string;
      /** From the second of an hour on it is not said by itself: this list comes instead, once, when the hour is over. */
      readonly gathered?: GatheredList;
    }
  /** The item itself, with its buttons. */
  | { readonly to: Audience<Stage>; readonly card: SubmissionId; readonly key: string }
  /** The answer that was signed in this round. */
  | {
      readonly to: Audience<Stage>;
      readonly answer: { readonly question: QuestionId; readonly code: string; readonly round: number };
      readonly key: string;
    }
  /** What is carried out without speaking to anybody. */
  | {
      readonly effect: Exclude<Effect, { readonly person: PersonId }>;
      readonly key: string;
      /** Not before this. */
      readonly dueAt?: Date;
    };
