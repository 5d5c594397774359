/**
 * "Không thuộc phường": what the office writes goes to the asker as it is and ends the question, so it is read once more
 * as the asker will read it, and sent by a press.
 */

import { refused } from '../../domain/decision.ts';
import type { Button } from '../../domain/effect.ts';
import { questionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import { contactFact } from '../../domain/question/react.ts';
import { talkVersion } from '../../domain/talk.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { actOnQuestion } from './act-on-question.ts';

const what = 'redirectSure';
const shortestBody = 2;

/** The first line names the body, the others say how it is reached; nothing is made up where they are missing. */
const readRedirect = (text: string): { readonly body: string; readonly contact: string } => {
  const [body = '', ...rest] = text.trim().split('\n');
  return {
    body: body.trim(),
    contact: rest
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(', '),
  };
};

/** Writing again instead of pressing shows the new words. */
export const showRedirect = async (
  unit: Unit,
  person: Person,
  id: string,
  revision: number,
  text: string,
): Promise<Outcome> => {
  const question = await unit.stores.questions.get(questionId(id));
  if (!question) return refused('issue-not-found');
  const { body, contact } = readRedirect(text);
  if (body.length < shortestBody) return refused('issue-question-empty');
  await unit.stores.dialogues.write(
    person.id,
    talkVersion,
    { open: { ask: 'questionWords', what, question: id, revision, kept: text } },
    unit.now,
  );
  const press = (key: string, action: Button['action'], subject: string) => [
    { label: { key }, action, subject, revision },
  ];
  await tell(unit, person.id, {
    key: 'question-redirect-sure',
    facts: { code: question.code, body, contact: contactFact(contact) },
    buttons: [press('choice-q-redirect-send', 'q-redirectSure', id), press('choice-skip', 'skip', '')],
  });
  return done();
};

interface Shown {
  readonly open?: { readonly what?: string; readonly question?: string; readonly kept?: string } | null;
}

/** @param revision of the question, as it was when the words were asked for */
export const redirectAsShown = async (unit: Unit, person: Person, id: string, revision: number): Promise<Outcome> => {
  const { open } = ((await unit.stores.dialogues.read(person.id, talkVersion)) ?? {}) as Shown;
  if (open?.what !== what || open.question !== id) {
    await tell(unit, person.id, { key: 'press-too-old' });
    return done();
  }
  await unit.stores.dialogues.clear(person.id);
  return actOnQuestion(unit, person, id, { type: 'redirect', revision, ...readRedirect(open.kept ?? '') });
};
