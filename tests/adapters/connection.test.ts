import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { DatabaseRefused, explainSqliteFailure, openSqlite } from '../../src/adapters/storage/sqlite/connection.ts';
import { lockDataFolder } from '../../src/adapters/storage/sqlite/data-folder-lock.ts';

interface Tables {
  note: { id: number; words: string };
}

const nobody = 65534;

const source = (file: string) =>
  JSON.stringify(new URL(`../../src/adapters/storage/sqlite/${file}`, import.meta.url).href);

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'connection-'));
  path = join(folder, 'core.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function opened(options?: { readonly: boolean }) {
  const connection = openSqlite<Tables>(path, options);
  onTestFinished(() => connection.close());
  return connection;
}

function withNotes() {
  const connection = opened();
  connection.handle.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL)');
  return connection;
}

const refusal = (open: () => unknown): string => {
  try {
    open();
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseRefused);
    return (error as Error).message;
  }
  return 'nothing was refused';
};

/** Starts another program, which prints a line when it is ready and runs until it is killed. */
async function beside(program: string, identity: { readonly uid?: number } = {}) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...identity,
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [chunk] = await once(child.stdout, 'data');
  return { child, said: String(chunk).trim() };
}

describe('a connection', () => {
  it('A connection uses SQLite’s most durable settings', () => {
    const { handle } = opened();
    const setting = (name: string) => handle.pragma(name, { simple: true });
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('foreign_keys')).toBe(1);
    expect(setting('busy_timeout')).toBe(5000);
  });

  it('Acknowledged writes survive the rollback of a concurrent transaction', async () => {
    const { db } = withNotes();
    const transaction = db.transaction().execute(async (trx) => {
      await trx.insertInto('note').values({ id: 1, words: 'taken back' }).execute();
      await pause(20);
      throw new Error('changed our mind');
    });
    const others = Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        db
          .insertInto('note')
          .values({ id: 100 + i, words: 'kept' })
          .execute(),
      ),
    );
    await expect(transaction).rejects.toThrow('changed our mind');
    await others;
    expect(await db.selectFrom('note').select('id').execute()).toHaveLength(50);
  });

  it('Urgent transactions run before all waiting ones, but never inside a running one', async () => {
    const { db, urgent, handle } = withNotes();
    const order: string[] = [];
    const work = (at: typeof db, name: string) =>
      at.transaction().execute(async (tx) => {
        order.push(`${name} begins`);
        await tx.insertInto('note').values({ id: order.length, words: name }).execute();
        await pause(5);
        order.push(`${name} ends`);
      });
    const first = work(db, 'first');
    await pause(1);
    const others = ['second', 'third'].map((name) => work(db, name));
    const hurried = work(urgent, 'urgent');
    await Promise.all([first, ...others, hurried]);
    expect(order.filter((_, at) => at % 2 === 0).map((each) => each.split(' ')[0])).toEqual(
      order.filter((_, at) => at % 2 === 1).map((each) => each.split(' ')[0]),
    );
    expect(order.indexOf('urgent begins')).toBeLessThan(order.indexOf('third begins'));
    expect(handle.prepare('SELECT count(*) AS n FROM note').get()).toEqual({ n: 4 });
    // A failing transaction releases its turn.
    await expect(
      urgent.transaction().execute(async () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await work(db, 'last');
    expect(order.at(-1)).toBe('last ends');
  });

  it('Transactions run in the order of their requests', async () => {
    const { db } = withNotes();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((id) =>
        db.transaction().execute(async (trx) => {
          await pause(8 / id);
          await trx.insertInto('note').values({ id, words: 'in turn' }).execute();
          order.push(id);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('The event loop runs while transactions follow each other without a pause', async () => {
    const { db } = withNotes();
    const most = 5_000;
    let isIn = false;
    let done = 0;
    const worker = async () => {
      while (!isIn && done < most) {
        done += 1;
        await db.transaction().execute((tx) => tx.selectFrom('note').selectAll().execute());
      }
    };
    setTimeout(() => {
      isIn = true;
    }, 1);
    await Promise.all([worker(), worker(), worker()]);
    expect(isIn).toBe(true);
  });

  it('Between two transactions the process accepts many new connections, not only one', async () => {
    const { db } = withNotes();
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const callers = 40;
    let done = 0;
    let isOver = false;
    const doneAt: number[] = [];
    const over = new Promise<void>((resolve) => {
      server.on('connection', (socket) => {
        socket.destroy();
        doneAt.push(done);
        isOver = doneAt.length === callers;
        if (isOver) resolve();
      });
    });
    const work = async (): Promise<void> => {
      while (!isOver) {
        await db.transaction().execute(async (trx) => {
          await trx.insertInto('note').values({ id: done, words: 'work' }).execute();
          const until = performance.now() + 12;
          while (performance.now() < until);
        });
        done += 1;
      }
    };
    // Two that take turns, so that one of them always waits.
    const works = Promise.all([work(), work()]);
    await beside(
      `import { connect } from 'node:net';
       for (let each = 0; each < ${callers}; each += 1)
         connect(${(server.address() as AddressInfo).port}, '127.0.0.1').on('error', () => undefined);
       console.log('called');
       setInterval(() => undefined, 1000);`,
    );
    await over;
    await works;
    const [first = 0, last = 0] = [doneAt[0], doneAt.at(-1)];
    expect(last - first).toBeLessThan(callers / 2);
  });

  it('A transaction takes the write lock at its beginning, so one that reads first can still write', async () => {
    const { db } = withNotes();
    const other = new Database(path, { timeout: 0 });
    onTestFinished(() => {
      other.close();
    });
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('note').selectAll().execute();
      expect(() => other.exec("INSERT INTO note VALUES (1, 'from the command line')")).toThrow(/locked/);
      await trx.insertInto('note').values({ id: 2, words: 'from the server' }).execute();
    });
    other.exec("INSERT INTO note VALUES (1, 'from the command line')");
    expect(await db.selectFrom('note').select('id').execute()).toHaveLength(2);
  });

  it('A transaction waits for a short transaction of another process', async () => {
    const { db } = withNotes();
    await beside(`
      import Database from 'better-sqlite3';
      const database = new Database(${JSON.stringify(path)});
      database.exec("BEGIN IMMEDIATE; INSERT INTO note VALUES (1, 'from the command line')");
      process.stdout.write('writing\\n');
      setTimeout(() => database.exec('COMMIT'), 150);
    `);
    await db.transaction().execute((trx) => trx.insertInto('note').values({ id: 2, words: 'after it' }).execute());
    expect(await db.selectFrom('note').select('id').execute()).toHaveLength(2);
  });

  it('Several programs can open the file at the same moment, even if it is new', async () => {
    const program = `
      import { openHandle } from ${source('connection.ts')};
      const begin = Number(process.argv[2]);
      for (let round = 0; round < 40; round++) {
        while (Date.now() < begin + round * 25);
        openHandle(process.argv[1] + round).close();
      }
    `;
    const args = ['--input-type=module', '-e', program, path, String(Date.now() + 1500)];
    const ended = [1, 2, 3].map(() =>
      once(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'close'),
    );
    expect((await Promise.all(ended)).map(([code]) => code)).toEqual([0, 0, 0]);
  });

  it('The connection stays usable after SQLite itself rolled a transaction back', async () => {
    const { db, handle } = withNotes();
    handle.pragma('max_page_count = 3');
    const filling = db.transaction().execute(async (trx) => {
      for (let id = 1; id < 1000; id++)
        await trx
          .insertInto('note')
          .values({ id, words: 'x'.repeat(2000) })
          .execute();
    });
    await expect(filling).rejects.toThrow(/full/);
    handle.pragma('max_page_count = 100000');
    await db.insertInto('note').values({ id: 1, words: 'there is room again' }).execute();
    expect(await db.selectFrom('note').select('id').execute()).toEqual([{ id: 1 }]);
  });

  it('A read-only connection reads beside the writer and cannot write', async () => {
    const { db } = withNotes();
    await db.insertInto('note').values({ id: 1, words: 'x' }).execute();
    const reader = opened({ readonly: true });
    const notes = await reader.db.transaction().execute((trx) => trx.selectFrom('note').selectAll().execute());
    expect(notes).toEqual([{ id: 1, words: 'x' }]);
    await expect(reader.db.deleteFrom('note').execute()).rejects.toThrow(/readonly/);
  });

  it('Prepared queries answer correctly after their tables changed', async () => {
    const { db, handle } = withNotes();
    await db.insertInto('note').values({ id: 1, words: 'x' }).execute();
    const all = () => db.selectFrom('note').selectAll().execute();
    expect(await all()).toEqual([{ id: 1, words: 'x' }]);
    handle.exec("ALTER TABLE note ADD COLUMN colour TEXT DEFAULT 'red'");
    expect(await all()).toEqual([{ id: 1, words: 'x', colour: 'red' }]);
  });

  it('Planning a query neither reads nor changes its values', async () => {
    const { db } = withNotes();
    const of = (words: string) => db.selectFrom('note').select('id').where('words', '=', words);
    // With a plain parameter SQLite would inspect its value and plan the statement again for each value.
    expect(of('7').compile().sql).toContain('"words" = +?');
    for (const [at, words] of ['007', '7', ' 7 ', '+7', '1e3'].entries()) {
      await db.insertInto('note').values({ id: at, words }).execute();
      expect(await of(words).execute()).toEqual([{ id: at }]);
    }
    expect(await db.selectFrom('note').select('words').where('id', '<', 2).execute()).toEqual([
      { words: '007' },
      { words: '7' },
    ]);
  });

  it('Closing leaves one file and can be repeated', async () => {
    const connection = withNotes();
    await connection.db.insertInto('note').values({ id: 1, words: 'x' }).execute();
    expect(existsSync(`${path}-wal`)).toBe(true);
    await connection.close();
    await connection.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('A connection that was never used can be closed', async () => {
    const connection = openSqlite<Tables>(path);
    await connection.close();
    expect(connection.handle.open).toBe(false);
  });

  it('A checkpoint does not wait for a reader', async () => {
    const { db, handle, checkpoint } = withNotes();
    await db.insertInto('note').values({ id: 1, words: 'x' }).execute();
    const reader = new Database(path);
    onTestFinished(() => {
      reader.close();
    });
    reader.exec('BEGIN; SELECT * FROM note');
    reader.prepare('SELECT * FROM note').all();
    await db.insertInto('note').values({ id: 2, words: 'y' }).execute();
    const start = performance.now();
    checkpoint();
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(handle.pragma('busy_timeout', { simple: true })).toBe(5000);
  });
});

describe('a database that cannot be opened is refused with an explanation', () => {
  it('when it is not a database', () => {
    writeFileSync(path, 'these are the minutes of a meeting, not a database'.repeat(50));
    expect(refusal(() => openSqlite(path))).toMatch(/core\.db is not a database.*backup/);
  });

  it('when it is a folder', () => {
    mkdirSync(path);
    expect(refusal(() => openSqlite(path))).toMatch(/is a folder/);
  });

  it('when its folder is missing', () => {
    expect(refusal(() => openSqlite(join(folder, 'nowhere', 'core.db')))).toMatch(
      /the folder .*nowhere does not exist/,
    );
  });

  it('when it is damaged', () => {
    expect((explainSqliteFailure(path, codeError('SQLITE_CORRUPT')) as Error).message).toMatch(
      /is damaged.*last backup/,
    );
  });

  it('when the settings do not hold', () => {
    expect(refusal(() => openSqlite(':memory:'))).toMatch(/journal_mode=memory instead of wal/);
  });

  it('when it can only be read: by its user', async ({ skip }) => {
    if (!canBecomeSomebodyElse()) skip('this needs root, and a project that everybody may read');
    chmodSync(folder, 0o755);
    openSqlite(path).handle.close();
    const { said } = await beside(openingProgram(path), { uid: nobody });
    expect(said).toMatch(/DatabaseRefused: .*core\.db is not writable for this user/);
  });

  it('when it can only be read: the whole file system', ({ skip }) => {
    openSqlite(path).handle.close();
    const mount = `mount --bind "${folder}" "${folder}" && mount -o remount,ro,bind "${folder}"`;
    const inside = (command: string) => spawnSync('unshare', ['--mount', 'sh', '-c', command], { encoding: 'utf8' });
    if (inside(mount).status !== 0) skip('this machine does not let us mount');
    const run = `"${process.execPath}" --input-type=module -e '${openingProgram(path)}'`;
    expect(inside(`${mount} && ${run}`).stdout).toMatch(/DatabaseRefused: .*core\.db is on a read-only file system/);
  });

  it.each([
    ['EROFS', /read-only file system/],
    ['SQLITE_READONLY_DIRECTORY', /can only be read/],
    ['SQLITE_FULL', /no room left/],
    ['SQLITE_BUSY', /locked by another process/],
    ['SQLITE_IOERR_FSYNC', /Check the disk/],
  ])('The error %s is explained', (code, words) => {
    expect((explainSqliteFailure(path, codeError(code)) as Error).message).toMatch(words);
  });

  it('Any other error is passed on unchanged', () => {
    const error = new Error('no such table: note');
    expect(explainSqliteFailure(path, error)).toBe(error);
  });
});

describe('the lock of a data folder', () => {
  const holding = () => `
    import { lockDataFolder } from ${source('data-folder-lock.ts')};
    const lock = lockDataFolder(${JSON.stringify(folder)});
    process.stdout.write(lock.held ? 'held\\n' : lock.reason + '\\n');
    setInterval(() => globalThis.gc?.(), 1000);
  `;

  it('A data folder has one server; a second one gets an error that names the first', async () => {
    const first = await beside(holding());
    expect(first.said).toBe('held');
    const lock = lockDataFolder(folder);
    expect(lock).toMatchObject({
      held: false,
      reason: expect.stringContaining(`Another server (process ${first.child.pid})`),
    });
  });

  it('The lock is free at once after its server was killed, repeatedly', async () => {
    for (let kills = 0; kills < 5; kills++) {
      const { child, said } = await beside(holding());
      expect(said).toBe('held');
      child.kill('SIGKILL');
      await once(child, 'close');
    }
    const lock = lockDataFolder(folder);
    expect(lock.held).toBe(true);
    if (lock.held) lock.release();
  });

  it('The lock can be released and taken again, and cannot be taken twice in one process', () => {
    const first = lockDataFolder(folder);
    expect(first.held).toBe(true);
    expect(lockDataFolder(folder).held).toBe(false);
    if (first.held) first.release();
    const second = lockDataFolder(folder);
    expect(second.held).toBe(true);
    if (second.held) second.release();
  });

  it('A missing data folder is created', () => {
    const lock = lockDataFolder(join(folder, 'data', 'deep'));
    expect(lock.held).toBe(true);
    if (lock.held) lock.release();
  });

  it('A file in place of the data folder is refused with an explanation', () => {
    writeFileSync(join(folder, 'data'), '');
    expect(lockDataFolder(join(folder, 'data'))).toEqual({
      held: false,
      reason: expect.stringMatching(/is not a folder/),
    });
  });

  it('Another user’s data folder is refused with an explanation', async ({ skip }) => {
    if (!canBecomeSomebodyElse()) skip('this needs root, and a project that everybody may read');
    chmodSync(folder, 0o755);
    chownSync(folder, 0, 0);
    const { said } = await beside(holding(), { uid: nobody });
    expect(said).toMatch(/is not writable for this user/);
  });
});

function canBecomeSomebodyElse(): boolean {
  const program = `await import(${source('connection.ts')})`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], { uid: nobody }).status === 0;
}

/** Uses double quotes only, because the program is also passed through a shell. */
function openingProgram(file: string): string {
  return `import { openSqlite } from ${source('connection.ts')};
    try { openSqlite(${JSON.stringify(file)}); process.stdout.write("opened"); } catch (error) { process.stdout.write(String(error)); }`;
}

function codeError(code: string): Error {
  return Object.assign(new Error('as SQLite says it'), { code });
}
