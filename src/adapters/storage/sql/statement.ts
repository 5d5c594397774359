/**
 * A query that is built once. Building one and putting it into words takes as long as running it, and a message runs dozens:
 * those that every message runs are written as statements. The first run builds and compiles, the others bring their values.
 */
import type { Compilable, CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import { type Dialect, dialectOf } from './dialect.ts';
import { tell } from './direct.ts';
import type { DB } from './types.core.ts';

/** Shapes of one query that are kept. */
const mostShapes = 500;

/** Stands where a value will. */
class Slot {
  readonly name: string;
  /** Within a list. */
  readonly at: number | null;
  constructor(name: string, at: number | null = null) {
    this.name = name;
    this.at = at;
  }
}

interface Built<Row> {
  readonly compiled: CompiledQuery<Row>;
  /** How many values it was built with. */
  readonly size: number;
}

type Values = Readonly<Record<string, unknown>>;
type Build<Given, Row> = (db: Kysely<DB>, values: Given) => Compilable<Row>;

/** Lists grow by doubling, so that a query has few shapes; what is asked twice in a list is found once. */
function lengthFor(list: readonly unknown[]): number {
  if (list.length === 0) throw new Error('an empty list has no shape');
  return 2 ** Math.ceil(Math.log2(list.length));
}

/** Two values of the same shape are asked by the same words: '' without lists. */
const shapeOf = (values: Values, names: readonly string[]): string => {
  let shape = '';
  for (const name of names) {
    const value = values[name];
    if (Array.isArray(value)) shape += `${name}:${lengthFor(value)} `;
  }
  return shape;
};

const slotFor = (name: string, value: unknown): Slot | readonly Slot[] =>
  Array.isArray(value) ? Array.from({ length: lengthFor(value) }, (_, at) => new Slot(name, at)) : new Slot(name);

const filling = (values: Values, each: unknown): unknown => {
  if (!(each instanceof Slot)) return each;
  const value = values[each.name];
  if (each.at === null) return value;
  const list = value as readonly unknown[];
  return list[Math.min(each.at, list.length - 1)];
};

function builtOnce<Given extends object, Row>(
  build: Build<Given, Row>,
): (tx: Kysely<DB>, values: Given) => CompiledQuery<Row> {
  const known = new Map<Dialect, Map<string, Built<Row>>>();
  const builtFor = (tx: Kysely<DB>, values: Values, names: readonly string[], shape: string): Built<Row> => {
    const dialect = dialectOf(tx);
    const shapes = known.get(dialect) ?? new Map<string, Built<Row>>();
    known.set(dialect, shapes);
    const before = shapes.get(shape);
    if (before) return before;
    const slots = Object.fromEntries(names.map((name) => [name, slotFor(name, values[name])])) as Given;
    const built = { compiled: build(tx.withoutPlugins(), slots).compile(), size: names.length };
    if (shapes.size >= mostShapes) shapes.clear();
    shapes.set(shape, built);
    return built;
  };
  return (tx, given) => {
    const values = given as Values;
    const names = Object.keys(values);
    const { compiled, size } = builtFor(tx, values, names, shapeOf(values, names));
    if (names.length !== size) throw new Error(`other values than those it was built with: ${names.join()}`);
    // Plugins see it like any other: a unit forgets what it read from a table that is written.
    tx.getExecutor().transformQuery(compiled.query, compiled.queryId);
    return { ...compiled, parameters: compiled.parameters.map((each) => filling(values, each)) };
  };
}

/**
 * @param build is given the values of the first run by name, to take apart or to spread, and does not look at them: each run
 * brings others of the same names. A list is as long as it was, or a little longer
 */
export function statement<Given extends object, Row>(build: Build<Given, Row>) {
  const filled = builtOnce(build);
  return async (tx: Kysely<DB>, values: Given): Promise<QueryResult<Row>> =>
    tx.getExecutor().executeQuery<Row>(filled(tx, values));
}

/** Rows as a list for each of their columns: so a statement of several rows is built once for each number of them. */
export type ColumnsOf<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

/** @param rows all with the same columns @throws where they are not 1, 2, 4, 8…: the last would be written several times */
export function columnsOf<Row extends object>(rows: readonly Row[]): ColumnsOf<Row> {
  if (lengthFor(rows) !== rows.length) throw new Error(`${rows.length} rows are no power of two`);
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const columns: Partial<{ [Name in keyof Row]: readonly Row[Name][] }> = {};
  for (const name of names) columns[name] = rows.map((row) => row[name]);
  return columns as ColumnsOf<Row>;
}

/** The rows again, in the building of a statement. */
export function rowsOf<Row extends object>(columns: ColumnsOf<Row>): readonly Row[] {
  const names = Object.keys(columns) as (keyof Row)[];
  const [first] = names;
  if (first === undefined) throw new Error('a row needs a column');
  return columns[first].map((_, at) => Object.fromEntries(names.map((name) => [name, columns[name][at]])) as Row);
}

/** Queries that follow from how they are asked. @param shape tells them apart; the same shape with other values is built once */
export function statements<Row>() {
  const known = new Map<string, (tx: Kysely<DB>, values: Values) => Promise<QueryResult<Row>>>();
  return (tx: Kysely<DB>, shape: string, values: Values, build: Build<Values, Row>): Promise<QueryResult<Row>> => {
    const before = known.get(shape);
    if (before) return before(tx, values);
    if (known.size >= mostShapes) known.clear();
    const run = statement<Values, Row>(build);
    known.set(shape, run);
    return run(tx, values);
  };
}

/** A statement that writes, and whose answer nobody waits for. */
export function command<Given extends object>(build: Build<Given, unknown>) {
  const filled = builtOnce(build);
  return async (tx: Transaction<DB>, values: Given): Promise<void> => tell(tx, filled(tx, values));
}

/** The first row of a statement, or null. */
export const firstOf = async <Row>(result: Promise<QueryResult<Row>>): Promise<Row | null> =>
  (await result).rows[0] ?? null;

/** How many rows a statement wrote. */
export const writtenBy = async (result: Promise<QueryResult<unknown>>): Promise<number> =>
  Number((await result).numAffectedRows ?? 0n);
