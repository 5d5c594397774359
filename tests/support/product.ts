/**
 * The product as a child process, with the strict simulator as an external platform, so that tests can kill it at any moment.
 * Everything listens on 127.0.0.1; children are ended by their own process id.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { telegramServer } from '../../bots/simulator/telegram/server.ts';
import type { SeenMessage } from '../../bots/simulator/telegram/view.ts';
import { createTelegramWorld, type TelegramWorld } from '../../bots/simulator/telegram/world.ts';
import { systemClock } from '../../src/adapters/clock.ts';
import { openPostgres } from '../../src/adapters/storage/postgres/connection.ts';
import { verifyAudit } from '../../src/adapters/storage/sql/audit-log.ts';
import type { DB } from '../../src/adapters/storage/sql/types.core.ts';
import { openSqlite } from '../../src/adapters/storage/sqlite/connection.ts';
import { openCore } from '../../src/compose/core.ts';
import type { DatabasePlaces } from '../../src/config.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { type AdminAnswer, admin } from './admin.ts';
import { childEnvironment } from './child-environment.ts';
import { newDataFolder } from './data-folder.ts';
import { storyDatabases, withClient } from './postgres.ts';
import { freePort } from './program.ts';
import { root } from './root.ts';
import { shippedWard } from './shipped-ward.ts';
import { onThisDay } from './today.ts';

export { root };

const node = join(root, 'node_modules', '.bin', 'node');
/** Longer than the longest start on a busy machine. */
const bootMs = 120_000;
const bot = {
  token: '7000000001:test-bot-token-of-the-simulator-only',
  id: 7_000_000_001,
  username: 'test_bot',
  firstName: 'Tin Phường',
};

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls until `look` returns a value. On timeout, throws an error with the description `what`. */
export const until = async <Value>(
  what: () => string,
  look: () => Value | null | undefined | false | Promise<Value | null | undefined | false>,
  patienceMs: number,
): Promise<Value> => {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what()}`);
    await pause(50);
  }
};

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Running {
  readonly pid: number;
  /** Resolves to true when the program serves requests and its channels are open, to false if it ends before that. */
  readonly ready: Promise<boolean>;
  readonly ended: Promise<Ended>;
  readonly hasEnded: () => boolean;
  readonly output: () => string;
  signal(name: 'SIGKILL' | 'SIGTERM'): Promise<Ended>;
}

type Variables = Readonly<Record<string, string>>;

const run = (env: Variables): Running => {
  const child: ChildProcess = spawn(node, ['src/main.ts'], {
    cwd: root,
    env: { ...childEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let isOver = false;
  // An aborted test run leaves no child behind.
  const last = () => void child.kill('SIGKILL');
  process.once('exit', last);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      isOver = true;
      process.off('exit', last);
      resolve({ code, signal });
    });
  });
  const ready = new Promise<boolean>((resolve) => {
    child.stdout?.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8');
      if (output.includes('Cổng thông tin')) resolve(true);
    });
    child.stderr?.on('data', (bytes: Buffer) => {
      output += bytes.toString('utf8');
    });
    void ended.then(() => resolve(false));
  });
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    hasEnded: () => isOver,
    output: () => output,
    signal: (name) => {
      if (!isOver) child.kill(name);
      return ended;
    },
  };
};

export interface Member {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
}

export interface ProductOptions {
  readonly mode?: 'polling' | 'webhook';
  readonly members?: readonly Member[];
  /** The parent of its data folder; by default that of other tests' folders. */
  readonly place?: string;
  /** An existing data folder; `close` removes it. */
  readonly folder?: string;
}

export interface QuestionRow {
  readonly code: string;
  readonly title: string;
}

export interface SubmissionRow {
  readonly code: string;
  readonly state: string;
  readonly revision: number;
  readonly title: string;
  readonly body: string;
  readonly photos: readonly { readonly state: string }[];
}

export interface ArticleRow {
  readonly title: string;
  readonly slug: string;
}

interface Place {
  readonly dataDir: string;
  readonly databases: DatabasePlaces | null;
}

const insertMembers = async ({ dataDir, databases }: Place, members: readonly Member[]): Promise<void> => {
  const ward = shippedWard();
  const core = await openCore({ root, dataDir, databases, clock: systemClock, reach: nowhere, wards: [ward] });
  await core.unitOfWork.run(ward.id, async ({ people }) => {
    const at = systemClock.now();
    for (const member of members) {
      const id = personId(core.ids.next());
      await people.insert({
        id,
        name: member.name,
        role: member.role,
        unit: null,
        status: 'active',
        locale: 'vi',
        noticedAt: null,
        createdAt: at,
      });
      await people.putAccount({
        channel: 'telegram',
        accountId: String(member.id),
        personId: id,
        conversation: String(member.id),
        displayName: member.name,
        lastUsedAt: at,
        unreachableAt: null,
      });
      for (const { version } of ward.undertakings) await people.accept(id, version, at);
    }
  });
  await core.media.close();
  await core.close();
};

async function verdictsOn(databases: DatabasePlaces | null, dataDir: string): Promise<readonly string[]> {
  const verdicts: string[] = [];
  if (databases)
    for (const url of [databases.core, databases.portal])
      verdicts.push(
        await withClient(url, async (client) => {
          await client.query('create extension if not exists amcheck');
          // `bt_index_check` throws if an index and its table disagree.
          const { rowCount } = await client.query(
            `select bt_index_check(i.indexrelid, true) from pg_index i join pg_class c on c.oid = i.indexrelid
             join pg_am a on a.oid = c.relam join pg_namespace n on n.oid = c.relnamespace
             where a.amname = 'btree' and n.nspname = 'public' and i.indisvalid`,
          );
          return (rowCount ?? 0) > 0 ? 'ok' : 'no index was looked at';
        }),
      );
  else
    for (const name of ['core.db', 'portal.db']) {
      const database = openSqlite<never>(join(dataDir, name), { readonly: true });
      verdicts.push(String(database.handle.pragma('integrity_check', { simple: true })));
      await database.close();
    }
  return verdicts;
}

export const openProduct = async ({ mode = 'webhook', members = [], place, folder }: ProductOptions = {}) => {
  const dataDir = folder ?? (await newDataFolder(place));
  const databases = await storyDatabases();
  const telegram: TelegramWorld = createTelegramWorld({
    bot,
    clock: systemClock,
    limits: false,
    retryUnitMs: 200,
  });
  const platform = Fastify({ forceCloseConnections: true });
  await platform.register(telegramServer({ world: telegram }));
  const apiRoot = await platform.listen({ host: '127.0.0.1', port: 0 });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env: Variables = {
    DATA_DIR: dataDir,
    PORT: String(port),
    DEMO: '0',
    TELEGRAM_TOKEN: bot.token,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_MODE: mode,
    LOG_LEVEL: 'silent',
    ...(databases ? { DATABASE_URL: databases.core, PORTAL_DATABASE_URL: databases.portal } : {}),
    ...(mode === 'webhook' ? { PUBLIC_URL: url } : {}),
  };
  for (const { id, name } of members) telegram.person({ id, firstName: name, hasStarted: true });
  if (members.length > 0) await insertMembers({ dataDir, databases }, members);

  const rows = async <Row>(query: string): Promise<readonly Row[]> => {
    if (databases) return withClient(databases.core, async (client) => (await client.query(query)).rows as Row[]);
    const database = openSqlite<never>(join(dataDir, 'core.db'), { readonly: true });
    const found = database.handle.prepare(query).all() as Row[];
    await database.close();
    return found;
  };

  const started: Running[] = [];
  const start = (more: Variables = {}): Running => {
    const running = run({ ...env, ...more });
    started.push(running);
    return running;
  };

  const ask = (...words: readonly string[]): Promise<AdminAnswer> => admin(env, ...words);
  const listed = async <Row>(...words: readonly string[]): Promise<readonly Row[]> => {
    const { status, stdout, stderr, json } = await ask(...words, '--json');
    if (status !== 0) throw new Error(`admin ${words.join(' ')}: ${stdout}${stderr}`);
    return json<readonly Row[]>();
  };

  return {
    telegram,
    dataDir,
    url,
    env,
    start,
    /** Starts the program and waits until it serves requests. */
    begin: async (more: Variables = {}): Promise<Running> => {
      const running = start(more);
      const timer = setTimeout(() => void running.signal('SIGKILL'), bootMs);
      const isReady = await running.ready;
      clearTimeout(timer);
      if (!isReady) throw new Error(`it did not start: ${running.output()}`);
      return running;
    },
    admin: ask,
    questions: () => listed<QuestionRow>('questions'),
    submissions: () => listed<SubmissionRow>('submissions'),
    /** Reads every page of the list. */
    articles: async (): Promise<readonly ArticleRow[]> => {
      const all: ArticleRow[] = [];
      for (let cursor: string | null = null, page = 0; page < 1_000; page += 1) {
        const answer: Response = await fetch(
          `${url}/api/v1/articles?limit=10${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        if (!answer.ok) throw new Error(`articles: ${answer.status}`);
        const { items, next } = (await answer.json()) as { items: ArticleRow[]; next: string | null };
        all.push(...items);
        if (next === null) break;
        cursor = next;
      }
      return all;
    },
    photosOf: async (slug: string): Promise<number> => {
      const answer = await fetch(`${url}/api/v1/articles/${slug}`);
      const { photos } = (await answer.json()) as { photos: readonly unknown[] };
      return photos.length;
    },
    /** The result of the database's own check of its pages and indexes. */
    integrity: () => verdictsOn(databases, dataDir),
    /** Verifies the hash chain of the audit log from the first entry to the last. */
    auditIsWhole: async (): Promise<boolean> => {
      const database = databases
        ? openPostgres<DB>(databases.core, { most: 1, readonly: true, name: 'test' })
        : openSqlite<DB>(join(dataDir, 'core.db'), { readonly: true });
      const verdict = await verifyAudit(database.db, wardId('dong-lac'));
      await database.close();
      return verdict.ok;
    },
    /** Runs a test's query on the core database; its SQL must be valid on both databases. */
    rows,
    /**
     * Counts jobs that are due. Excludes messages scheduled for a later time, such as the one that removes the button Hoàn tác
     * from a card a minute after the decision: it waits in the lane `later:` of its recipient.
     */
    jobsLeft: async (): Promise<number> => {
      const [found] = await rows<{ n: number | string }>(
        "SELECT count(*) AS n FROM job WHERE status <> 'dead' AND lane NOT LIKE '%:later:%'",
      );
      return Number(found?.n);
    },
    /** Describes messages that are neither delivered nor dropped, except those scheduled for a later time. */
    messagesLeft: async (): Promise<readonly string[]> => {
      const waiting = await rows<{ payload: string }>(
        "SELECT payload FROM job WHERE task = 'deliver' AND lane LIKE '%:later:%'",
      );
      const later = new Set(waiting.map(({ payload }) => Number((JSON.parse(payload) as { outbox: number }).outbox)));
      const left = await rows<{ id: number | string; text: string }>(
        `SELECT id, kind || ' ' || status || ' ' || coalesce("lastError", '') AS text FROM outbox
         WHERE status NOT IN ('done', 'dropped')`,
      );
      return left.filter(({ id }) => !later.has(Number(id))).map(({ text }) => text);
    },
    /** Rules of the platform that the product broke. A press answered too late because the process was dead is not counted. */
    brokenRules: (): readonly string[] =>
      telegram.violations
        .filter(({ rule, detail }) => !(rule === 'answerCallbackQuery' && detail.includes('query is too old')))
        .map(({ rule, detail }) => `${rule}: ${detail}`),
    fromBot: (person: number): readonly SeenMessage[] =>
      telegram.chat(person).messages.filter((message) => !message.isMine),
    close: async (): Promise<void> => {
      for (const running of started) await running.signal('SIGKILL');
      await platform.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export type Product = Awaited<ReturnType<typeof openProduct>>;

/** Presses the button if it exists. A person who sees an old button disappear tries the next one. */
export const tryPress = (product: Product, person: number, message: SeenMessage, label: string): boolean => {
  try {
    product.telegram.press(person, message.messageId, label);
    return true;
  } catch {
    return false;
  }
};

export const hasButton = (message: SeenMessage, label: string): boolean =>
  message.buttons.flat().some((button) => button.label.includes(label));

/**
 * A contributor sends one album and continues until the board has it: presses Gửi when the
 * preview shows all photos, and again when nothing happens, as people do.
 */
export const sendItem = async (
  product: Product,
  person: number,
  title: string,
  photos: readonly { bytes: Uint8Array; name: string }[],
  patienceMs: number,
): Promise<void> => {
  const { telegram } = product;
  telegram.sendPhotos(
    person,
    photos,
    `${title}\n${onThisDay()}, nhân dân khối 4 cùng dọn vệ sinh tuyến đường chính và trồng cây xanh.\nNguồn: UBND phường`,
  );
  let pressedAt = 0;
  let askedAt = Date.now();
  await until(
    () =>
      `"${title}" is received; the author sees ${product
        .fromBot(person)
        .slice(-3)
        .map((each) => each.text)
        .join(' ‖ ')}`,
    () => {
      const seen = product.fromBot(person);
      if (seen.some(({ text }) => text.includes('đã nhận tin') && text.includes(title))) return true;
      const preview = seen
        .filter((each) => each.text.includes(title) && hasButton(each, 'Gửi') && / ảnh/u.test(each.text))
        .filter((each) => each.text.includes(`${photos.length} ảnh`))
        .at(-1);
      if (preview && Date.now() - pressedAt > 4_000 && tryPress(product, person, preview, 'Gửi'))
        pressedAt = Date.now();
      if (!preview && Date.now() - askedAt > 15_000) {
        askedAt = Date.now();
        telegram.sendText(person, '/gui');
      }
      return false;
    },
    patienceMs,
  );
};

/** A deputy approves every waiting item until `isOver` returns true, and presses a card again when nothing happened. */
export const approveAll = async (product: Product, person: number, isOver: () => boolean): Promise<void> => {
  const pressed = new Map<number, number>();
  while (!isOver()) {
    for (const card of product.fromBot(person)) {
      if (!hasButton(card, 'Duyệt đăng')) continue;
      if (Date.now() - (pressed.get(card.messageId) ?? 0) < 4_000) continue;
      pressed.set(card.messageId, Date.now());
      tryPress(product, person, card, 'Duyệt đăng');
    }
    await pause(150);
  }
};
