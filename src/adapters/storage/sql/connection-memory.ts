/**
 * What the one connection that writes a file has read, it need not read again for the next unit: who somebody is, what they
 * hold, who is on the board. Every statement that runs on the connection passes by here; one that writes a table makes the
 * memory forget what came from it. It forgets everything when a unit is taken back, and when somebody else wrote the file.
 *
 * Only where one connection writes: on PostgreSQL several processes do, and there a unit remembers what it read itself.
 */
import type { KyselyPlugin, RootOperationNode, Transaction } from 'kysely';
import type { DB } from './types.core.ts';
import { readOnce } from './unit-memory.ts';

type Table = keyof DB;

/** So many things are known at most; then all are forgotten. A person with what they hold is some 500 bytes. */
const mostKnown = 4_000;

/** As a plugin it rides with a transaction: the stores find it there, and statements pass it unchanged. */
export class ConnectionMemory implements KyselyPlugin {
  readonly #known = new Map<string, unknown>();
  readonly #byTable = new Map<string, Set<string>>();
  /** How often each table was forgotten: what was being read meanwhile is not kept. */
  readonly #forgotten = new Map<string | null, number>();

  /** Undefined: not known. */
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

  /** @param from none: it stays true whatever is written */
  keep(from: readonly Table[], key: string, found: unknown): void {
    if (this.#known.size >= mostKnown) this.forget(null);
    this.#known.set(key, found);
    for (const table of from) {
      const keys = this.#byTable.get(table);
      // A key that another table's writing took away stands here still: once.
      if (keys) keys.add(key);
      else this.#byTable.set(table, new Set([key]));
    }
  }

  /**
   * What a unit has written itself, to be kept once it is written: a unit that was taken back meanwhile, because something
   * beside it failed, has written nothing.
   */
  keeper(): (from: readonly Table[], key: string, found: unknown) => void {
    const takenBack = this.#forgotten.get(null);
    return (from, key, found) => {
      if (takenBack === this.#forgotten.get(null)) this.keep(from, key, found);
    };
  }

  /** @param table null: any may have been written */
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
  /** Tells it from whatever else is read from these tables, in any ward. */
  readonly key: string;
  /** Whether what is known holds now as well: what somebody holds begins and ends by the clock. */
  readonly isStill?: (found: Found) => boolean;
}

/** Null: other connections write as well. */
export const memoryOf = (tx: Transaction<DB>): ConnectionMemory | null =>
  tx.getExecutor().plugins.find((plugin) => plugin instanceof ConnectionMemory) ?? null;

/** Reads once for many units where the connection remembers, once for this one elsewhere. What was found is not changed by anybody. */
export function readKept<Found>(tx: Transaction<DB>, kept: Kept<Found>, look: () => Promise<Found>): Promise<Found> {
  const memory = memoryOf(tx);
  return memory ? memory.read(kept, look) : readOnce(tx, kept.from, kept.key, look);
}

const writing = /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|update|delete\s+from)\s+"(\w+)"/i;

/** Which table a statement that writes does write; null: it may be any. */
export const tableWrittenBy = (text: string): string | null => writing.exec(text)?.[1] ?? null;
