/**
 * Model-based test of items: people write, press, undo and are locked out, the portal fails, and
 * the process stops or is killed and starts again, in any order. A small model without a database
 * runs beside the real use cases, publisher, stores and portal. After each step both must agree.
 */
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import type { Command } from '../../src/domain/submission/decide.ts';
import { undoMs } from '../../src/domain/submission/permissions.ts';
import type { Unit } from '../../src/ports/services.ts';
import { freeze, unfreeze } from '../../src/usecases/person/standing.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { correctMessage } from '../../src/usecases/submission/mend-draft.ts';
import { openDraft } from '../../src/usecases/submission/open-draft.ts';
import { send } from '../../src/usecases/submission/send.ts';
import {
  createBeginning,
  type Death,
  type Decision,
  head,
  type Item,
  isPast,
  type Model,
  mostPhotos,
  opened,
  pickFrom,
  type Real,
  type State,
  type Step,
  step,
} from './item-model-world.ts';

let written = 0;
const nextWords = (): string => {
  written += 1;
  return `Khối ${written} trồng cây\nSáng nay khối ${written} trồng ${written} cây.\nNguồn: tôi có mặt`;
};
/** The item that the author is working on: a draft, or a returned item. */
async function itemOf({ items }: Model, { ward }: Real, author: Person): Promise<Item> {
  const { draft } = await ward.turn((unit) => openDraft(unit, author.id));
  if (!draft) throw new Error('what was sent is nowhere');
  const known = items.find(({ id }) => id === draft.id);
  // The author has acted since the decision, so it can no longer be undone.
  if (known) known.last = null;
  if (known) return known;
  const made: Item = {
    ...{ id: draft.id, state: 'draft', isOnPortal: false, last: null },
    words: new Map(),
    photos: 0,
  };
  items.push(made);
  return made;
}
const ofDeath = (death: Death): string => (death === null ? '' : `, and the process dies ${death}`);

/** A message arrives and is added to the item that the author is working on: a new draft, or a returned item. */
const writes = (who: number, death: Death = null): Step =>
  step(`author ${who} writes${ofDeath(death)}`, isPast, async (model, real) => {
    const author = pickFrom(real.authors, who);
    const text = nextWords();
    const { key, work } = real.ward.addition(author, text);
    await real.turn(work, death);
    if (death !== null) model.done(`death ${death}`);
    const item = await itemOf(model, real, author);
    item.words.set(key, text);
    model.said.set(who, { key, item });
  });

const facts = { width: 1600, height: 1200, widths: [480], placeholder: '', takenAt: null, hadLocation: false };
/** Marks the photos of an item as downloaded: publishing waits for photos that are still being fetched. */
const arrive = ({ ward }: Real, item: Item): Promise<void> =>
  ward.turn(async ({ stores }) => {
    const { photos } = await stores.submissions.get(item.id as never);
    for (const { id, fate } of photos) {
      const hash = createHash('sha256').update(id).digest('hex');
      if (fate.state === 'todo') await stores.submissions.settlePhoto(id, { state: 'stored', hash, facts });
    }
  });

/** @param isRepeated true: the platform delivers the preceding part again, which changes nothing */
const sendsPart = (who: number, isRepeated: boolean): Step =>
  step(
    `author ${who} sends a photo of an album${isRepeated ? ' that came before' : ''}`,
    isPast,
    async (model, real) => {
      const author = pickFrom(real.authors, who);
      const begun = model.albums.get(who);
      const album = begun?.item.state === 'draft' ? begun : null;
      written += 1;
      const messageKey = (isRepeated && begun?.parts.at(-1)) || `tg:part:${written}`;
      const albumKey = album?.key ?? `tg:album:${written}`;
      await real.ward.add(author, '', {
        photoCount: 1,
        messageKey,
        albumKey: isRepeated && begun ? begun.key : albumKey,
      });
      if (isRepeated && begun) return;
      const item = album?.item ?? (await itemOf(model, real, author));
      await arrive(real, item);
      item.photos = Math.min(mostPhotos, item.photos + 1);
      model.albums.set(who, { key: albumKey, item, parts: [...(album?.parts ?? []), messageKey] });
      model.done('part of an album');
    },
  );

/** An author edits the newest message in the chat. This changes drafts and submitted items, but no decided item. */
const edits = (who: number): Step =>
  step(
    `author ${who} edits`,
    ({ said }) => said.has(who),
    async (model, real) => {
      const author = pickFrom(real.authors, who);
      const { key, item } = model.said.get(who) ?? { key: '', item: null };
      const text = nextWords();
      await real.ward.turn((unit) => correctMessage(unit, author, key, text));
      if (!item || !['draft', 'returned', 'submitted'].includes(item.state)) return;
      item.words.set(key, text);
      item.last = null;
      model.done('edit');
    },
  );

