/** Determines whose turn an item is, and sends and renews their cards. */
import type { PersonId } from '../../domain/ids.ts';
import { actorOf, type Person, present } from '../../domain/person/person.ts';
import { decidingRoles } from '../../domain/roles.ts';
import { revisionSeen } from '../../domain/submission/correction.ts';
import { type FourEyes, nobodyElse, payeesOf, rewritersOf } from '../../domain/submission/four-eyes.ts';
import { mayJudgeHeld, objection, undoEndsAt } from '../../domain/submission/permissions.ts';
import { aboutItem, outcomeName } from '../../domain/submission/react.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { notify, type Relations } from '../react.ts';
import { put } from '../tell.ts';

/** Everyone who contributed to the item, directly or through merged items. */
async function partsOf(sight: Pick<ReadContext, 'stores'>, submission: Submission): Promise<FourEyes> {
  const { submissions } = sight.stores;
  const contributions = await submissions.contributionsOf(submission.id);
  const partsOfOther = async (id: Submission['id']): Promise<FourEyes> => {
    const other = await submissions.get(id);
    const parts = await partsOf(sight, other);
    return { ...parts, merged: [other.authorId, ...parts.merged] };
  };
  const others = (submission.standing.merges ?? []).flatMap((each) => each.others);
  const brought = await Promise.all(others.map(partsOfOther));
  const all = (pick: 'payees' | 'rewriters' | 'merged' | 'signedBefore') => brought.flatMap((each) => each[pick]);
  const signedBefore = await submissions.firstSignersBefore(submission.id, submission.revision);
  return {
    mayOverride: false,
    payees: [...payeesOf(contributions), ...all('payees')],
    rewriters: [...rewritersOf(contributions), ...all('rewriters')],
    merged: all('merged'),
    signedBefore: [...signedBefore, ...all('signedBefore')],
  };
}

type Turn = { readonly eyes: FourEyes; readonly people: readonly Person[] };

/** People of the stage who may sign now. If none is left, the head, with an override. */
async function turnOf(unit: ReadContext, submission: Submission): Promise<Turn> {
  const parts = await partsOf(unit, submission);
  const may = (command: 'approve' | 'override', eyes: FourEyes) => (person: Person) =>
    objection(submission, command, actorOf(person), eyes) === null;
  const stage = submission.standing.route?.[stageOf(submission)] ?? [];
  const holders = stage.length === 0 ? [] : await unit.stores.people.holdersOf(stage, unit.now);
  const able = holders.filter(may('approve', parts));
  if (able.length > 0) return { eyes: parts, people: present(able) };
  const eyes = { ...parts, mayOverride: true };
  return {
    eyes,
    people: present((await unit.stores.people.holdersOf(['head'], unit.now)).filter(may('override', eyes))),
  };
}

/** The people whose involvement limits who may sign. */
export const fourEyesOf = async (unit: ReadContext, submission: Submission): Promise<FourEyes> =>
  submission.state === 'submitted'
    ? (await turnOf(unit, submission)).eyes
    : submission.standing.correction
      ? eyesOn(unit, submission, 'approveCorrection')
      : submission.state === 'unpublished'
        ? eyesOn(unit, submission, 'republish')
        : nobodyElse;

/** Deciders who may carry out this command alone. */
async function ableTo(
  unit: ReadContext,
  submission: Submission,
  command: 'approveCorrection' | 'republish',
): Promise<readonly Person[]> {
  const parts = await partsOf(unit, submission);
  const deciding = await unit.stores.people.holdersOf(decidingRoles, unit.now);
  return deciding.filter((person) => objection(submission, command, actorOf(person), parts) === null);
}

/** Who is asked to sign a correction: the available deciders who may; otherwise the head. */
export async function askedForCorrection(unit: ReadContext, submission: Submission): Promise<readonly Person[]> {
  const able = await ableTo(unit, submission, 'approveCorrection');
  return present(able.length > 0 ? able : await unit.stores.people.holdersOf(['head'], unit.now));
}

/** Who reviews an item from the emergency road: the head, or during an absence the substitute, unless they signed it. */
export async function reviewersOf(unit: ReadContext, submission: Submission): Promise<readonly Person[]> {
  const heads = await unit.stores.people.holdersOf(['head'], unit.now);
  return present(heads.filter((person) => objection(submission, 'review', actorOf(person)) === null));
}

/** Asks the possible signers of a correction; if there is none, the head. */
export async function askForCorrection(unit: Unit, submission: Submission, by: string): Promise<void> {
  const { note = '' } = submission.standing.correction ?? {};
  const view = { ...aboutItem(submission), name: 'correction-to-approve', by, words: note } as const;
  const people = await askedForCorrection(unit, submission);
  for (const { id } of people) await notify(unit, id, view, `correction:${submission.id}:${submission.version}`);
}

