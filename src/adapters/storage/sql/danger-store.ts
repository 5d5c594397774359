/** Rows of danger cases. The column `standing` is JSON, as the case writes it. */
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
import { cacheOf, readCached } from './connection-cache.ts';
import { at, one } from './mapping.ts';
import { isBehind } from './paging.ts';
import { wardRows } from './rows.ts';
import type { DangerCase as DangerCaseRow, DB } from './types.core.ts';
import { readCachedInUnit } from './unit-cache.ts';

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

/**
 * True if no case of the ward that is open or taken began after `since`. It is asked for each message, so it is used
 * only where the answer is cached.
 */
async function isQuiet(tx: Transaction<DB>, wardId: WardId, since: Date): Promise<boolean> {
  if (cacheOf(tx) === null) return false;
  const rows = wardRows(tx, wardId);
  const newest = await readCached(tx, { from: ['danger_case'], key: `newest cry ${wardId}` }, async () => {
    const found = await Promise.all(
      (['open', 'taken'] as const).map((state) => rows.one('danger_case', { state }, 'openedAt desc')),
    );
    return Math.max(0, ...found.map((row) => row?.openedAt ?? 0));
  });
  return newest <= since.getTime();
}

/**
 * Creates the store. `insert` returns null if the delivery already has a case; saving over a newer version is a
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
          // Ordering by the state's name would make SQLite scan all cases of the ward.
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
      // A turn asks several times for its sender's open cases.
      return readCachedInUnit(tx, ['danger_case'], `open ${sender} ${openedAfter.getTime()} ${limit}`, async () =>
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
        // The expression keeps SQLite from choosing the ward's indexes.
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
