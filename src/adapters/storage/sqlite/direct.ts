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

interface Run {
  readonly database: SqliteDatabase;
  isOver: boolean;
}

export function openDirect<DB>(dialect: SqliteDialect, database: SqliteDatabase): DirectTransaction<DB> {
  const run: Run = { database, isOver: false };
  const driver = new DummyDriver();
  const end = () => {
    run.isOver = true;
  };
  return { tx: new Transaction<DB>({ config: { dialect }, dialect, driver, executor: new Direct(dialect, run) }), end };
}

class Direct extends DefaultQueryExecutor {
  readonly #dialect: SqliteDialect;
  readonly #run: Run;

  constructor(dialect: SqliteDialect, run: Run, plugins: KyselyPlugin[] = []) {
    const nobody = new DefaultConnectionProvider(new DummyDriver());
    super(dialect.createQueryCompiler(), new SqliteAdapter(), nobody, plugins);
    this.#dialect = dialect;
    this.#run = run;
  }

  override withPlugin(plugin: KyselyPlugin): Direct {
    return new Direct(this.#dialect, this.#run, [...this.plugins, plugin]);
  }

  /** Plugins of ours look at what is asked, none at what is answered. */
  override async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#run.isOver) throw new Error('the unit of work is over');
    const statement = this.#run.database.prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }
}
