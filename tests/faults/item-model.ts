/**
 * What must become of items whatever the order in which people write, press, take back, are locked out, and the portal fails:
 * a small model without a database, and beside it the real use cases, publisher, stores and portal. After each step both
 * must say the same.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import type { Command } from '../../src/domain/submission/decide.ts';
import { undoMs } from '../../src/domain/submission/permissions.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import type { PortalPublisher } from '../../src/ports/portal.ts';
import { freeze, unfreeze } from '../../src/usecases/person/standing.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { openDraft } from '../../src/usecases/submission/open-draft.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

type State = 'draft' | 'submitted' | 'approved' | 'published' | 'returned' | 'rejected' | 'unpublished';
type Decision = 'approve' | 'return' | 'reject' | 'unpublish';

/** What the model knows of an item: nothing that the program computes. */
interface Item {
  readonly id: string;
  state: State;
  isOnPortal: boolean;
  /** The decision that may be taken back: who took it, when, and where the item was before. */
  last: { readonly by: number; readonly at: number; readonly what: Decision } | null;
}

interface Model {
  readonly items: Item[];
  readonly frozen: Set<number>;
  now: number;
  /** Counts what truly happened. */
  readonly done: (what: string) => void;
}

interface Real {
  readonly ward: OpenWard;
  readonly authors: readonly Person[];
  /** Deputies, the standing deputy, the head: any of them signs news. */
  readonly board: readonly Person[];
  portal: 'up' | 'down' | 'diesAfterwards';
  readonly deliver: () => Promise<void>;
}

const head = 3;
const opened: Readonly<Record<Decision, { readonly from: readonly State[]; readonly to: State }>> = {
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  reject: { from: ['submitted'], to: 'rejected' },
  unpublish: { from: ['published'], to: 'unpublished' },
};

class Died extends Error {}

async function openReal(): Promise<Real> {
  const ward = await openWard();
  const authors = [
    await ward.person('Nguyễn Thị Lan', 'contributor'),
    await ward.person('Đinh Thị Mai', 'contributor'),
  ];
  const board = [
    await ward.person('Trần Văn Minh', 'deputy'),
    await ward.person('Đỗ Văn Sơn', 'deputy'),
    await ward.person('Phạm Thị Hà', 'standingDeputy'),
    await ward.person('Vũ Thị Hoa', 'head'),
  ];
  const real: Real = { ward, authors, board, portal: 'up', deliver };
  const portal: PortalPublisher = {
    ...ward.core.publisher,
    apply: async (publication) => {
      if (real.portal === 'down') throw new Error('the portal does not answer');
      return ward.core.publisher.apply(publication);
    },
  };
  const publishOne = createPublisher({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    portal,
    openUnit: ward.open,
    reach: (point) => {
      if (real.portal !== 'diesAfterwards' || point !== 'portal.afterApply') return;
      // Once: the next try is that of a process which was started again.
      real.portal = 'up';
      throw new Died();
    },
  });

  /** What waits is tried once, in the order of its decisions; what could not go stays, as its lane does. */
  async function deliver(): Promise<void> {
    const waiting = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select(['id', 'key', 'effect'])
      .where('kind', '=', 'publish')
      .where('status', '=', 'new')
      .orderBy('id')
      .execute();
    const stopped = new Set<string>();
    for (const { id, key, effect } of waiting) {
      const publish = JSON.parse(effect) as Parameters<typeof publishOne>[1];
      if (stopped.has(publish.submission)) continue;
      try {
        if ((await publishOne(id, publish, key)).kind !== 'done') stopped.add(publish.submission);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        stopped.add(publish.submission);
      }
    }
  }
  return real;
}

/** Program and model agree about every item, and the portal shows what it should and nothing else. */
async function agree(model: Model, { ward }: Real): Promise<void> {
  const items = await ward.items();
  expect(Object.fromEntries(items.map(({ id, state }) => [id as string, state]))).toEqual(
    Object.fromEntries(model.items.map(({ id, state }) => [id, state])),
  );
  const shown = await ward.core.storage.portalStates.after(ward.ward.id, null, 1_000);
  const codes = new Map(items.map(({ id, code }) => [id as string, code]));
  expect(
    shown
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ code }) => code)
      .toSorted(),
  ).toEqual(
    model.items
      .filter(({ isOnPortal }) => isOnPortal)
      .map(({ id }) => codes.get(id))
      .toSorted(),
  );
}

