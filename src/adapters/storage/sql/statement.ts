/**
 * A query that is built once. Building one and putting it into words takes as long as running it, and a message runs dozens:
 * those that every message runs are written as statements. The first run builds and compiles, the others bring their values.
 */
import type { Compilable, CompiledQuery, Kysely, QueryResult, Transaction } from 'kysely';
import { type Dialect, dialectOf } from './dialect.ts';
import type { DB } from './types.core.ts';

/** Stands where a value will. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) });

/** @param build names the values that it takes, and does not look at them: they are not there yet */
export function statement<Values extends object, Row>(
  build: (db: Kysely<DB>, values: Values) => Compilable<Row>,
): (tx: Transaction<DB>, values: Values) => Promise<QueryResult<Row>> {
  const known = new Map<Dialect, CompiledQuery<Row>>();
  const compiledFor = (tx: Transaction<DB>): CompiledQuery<Row> => {
    const dialect = dialectOf(tx);
    const before = known.get(dialect);
    if (before) return before;
    const compiled = build(tx.withoutPlugins(), slots as Values).compile();
    known.set(dialect, compiled);
    return compiled;
  };
  return (tx, values) => {
    const compiled = compiledFor(tx);
    const executor = tx.getExecutor();
    // Plugins see it like any other: a unit forgets what it read from a table that is written.
    executor.transformQuery(compiled.query, compiled.queryId);
    const parameters = compiled.parameters.map((each) =>
      each instanceof Slot ? (values as Record<string, unknown>)[each.name] : each,
    );
    return executor.executeQuery<Row>({ ...compiled, parameters });
  };
}

/** Of an object whose properties are not known when a statement is built, those that it takes. */
export const onlyThese = <Given extends object, Name extends keyof Given>(
  given: Given,
  names: readonly Name[],
): Pick<Given, Name> => Object.fromEntries(names.map((name) => [name, given[name]])) as Pick<Given, Name>;

/** The first row of a statement, or null. */
export const firstOf = async <Row>(result: Promise<QueryResult<Row>>): Promise<Row | null> =>
  (await result).rows[0] ?? null;
