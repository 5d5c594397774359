/** Whose turn it is on a question. The count in a page's title and the list below it use the same rule. */
import type { Actor } from '../actor.ts';
import { isAssignee, questionObjection } from './permissions.ts';
import type { Question } from './question.ts';
import { holderOf } from './react.ts';
import type { QuestionState } from './transitions.ts';

/** States in which a board member must act next; in the others it is the asker's turn, or no action is due. */
export const waitingStates = [
  'received',
  'assigned',
  'drafted',
  'approved',
] as const satisfies readonly QuestionState[];

/**
 * True when the next step is for this person: assign it, write the answer, sign it, phone with an answer that did not arrive,
 * mask an answer that its asker allows to be published, or sign the masked text. False for a question that is kept from them
 * and for one that they asked themselves.
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
      // The person who answered masks it; without an assignee, the people who lead do.
      return publication.state === 'given' && may('mask') && (assignee === null || isAssignee(question, actor));
  }
}