type Step = fc.AsyncCommand<Model, Real>;
const step = (
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Step => ({
  toString: () => name,
  check,
  run: async (model, real) => {
    await run(model, real);
    await agree(model, real);
  },
});
const isPast = () => true;
const pickFrom = <Value>(values: readonly Value[], nth: number): Value => values[nth % values.length] as Value;

let written = 0;
/** Words come in, and go into what the author is at: a new draft, or what came back. */
const writes = (who: number): Step =>
  step(`author ${who} writes`, isPast, async (model, { ward, authors }) => {
    const author = pickFrom(authors, who);
    written += 1;
    await ward.add(
      author,
      `Khối ${written} trồng cây\nSáng nay khối ${written} trồng ${written} cây.\nNguồn: tôi có mặt`,
    );
    const { draft } = await ward.turn((unit) => openDraft(unit, author.id));
    if (!draft) throw new Error('what was written is nowhere');
    const known = model.items.find(({ id }) => id === draft.id);
    if (!known) model.items.push({ id: draft.id, state: 'draft', isOnPortal: false, last: null });
    // Its author has acted since: the return is not taken back any more.
    else known.last = null;
  });

const sends = (who: number, isStale: boolean): Step =>
  step(`author ${who} sends${isStale ? ' what an old card showed' : ''}`, isPast, async (model, { ward, authors }) => {
    const author = pickFrom(authors, who);
    const { draft } = await ward.turn((unit) => openDraft(unit, author.id));
    if (!draft) return;
    const outcome = await ward.turn((unit) => send(unit, author, draft.id, draft.revision - (isStale ? 1 : 0)));
    expect(outcome.ok).toBe(!isStale);
    const item = model.items.find(({ id }) => id === draft.id);
    if (!item || isStale) return;
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
  /** On an item with which it is possible, on any, or on any from a card of an older revision. */
  readonly on: 'fitting' | 'any' | 'old';
}
const ways: Readonly<Record<Decision | 'republish', { readonly from: readonly State[]; readonly to: State }>> = {
  ...opened,
  republish: { from: ['unpublished'], to: 'approved' },
};
const decidesOn = (what: Decision | 'republish', { who, item: nth, on }: Press): Step => {
  const { from, to } = ways[what];
  const fitting = ({ items }: Model) => (on === 'fitting' ? items.filter(({ state }) => from.includes(state)) : items);
  return step(
    `${who} ${what} item ${nth} (${on})`,
    (model) => fitting(model).length > 0,
    async (model, real) => {
      const item = pickFrom(fitting(model), nth);
      const isStale = on === 'old';
      const { revision } = await real.ward.turn(({ stores }) => stores.submissions.get(item.id as never));
      const command = commandOf(what, revision - (isStale ? 1 : 0));
      const outcome = await real.ward.turn(async (unit) =>
        act(unit, await unit.stores.people.get(pickFrom(real.board, who).id), item.id, command),
      );
      const isMeant = !model.frozen.has(who) && !isStale && from.includes(item.state);
      expect(outcome.ok).toBe(isMeant);
      if (!isMeant) return;
      model.done(what);
      item.state = to;
      item.last = what === 'republish' ? null : { by: who, at: model.now, what };
    },
  );
};

/** @param isOwn of what this person decided, and whoever else's it is */
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

/** What was decided reaches the portal, if it answers; a process that dies in between leaves no half. */
const delivers = (portal: Real['portal']): Step =>
  step(`what waits goes out, the portal ${portal}`, isPast, async (model, real) => {
    real.portal = portal;
    await real.deliver();
    model.done(`portal ${portal}`);
    if (portal === 'down') {
      real.portal = 'up';
      // Nothing went out; what is not needed any more may have ended.
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

const person = fc.nat(3);
const nth = fc.nat(5);
const presses = (what: Decision | 'republish', ...on: readonly Press['on'][]) =>
  fc.record({ who: person, item: nth, on: fc.constantFrom(...on) }).map((press) => decidesOn(what, press));
const steps = [
  fc.nat(1).map(writes),
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
  fc.constantFrom<Real['portal']>('up', 'up', 'down', 'diesAfterwards').map(delivers),
  fc.constant(delivers('up')),
];

/** Four items wait, one of them was published: presses have something to meet. */
const before = (): readonly Step[] => [
  ...[0, 1, 0, 1].flatMap((who) => [writes(who), sends(who, false)]),
  decidesOn('approve', { who: 0, item: 0, on: 'fitting' }),
  delivers('up'),
];

/**
 * @param runs how many histories
 * @param length steps of the longest one
 * @returns how often each decision truly happened
 * @throws with the shortest history in which program and model differ
 */
export async function liveHistories(runs: number, length: number, seed: number): Promise<ReadonlyMap<string, number>> {
  const happened = new Map<string, number>();
  const done = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1);
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: length, size: 'max' }), async (history) => {
      const real = await openReal();
      try {
        const model: Model = { items: [], frozen: new Set<number>(), now: 0, done };
        for (const each of before()) await each.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), history);
        real.portal = 'up';
        await real.deliver();
        expect(await real.ward.core.storage.verifyAudit(real.ward.ward.id)).toMatchObject({ ok: true });
      } finally {
        await real.ward.close();
      }
    }),
    { numRuns: runs, seed, endOnFailure: false, verbose: 1 },
  );
  return happened;
}
