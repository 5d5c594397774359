/** "gửi" typed instead of pressed: what was shown a moment ago is sent; anything else is shown first, with **Gửi** below. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { answerDraft } from './answer-draft.ts';
import { isAnswerWaiting } from './draft.ts';
import { openDraft } from './open-draft.ts';
import { read } from './read.ts';
import { send } from './send.ts';

/** Who writes "gửi bài" long after the last word may mean another item. */
const freshMs = 1_800_000;

export const sendInWords = async (unit: Unit, author: Person): Promise<Outcome> => {
  const { draft } = await openDraft(unit, author.id);
  if (!draft) return refused('issue-no-draft');
  // More parts may be on their way: the preview comes after the last one.
  if (await isAnswerWaiting(unit, draft)) {
    await answerDraft(unit, draft);
    return done();
  }
  const { decidedBy } = draft.standing;
  const isMended = draft.state === 'draft' || (decidedBy !== null && draft.updatedAt > decidedBy.at);
  const isFresh = unit.now.getTime() - draft.updatedAt.getTime() <= freshMs;
  if (isMended && isFresh && read(unit, draft).missing.length === 0)
    return send(unit, author, draft.id, draft.revision);
  await answerDraft(unit, draft, true);
  return done();
};
