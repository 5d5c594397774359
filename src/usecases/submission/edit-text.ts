/** **Sửa nội dung**: the author reads the text as it is, and the next message takes its place. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import { talkVersion } from '../../domain/talk.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { openDraft } from './open-draft.ts';
import { read } from './read.ts';

export const editText = async (unit: Unit, author: Person): Promise<Outcome> => {
  const { draft } = await openDraft(unit, author.id);
  if (!draft) return refused('issue-no-draft');
  await unit.stores.dialogues.write(author.id, talkVersion, { open: { ask: 'slot', slot: 'text' } }, unit.now);
  await tell(unit, author.id, {
    key: 'ask-text-anew',
    facts: { code: draft.code, now: read(unit, draft).paragraphs.join('\n') || '…' },
    buttons: [[{ label: { key: 'choice-skip' }, action: 'skip', subject: '', revision: 0 }]],
  });
  return done();
};
