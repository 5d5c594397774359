/**
 * "D HD-2611-0017": a decision about a question where there are no buttons. It applies to the revision that the person was shown
 * last.
 */
import { actNamed } from '../../../domain/act/act.ts';
import { type QuestionActName, questionActs } from '../../../domain/act/question.ts';
import { refused } from '../../../domain/decision.ts';
import type { Person } from '../../../domain/person/person.ts';
import type { Question } from '../../../domain/question/question.ts';
import { isBoard } from '../../../domain/roles.ts';
import type { ReplyCode } from '../../../domain/submission/codes.ts';
import type { Unit } from '../../../ports/services.ts';
import type { Outcome } from '../../../usecases/outcome.ts';
import { listedTo, shownRevisions } from '../../question/shown-before.ts';
import { pressQuestion } from './press-question.ts';
import { wordsForAct } from './words-for-act.ts';

/** Maps the letter of an act to an act on what is waiting: the answer, or the masked text. */
const actOfLetter = (act: ReplyCode['act'], isMask: boolean): QuestionActName | null => {
  switch (act) {
    case 'approve':
      return isMask ? 'approveMask' : 'approve';
    case 'return':
      return isMask ? 'rejectMask' : 'sendBack';
    case 'view':
      return 'view';
    case 'undo':
      return 'undo';
    default:
      return null;
  }
};

/**
 * "X 0017" after a list that contains HD-2611-0017 means that question, unless a card of an item with this number was sent later.
 */
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

/** Carries out an act typed with a code. Returns null when the code names no question; an item is then meant. */
export async function questionByCode(unit: Unit, actor: Person, code: ReplyCode): Promise<Outcome | null> {
  const question =
    code.code === null ? await listedLast(unit, actor, code) : await unit.stores.questions.byCode(code.code);
  if (!question) return null;
  const isMask = question.standing.publication.state === 'masked';
  const name = actOfLetter(code.act, isMask);
  if (name === null) return refused('issue-press-unknown');
  const shown = await shownRevisions(unit, question, actor.id);
  // Undoing one's own decision does not depend on what was shown.
  const revision = name === 'undo' ? question.standing.revision : isMask ? shown.mask : shown.answer;
  // "T HD-2611-0017 nêu rõ ngày": the reason is given with the code.
  if (code.act === 'return' && code.rest !== '')
    return wordsForAct(unit, actor, {
      what: isMask ? 'rejectMask' : 'sendBack',
      question: question.id,
      revision,
      kept: '',
      text: code.rest,
      photos: [],
      messageKey: unit.cause,
    });
  return pressQuestion(unit, actor, { press: actNamed(questionActs, name).press, question: question.id, revision });
}
