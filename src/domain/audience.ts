/** Who must be notified of an event, by role or relation. `src/usecases/react.ts` resolves it to people. */
import type { Effect } from './effect.ts';
import type { PersonId, QuestionId, SubmissionId } from './ids.ts';
import type { GatheredList } from './list-view.ts';
import type { Role } from './roles.ts';
import type { View } from './view.ts';

/** `Stage` is what people can hold: a stage of an item's route, or a duty for a question. */
export type Audience<Stage = never> =
  | { readonly person: PersonId }
  | { readonly role: Role }
  | { readonly holdersOf: Stage }
  | { readonly author: true }
  /** The author, and everyone credited for text or photos. */
  | { readonly credited: true }
  | { readonly asker: true };

/** A consequence of an event, as data. */
export type Reaction<Stage = never> =
  | {
      readonly to: Audience<Stage>;
      /** The person who acted: they get the result as the answer to their act. */
      readonly except?: PersonId;
      readonly view: View;
      /** Distinguishes this notice from others with its name. Each recipient gets a notice with the same key once. */
      readonly key: string;
      /** If set, later notices of an hour are not sent one by one: when the hour is over, the recipient gets this list once. */
      readonly gathered?: GatheredList;
    }
  /** The item itself, with its buttons. */
  | { readonly to: Audience<Stage>; readonly card: SubmissionId; readonly key: string }
  /** The answer that was approved in this round. */
  | {
      readonly to: Audience<Stage>;
      readonly answer: { readonly question: QuestionId; readonly code: string; readonly round: number };
      readonly key: string;
    }
  /** An effect that sends no message to a person. */
  | {
      readonly effect: Exclude<Effect, { readonly person: PersonId }>;
      readonly key: string;
      /** Earliest time at which it is carried out. */
      readonly dueAt?: Date;
    };
