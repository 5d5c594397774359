/**
 * What a unit of work has read it need not read again: whose message it is, what they hold, what they asked. Any statement of
 * the unit that writes a table, by whatever store, makes it forget what came from there. A unit has its transaction to itself
 * and lasts milliseconds, so nobody else's writing can be missed.
 */
import type { KyselyPlugin, OperationNode, RootOperationNode, Transaction } from 'kysely';
import { TableNode } from 'kysely';
import type { DB } from './types.core.ts';

type Table = keyof DB;

class UnitMemory implements KyselyPlugin {
  readonly #known = new Map<string, { readonly from: readonly Table[]; readonly found: Promise<unknown> }>();

  read<Found>(from: readonly Table[], key: string, look: () => Promise<Found>): Promise<Found> {
    const before = this.#known.get(key);
    if (before) return before.found as Promise<Found>;
    const found = look();
    this.#known.set(key, { from, found });
    return found;
  }

  /** Sees each statement before it runs. */
  transformQuery({ node }: { readonly node: RootOperationNode }): RootOperationNode {
    if (this.#known.size > 0 && node.kind !== 'SelectQueryNode') this.#forget(tableWritten(node));
    return node;
  }

  async transformResult<Result>({ result }: { readonly result: Result }): Promise<Result> {
    return result;
  }

  #forget(table: string | null): void {
    for (const [key, { from }] of this.#known)
      if (table === null || from.some((each) => each === table)) this.#known.delete(key);
  }
}

/** The same transaction, with a memory of its own. */
export const remembering = (tx: Transaction<DB>): Transaction<DB> => tx.withPlugin(new UnitMemory());

/**
 * Reads once in a transaction from `remembering`; in any other each time.
 * @param key tells it from whatever else is read from these tables
 */
export function readOnce<Found>(
  tx: Transaction<DB>,
  from: readonly Table[],
  key: string,
  look: () => Promise<Found>,
): Promise<Found> {
  const memory = tx.getExecutor().plugins.find((plugin) => plugin instanceof UnitMemory);
  return memory ? memory.read(from, key, look) : look();
}

/** Null: it may be any. */
function tableWritten(node: RootOperationNode): string | null {
  const written: OperationNode | undefined =
    node.kind === 'InsertQueryNode' ? node.into : node.kind === 'UpdateQueryNode' ? node.table : deletedFrom(node);
  return written && TableNode.is(written) ? written.table.identifier.name : null;
}

const deletedFrom = (node: RootOperationNode): OperationNode | undefined =>
  node.kind === 'DeleteQueryNode' && node.using === undefined ? node.from.froms[0] : undefined;
