/** What the acting person is answered: a short note for a press, or why it was refused. Longer texts are separate messages. */
import type { Refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { ButtonRows, Message } from '../../domain/message.ts';
import type { Unit } from '../../ports/services.ts';
import type { Noted } from '../../usecases/outcome.ts';
import { tell } from '../../usecases/tell.ts';

/** What the acting person is told: a note beside the press, or why it was refused. */
export type Reply =
  /** `below`: buttons under the note when it is sent as a message. */
  ({ readonly ok: true; readonly below?: ButtonRows } & Noted) | Refused;

/** Nothing more to say. */
export const noReply: Reply = { ok: true, note: null };

/** Sends a separate message; the press itself shows nothing. */
export async function replied(unit: Unit, person: PersonId, message: Message): Promise<Reply> {
  await tell(unit, person, message);
  return noReply;
}

/** The act was done. Where a press cannot show a note, it is sent as a message. */
export const noted = (key: string, facts?: Sentence['facts']): Reply => ({
  ok: true,
  note: facts ? { key, facts } : { key },
});
