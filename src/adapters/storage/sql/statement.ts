/**
 * A query that is built once. Building one and putting it into words takes as long as running it, and a message runs dozens:
 * those that every message runs are written as statements. The first run builds and compiles, the others bring their values.
 */
import type { Compilable, CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import { type Dialect, dialectOf } from './dialect.ts';
import { tell } from './direct.ts';
import type { DB } from './types.core.ts';

/** Stands where a value will. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

interface Built<Row> {
  readonly compiled: CompiledQuery<Row>;
  /** How many values it was built with. */
  readonly size: number;
}

type Build<Values, Row> = (db: Kysely<DB>, values: Values) => Compilable<Row>;

function builtOnce<Values extends object, Row>(
  build: Build<Values, Row>,
): (tx: Kysely<DB>, values: Values) => CompiledQuery<Row> {
  const known = new Map<Dialect, Built<Row>>();
  const builtFor = (tx: Kysely<DB>, names: readonly string[]): Built<Row> => {
    const dialect = dialectOf(tx);
    const before = known.get(dialect);
    if (before) return before;
    const slots = Object.fromEntries(names.map((name) => [name, new Slot(name)])) as Values;
    const built = { compiled: build(tx.withoutPlugins(), slots).compile(), size: names.length };
    known.set(dialect, built);
    return built;
  };
  return (tx, values) => {
    const names = Object.keys(values);
    const { compiled, size } = builtFor(tx, names);
    if (names.length !== size) throw new Error(`other values than those it was built with: ${names.join()}`);
    // Plugins see it like any other: a unit forgets what it read from a table that is written.
    tx.getExecutor().transformQuery(compiled.query, compiled.queryId);
    const parameters = compiled.parameters.map((each) =>
      each instanceof Slot ? (values as Record<string, unknown>)[each.name] : each,
    );
    return { ...compiled, parameters };
  };
}

/**
 * @param build is given the values of the first run by name, to take apart or to spread, and does not look at them: each run
 * brings others of the same names
 */
export function statement<Values extends object, Row>(build: Build<Values, Row>) {
  const filled = builtOnce(build);
  return async (tx: Kysely<DB>, values: Values): Promise<QueryResult<Row>> =>
    tx.getExecutor().executeQuery<Row>(filled(tx, values));
}

/** A statement that writes, and whose answer nobody waits for. */
export function command<Values extends object>(build: Build<Values, unknown>) {
  const filled = builtOnce(build);
  return async (tx: Transaction<DB>, values: Values): Promise<void> => tell(tx, filled(tx, values));
}

/** The first row of a statement, or null. */
export const firstOf = async <Row>(result: Promise<QueryResult<Row>>): Promise<Row | null> =>
  (await result).rows[0] ?? null;

/** How many rows a statement wrote. */
export const writtenBy = async (result: Promise<QueryResult<unknown>>): Promise<number> =>
  Number((await result).numAffectedRows ?? 0n);
