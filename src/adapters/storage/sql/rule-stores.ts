/** Rules that the head may change without a new release: special days of the calendar, and dated rules. */
import type { Kysely, Selectable } from 'kysely';
import type { LocalDate } from '../../../domain/calendar/local-date.ts';
import { personId, type WardId } from '../../../domain/ids.ts';
import type { SpecialDay, SpecialDayStore, WardRule, WardRuleStore } from '../../../ports/ward-rules.ts';
import { at } from './mapping.ts';
import { wardRows } from './rows.ts';
import type { DB, WardRule as WardRuleRow } from './types.core.ts';

/** @param onCalendar called with each change, so that the cached calendar is reloaded */
export const createSpecialDayStore = (
  tx: Kysely<DB>,
  wardId: WardId,
  onCalendar: () => void = () => undefined,
): SpecialDayStore => {
  const rows = wardRows(tx, wardId);
  return {
    put: ({ date, at: now, ...rest }) => {
      onCalendar();
      return rows.put('special_day', { wardId, date }, { ...rest, at: now.getTime() });
    },
    remove: async (date) => {
      onCalendar();
      await rows.remove('special_day', { date });
    },
    list: async () =>
      (await rows.all('special_day', {}, { order: ['date'] })).map((row) => ({
        date: row.date as LocalDate,
        kind: row.kind as SpecialDay['kind'],
        source: row.source,
        by: row.by === null ? null : personId(row.by),
        at: at(row.at),
      })),
  };
};

const toRule = (row: Selectable<WardRuleRow>): WardRule => ({
  kind: row.kind as WardRule['kind'],
  version: row.version,
  from: row.from as LocalDate,
  content: row.content,
  by: row.by === null ? null : personId(row.by),
  at: at(row.at),
});

/** Kinds that a process caches; a change reloads them. */
const isReadAhead = (kind: string): boolean => kind === 'deadlines' || kind === 'office';

/**
 * Creates the store of rules. Versions are added and, before they take effect, removed; they are never changed.
 * @param onCalendar called when a cached kind changes
 */
export const createWardRuleStore = (
  tx: Kysely<DB>,
  wardId: WardId,
  onCalendar: () => void = () => undefined,
): WardRuleStore => {
  const rows = wardRows(tx, wardId);
  return {
    put: ({ at: now, ...rest }) => {
      if (isReadAhead(rest.kind)) onCalendar();
      return rows.addNew('ward_rule', { ...rest, at: now.getTime() });
    },
    remove: async (kind, version) => {
      if (isReadAhead(kind)) onCalendar();
      return (await rows.remove('ward_rule', { kind, version })) === 1;
    },
    list: async (kind) => (await rows.all('ward_rule', { kind }, { order: ['from', 'at'] })).map(toRule),
    on: async (kind, day) => {
      const row = await rows.one('ward_rule', { kind, from: { '<=': day } }, 'from desc', 'at desc');
      return row && toRule(row);
    },
  };
};