const sends = (who: number, isStale: boolean): Step =>
  step(`author ${who} sends${isStale ? ' what an old card showed' : ''}`, isPast, async (model, { ward, authors }) => {
    const author = pickFrom(authors, who);
    const { draft } = await ward.turn((unit) => openDraft(unit, author.id));
    if (!draft) return;
    const outcome = await ward.turn((unit) => send(unit, author, draft.id, draft.revision - (isStale ? 1 : 0)));
    const item = model.items.find(({ id }) => id === draft.id);
    // Photos without text do not make an item.
    const isMeant = !isStale && (item?.words.size ?? 0) > 0;
    expect(outcome.ok).toBe(isMeant);
    if (!item || !isMeant) return;
    item.state = 'submitted';
    item.last = null;
  });

const commandOf = (
  what: Decision | 'undo' | 'republish',
  revision: number,
): Exclude<Command, { type: 'submit' | 'withdraw' | 'restore' }> =>
  what === 'return' || what === 'reject' || what === 'unpublish'
    ? { type: what, revision, reason: { code: 'photo', note: '' } }
    : { type: what, revision };

interface Press {
  readonly who: number;
  readonly item: number;
  /** Which item is pressed: one in a state that allows the decision, any item, or any item on a card of an older revision. */
  readonly on: 'fitting' | 'any' | 'old';
}
const ways: Readonly<Record<Decision | 'republish', { readonly from: readonly State[]; readonly to: State }>> = {
  ...opened,
  republish: { from: ['unpublished'], to: 'approved' },
};
const decidesOn = (what: Decision | 'republish', { who, item: nth, on }: Press, death: Death = null): Step => {
  const { from, to } = ways[what];
  const fitting = ({ items }: Model) => (on === 'fitting' ? items.filter(({ state }) => from.includes(state)) : items);
  return step(
    `${who} ${what} item ${nth} (${on})${ofDeath(death)}`,
    (model) => fitting(model).length > 0,
    async (model, real) => {
      const item = pickFrom(fitting(model), nth);
      const isStale = on === 'old';
      const { revision } = await real.ward.turn(({ stores }) => stores.submissions.get(item.id as never));
      const command = commandOf(what, revision - (isStale ? 1 : 0));
      const press = async (unit: Unit) =>
        act(unit, await unit.stores.people.get(pickFrom(real.board, who).id), item.id, command);
      const outcome = await real.turn(press, death);
      const isMeant = !model.frozen.has(who) && !isStale && from.includes(item.state);
      expect(outcome.ok).toBe(isMeant);
      // The process died before the answer, so the person presses again.
      if (death === 'afterCommit') expect((await real.turn(press)).ok).toBe(false);
      if (death !== null) model.done(`death ${death}`);
      if (!isMeant) return;
      model.done(what);
      item.state = to;
      item.last = what === 'republish' ? null : { by: who, at: model.now, what };
    },
  );
};

/** @param isOwn true: undoes one of this person's own decisions; false: tries any item */
const takesBack = (who: number, nth: number, isOwn: boolean): Step => {
  const open = ({ items }: Model) => (isOwn ? items.filter(({ last }) => last?.by === who) : items);
  return step(
    `${who} takes back item ${nth}${isOwn ? ' of theirs' : ''}`,
    (model) => open(model).length > 0,
    async (model, real) => {
      const item = pickFrom(open(model), nth);
      const { revision } = await real.ward.turn(({ stores }) => stores.submissions.get(item.id as never));
      const outcome = await real.ward.turn(async (unit) =>
        act(unit, await unit.stores.people.get(pickFrom(real.board, who).id), item.id, commandOf('undo', revision)),
      );
      const { last } = item;
      const isMeant = last !== null && last.by === who && model.now - last.at <= undoMs && !model.frozen.has(who);
      expect(outcome.ok).toBe(isMeant);
      if (!isMeant) return;
      model.done(`undo of ${last.what}`);
      item.state = last.what === 'unpublish' ? 'approved' : 'submitted';
      item.last = null;
    },
  );
};

const isLocked = (who: number, isFrozen: boolean): Step =>
  step(`the head ${isFrozen ? 'freezes' : 'lifts'} ${who}`, isPast, async (model, { ward, board }) => {
    const by = pickFrom(board, head);
    const outcome = await ward.turn(async (unit) =>
      (isFrozen ? freeze : unfreeze)(unit, by, await unit.stores.people.get(pickFrom(board, who).id)),
    );
    if (outcome.ok) model.frozen[isFrozen ? 'add' : 'delete'](who);
    expect(model.frozen.has(who)).toBe(isFrozen);
  });

const passes = (ms: number): Step =>
  step(`${ms} ms pass`, isPast, async (model, { ward }) => {
    ward.clock.advance(ms);
    model.now += ms;
  });

/** A graceful stop and a start: no data existed only in the process's memory. */
const restarts: Step = step('the process ends and is started', isPast, async (model, real) => {
  await real.restart();
  model.done('restart');
});

