/** Cases of danger. `standing` is JSON as the case writes it. */
import { type Selectable, sql, type Transaction } from 'kysely';
import {
  type DangerCase,
  type DangerStanding,
  type DangerState,
  isForgotten,
} from '../../../domain/danger/danger-case.ts';
import { ConflictError } from '../../../domain/decision.ts';
import { dangerCaseId, personId, questionId, type WardId } from '../../../domain/ids.ts';
import type { DangerStore } from '../../../ports/dangers.ts';
import { memoryOf, readKept } from './connection-memory.ts';
import { at, one } from './mapping.ts';
import { isBehind } from './paging.ts';
import { wardRows } from './rows.ts';
import type { DangerCase as DangerCaseRow, DB } from './types.core.ts';
import { readOnce } from './unit-memory.ts';

const changing = (danger: DangerCase) => {
  const { state, originKey, question, standing } = danger;
  return {
    ...{ state, originKey, questionId: question, standing: JSON.stringify(standing) },
    endedAt: standing.ended && !isForgotten(danger) ? Date.parse(standing.ended.at) : null,
  };
};

const levels = ['sure', 'possible'] as const;
const states: readonly DangerState[] = ['open', 'taken', 'ended'];

const toCase = (row: Selectable<DangerCaseRow>): DangerCase => ({
  id: dangerCaseId(row.id),
  code: row.code,
  level: one(levels, row.level, 'danger_case'),
  state: one(states, row.state, 'danger_case'),
  version: row.version,
  sender: personId(row.personId),
  originKey: row.originKey,
  question: row.questionId === null ? null : questionId(row.questionId),
  openedAt: at(row.openedAt),
  standing: JSON.parse(row.standing) as DangerStanding,
});

/** Nobody in the ward cried since, and is still heard: asked for each message, so only where the answer is remembered. */
async function isQuiet(tx: Transaction<DB>, wardId: WardId, since: Date): Promise<boolean> {
  if (memoryOf(tx) === null) return false;
  const rows = wardRows(tx, wardId);
  const newest = await readKept(tx, { from: ['danger_case'], key: `newest cry ${wardId}` }, async () => {
    const found = await Promise.all(
      (['open', 'taken'] as const).map((state) => rows.one('danger_case', { state }, 'openedAt desc')),
    );
    return Math.max(0, ...found.map((row) => row?.openedAt ?? 0));
  });
  return newest <= since.getTime();
}

/**
 * A second case of the same delivery is not inserted, and `insert` gives null; a save over a newer version is a
 * conflict.
 */
export const createDangerStore = (tx: Transaction<DB>, wardId: WardId): DangerStore => {
  const rows = wardRows(tx, wardId);
  return {
    insert: async (found) => {
      const { id, code, level, version, sender: personId, openedAt } = found;
      const row = { id, code, level, version, personId, openedAt: openedAt.getTime(), ...changing(found) };
      return (await rows.addNew('danger_case', row)) ? found : null;
    },
    find: async (id) => {
      const row = await rows.one('danger_case', { id });
      return row && toCase(row);
    },
    save: async (after, before) => {
      const saved = { ...after, version: before.version + 1 };
      const changed = { ...changing(saved), version: saved.version };
      if ((await rows.change('danger_case', { id: before.id, version: before.version }, changed)) !== 1)
        throw new ConflictError(`danger case ${before.id} changed meanwhile`);
      return saved;
    },
    open: async (limit) =>
      (
        await tx
          .selectFrom('danger_case')
          .selectAll()
          .where('wardId', '=', wardId)
          .where('state', 'in', ['open', 'taken'])
          // By its name SQLite would go through all that the ward ever had.
          .orderBy(sql`case when "state" = 'open' then 0 else 1 end`)
          .orderBy(sql`case when "level" = 'sure' then 0 else 1 end`)
          .orderBy('openedAt', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .execute()
      ).map(toCase),
    byCode: async (code) => {
      const row = await rows.one('danger_case', { code });
      return row && toCase(row);
    },
    openOf: async (sender, openedAfter, limit) => {
      const own = { personId: sender, state: { in: ['open', 'taken'] }, openedAt: { '>': openedAfter.getTime() } };
      // A turn asks several times whether its sender has cried.
      return readOnce(tx, ['danger_case'], `open ${sender} ${openedAfter.getTime()} ${limit}`, async () =>
        (await isQuiet(tx, wardId, openedAfter))
          ? []
          : (await rows.all('danger_case', own, { order: ['openedAt desc', 'id desc'], limit })).map(toCase),
      );
    },
    ofSender: async (sender, limit, behind = null) => {
      const place = behind && [behind.openedAt.getTime(), behind.id];
      const own = tx
        .selectFrom('danger_case')
        .selectAll()
        .where('personId', '=', sender)
        // Written so, the ward's own indexes do not offer themselves.
        .where(sql`"wardId" || ''`, '=', wardId)
        .$if(place !== null, (query) => query.where(isBehind([sql`"openedAt"`, sql`"id"`], place ?? [], '<')));
      return (await own.orderBy('openedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(toCase);
    },
    endedBefore: async (before, limit) => {
      const over = { endedAt: { '<': before.getTime() } };
      return (await rows.all('danger_case', over, { limit })).map(toCase);
    },
  };
};
