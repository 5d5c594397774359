/** Cases of danger. `standing` is JSON as the case writes it. */
import { sql, type Transaction } from 'kysely';
import type { DangerCase, DangerStanding, DangerState } from '../../../domain/danger/danger-case.ts';
import { ConflictError } from '../../../domain/decision.ts';
import { dangerCaseId, personId, questionId, type WardId } from '../../../domain/ids.ts';
import type { DangerStore } from '../../../ports/dangers.ts';
import { at } from './mapping.ts';
import type { DB } from './types.core.ts';

const changing = ({ state, originKey, question, standing }: DangerCase) => ({
  state,
  originKey,
  questionId: question,
  endedAt: standing.ended ? Date.parse(standing.ended.at) : null,
  standing: JSON.stringify(standing),
});

const levels = ['sure', 'possible'] as const;
const states: readonly DangerState[] = ['open', 'taken', 'ended'];

const oneOf = <Value extends string>(values: readonly Value[], value: string): Value => {
  const found = values.find((each) => each === value);
  if (found === undefined) throw new Error(`danger_case holds ${value}, which is none of ${values.join(', ')}`);
  return found;
};

export const createDangerStore = (tx: Transaction<DB>, wardId: WardId): DangerStore => {
  const rows = () => tx.selectFrom('danger_case').selectAll().where('wardId', '=', wardId);
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];
  const toCase = (row: Row): DangerCase => ({
    id: dangerCaseId(row.id),
    code: row.code,
    level: oneOf(levels, row.level),
    state: oneOf(states, row.state),
    version: row.version,
    sender: personId(row.personId),
    originKey: row.originKey,
    question: row.questionId === null ? null : questionId(row.questionId),
    openedAt: at(row.openedAt),
    standing: JSON.parse(row.standing) as DangerStanding,
  });
  const one = (row: Row | undefined): DangerCase | null => (row ? toCase(row) : null);
  return {
    insert: async (found) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('danger_case')
        .values({
          id: found.id,
          wardId,
          code: found.code,
          level: found.level,
          version: found.version,
          personId: found.sender,
          openedAt: found.openedAt.getTime(),
          ...changing(found),
        })
        .onConflict((conflict) => conflict.columns(['wardId', 'originKey']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n ? found : null;
    },
    find: async (id) => one(await rows().where('id', '=', id).executeTakeFirst()),
    save: async (after, before) => {
      const saved = { ...after, version: before.version + 1 };
      const { numUpdatedRows } = await tx
        .updateTable('danger_case')
        .set({ ...changing(saved), version: saved.version })
        .where('wardId', '=', wardId)
        .where('id', '=', before.id)
        .where('version', '=', before.version)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new ConflictError(`danger case ${before.id} changed meanwhile`);
      return saved;
    },
    open: async (limit) =>
      (
        await rows()
          .where('state', 'in', ['open', 'taken'])
          .orderBy('state')
          .orderBy(sql`case when "level" = 'sure' then 0 else 1 end`)
          .orderBy('openedAt')
          .limit(limit)
          .execute()
      ).map(toCase),
    openOf: async (sender) =>
      one(
        await rows()
          .where('personId', '=', sender)
          .where('state', '!=', 'ended')
          .orderBy('openedAt', 'desc')
          .executeTakeFirst(),
      ),
    ofSender: async (sender) =>
      (await rows().where('personId', '=', sender).orderBy('openedAt', 'desc').execute()).map(toCase),
    endedBefore: async (before, limit) =>
      (
        await rows()
          .where('state', '=', 'ended')
          .where('endedAt', '<', before.getTime())
          .where('originKey', 'not like', 'forgotten:%')
          .limit(limit)
          .execute()
      ).map(toCase),
  };
};
