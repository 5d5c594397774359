/** Whose turn it is, and the cards on their screens. */
import type { PersonId } from '../../domain/ids.ts';
import { actorOf, type Person, present } from '../../domain/person/person.ts';
import { decidingRoles } from '../../domain/roles.ts';
import { revisionSeen } from '../../domain/submission/correction.ts';
import { type FourEyes, nobodyElse, payeesOf, rewritersOf } from '../../domain/submission/four-eyes.ts';
import { mayJudgeHeld, objection, undoEndsAt } from '../../domain/submission/permissions.ts';
import { aboutItem, outcomeName } from '../../domain/submission/react.ts';
import { type Submission, stageOf } from '../../domain/submission/submission.ts';
import type { Sight, Unit } from '../../ports/services.ts';
import { notify, type Relations } from '../react.ts';
import { put } from '../tell.ts';

/** Who has a part in it, by itself or by what was put into it. */
async function partsOf(sight: Pick<Sight, 'stores'>, submission: Submission): Promise<FourEyes> {
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

/** Those of the stage who may sign now; the head, by an override, when nobody of them is left. */
async function turnOf(unit: Sight, submission: Submission): Promise<Turn> {
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

/** What a signature asks beside the item. */
export const fourEyesOf = async (unit: Sight, submission: Submission): Promise<FourEyes> =>
  submission.state === 'submitted'
    ? (await turnOf(unit, submission)).eyes
    : submission.standing.correction
      ? eyesOn(unit, submission, 'approveCorrection')
      : submission.state === 'unpublished'
        ? eyesOn(unit, submission, 'republish')
        : nobodyElse;

/** Whoever of those who decide may do this to it, on their own. */
async function ableTo(
  unit: Sight,
  submission: Submission,
  command: 'approveCorrection' | 'republish',
): Promise<readonly Person[]> {
  const parts = await partsOf(unit, submission);
  const deciding = await unit.stores.people.holdersOf(decidingRoles, unit.now);
  return deciding.filter((person) => objection(submission, command, actorOf(person), parts) === null);
}

/** Who is asked to sign it: whoever may and is there; the head when nobody else is left. */
export async function askedForCorrection(unit: Sight, submission: Submission): Promise<readonly Person[]> {
  const able = await ableTo(unit, submission, 'approveCorrection');
  return present(able.length > 0 ? able : await unit.stores.people.holdersOf(['head'], unit.now));
}

/** Who is asked to look at what went the emergency road: the head, while they are away who stands in and did not sign it. */
export async function reviewersOf(unit: Sight, submission: Submission): Promise<readonly Person[]> {
  const heads = await unit.stores.people.holdersOf(['head'], unit.now);
  return present(heads.filter((person) => objection(submission, 'review', actorOf(person)) === null));
}

/** Those who may sign it hear of it; the head when nobody else is left. */
export async function askForCorrection(unit: Unit, submission: Submission, by: string): Promise<void> {
  const { note = '' } = submission.standing.correction ?? {};
  const view = { ...aboutItem(submission), name: 'correction-to-approve', by, words: note } as const;
  const people = await askedForCorrection(unit, submission);
  for (const { id } of people) await notify(unit, id, view, `correction:${submission.id}:${submission.version}`);
}

/** Proposals of corrections that one person was shown and may type about. */
const mostShown = 50;

const proposalsShown = (person: PersonId): string => `corrections-shown:${person}`;

const shownProposals = async (
  { stores }: Pick<Unit, 'stores'>,
  person: PersonId,
): Promise<readonly [string, number][]> =>
  JSON.parse((await stores.setting(proposalsShown(person))) ?? '[]') as [string, number][];

/** The proposal that this person was shown last: a typed code signs that one. 0: none of this item. */
export const proposalShown = async (unit: Unit, { id }: Submission, person: PersonId): Promise<number> =>
  (await shownProposals(unit, person)).find(([item]) => item === id)?.[1] ?? 0;

/** The revision of a correction that somebody was shown: an approval of another one is refused. The newest few are kept. */
export async function rememberProposal(unit: Unit, submission: Submission, person: PersonId): Promise<void> {
  const others = (await shownProposals(unit, person)).filter(([item]) => item !== submission.id);
  const shown = [[submission.id, revisionSeen(submission, 'approveCorrection')], ...others].slice(0, mostShown);
  await unit.stores.setSetting(proposalsShown(person), JSON.stringify(shown));
}

/** Of one person's corrections to sign: more wait behind them. */
const mostCorrections = 200;

/** Items on the portal whose correction this person may sign, the longest waiting first. */
export async function correctionsFor(unit: Sight, { id }: Pick<Person, 'id'>): Promise<readonly Submission[]> {
  const waiting = (await unit.stores.submissions.unfinished(mostCorrections)).filter(
    ({ standing }) => standing.correction,
  );
  const signers = await Promise.all(waiting.map((each) => askedForCorrection(unit, each)));
  return waiting.filter((_, at) => signers[at]?.some((person) => person.id === id));
}

/** Of items that are held at one time: more wait behind them. */
const mostHeld = 50;

/** Items that are held and wait for this person's judgement alone. */
export async function heldFor(unit: Sight, person: Person): Promise<readonly Submission[]> {
  const held = await unit.stores.submissions.inStates(['quarantined'], mostHeld);
  return held.filter((each) => mayJudgeHeld(each, actorOf(person)));
}

/** Where nobody else can, the head may. */
const eyesOn = async (
  unit: Sight,
  submission: Submission,
  command: Parameters<typeof ableTo>[2],
): Promise<FourEyes> => ({
  ...(await partsOf(unit, submission)),
  mayOverride: (await ableTo(unit, submission, command)).length === 0,
});

/** Who can sign the item now. */
export const whoseTurn = async (unit: Sight, submission: Submission): Promise<readonly Person[]> =>
  (await turnOf(unit, submission)).people;

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

/** Names the message of an outcome to one reader: it is told once. */
export const outcomeKey = (submission: Submission, reader: Person): string =>
  `${outcomeName(submission)}:${submission.id}:${reader.id}`;

/** What became of a public item was said to this reader: a card that cannot be changed does not say it once more. */
export async function markTold({ stores }: Unit, submission: Submission, reader: Person): Promise<void> {
  const card = submission.state === 'published' && (await stores.cards.latestOf(submission.id, reader.id));
  if (card) await stores.cards.markShown(card.id, card.shownRevision, outcomeName(submission));
}

/** Its author, and whoever else is named for words or photos and is a person that we know. */
export const creditedOf = async (
  { stores }: Pick<Sight, 'stores'>,
  { id, authorId }: Pick<Submission, 'id' | 'authorId'>,
): Promise<readonly PersonId[]> => [...new Set([authorId, ...payeesOf(await stores.submissions.contributionsOf(id))])];

/** How people stand to an item. */
export const relationsOf = (unit: Unit, submission: Submission): Relations<number> => ({
  author: submission.authorId,
  credited: () => creditedOf(unit, submission),
  // Only the stage that is waited for has holders.
  holdersOf: async (stage) =>
    stage === stageOf(submission) ? (await whoseTurn(unit, submission)).map(({ id }) => id) : [],
});

/**
 * Every card of the item, on whichever screen, shows what is true now.
 * @param why what changed beside the item's version: a photo that was settled
 */
export const renewCards = async (unit: Unit, submission: Submission, why = ''): Promise<void> => {
  for (const card of await unit.stores.cards.of(submission.id))
    await put(unit, `renew:${card.id}:${submission.version}${why}`, {
      kind: 'renewCard',
      card: card.id,
      person: card.person,
    });
};
