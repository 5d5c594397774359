/** Whose turn it is, and the cards on their screens. */
import type { Person } from '../../domain/person/person.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { put } from '../tell.ts';

/** Those who may sign now: never the author, never twice; the head when nobody else is left. */
export const whoseTurn = async (unit: Unit, submission: Submission): Promise<readonly Person[]> => {
  const stage = submission.standing.route?.[stageOf(submission)] ?? [];
  const mayStand = (person: Person): boolean =>
    person.id !== submission.authorId &&
    !submission.standing.signatures.some((signature) => signature.by === person.id);
  const signers = stage.length === 0 ? [] : (await unit.stores.people.withRoles(stage)).filter(mayStand);
  return signers.length > 0 ? signers : (await unit.stores.people.withRoles(['head'])).filter(mayStand);
};

export const sendCards = async (unit: Unit, submission: Submission): Promise<void> => {
  for (const person of await whoseTurn(unit, submission))
    await put(unit, `card:${submission.id}:${submission.revision}:${stageOf(submission)}:${person.id}`, {
      kind: 'card',
      person: person.id,
      submission: submission.id,
    });
};

/** Every card of the item, on whichever screen, shows what is true now. */
export const renewCards = async (unit: Unit, submission: Submission): Promise<void> => {
  for (const card of await unit.stores.cards.of(submission.id))
    await put(unit, `renew:${card.id}:${submission.version}`, {
      kind: 'renewCard',
      card: card.id,
      person: card.person,
    });
};
