/**
 * Rows of one ward, by what their columns hold. For what is asked of one table in plain columns; what joins, counts, or is
 * asked by every message is written out as a query or a statement.
 */
import type { ExpressionBuilder, Insertable, Kysely, Selectable, Updateable } from 'kysely';
import type { DB } from './types.core.ts';

type WardTable = { [Table in keyof DB]: DB[Table] extends { wardId: unknown } ? Table : never }[keyof DB];
type Row<Table extends WardTable> = Selectable<DB[Table]>;
type Column<Table extends WardTable> = keyof Row<Table> & string;

type Comparison = '<' | '<=' | '>' | '>=' | '!=';
type Test<Value> =
  | Value
  | { readonly [Operator in Comparison]?: Value }
  | { readonly in: readonly Value[] }
  | { readonly like: string };

/** All of these hold. A column that is null is asked for with `null`, one that is not with `{ '!=': null }`. */
export type Where<Table extends WardTable> = { readonly [Name in Column<Table>]?: Test<Row<Table>[Name]> };

type Order<Table extends WardTable> = Column<Table> | `${Column<Table>} desc`;
interface Asked<Table extends WardTable> {
  readonly order?: readonly Order<Table>[];
  readonly limit?: number;
}

type Given<Table extends WardTable> = Omit<Insertable<DB[Table]>, 'wardId'>;

/** Some table that has a ward: the compiler knows which one outside, where rows come and go. */
type Any = 'register_entry';

const tests = (wardId: string, where: object) => (eb: ExpressionBuilder<DB, Any>) =>
  eb.and(
    Object.entries({ ...where, wardId }).flatMap(([column, test]) => {
      if (test === undefined) throw new Error(`nothing is said about ${column}`);
      const isTest = typeof test === 'object' && test !== null;
      return Object.entries(isTest ? test : { '=': test }).map(([operator, value]) =>
        value === null
          ? eb(column as 'wardId', operator === '!=' ? 'is not' : 'is', null)
          : eb(column as 'wardId', operator as '=', value as string),
      );
    }),
  );

/** Every condition has the ward in it: no caller can forget it. */
export function wardRows(tx: Kysely<DB>, wardId: string) {
  const all = async <Table extends WardTable>(
    table: Table,
    where: Where<Table>,
    { order = [], limit }: Asked<Table> = {},
  ): Promise<readonly Row<Table>[]> => {
    let query = tx
      .selectFrom(table as Any)
      .selectAll()
      .where(tests(wardId, where));
    for (const each of order) {
      const [column, direction] = each.split(' ') as ['wardId', 'desc' | undefined];
      query = query.orderBy(column, direction ?? 'asc');
    }
    return (await (limit === undefined ? query : query.limit(limit)).execute()) as unknown as readonly Row<Table>[];
  };
  const insert = <Table extends WardTable>(table: Table, row: Given<Table>) =>
    tx.insertInto(table as Any).values({ ...row, wardId } as unknown as Insertable<DB[Any]>);

  return {
    all,
    /** The first, in the order asked for. */
    one: async <Table extends WardTable>(
      table: Table,
      where: Where<Table>,
      ...order: readonly Order<Table>[]
    ): Promise<Row<Table> | null> => (await all(table, where, { order, limit: 1 }))[0] ?? null,
    add: async <Table extends WardTable>(table: Table, row: Given<Table>): Promise<void> => {
      await insert(table, row).execute();
    },
    /** False: one with its key is there already, and stays. */
    addNew: async <Table extends WardTable>(table: Table, row: Given<Table>): Promise<boolean> => {
      const added = await insert(table, row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    /**
     * In place of the one that is there.
     * @param key the columns of its key, the ward among them where it is one
     * @param once written with a new one, and left in one that is there
     */
    put: async <Table extends WardTable>(
      table: Table,
      key: Updateable<DB[Table]>,
      row: Updateable<DB[Table]>,
      once: Updateable<DB[Table]> = {} as Updateable<DB[Table]>,
    ): Promise<void> => {
      await insert(table, { ...once, ...key, ...row } as unknown as Given<Table>)
        .onConflict((conflict) => conflict.columns(Object.keys(key) as 'wardId'[]).doUpdateSet(row as object))
        .execute();
    },
    /** How many were changed. */
    change: async <Table extends WardTable>(
      table: Table,
      where: Where<Table>,
      set: Updateable<DB[Table]>,
    ): Promise<number> => {
      const query = tx
        .updateTable(table as Any)
        .set(set as object)
        .where(tests(wardId, where));
      return Number((await query.executeTakeFirst()).numUpdatedRows);
    },
    /** How many were removed. */
    remove: async <Table extends WardTable>(table: Table, where: Where<Table>): Promise<number> => {
      const query = tx.deleteFrom(table as Any).where(tests(wardId, where));
      return Number((await query.executeTakeFirst()).numDeletedRows);
    },
  };
}
