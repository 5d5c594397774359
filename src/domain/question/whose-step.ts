/** Whose desk a question lies on: the same answer for the figure in a page's title and for the list below it. */
import type { Actor } from '../actor.ts';
import { isAssignee, questionObjection } from './permissions.ts';
import type { Question } from './question.ts';
import { holderOf } from './react.ts';
import type { QuestionState } from './transitions.ts';

/** States in which the next thing is for somebody of the board to do; in the others it is the asker's turn, or nobody's. */
export const waitingStates = [
  'received',
  'assigned',
  'drafted',
  'approved',
] as const satisfies readonly QuestionState[];

/**
 * Whether its next step is for this person to take: to give it to somebody, to write the answer, to sign it, to phone with
 * an answer that did not arrive, to mask what its asker lets everybody read, to sign what is masked. Never of a question that is kept from them, nor of one that they asked themselves.
 */
export function waitsFor(question: Question, actor: Actor): boolean {
  const may = (command: 'assign' | 'draft' | 'approve' | 'phone' | 'mask' | 'approveMask'): boolean =>
    questionObjection(question, command, actor) === null;
  const { publication, assignee } = question.standing;
  switch (holderOf(question)) {
    case 'office':
      return may(question.state === 'approved' ? 'phone' : 'assign');
    case 'assignee':
      return may('draft');
    case 'approvers':
      return may('approve');
    case 'asker':
      return false;
    case null:
      if (publication.state === 'masked') return may('approveMask');
      // Whoever answered it masks it; where nobody has it, whoever leads.
      return publication.state === 'given' && may('mask') && (assignee === null || isAssignee(question, actor));
  }
}
