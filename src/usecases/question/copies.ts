/**
 * Messages with a question's buttons, on every screen that can change what it showed: when the question moves on, their
 * buttons go with it, for a press that lands on a decided question is refused, and looks as if somebody else had decided.
 */
import type { Effect } from '../../domain/effect.ts';
import type { QuestionId } from '../../domain/ids.ts';
import type { Question } from '../../domain/question/question.ts';
import type { View } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { put } from '../tell.ts';

/** Which copies of a question, in which chats, are to be shown anew as it stands now. */
export type QuestionCopy = Omit<Extract<Effect, { kind: 'renewQuestion' }>, 'kind' | 'question'>;

/** It asks for a signature that a colleague may give first. */
export const asksToApprove = (view: View | null): boolean =>
  view?.noun === 'question' && view.name === 'question-to-approve';

/** Older ones are out of sight. */
const mostCopies = 40;

const nameOf = (id: QuestionId): string => `question-copies:${id}`;

const copiesOf = async ({ stores }: Unit, id: QuestionId): Promise<readonly QuestionCopy[]> =>
  JSON.parse((await stores.setting(nameOf(id))) ?? '[]') as readonly QuestionCopy[];

const renew = (unit: Unit, { id, version }: Question, copy: QuestionCopy): Promise<void> =>
  put(unit, `renew-question:${copy.channel}:${copy.messageId}:${version}`, {
    ...copy,
    kind: 'renewQuestion',
    question: id,
  });

/** @param seen as the message showed it: what happened while it was on its way is shown at once */
export async function rememberCopy(unit: Unit, seen: Question, copy: QuestionCopy): Promise<void> {
  const copies = [...(await copiesOf(unit, seen.id)), copy].slice(-mostCopies);
  await unit.stores.setSetting(nameOf(seen.id), JSON.stringify(copies));
  const now = await unit.stores.questions.get(seen.id);
  if (now && hasMoved(seen, now)) await renew(unit, now, copy);
}

/** What can be done has changed. A text that only grew waits for a press: who decides reads it anew. */
const hasMoved = (before: Question, after: Question): boolean =>
  before.state !== after.state || before.standing.publication.state !== after.standing.publication.state;

/** Nothing is sent where the question looks the same as before. */
export async function renewCopies(unit: Unit, before: Question, after: Question): Promise<void> {
  if (!hasMoved(before, after)) return;
  for (const copy of await copiesOf(unit, after.id)) await renew(unit, after, copy);
}
