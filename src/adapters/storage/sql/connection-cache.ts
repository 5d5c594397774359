/**
 * A cache of what the single writing connection has read, kept across units of work: persons, their mandates, the
 * members of the board. Every statement of the connection passes through here; a write to a table invalidates what was
 * read from it. A rollback, or a write to the file by another process, empties the cache. It exists only where one
 * connection writes. On PostgreSQL several processes write, and a unit of work caches only its own reads.
 */
import type { KyselyPlugin, RootOperationNode, Transaction } from 'kysely';
import type { DB } from './types.core.ts';
import { readCachedInUnit } from './unit-cache.ts';

type Table = keyof DB;

/**
 * Maximum number of entries; when it is reached, the whole cache is emptied. A person with their mandates is about 500
 * bytes.
 */
const mostKnown = 4_000;

/**
 * A Kysely plugin, so that it travels with a transaction and the stores can find it there. It leaves statements
 * unchanged.
 */
export class ConnectionCache implements KyselyPlugin {
  readonly #known = new Map<string, unknown>();
  readonly #byTable = new Map<string, Set<string>>();
  /** How often each table was invalidated. A read that overlaps an invalidation is not cached. */
  readonly #forgotten = new Map<string | null, number>();

  /** Undefined if the key is not cached. */
  get<Found>(key: string): Found | undefined {
    return this.#known.get(key) as Found | undefined;
  }

  async read<Found>({ from, key, isStill = () => true }: Kept<Found>, look: () => Promise<Found>): Promise<Found> {
    const before = this.get<Found>(key);
    if (before !== undefined && isStill(before)) return before;
    const forgotten = this.#timesForgotten(from);
    const found = await look();
    if (forgotten === this.#timesForgotten(from)) this.keep(from, key, found);
    return found;
  }

  #timesForgotten(from: readonly Table[]): number {
    let times = this.#forgotten.get(null) ?? 0;
    for (const table of from) times += this.#forgotten.get(table) ?? 0;
    return times;
  }

  /** @param from the tables it was read from; empty for a value that no write can change */
  keep(from: readonly Table[], key: string, found: unknown): void {
    if (this.#known.size >= mostKnown) this.forget(null);
    this.#known.set(key, found);
    for (const table of from) {
      const keys = this.#byTable.get(table);
      // The key may already be here, if a write to another table removed its value. A set holds it once.
      if (keys) keys.add(key);
      else this.#byTable.set(table, new Set([key]));
    }
  }

  /**
   * Returns a function that caches what a unit has written, once the write has succeeded. If a rollback happened
   * meanwhile, the function does nothing, because the write was undone.
   */
  keeper(): (from: readonly Table[], key: string, found: unknown) => void {
    const takenBack = this.#forgotten.get(null);
    return (from, key, found) => {
      if (takenBack === this.#forgotten.get(null)) this.keep(from, key, found);
    };
  }

  /** @param table null if any table may have been written */
  forget(table: string | null): void {
    this.#forgotten.set(table, (this.#forgotten.get(table) ?? 0) + 1);
    if (table === null) {
      this.#known.clear();
      this.#byTable.clear();
      return;
    }
    for (const key of this.#byTable.get(table) ?? []) this.#known.delete(key);
    this.#byTable.delete(table);
  }

  transformQuery({ node }: { readonly node: RootOperationNode }): RootOperationNode {
    return node;
  }

  async transformResult<Result>({ result }: { readonly result: Result }): Promise<Result> {
    return result;
  }
}

interface Kept<Found> {
  /** All tables that were read. */
  readonly from: readonly Table[];
  /** Identifies the value among everything read from these tables, in any ward. */
  readonly key: string;
  /** Whether a cached value is still valid; mandates begin and end by the clock. */
  readonly isStill?: (found: Found) => boolean;
}

/** The cache of the connection; null if other connections write as well. */
export const cacheOf = (tx: Transaction<DB>): ConnectionCache | null =>
  tx.getExecutor().plugins.find((plugin) => plugin instanceof ConnectionCache) ?? null;

/**
 * Reads once for many units of work where the connection has a cache, otherwise once for this unit. Callers must not
 * modify the result.
 */
export function readCached<Found>(tx: Transaction<DB>, kept: Kept<Found>, look: () => Promise<Found>): Promise<Found> {
  const memory = cacheOf(tx);
  return memory ? memory.read(kept, look) : readCachedInUnit(tx, kept.from, kept.key, look);
}

const writing = /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|update|delete\s+from)\s+"(\w+)"/i;

/** The table that a statement writes; null if it may be any table. */
export const tableWrittenBy = (text: string): string | null => writing.exec(text)?.[1] ?? null;
