/**
 * A transaction in progress, without Kysely's way to a database elsewhere: there is no connection to ask for and none to give
 * back. A third of a statement's time on SQLite was that way; on PostgreSQL it kept each statement waiting for the answer to
 * the one before.
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

/** What a unit is given. Once it has ended, whoever kept it is refused: it would write outside its transaction. */
export interface DirectTransaction<DB> {
  readonly tx: Transaction<DB>;
  readonly end: () => void;
}

/** The connection that a transaction has. */
export interface Answering {
  answer(query: CompiledQuery): QueryResult<unknown> | Promise<QueryResult<unknown>>;
  /** Sends what nobody waits for; a failure is heard before the unit ends. Left out: it is answered like the rest. */
  send?(query: CompiledQuery): void;
}

/** What all transactions of a connection share. */
interface Tools {
  readonly compiler: QueryCompiler;
  readonly adapter: DialectAdapter;
  /** None is asked for, and none given back. */
  readonly nobody: DefaultConnectionProvider;
}

/** @returns what opens the next one */
export function createDirect<DB>(dialect: Dialect): (connection: Answering) => DirectTransaction<DB> {
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

/** For what nobody waits for: where the database allows it, the next statement goes out behind it. A failure ends the unit. */
export async function tell(tx: QueryExecutorProvider, query: CompiledQuery): Promise<void> {
  const executor = tx.getExecutor();
  await (executor instanceof Direct ? executor.send(query) : executor.executeQuery(query));
}

class Direct extends DefaultQueryExecutor {
  readonly #tools: Tools;
  readonly #connection: Answering;
  readonly #run: { readonly isOver: boolean };

  constructor(tools: Tools, connection: Answering, run: { readonly isOver: boolean }, plugins: KyselyPlugin[] = []) {
    super(tools.compiler, tools.adapter, tools.nobody, plugins);
    this.#tools = tools;
    this.#connection = connection;
    this.#run = run;
  }

  override withPlugin(plugin: KyselyPlugin): Direct {
    return new Direct(this.#tools, this.#connection, this.#run, [...this.plugins, plugin]);
  }

  /** Plugins of ours look at what is asked, none at what is answered. */
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
    if (this.#run.isOver) throw new Error('the unit of work is over');
  }
}