/** Waiting publications reach the portal if it answers. If the process dies in between, no publication is half done. */
const delivers = (portal: Real['portal']): Step =>
  step(`what waits goes out, the portal ${portal}`, isPast, async (model, real) => {
    real.portal = portal;
    await real.deliver();
    model.done(`portal ${portal}`);
    if (portal === 'down') {
      real.portal = 'up';
      // No publication was sent.
      return;
    }
    // A process that died is started again.
    await real.deliver();
    real.portal = 'up';
    for (const item of model.items) {
      if (item.state === 'approved') item.state = 'published';
      item.isOnPortal = item.state === 'published';
    }
  });

const deaths = fc.constantFrom<Death>('beforeCommit', 'afterCommit');
const person = fc.nat(3);
const nth = fc.nat(5);
const presses = (what: Decision | 'republish', ...on: readonly Press['on'][]) =>
  fc.record({ who: person, item: nth, on: fc.constantFrom(...on) }).map((press) => decidesOn(what, press));
const usual = [
  fc.nat(1).map((who) => writes(who)),
  fc.tuple(fc.nat(1), fc.nat(3)).map(([who, nth]) => sendsPart(who, nth === 0)),
  fc.nat(1).map(edits),
  fc.nat(1).map((who) => sends(who, false)),
  fc.nat(1).map((who) => sends(who, false)),
  fc.nat(1).map((who) => sends(who, true)),
  presses('approve', 'fitting'),
  presses('approve', 'fitting', 'any', 'old'),
  presses('return', 'fitting', 'fitting', 'any', 'old'),
  presses('reject', 'fitting', 'any', 'old'),
  presses('unpublish', 'fitting', 'fitting', 'any', 'old'),
  presses('republish', 'fitting', 'fitting', 'any', 'old'),
  fc.tuple(person, nth, fc.boolean()).map(([who, item, isOwn]) => takesBack(who, item, isOwn)),
  fc.tuple(person, nth).map(([who, item]) => takesBack(who, item, true)),
  fc.tuple(fc.nat(2), fc.boolean()).map(([who, isFrozen]) => isLocked(who, isFrozen)),
  fc.constantFrom(1_000, undoMs - 1, undoMs + 1, 86_400_000).map(passes),
  fc.constantFrom<Real['portal']>('up', 'up', 'down').map(delivers),
  fc.constant(delivers('up')),
];
const ends = [
  fc.constantFrom<Real['portal']>('portal.afterApply', 'publish.beforeCommit', 'publish.afterCommit').map(delivers),
  fc.constant(restarts),
  fc.tuple(fc.nat(1), deaths).map(([who, death]) => writes(who, death)),
  fc
    .tuple(fc.constantFrom<Decision>('approve', 'return', 'reject', 'unpublish'), person, nth, deaths)
    .map(([what, who, item, death]) => decidesOn(what, { who, item, on: 'fitting' }, death)),
];

/** Ends of the process are rarer than messages. */
const steps = [...usual, ...usual, ...ends];

/** Initial state: four items wait and one of them is published, so that presses have a target. */
const before = (): readonly Step[] => [
  ...[0, 1, 0, 1].flatMap((who) => [writes(who), sends(who, false)]),
  decidesOn('approve', { who: 0, item: 0, on: 'fitting' }),
  delivers('up'),
];

/**
 * Runs random histories and compares program and model after each step.
 * @param runs number of histories; each starts with four waiting items, one of them published
 * @param length maximum number of commands; a command that is impossible at that moment is skipped
 * @returns how often each kind of step had an effect; `step` counts all commands
 * @throws Error with the shortest history in which program and model differ
 */
export async function runHistories(runs: number, length: number, seed: number): Promise<ReadonlyMap<string, number>> {
  const happened = new Map<string, number>();
  const done = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1);
  const beginning = await createBeginning(async (model, real) => {
    for (const each of before()) await each.run(model, real);
  });
  const live = async (history: Iterable<Step>): Promise<void> => {
    const { model, real, leave } = await beginning.open(done);
    let isWhole = false;
    try {
      await fc.asyncModelRun(() => ({ model, real }), history);
      real.portal = 'up';
      await real.deliver();
      expect(await real.ward.core.storage.verifyAudit(real.ward.ward.id)).toMatchObject({ ok: true });
      isWhole = true;
    } finally {
      await leave(isWhole);
    }
  };
  try {
    await fc.assert(fc.asyncProperty(fc.commands(steps, { maxCommands: length, size: 'max' }), live), {
      ...{ numRuns: runs, seed, endOnFailure: false, verbose: 1 },
    });
  } finally {
    await beginning.close();
  }
  return happened;
}

/** Checks that the histories did not consist only of refusals. @param least minimum count of each kind over all histories */
export function expectEachHappened(happened: ReadonlyMap<string, number>, least: number): void {
  for (const what of [
    ...['approve', 'return', 'reject', 'unpublish', 'republish', 'undo of approve', 'edit', 'part of an album'],
    ...['restart', 'death beforeCommit', 'death afterCommit'],
    ...['portal down', 'portal portal.afterApply', 'portal publish.beforeCommit', 'portal publish.afterCommit'],
  ])
    expect([what, happened.get(what) ?? 0]).toEqual([what, expect.toSatisfy((times: number) => times >= least)]);
}
