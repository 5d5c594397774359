/**
 * "Không thuộc phường": the office's text is sent to the asker unchanged and ends the question. It is therefore shown once more
 * as the asker will see it, and sent only after a press.
 */

import { refused } from '../../domain/decision.ts';
import { questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Question } from '../../domain/question/question.ts';
import { readRedirect } from '../../domain/question/redirect.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../../usecases/outcome.ts';
import { tell } from '../../usecases/tell.ts';
import { redirectSure } from '../say/question.ts';
import { forgetOpen, openIn, remember } from '../talk/talk.ts';
import { doOnQuestion, showCurrentState } from './act.ts';

const shortestBody = 2;

/** Shows the text for confirmation. A new text replaces the one shown. */
export async function showRedirect(
  unit: Unit,
  person: Person,
  id: string,
  revision: number,
  text: string,
): Promise<Outcome> {
  const question = await unit.stores.questions.get(questionId(id));
  if (!question) return refused('issue-not-found');
  const redirect = readRedirect(text);
  if (redirect.body.length < shortestBody) return refused('issue-question-empty');
  await remember(unit, person.id, { ask: 'questionWords', what: 'redirectSure', question: id, revision, kept: text });
  await tell(unit, person.id, redirectSure(question, redirect, revision));
  return done();
}

/**
 * Sends the confirmed text.
 * @param revision of the question at the time the text was asked for
 */
export async function sendRedirect(unit: Unit, person: Person, { id }: Question, revision: number): Promise<Outcome> {
  const open = await openIn(unit, person.id);
  if (open?.ask !== 'questionWords' || open.what !== 'redirectSure' || open.question !== id) {
    await tell(unit, person.id, { key: 'press-too-old' });
    return done();
  }
  await forgetOpen(unit, person.id);
  const request = { type: 'redirect', revision, ...readRedirect(open.kept) } as const;
  return showCurrentState(unit, person, id, await doOnQuestion(unit, person, id, request), false);
}
