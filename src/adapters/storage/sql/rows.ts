/**
 * Reads and writes rows of one ward by the values of their columns. For simple queries on one table; joins, counts, and
 * queries that run for every message are written as queries or statements.
 */
import {
  type ExpressionBuilder,
  type Insertable,
  type InsertQueryBuilder,
  type InsertResult,
  type Kysely,
  type Selectable,
  type SqlBool,
  sql,
  type Updateable,
} from 'kysely';
import { statements, writtenBy } from './statement.ts';
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

/** All conditions must hold. `null` matches null columns, `{ '!=': null }` the others. */
export type Where<Table extends WardTable> = { readonly [Name in Column<Table>]?: Test<Row<Table>[Name]> };

type Order<Table extends WardTable> = Column<Table> | `${Column<Table>} desc`;
interface Asked<Table extends WardTable> {
  readonly order?: readonly Order<Table>[];
  readonly limit?: number;
}

type Given<Table extends WardTable> = Omit<Insertable<DB[Table]>, 'wardId'>;

/** Stands for any table with a ward. The exported functions have the exact types. */
type Any = 'register_entry';

/**
 * A comparison of a column. `value` is the name of the compared value; null for "is null", "is not null" and an empty
 * list.
 */
type Condition = readonly [column: string, operator: string, value: string | null];

interface Conditions {
  readonly conditions: readonly Condition[];
  readonly values: Readonly<Record<string, unknown>>;
}

function conditionsOf(wardId: string, where: object): Conditions {
  const values: Record<string, unknown> = {};
  const conditions = Object.entries({ ...where, wardId }).flatMap(([column, test]) => {
    if (test === undefined) throw new Error(`no condition is given for ${column}`);
    const isTest = typeof test === 'object' && test !== null;
    return Object.entries(isTest ? test : { '=': test }).map(([operator, value]): Condition => {
      if (value === null) return [column, operator === '!=' ? 'is not' : 'is', null];
      if (Array.isArray(value) && value.length === 0) return [column, 'nothing', null];
      const name = `${column} ${operator}`;
      values[name] = value;
      return [column, operator, name];
    });
  });
  return { conditions, values };
}

const holding =
  (conditions: readonly Condition[], values: Readonly<Record<string, unknown>>) => (eb: ExpressionBuilder<DB, Any>) =>
    eb.and(
      conditions.map(([column, operator, value]) =>
        operator === 'nothing'
          ? sql<SqlBool>`1 = 0`
          : eb(column as 'wardId', operator as '=', value === null ? (null as never) : (values[value] as string)),
      ),
    );

/** The columns to write. Undefined ones are left out and keep the database's value. */
const given = (row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
/** Renames the values to set, so that they do not collide with those of the conditions. */
const marked = (row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(given(row)).map(([column, value]) => [`set ${column}`, value]));
const unmarked = (columns: readonly string[], values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(columns.map((column) => [column, values[`set ${column}`]]));

const shaped = statements<Selectable<DB[Any]>>();

/** Every condition includes the ward, so a caller cannot forget it. Queries of the same shape are built once. */
export function wardRows(tx: Kysely<DB>, wardId: string) {
  const all = async <Table extends WardTable>(
    table: Table,
    where: Where<Table>,
    { order = [], limit }: Asked<Table> = {},
  ): Promise<readonly Row<Table>[]> => {
    const { conditions, values } = conditionsOf(wardId, where);
    const shape = JSON.stringify(['all', table, conditions, order, limit]);
    const { rows } = await shaped(tx, shape, values, (db, slots) => {
      let query = db
        .selectFrom(table as Any)
        .selectAll()
        .where(holding(conditions, slots));
      for (const each of order) {
        const [column, direction] = each.split(' ') as ['wardId', 'desc' | undefined];
        query = query.orderBy(column, direction ?? 'asc');
      }
      return limit === undefined ? query : query.limit(limit);
    });
    return rows as unknown as readonly Row<Table>[];
  };
  type Insert = InsertQueryBuilder<DB, Any, InsertResult>;
  /** Returns the number of rows written. @param how the action on a conflict */
  const insert = async (
    table: WardTable,
    row: object,
    shape: readonly unknown[],
    how: (query: Insert, slots: object) => Insert,
  ): Promise<number> => {
    const values = given({ ...row, wardId });
    const name = JSON.stringify([...shape, table, Object.keys(values)]);
    const written = shaped(tx, name, values, (db, slots) =>
      how(db.insertInto(table as Any).values(slots as unknown as Insertable<DB[Any]>), slots),
    );
    return writtenBy(written);
  };

  return {
    all,
    /** The first matching row in the given order; null if there is none. */
    one: async <Table extends WardTable>(
      table: Table,
      where: Where<Table>,
      ...order: readonly Order<Table>[]
    ): Promise<Row<Table> | null> => (await all(table, where, { order, limit: 1 }))[0] ?? null,
    add: async <Table extends WardTable>(table: Table, row: Given<Table>): Promise<void> => {
      await insert(table, row, ['add'], (query) => query);
    },
    /** Returns false if a row with the same key exists; that row is kept. */
    addNew: async <Table extends WardTable>(table: Table, row: Given<Table>): Promise<boolean> =>
      (await insert(table, row, ['addNew'], (query) => query.onConflict((conflict) => conflict.doNothing()))) === 1,
    /**
     * Inserts the row or updates the existing one.
     * @param key the columns of the key, including the ward if the key contains it
     * @param once columns written on insert only
     */
    put: async <Table extends WardTable>(
      table: Table,
      key: Updateable<DB[Table]>,
      row: Updateable<DB[Table]>,
      once: Updateable<DB[Table]> = {} as Updateable<DB[Table]>,
    ): Promise<void> => {
      const keys = Object.keys(key);
      const changed = Object.keys(given(row));
      await insert(table, { ...once, ...key, ...row }, ['put', keys, changed], (query, slots) => {
        const set = Object.fromEntries(changed.map((column) => [column, (slots as Record<string, unknown>)[column]]));
        return query.onConflict((conflict) => conflict.columns(keys as 'wardId'[]).doUpdateSet(set));
      });
    },
    /** Returns the number of changed rows. */
    change: async <Table extends WardTable>(
      table: Table,
      where: Where<Table>,
      set: Updateable<DB[Table]>,
    ): Promise<number> => {
      const { conditions, values } = conditionsOf(wardId, where);
      const columns = Object.keys(given(set));
      const shape = JSON.stringify(['change', table, conditions, columns]);
      const changed = shaped(tx, shape, { ...values, ...marked(set) }, (db, slots) =>
        db
          .updateTable(table as Any)
          .set(unmarked(columns, slots))
          .where(holding(conditions, slots)),
      );
      return writtenBy(changed);
    },
    /** Returns the number of removed rows. */
    remove: async <Table extends WardTable>(table: Table, where: Where<Table>): Promise<number> => {
      const { conditions, values } = conditionsOf(wardId, where);
      const shape = JSON.stringify(['remove', table, conditions]);
      const removed = shaped(tx, shape, values, (db, slots) =>
        db.deleteFrom(table as Any).where(holding(conditions, slots)),
      );
      return writtenBy(removed);
    },
  };
}
