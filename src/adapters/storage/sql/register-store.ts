/** The board's registers, as JSON with the columns that are asked for; and the lines of the budget. */
import type { Kysely } from 'kysely';
import type { WardId } from '../../../domain/ids.ts';
import type { RegisterKind, RegisterStore, Registers } from '../../../ports/period.ts';
import type { DB } from './types.core.ts';

const entryOf = <Kind extends RegisterKind>({ content }: { readonly content: string }): Registers[Kind] =>
  JSON.parse(content) as Registers[Kind];

export function createRegisterStore(tx: Kysely<DB>, ward: WardId): RegisterStore {
  const entries = (kind: RegisterKind) =>
    tx.selectFrom('register_entry').select('content').where('wardId', '=', ward).where('kind', '=', kind);
  return {
    list: async (kind, about) => {
      const all = entries(kind).orderBy('at').orderBy('id');
      return (await (about === null ? all : all.where('about', '=', about)).execute()).map((row) => entryOf(row));
    },
    find: async (kind, id) => {
      const row = await entries(kind).where('id', '=', id).executeTakeFirst();
      return row ? entryOf(row) : null;
    },
    put: async (kind, entry, { state, about, by, at }) => {
      const row = { state, about, content: JSON.stringify(entry) };
      await tx
        .insertInto('register_entry')
        .values({ ...row, id: entry.id, wardId: ward, kind, by, at: at.getTime() })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    },
    putLine: async ({ year, kind, name, approved, ...line }, id) => {
      const row = {
        ...line,
        approvedVnd: approved?.amountVnd ?? null,
        decision: approved?.decision ?? null,
        approvedOn: approved?.on ?? null,
      };
      await tx
        .insertInto('budget_line')
        .values({ ...row, id, wardId: ward, year, kind, name })
        .onConflict((conflict) => conflict.columns(['wardId', 'year', 'kind', 'name']).doUpdateSet(row))
        .execute();
    },
  };
}
