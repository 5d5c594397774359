/** A choice that is typed instead of pressed → what is wanted. */
import { maySubmit } from '../domain/roles.ts';
import { choiceInWords } from './choice-in-words.ts';
import { hearPress } from './hear-press.ts';
import type { Intent } from './intent.ts';
import { runCommand, say, unlessPending } from './run-command.ts';
import type { Situation } from './situation.ts';

/** Null: these words are no choice, or mean something else to what is open. */
export const hearChoice = (text: string, situation: Situation): readonly Intent[] | null => {
  const choice = choiceInWords(text);
  const { actor, draft, memory } = situation;
  if (choice === null || !maySubmit(actor.role)) return null;
  // A reason or an answer that is asked for may well be "thêm ảnh".
  const isFree = memory.open === null || memory.open.ask === 'slot';
  if (choice === 'send')
    return draft && isFree
      ? [...unlessPending(situation), { do: 'sendInWords' }]
      : [...unlessPending(situation), ...runCommand({ name: 'gui', rest: '' }, situation)];
  if (!isFree) return null;
  if (!draft) return [say('issue-no-draft')];
  const action = choice === 'edit' && draft.state === 'returned' ? 'resume' : choice;
  return hearPress({ action, subject: draft.id, revision: draft.revision }, situation);
};
