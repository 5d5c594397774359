/**
 * A cache of what a unit of work has read: the sender, their mandates, their questions. Any statement of the unit that
 * writes a table invalidates what was read from it, whichever store runs it. A unit has its own transaction and lasts
 * milliseconds, so writes by others cannot be missed.
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

  /** Called for each statement before it runs. */
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

/** The same transaction with its own cache. */
export const withUnitCache = (tx: Transaction<DB>): Transaction<DB> => tx.withPlugin(new UnitMemory());

/**
 * Reads once per transaction created by `withUnitCache`; in other transactions it reads each time.
 * @param key identifies the value among everything read from these tables
 */
export function readCachedInUnit<Found>(
  tx: Transaction<DB>,
  from: readonly Table[],
  key: string,
  look: () => Promise<Found>,
): Promise<Found> {
  const memory = tx.getExecutor().plugins.find((plugin) => plugin instanceof UnitMemory);
  return memory ? memory.read(from, key, look) : look();
}

/** The table that a statement writes; null if it may be any table. */
function tableWritten(node: RootOperationNode): string | null {
  const written: OperationNode | undefined =
    node.kind === 'InsertQueryNode' ? node.into : node.kind === 'UpdateQueryNode' ? node.table : deletedFrom(node);
  return written && TableNode.is(written) ? written.table.identifier.name : null;
}

const deletedFrom = (node: RootOperationNode): OperationNode | undefined =>
  node.kind === 'DeleteQueryNode' && node.using === undefined ? node.from.froms[0] : undefined;
