/**
 * Rows of one ward, by what their columns hold. For what is asked of one table in plain columns; what joins, counts, or is
 * asked by every message is written out as a query or a statement.
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

/** A column compared; `value` names what it is compared with, null: it is null, is not, or is one of none. */
type Condition = readonly [column: string, operator: string, value: string | null];

interface Conditions {
  readonly conditions: readonly Condition[];
  readonly values: Readonly<Record<string, unknown>>;
}

function conditionsOf(wardId: string, where: object): Conditions {
  const values: Record<string, unknown> = {};
  const conditions = Object.entries({ ...where, wardId }).flatMap(([column, test]) => {
    if (test === undefined) throw new Error(`nothing is said about ${column}`);
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

/** What is written, by the names of its columns; what is not said stays as the database has it. */
const given = (row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
/** Beside the values that it is compared with. */
const marked = (row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(given(row)).map(([column, value]) => [`set ${column}`, value]));
const unmarked = (columns: readonly string[], values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(columns.map((column) => [column, values[`set ${column}`]]));

const shaped = statements<Selectable<DB[Any]>>();

/** Every condition has the ward in it: no caller can forget it. What is asked in the same shape again is built once. */
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
  /** How many were written. @param how of a row that is there already */
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
    /** The first, in the order asked for. */
    one: async <Table extends WardTable>(
      table: Table,
      where: Where<Table>,
      ...order: readonly Order<Table>[]
    ): Promise<Row<Table> | null> => (await all(table, where, { order, limit: 1 }))[0] ?? null,
    add: async <Table extends WardTable>(table: Table, row: Given<Table>): Promise<void> => {
      await insert(table, row, ['add'], (query) => query);
    },
    /** False: one with its key is there already, and stays. */
    addNew: async <Table extends WardTable>(table: Table, row: Given<Table>): Promise<boolean> =>
      (await insert(table, row, ['addNew'], (query) => query.onConflict((conflict) => conflict.doNothing()))) === 1,
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
      const keys = Object.keys(key);
      const changed = Object.keys(given(row));
      await insert(table, { ...once, ...key, ...row }, ['put', keys, changed], (query, slots) => {
        const set = Object.fromEntries(changed.map((column) => [column, (slots as Record<string, unknown>)[column]]));
        return query.onConflict((conflict) => conflict.columns(keys as 'wardId'[]).doUpdateSet(set));
      });
    },
    /** How many were changed. */
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
    /** How many were removed. */
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
