/** Updates a message that showed a question and its buttons to the current state. */
import { canEdit } from '../channel/channel.ts';
import { renderQuestion } from '../chat/notice/render-question.ts';
import { composeMessage } from '../chat/say/compose-message.ts';
import { fullQuestion, questionMovedOn } from '../chat/say/question.ts';
import type { Effect } from '../domain/effect.ts';
import type { Message } from '../domain/message.ts';
import { actorOf, type Person } from '../domain/person/person.ts';
import { mayReadQuestion } from '../domain/question/permissions.ts';
import type { Question } from '../domain/question/question.ts';
import type { Unit } from '../ports/services.ts';
import { asksToApprove } from '../usecases/question/copies.ts';
import { tell } from '../usecases/tell.ts';
import type { Prepared, PrepareOptions } from './call.ts';

type Renewal = Extract<Effect, { kind: 'renewQuestion' }>;

/** Prepares the update. Where the channel cannot edit messages, the decision is sent as a new message and this row is dropped. */
export async function prepareQuestionCopy(options: PrepareOptions, unit: Unit, effect: Renewal): Promise<Prepared> {
  const person = await unit.stores.people.get(effect.person);
  const channel = options.channels.get(effect.channel);
  const account = (await unit.stores.people.accountsOf(person.id)).find(
    (each) => each.channel === effect.channel && each.conversation === effect.conversation,
  );
  const question = await unit.stores.questions.get(effect.question);
  if (!channel || !account || !question) return { kind: 'drop', why: 'nothing to change there' };
  if (!canEdit(channel)) {
    await tellDecided(unit, person, question, effect);
    return { kind: 'drop', why: 'this channel cannot change it: said anew' };
  }
  const listener = { channel, conversation: account.conversation, locale: person.locale };
  const message = (await messageNow(unit, person, question, effect)) ?? questionMovedOn(question, person);
  const composed = composeMessage(options, listener, { message });
  return {
    kind: 'call',
    call: {
      channel,
      account,
      conversation: account.conversation,
      run: async () => {
        await channel.edit(effect.messageId, composed.message, false);
        return effect.messageId;
      },
    },
  };
}

/** Sent once to each person who was asked for a signature that is no longer needed. */
async function tellDecided(unit: Unit, person: Person, question: Question, { view }: Renewal): Promise<void> {
  const { decidedBy } = question.standing;
  if (!asksToApprove(view) || question.state === 'drafted' || !decidedBy || decidedBy.person === person.id) return;
  if (!mayReadQuestion(question, actorOf(person))) return;
  const message = questionMovedOn(question, person);
  await tell(unit, person.id, { ...message, buttons: [] }, `moved-on:${question.id}:${decidedBy.at}:${person.id}`);
}

/** The message in its current state. Returns null when its request is over, or the person may no longer read the question. */
async function messageNow(unit: Unit, person: Person, question: Question, { view }: Renewal): Promise<Message | null> {
  if (!mayReadQuestion(question, actorOf(person))) return null;
  if (view) return renderQuestion(unit, person, view);
  return fullQuestion(question, { reader: person, now: unit.now, timeZone: unit.ward.timeZone });
}
