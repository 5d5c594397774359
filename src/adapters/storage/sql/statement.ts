/**
 * Queries that are built once. Building and compiling a query takes as long as running it, and a message runs dozens;
 * so queries that run for every message are statements. The first run builds and compiles; later runs only bind their
 * values.
 */
import type { Compilable, CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import { type Dialect, dialectOf } from './dialect.ts';
import { runWithoutResult } from './direct.ts';
import type { DB } from './types.core.ts';

/** Shapes of one query that are cached. */
const mostShapes = 500;

/** A placeholder for a value. */
class Slot {
  readonly name: string;
  /** Index in a list; null for a single value. */
  readonly at: number | null;
  constructor(name: string, at: number | null = null) {
    this.name = name;
    this.at = at;
  }
}

interface Built<Row> {
  readonly compiled: CompiledQuery<Row>;
  /** Number of parameters at build time. */
  readonly size: number;
}

type Values = Readonly<Record<string, unknown>>;
type Build<Given, Row> = (db: Kysely<DB>, values: Given) => Compilable<Row>;

/**
 * Rounds the length of a list up to a power of two, so that a query has few shapes; repeated entries in a list do not
 * change the result.
 */
function lengthFor(list: readonly unknown[]): number {
  if (list.length === 0) throw new Error('a statement received an empty list');
  return 2 ** Math.ceil(Math.log2(list.length));
}

/** Values with the same shape use the same SQL; '' without lists. */
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
    if (names.length !== size)
      throw new Error(`a statement received other values than those it was built with: ${names.join()}`);
    // Plugins must see each run: a unit invalidates what it read from a table that the statement writes.
    tx.getExecutor().transformQuery(compiled.query, compiled.queryId);
    return { ...compiled, parameters: compiled.parameters.map((each) => filling(values, each)) };
  };
}

/**
 * @param build receives placeholders under the names of the first run's values. It may destructure and spread them but
 *   must not inspect them: later runs bind other values. A list may be slightly longer than the one passed
 */
export function statement<Given extends object, Row>(build: Build<Given, Row>) {
  const filled = builtOnce(build);
  return async (tx: Kysely<DB>, values: Given): Promise<QueryResult<Row>> =>
    tx.getExecutor().executeQuery<Row>(filled(tx, values));
}

/** Rows as one list per column, so that a multi-row statement is built once per number of rows. */
export type ColumnsOf<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] };

/**
 * @param rows with the same columns; their number must be a power of two
 * @throws Error otherwise, because padding would write the last row several times
 */
export function columnsOf<Row extends object>(rows: readonly Row[]): ColumnsOf<Row> {
  if (lengthFor(rows) !== rows.length)
    throw new Error(`${rows.length} rows: the number of rows must be a power of two`);
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const columns: Partial<{ [Name in keyof Row]: readonly Row[Name][] }> = {};
  for (const name of names) columns[name] = rows.map((row) => row[name]);
  return columns as ColumnsOf<Row>;
}

/** Rebuilds the rows when a statement is built. */
export function rowsOf<Row extends object>(columns: ColumnsOf<Row>): readonly Row[] {
  const names = Object.keys(columns) as (keyof Row)[];
  const [first] = names;
  if (first === undefined) throw new Error('a row must have a column');
  return columns[first].map((_, at) => Object.fromEntries(names.map((name) => [name, columns[name][at]])) as Row);
}

/**
 * Statements generated by the caller.
 * @param shape identifies a statement; the same shape with other values is built once
 */
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

/** A statement that writes and whose result is not awaited. */
export function command<Given extends object>(build: Build<Given, unknown>) {
  const filled = builtOnce(build);
  return async (tx: Transaction<DB>, values: Given): Promise<void> => runWithoutResult(tx, filled(tx, values));
}

/** The first row of a statement, or null. */
export const firstOf = async <Row>(result: Promise<QueryResult<Row>>): Promise<Row | null> =>
  (await result).rows[0] ?? null;

/** The number of rows that a statement wrote. */
export const writtenBy = async (result: Promise<QueryResult<unknown>>): Promise<number> =>
  Number((await result).numAffectedRows ?? 0n);
