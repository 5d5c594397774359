/** What was asked stays asked when a press is refused: an old button must not turn the answer into a paragraph. */

import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import type { Intent } from '../hear/intent.ts';
import type { Memory } from './memory.ts';
import { memoryOf, remember } from './talk.ts';

/** What somebody was asked last, kept while they say something else in between. */
export interface Prompt {
  readonly memory: Memory;
  /** It is as old as it was: an hour that passed does not begin anew. */
  readonly since: Date;
}

/** Null: nothing is open. */
export const promptOf = async (unit: Unit, person: PersonId): Promise<Prompt | null> => {
  const memory = await memoryOf(unit, person);
  const since = await unit.stores.dialogues.writtenAt(person);
  return memory.open && since ? { memory, since } : null;
};

/** A reason that is asked for an item cannot be given once a press on that very item was refused. */
const isAboutSameItem = ({ open }: Memory, intents: readonly Intent[]): boolean =>
  open !== null &&
  'submission' in open &&
  intents.some((intent) => 'submission' in intent && intent.submission === open.submission);

/** Called when one of the intents was refused. */
export const keepPrompt = async (
  unit: Unit,
  person: PersonId,
  { memory, since }: Prompt,
  intents: readonly Intent[],
): Promise<void> => {
  const wasForgotten = intents.some((intent) => intent.do === 'remember' && intent.memory.open === null);
  if (wasForgotten && !isAboutSameItem(memory, intents)) await remember(unit, person, memory.open, since);
};
