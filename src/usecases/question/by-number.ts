/** "D HD-2611-0017": a decision about a question where there are no buttons, on the revision that was shown last. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { isBoard } from '../../domain/roles.ts';
import type { ReplyCode } from '../../domain/submission/codes.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { actOnPublication, actOnQuestion } from './act-on-question.ts';
import { listedTo } from './list-questions.ts';
import { shownRevisions } from './notify.ts';
import { pressQuestion, shownAnew } from './press.ts';

/** "X 0017" after a list that holds HD-2611-0017 means that one, unless a card of an item with this number came since. */
const listedLast = async (unit: Unit, actor: Person, { act, number }: ReplyCode): Promise<Question | null> => {
  const listed = act === 'view' && isBoard(actor.role) ? await listedTo(unit, actor) : null;
  const ending = `-${String(number).padStart(4, '0')}`;
  const code = listed?.codes.find((each) => each.endsWith(ending));
  if (!listed || !code) return null;
  for (const { id } of await unit.stores.submissions.withNumber(number)) {
    const card = await unit.stores.cards.latestOf(id, actor.id);
    if (card && card.createdAt.getTime() > listed.at) return null;
  }
  return unit.stores.questions.byCode(code);
};

/** Null when the code names no question: then an item is meant. */
export const questionByNumber = async (unit: Unit, actor: Person, code: ReplyCode): Promise<Outcome | null> => {
  const question =
    code.code === null ? await listedLast(unit, actor, code) : await unit.stores.questions.byCode(code.code);
  if (!question) return null;
  const shown = await shownRevisions(unit, question, actor.id);
  const isMask = question.standing.publication.state === 'masked';
  const reason = { code: 'other', note: code.rest };
  switch (code.act) {
    case 'approve':
      return pressQuestion(unit, actor, {
        action: isMask ? 'approveMask' : 'approve',
        argument: '',
        question: question.id,
        revision: isMask ? shown.mask : shown.answer,
      });
    case 'return':
      if (code.rest === '')
        return pressQuestion(unit, actor, {
          action: isMask ? 'rejectMask' : 'sendBack',
          argument: '',
          question: question.id,
          revision: isMask ? shown.mask : shown.answer,
        });
      return shownAnew(
        unit,
        actor,
        question.id,
        isMask
          ? await actOnPublication(unit, actor, question.id, {
              type: 'rejectMask',
              revision: shown.mask,
              reason: code.rest,
            })
          : await actOnQuestion(unit, actor, question.id, { type: 'sendBack', revision: shown.answer, reason }),
        isMask,
      );
    case 'view':
      return pressQuestion(unit, actor, { action: 'view', argument: '', question: question.id, revision: 0 });
    default:
      return refused('issue-press-unknown');
  }
};
