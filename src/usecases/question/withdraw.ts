/** "rút HD-2611-0017": a citizen takes a question back, or the consent to its publication. */
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { actOnPublication, actOnQuestion } from './act-on-question.ts';

export const withdrawByCode = async (
  unit: Unit,
  person: Person,
  what: 'question' | 'consent',
  code: string,
): Promise<Outcome> => {
  const question = await unit.stores.questions.byCode(code);
  if (!question || question.askerId !== person.id) return refused('issue-code-unknown', { code });
  return what === 'question'
    ? actOnQuestion(unit, person, question.id, { type: 'withdraw' })
    : actOnPublication(unit, person, question.id, { type: 'withdrawConsent' });
};
