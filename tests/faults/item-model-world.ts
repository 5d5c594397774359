/**
 * What the histories of `item-model.ts` are lived in: the small model, the real use cases, publisher, stores and portal beside it,
 * and how both are compared.
 */
import type * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import type { PortalPublisher } from '../../src/ports/portal.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

export type State = 'draft' | 'submitted' | 'approved' | 'published' | 'returned' | 'rejected' | 'unpublished';
export type Decision = 'approve' | 'return' | 'reject' | 'unpublish';

/** What the model knows of an item: nothing that the program computes. */
export interface Item {
  readonly id: string;
  state: State;
  isOnPortal: boolean;
  /** What its author wrote, message by message, each as it reads now. */
  readonly words: Map<string, string>;
  photos: number;
  /** The decision that may be taken back: who took it, when, and where the item was before. */
  last: { readonly by: number; readonly at: number; readonly what: Decision } | null;
}

export interface Model {
  readonly items: Item[];
  /** Of each author: the newest message, and the album whose parts are still coming. */
  readonly said: Map<number, { readonly key: string; readonly item: Item }>;
  readonly albums: Map<number, { readonly key: string; readonly item: Item; readonly parts: string[] }>;
  readonly frozen: Set<number>;
  now: number;
  /** Counts what truly happened. */
  readonly done: (what: string) => void;
}

export interface Real {
  readonly ward: OpenWard;
  readonly authors: readonly Person[];
  /** Deputies, the standing deputy, the head: any of them signs news. */
  readonly board: readonly Person[];
  portal: 'up' | 'down' | 'diesAfterwards';
  readonly deliver: () => Promise<void>;
}

export const head = 3;
export const mostPhotos = 30;
export const opened: Readonly<Record<Decision, { readonly from: readonly State[]; readonly to: State }>> = {
  approve: { from: ['submitted'], to: 'approved' },
  return: { from: ['submitted'], to: 'returned' },
  reject: { from: ['submitted'], to: 'rejected' },
  unpublish: { from: ['published'], to: 'unpublished' },
};

class Died extends Error {}

export async function openReal(): Promise<Real> {
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
  for (const { id, words, photos } of model.items) {
    const item = items.find((each) => each.id === id);
    expect(item?.content.parts.map(({ of, text }) => [of, text])).toEqual([...words]);
    expect(item && photosOf(item)).toHaveLength(photos);
  }
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

export type Step = fc.AsyncCommand<Model, Real>;
export const step = (
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
export const isPast = () => true;
export const pickFrom = <Value>(values: readonly Value[], nth: number): Value => values[nth % values.length] as Value;
