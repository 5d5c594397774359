/** What the head may change without a new program: days that the calendar does not know, and dated rules. */
import type { Kysely, Selectable } from 'kysely';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { SpecialDay, SpecialDayStore, WardRule, WardRuleStore } from '../../../ports/ward-rules.ts';
import { at } from './mapping.ts';
import type { DB, WardRule as WardRuleRow } from './types.core.ts';

export const createSpecialDayStore = (
  tx: Kysely<DB>,
  wardId: WardId,
  onCalendar: () => void = () => undefined,
): SpecialDayStore => ({
  put: async ({ date, at: now, ...rest }) => {
    onCalendar();
    const row = { ...rest, at: now.getTime() };
    await tx
      .insertInto('special_day')
      .values({ ...row, wardId, date })
      .onConflict((conflict) => conflict.columns(['wardId', 'date']).doUpdateSet(row))
      .execute();
  },
  remove: async (date) => {
    onCalendar();
    await tx.deleteFrom('special_day').where('wardId', '=', wardId).where('date', '=', date).execute();
  },
  list: async () =>
    (await tx.selectFrom('special_day').selectAll().where('wardId', '=', wardId).orderBy('date').execute()).map(
      (row) => ({
        date: row.date as LocalDate,
        kind: row.kind as SpecialDay['kind'],
        source: row.source,
        by: row.by === null ? null : personId(row.by),
        at: at(row.at),
      }),
    ),
});

const toRule = (row: Selectable<WardRuleRow>): WardRule => ({
  kind: row.kind as WardRule['kind'],
  version: row.version,
  from: row.from as LocalDate,
  content: row.content,
  by: row.by === null ? null : personId(row.by),
  at: at(row.at),
});

/** Kinds that a process keeps in memory: whoever changes one reads them anew. */
const isReadAhead = (kind: string): boolean => kind === 'deadlines' || kind === 'office';

export const createWardRuleStore = (
  tx: Kysely<DB>,
  wardId: WardId,
  onCalendar: () => void = () => undefined,
): WardRuleStore => {
  const rules = (kind: string) =>
    tx.selectFrom('ward_rule').selectAll().where('wardId', '=', wardId).where('kind', '=', kind);
  return {
    put: async ({ at: now, ...rest }) => {
      if (isReadAhead(rest.kind)) onCalendar();
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('ward_rule')
        .values({ ...rest, wardId, at: now.getTime() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    remove: async (kind, version) => {
      if (isReadAhead(kind)) onCalendar();
      const { numDeletedRows } = await tx
        .deleteFrom('ward_rule')
        .where('wardId', '=', wardId)
        .where('kind', '=', kind)
        .where('version', '=', version)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
    list: async (kind) => (await rules(kind).orderBy('from').orderBy('at').execute()).map(toRule),
    on: async (kind, day) => {
      const row = await rules(kind)
        .where('from', '<=', day)
        .orderBy('from', 'desc')
        .orderBy('at', 'desc')
        .executeTakeFirst();
      return row ? toRule(row) : null;
    },
  };
};
