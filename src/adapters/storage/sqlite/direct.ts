/**
 * The transaction in progress, without the way that a query takes to a database elsewhere: SQLite answers within the call, so
 * there is nothing to wait for, no connection to ask for and none to give back. A third of a statement's time was that way.
 */
import {
  type CompiledQuery,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  DummyDriver,
  type KyselyPlugin,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  type SqliteDialect,
  Transaction,
} from 'kysely';

/** What a unit is given. Once it has ended, whoever kept it is refused: it would write outside its transaction. */
export interface DirectTransaction<DB> {
  readonly tx: Transaction<DB>;
  readonly end: () => void;
}

/** What all transactions of a connection share. */
interface Tools {
  readonly database: SqliteDatabase;
  readonly compiler: QueryCompiler;
  readonly adapter: SqliteAdapter;
  /** None is asked for, and none given back. */
  readonly nobody: DefaultConnectionProvider;
}

/** @returns what opens the next one */
export function createDirect<DB>(dialect: SqliteDialect, database: SqliteDatabase): () => DirectTransaction<DB> {
  const driver = new DummyDriver();
  const nobody = new DefaultConnectionProvider(driver);
  const tools = { database, compiler: dialect.createQueryCompiler(), adapter: new SqliteAdapter(), nobody };
  return () => {
    const run = { isOver: false };
    const end = () => {
      run.isOver = true;
    };
    return { tx: new Transaction<DB>({ config: { dialect }, dialect, driver, executor: new Direct(tools, run) }), end };
  };
}

class Direct extends DefaultQueryExecutor {
  readonly #tools: Tools;
  readonly #run: { readonly isOver: boolean };

  constructor(tools: Tools, run: { readonly isOver: boolean }, plugins: KyselyPlugin[] = []) {
    super(tools.compiler, tools.adapter, tools.nobody, plugins);
    this.#tools = tools;
    this.#run = run;
  }

  override withPlugin(plugin: KyselyPlugin): Direct {
    return new Direct(this.#tools, this.#run, [...this.plugins, plugin]);
  }

  /** Plugins of ours look at what is asked, none at what is answered. */
  override async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#run.isOver) throw new Error('the unit of work is over');
    const statement = this.#tools.database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }
}
