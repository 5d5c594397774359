/** "hủy" typed alone: what would be dropped is named first, and the button drops it. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { openDraft } from './open-draft.ts';
import { read } from './read.ts';

export const offerCancel = async (unit: Unit, author: Person): Promise<Outcome> => {
  const { draft } = await openDraft(unit, author.id);
  if (!draft) return refused('issue-no-draft');
  await tell(unit, author.id, {
    key: 'cancel-sure',
    facts: { code: draft.code, title: read(unit, draft).title || '…' },
    buttons: [
      // First: a "1" that answers an earlier list drops nothing.
      [{ label: { key: 'choice-continue' }, action: 'skip', subject: '', revision: 0 }],
      [{ label: { key: 'choice-cancel' }, action: 'cancel', subject: draft.id, revision: draft.revision }],
    ],
  });
  return done();
};
