/** Keeps the open prompt when a press is refused, so that the answer to it is not taken for a paragraph. */

import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import type { Intent } from '../hear/intent.ts';
import type { Memory } from '../talk/memory.ts';
import { memoryOf, remember } from '../talk/talk.ts';

/** The prompt that was open before the press. */
export interface Prompt {
  readonly memory: Memory;
  /** When the prompt was opened. It keeps its age, so its time limit does not start again. */
  readonly since: Date;
}

/** The open prompt and its age. Returns null when no prompt is open. */
export const promptOf = async (unit: Unit, person: PersonId): Promise<Prompt | null> => {
  const memory = await memoryOf(unit, person);
  const since = await unit.stores.dialogues.writtenAt(person);
  return memory.open && since ? { memory, since } : null;
};

/** True when the refused press concerned the same item: the reason asked for can then no longer be given. */
const isAboutSameItem = ({ open }: Memory, intents: readonly Intent[]): boolean =>
  open !== null &&
  'submission' in open &&
  intents.some((intent) => 'submission' in intent && intent.submission === open.submission);

/** Reopens the prompt. Called when one of the intents was refused. */
export const keepPrompt = async (
  unit: Unit,
  person: PersonId,
  { memory, since }: Prompt,
  intents: readonly Intent[],
): Promise<void> => {
  const wasForgotten = intents.some((intent) => intent.do === 'remember' && intent.memory.open === null);
  if (wasForgotten && !isAboutSameItem(memory, intents)) await remember(unit, person, memory.open, since);
};
