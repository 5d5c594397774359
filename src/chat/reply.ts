/** What the chat answers to whoever acts: a short note for a press, or why not. Longer words are messages of their own. */
import type { Refused } from '../domain/decision.ts';
import type { Sentence } from '../domain/facts.ts';
import type { PersonId } from '../domain/ids.ts';
import type { ButtonRows, Message } from '../domain/message.ts';
import type { Unit } from '../ports/services.ts';
import type { Noted } from '../usecases/outcome.ts';
import { tell } from '../usecases/tell.ts';

/** What the one who acted is told: a note beside the press, or why it was refused. */
export type Reply =
  /** `below`: what can be pressed under the note where it is a message. */
  ({ readonly ok: true; readonly below?: ButtonRows } & Noted) | Refused;

/** Nothing more to say. */
export const silence: Reply = { ok: true, note: null };

/** Said in a message of its own: a press has nothing more to show. */
export async function replied(unit: Unit, person: PersonId, message: Message): Promise<Reply> {
  await tell(unit, person, message);
  return silence;
}

/** It was done; where a press can't show a note, it is said in a message. */
export const noted = (key: string, facts?: Sentence['facts']): Reply => ({
  ok: true,
  note: facts ? { key, facts } : { key },
});
