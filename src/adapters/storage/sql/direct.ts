/**
 * Runs the statements of a transaction without Kysely's connection handling, because the connection is already fixed.
 * On SQLite that handling took a third of a statement's time; on PostgreSQL it made each statement wait for the answer
 * to the previous one.
 */
import {
  type CompiledQuery,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Dialect,
  type DialectAdapter,
  DummyDriver,
  type KyselyPlugin,
  type QueryCompiler,
  type QueryExecutorProvider,
  type QueryResult,
  Transaction,
} from 'kysely';

/**
 * The transaction that a unit of work receives. After `end`, every use throws: it would write outside the transaction.
 */
export interface DirectTransaction<DB> {
  readonly tx: Transaction<DB>;
  readonly end: () => void;
}

/** The connection of a transaction. */
export interface StatementRunner {
  answer(query: CompiledQuery): QueryResult<unknown> | Promise<QueryResult<unknown>>;
  /**
   * Sends a statement without waiting for its result; a failure surfaces before the unit ends. If absent, `answer` is
   * used.
   */
  send?(query: CompiledQuery): void;
}

/** Shared by all transactions of a connection. */
interface Tools {
  readonly compiler: QueryCompiler;
  readonly adapter: DialectAdapter;
  /** A provider that is never called. */
  readonly nobody: DefaultConnectionProvider;
}

/** @returns a function that opens a transaction on a connection */
export function createDirect<DB>(dialect: Dialect): (connection: StatementRunner) => DirectTransaction<DB> {
  const driver = new DummyDriver();
  const tools = {
    compiler: dialect.createQueryCompiler(),
    adapter: dialect.createAdapter(),
    nobody: new DefaultConnectionProvider(driver),
  };
  return (connection) => {
    const run = { isOver: false };
    const end = () => {
      run.isOver = true;
    };
    const executor = new Direct(tools, connection, run);
    return { tx: new Transaction<DB>({ config: { dialect }, dialect, driver, executor }), end };
  };
}

/**
 * Runs a statement whose result is not needed. Where the database allows it, the next statement is sent without
 * waiting. A failure makes the unit fail.
 */
export async function runWithoutResult(tx: QueryExecutorProvider, query: CompiledQuery): Promise<void> {
  const executor = tx.getExecutor();
  await (executor instanceof Direct ? executor.send(query) : executor.executeQuery(query));
}

class Direct extends DefaultQueryExecutor {
  readonly #tools: Tools;
  readonly #connection: StatementRunner;
  readonly #run: { readonly isOver: boolean };

  constructor(
    tools: Tools,
    connection: StatementRunner,
    run: { readonly isOver: boolean },
    plugins: KyselyPlugin[] = [],
  ) {
    super(tools.compiler, tools.adapter, tools.nobody, plugins);
    this.#tools = tools;
    this.#connection = connection;
    this.#run = run;
  }

  override withPlugin(plugin: KyselyPlugin): Direct {
    return new Direct(this.#tools, this.#connection, this.#run, [...this.plugins, plugin]);
  }

  /** The project's plugins transform queries only, never results. */
  override async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    this.#refuseLate();
    return this.#connection.answer(query) as QueryResult<Row> | Promise<QueryResult<Row>>;
  }

  async send(query: CompiledQuery): Promise<void> {
    this.#refuseLate();
    if (this.#connection.send) this.#connection.send(query);
    else await this.#connection.answer(query);
  }

  #refuseLate(): void {
    if (this.#run.isOver) throw new Error('the unit of work has ended');
  }
}
