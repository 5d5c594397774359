/** The board's registers, stored as JSON beside the columns they are queried by, and the lines of the budget. */
import type { Kysely } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { RegisterKind, RegisterStore, Registers } from '../../../ports/period.ts';
import { wardRows } from './rows.ts';
import type { DB } from './types.core.ts';

const entryOf = <Kind extends RegisterKind>({ content }: { readonly content: string }): Registers[Kind] =>
  JSON.parse(content) as Registers[Kind];

/** Creates the store. Writing an entry with an existing id replaces it; entries are never removed. */
export function createRegisterStore(tx: Kysely<DB>, ward: WardId): RegisterStore {
  const rows = wardRows(tx, ward);
  return {
    list: async (kind, about) => {
      const where = about === null ? { kind } : { kind, about };
      return (await rows.all('register_entry', where, { order: ['at', 'id'] })).map((row) => entryOf(row));
    },
    find: async (kind, id) => {
      const row = await rows.one('register_entry', { kind, id });
      return row && entryOf(row);
    },
    put: (kind, entry, { state, about, by, at }) =>
      rows.put(
        'register_entry',
        { id: entry.id },
        { state, about, content: JSON.stringify(entry) },
        { kind, by, at: at.getTime() },
      ),
    putLine: ({ year, kind, name, approved, ...line }, id) => {
      const row = {
        ...line,
        approvedVnd: approved?.amountVnd ?? null,
        decision: approved?.decision ?? null,
        approvedOn: approved?.on ?? null,
      };
      return rows.put('budget_line', { wardId: ward, year, kind, name }, row, { id });
    },
  };
}
