/** Whose turn it is, and the cards on their screens. */
import type { Person } from '../../domain/person/person.ts';
import { undoEndsAt } from '../../domain/submission/permissions.ts';
import { outcomeName } from '../../domain/submission/react.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Sight, Unit } from '../../ports/services.ts';
import type { Relations } from '../react.ts';
import { put } from '../tell.ts';

/** Those of the stage who may sign now: never the author, never twice. */
const signers = async (unit: Sight, submission: Submission): Promise<readonly Person[]> => {
  const stage = submission.standing.route?.[stageOf(submission)] ?? [];
  return stage.length === 0 ? [] : (await unit.stores.people.holdersOf(stage, unit.now)).filter(mayStand(submission));
};

const mayStand =
  (submission: Submission) =>
  (person: Person): boolean =>
    person.id !== submission.authorId &&
    !submission.standing.signatures.some((signature) => signature.by === person.id);

/** The board is too small for this stage: the head may stand in, and it is on record. */
export const mayStandIn = async (unit: Sight, submission: Submission): Promise<boolean> =>
  (await signers(unit, submission)).length === 0;

/** Those whose turn it is; the head when nobody else is left. */
export const whoseTurn = async (unit: Sight, submission: Submission): Promise<readonly Person[]> => {
  const able = await signers(unit, submission);
  return able.length > 0 ? able : (await unit.stores.people.holdersOf(['head'], unit.now)).filter(mayStand(submission));
};

/** When a decision cannot be taken back any more, the card of whoever took it says so. */
export async function renewWhenFinal(unit: Unit, submission: Submission, decider: Person): Promise<void> {
  const end = undoEndsAt(submission);
  const card = end && (await unit.stores.cards.latestOf(submission.id, decider.id));
  if (!end || !card) return;
  const dueAt = new Date(end.getTime() + 1);
  await put(
    unit,
    `renew:${card.id}:${submission.version}:final`,
    { kind: 'renewCard', card: card.id, person: card.person },
    dueAt,
  );
}

/** @param onlyToThoseWithout true when the cards that are there are renewed instead */
export const sendCards = async (unit: Unit, submission: Submission, onlyToThoseWithout = false): Promise<void> => {
  for (const person of await whoseTurn(unit, submission)) {
    if (onlyToThoseWithout && (await unit.stores.cards.latestOf(submission.id, person.id))) continue;
    await put(unit, `card:${submission.id}:${submission.revision}:${stageOf(submission)}:${person.id}`, {
      kind: 'card',
      person: person.id,
      submission: submission.id,
    });
  }
};

export const outcomeKey = (submission: Submission, reader: Person): string =>
  `${outcomeName(submission)}:${submission.id}:${reader.id}`;

/** How people stand to an item. */
export const relationsOf = (unit: Unit, submission: Submission): Relations<number> => ({
  author: submission.authorId,
  // Only the stage that is waited for has holders.
  holdersOf: async (stage) =>
    stage === stageOf(submission) ? (await whoseTurn(unit, submission)).map(({ id }) => id) : [],
});

/** Every card of the item, on whichever screen, shows what is true now. */
/** @param why what changed beside the item's version: a photo that was settled */
export const renewCards = async (unit: Unit, submission: Submission, why = ''): Promise<void> => {
  for (const card of await unit.stores.cards.of(submission.id))
    await put(unit, `renew:${card.id}:${submission.version}${why}`, {
      kind: 'renewCard',
      card: card.id,
      person: card.person,
    });
};