/** Upper limit of remembered proposals of corrections per person. */
const mostShown = 50;

const proposalsShown = (person: PersonId): string => `corrections-shown:${person}`;

const shownProposals = async (
  { stores }: Pick<Unit, 'stores'>,
  person: PersonId,
): Promise<readonly [string, number][]> =>
  JSON.parse((await stores.setting(proposalsShown(person))) ?? '[]') as [string, number][];

/** The revision of the item's correction that this person was last shown, which a typed code signs. 0: none. */
export const proposalShown = async (unit: Unit, { id }: Submission, person: PersonId): Promise<number> =>
  (await shownProposals(unit, person)).find(([item]) => item === id)?.[1] ?? 0;

/** Remembers which revision of a correction a person was shown, because approving another one is refused. Keeps the newest. */
export async function rememberProposal(unit: Unit, submission: Submission, person: PersonId): Promise<void> {
  const others = (await shownProposals(unit, person)).filter(([item]) => item !== submission.id);
  const shown = [[submission.id, revisionSeen(submission, 'approveCorrection')], ...others].slice(0, mostShown);
  await unit.stores.setSetting(proposalsShown(person), JSON.stringify(shown));
}

/** Upper limit of unfinished items searched for corrections. */
const mostCorrections = 200;

/** Published items whose correction this person may sign, longest waiting first. */
export async function correctionsFor(unit: ReadContext, { id }: Pick<Person, 'id'>): Promise<readonly Submission[]> {
  const waiting = (await unit.stores.submissions.unfinished(mostCorrections)).filter(
    ({ standing }) => standing.correction,
  );
  const signers = await Promise.all(waiting.map((each) => askedForCorrection(unit, each)));
  return waiting.filter((_, at) => signers[at]?.some((person) => person.id === id));
}

/** Upper limit of held items that are listed. */
const mostHeld = 50;

/** Held items that wait for this person's judgement. */
export async function heldFor(unit: ReadContext, person: Person): Promise<readonly Submission[]> {
  const held = await unit.stores.submissions.inStates(['quarantined'], mostHeld);
  return held.filter((each) => mayJudgeHeld(each, actorOf(person)));
}

/** The head may override if no other person can act. */
const eyesOn = async (
  unit: ReadContext,
  submission: Submission,
  command: Parameters<typeof ableTo>[2],
): Promise<FourEyes> => ({
  ...(await partsOf(unit, submission)),
  mayOverride: (await ableTo(unit, submission, command)).length === 0,
});

/** People who can sign the item now. */
export const whoseTurn = async (unit: ReadContext, submission: Submission): Promise<readonly Person[]> =>
  (await turnOf(unit, submission)).people;

/** Schedules a renewal of the decider's card for the moment when the decision can no longer be undone. */
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

/** Sends cards to the people whose turn it is. @param onlyToThoseWithout true if existing cards are renewed instead */
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

/** Key of the outcome message to one reader, so that it is sent once. */
export const outcomeKey = (submission: Submission, reader: Person): string =>
  `${outcomeName(submission)}:${submission.id}:${reader.id}`;

/** Notes that the reader was told the outcome of a public item, so that a card that cannot be updated does not repeat it. */
export async function markOutcomeSent({ stores }: Unit, submission: Submission, reader: Person): Promise<void> {
  const card = submission.state === 'published' && (await stores.cards.latestOf(submission.id, reader.id));
  if (card) await stores.cards.markShown(card.id, card.shownRevision, outcomeName(submission));
}

/** The author and every credited person who is registered. */
export const creditedOf = async (
  { stores }: Pick<ReadContext, 'stores'>,
  { id, authorId }: Pick<Submission, 'id' | 'authorId'>,
): Promise<readonly PersonId[]> => [...new Set([authorId, ...payeesOf(await stores.submissions.contributionsOf(id))])];

/** Relations for notices about an item. */
export const relationsOf = (unit: Unit, submission: Submission): Relations<number> => ({
  author: submission.authorId,
  credited: () => creditedOf(unit, submission),
  // Only the current stage has holders.
  holdersOf: async (stage) =>
    stage === stageOf(submission) ? (await whoseTurn(unit, submission)).map(({ id }) => id) : [],
});

/**
 * Updates every card of the item to its current state.
 * @param why what changed besides the item's version, e.g. a processed photo
 */
export const renewCards = async (unit: Unit, submission: Submission, why = ''): Promise<void> => {
  for (const card of await unit.stores.cards.of(submission.id))
    await put(unit, `renew:${card.id}:${submission.version}${why}`, {
      kind: 'renewCard',
      card: card.id,
      person: card.person,
    });
};
