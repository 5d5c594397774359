/** Interprets a choice that is typed instead of pressed. */
import { maySubmit } from '../../domain/roles.ts';
import type { Open } from '../talk/memory.ts';
import { choiceInWords } from './choice-in-words.ts';
import { hearPress } from './hear-press.ts';
import type { Intent } from './intent.ts';
import { runCommand, say, unlessPending } from './run-command.ts';
import type { Situation } from './situation.ts';

const asksForDraft = ({ ask }: Open): boolean => ask === 'slot';

/** Leaves the open prompt; without one, the draft, which is cancelled only after a confirmation. */
const leave = (choice: 'cancel' | 'skip', situation: Situation): readonly Intent[] | null => {
  const { actor, draft, memory } = situation;
  const { open } = memory;
  const skip = () => hearPress({ action: 'skip', subject: '', revision: 0 }, situation);
  // Text that waits for a choice has its own words for yes and no.
  if (open?.ask === 'pending') return null;
  if (open && !asksForDraft(open)) return skip();
  if (!maySubmit(actor.role)) return null;
  if (!draft) return [say('skipped')];
  if (choice === 'skip') return [...unlessPending(situation), { do: 'preview', isLeft: true }];
  const isFirstAsked = open?.ask !== 'slot' || open.slot === 'eventOn' || open.slot === 'source';
  return isFirstAsked ? [{ do: 'offerCancel' }] : skip();
};

/** Interprets a typed choice like its press. Returns null when the text is not a choice, or answers the open prompt. */
export const hearChoice = (text: string, situation: Situation): readonly Intent[] | null => {
  const choice = choiceInWords(text);
  if (choice === null) return null;
  if (choice === 'cancel' || choice === 'skip') return leave(choice, situation);
  const { actor, draft, memory } = situation;
  if (!maySubmit(actor.role)) return null;
  // "thêm ảnh" may be the answer to a prompt for a reason or for other free text.
  const isFree = memory.open === null || asksForDraft(memory.open);
  if (choice === 'send')
    return draft && isFree
      ? [...unlessPending(situation), { do: 'sendInWords' }]
      : [...unlessPending(situation), ...runCommand({ name: 'gui', rest: '' }, situation)];
  if (!isFree) return null;
  if (!draft) return [say('issue-no-draft')];
  const action = choice === 'mend' ? (draft.state === 'returned' ? 'resume' : 'edit') : choice;
  return hearPress({ action, subject: draft.id, revision: draft.revision }, situation);
};
