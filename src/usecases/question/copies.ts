/**
 * Keeps track of sent messages that show a question's buttons. When the question changes, the program removes the outdated
 * buttons, because pressing one would be refused and look as if another person had decided.
 */
import type { Effect } from '../../domain/effect.ts';
import type { QuestionId } from '../../domain/ids.ts';
import type { Question } from '../../domain/question/question.ts';
import type { View } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { put } from '../tell.ts';

/** One message that shows a question and can be updated in its chat. */
export type QuestionCopy = Omit<Extract<Effect, { kind: 'renewQuestion' }>, 'kind' | 'question'>;

/** True for the message that asks for a signature, which a colleague may give first. */
export const asksToApprove = (view: View | null): boolean =>
  view?.noun === 'question' && view.name === 'question-to-approve';

/** Older messages have scrolled out of sight. */
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

/** Remembers a sent message. @param seen the question as the message shows it; if it has changed since, the message is renewed */
export async function rememberCopy(unit: Unit, seen: Question, copy: QuestionCopy): Promise<void> {
  const copies = [...(await copiesOf(unit, seen.id)), copy].slice(-mostCopies);
  await unit.stores.setSetting(nameOf(seen.id), JSON.stringify(copies));
  const now = await unit.stores.questions.get(seen.id);
  if (now && hasMoved(seen, now)) await renew(unit, now, copy);
}

/** True if the possible acts changed. A text that only grew does not count: signers read it again on their next press. */
const hasMoved = (before: Question, after: Question): boolean =>
  before.state !== after.state || before.standing.publication.state !== after.standing.publication.state;

/** Renews the messages if the question's possible acts changed. */
export async function renewCopies(unit: Unit, before: Question, after: Question): Promise<void> {
  if (!hasMoved(before, after)) return;
  for (const copy of await copiesOf(unit, after.id)) await renew(unit, after, copy);
}
