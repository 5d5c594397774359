/**
 * Which folders may import which code, and why. The order of the rows matters: the first row that matches a file applies to it. A
 * file may always import from its own folder (a bot: from its own bot's folder).
 */

export interface Row {
  /** Files, or folders with a slash at the end. In `bots/<name>/`, each bot counts separately. */
  readonly who: readonly string[];
  /** Files and folders whose code may be used. */
  readonly code?: readonly string[];
  /** Files and folders of which only types may be used (`import type`). */
  readonly types?: readonly string[];
  /** Packages: a name, a scope with `/*`, `node:*` for Node's built-in modules, `*` for all except `notPackages`. */
  readonly packages?: readonly string[];
  readonly notPackages?: readonly string[];
  /** The wording of the rule in the documented table. */
  readonly may: string;
  readonly soThat: string;
}

const faces = ['src/web/'];
const doors = ['src/inbox/', 'src/outbox/', 'src/schedule/'];
const databasePackages = ['kysely', 'better-sqlite3', '@prisma/*'];
const wiring = ['src/compose/', 'src/main.ts', 'src/admin.ts'];

/** The packages with which each bot calls its platform. A platform without an SDK is called with `fetch`. */
const platformPackages = {
  telegram: ['grammy'],
  'zalo-oa': [],
  'zalo-bot': [],
  web: ['fastify', '@fastify/*'],
  simulator: ['fastify', '@fastify/*'],
} as const satisfies Record<string, readonly string[]>;

export const table: readonly Row[] = [
  {
    who: wiring,
    code: ['src/', 'bots/', 'prisma/'],
    packages: ['*', 'node:*'],
    notPackages: databasePackages,
    may: 'everything that the program is made of, but no database package',
    soThat: 'one place wires',
  },
  {
    who: ['src/config.ts'],
    code: ['src/domain/', 'src/channel/', 'src/ports/'],
    packages: ['zod', 'yaml'],
    may: 'domain, channel, ports, zod',
    soThat: 'a configuration is a value made from the environment, read once',
  },
  {
    who: ['src/ward-runtime.ts'],
    types: ['src/domain/', 'src/channel/', 'src/ports/'],
    may: 'types of domain, channel, ports',
    soThat: 'the container is a description, not a locator',
  },
  {
    who: ['src/domain/'],
    code: ['words/lists/'],
    may: 'only itself and the lists of words',
    soThat: 'every rule is tested in microseconds',
  },
  {
    who: ['src/channel/platform/'],
    code: ['src/channel/'],
    packages: ['node:*'],
    may: 'channel, and Node',
    soThat: 'what the bots share stands once, and is no door to the domain',
  },
  { who: ['src/channel/'], may: 'nothing', soThat: 'bots cannot reach the domain even by accident' },
  {
    who: ['src/ports/'],
    code: ['src/domain/'],
    types: ['src/channel/'],
    may: 'domain, and types of channel',
    soThat: 'interfaces speak our words',
  },
  {
    who: ['src/usecases/'],
    code: ['src/domain/', 'src/ports/'],
    may: 'domain, ports',
    soThat: "no tool's name appears in a rule",
  },
  {
    who: ['src/reading/'],
    code: ['src/domain/', 'src/ports/'],
    // Differences between two texts are shown in chats and on pages.
    packages: ['diff'],
    may: 'domain, ports, word differences',
    soThat: 'what is seen is a query, and looking changes nothing',
  },
  {
    who: ['src/papers/'],
    code: ['src/domain/', 'src/ports/', 'src/reading/'],
    may: 'domain, reading, ports',
    soThat: 'a paper is a function of figures',
  },
  {
    who: ['src/chat/'],
    code: ['src/domain/', 'src/channel/', 'src/ports/', 'src/usecases/', 'src/reading/'],
    // The stored state of a conversation comes from a database, so it is validated.
    packages: ['zod'],
    may: 'domain, channel, ports, usecases, reading, zod',
    soThat: 'a conversation is words around use cases and read models',
  },
  {
    who: doors,
    code: ['src/domain/', 'src/channel/', 'src/chat/', 'src/ports/', 'src/usecases/', 'src/reading/', 'src/papers/'],
    types: ['src/ward-runtime.ts'],
    may: 'domain, channel, chat, ports, usecases, reading, papers',
    soThat: 'the doors open inwards',
  },
  {
    who: ['src/web/kit/'],
    code: ['src/domain/', 'src/ports/'],
    packages: ['fastify', '@fastify/*', 'qrcode', 'node:*'],
    may: 'domain, ports, Fastify, and tools for pages',
    soThat: 'the kit knows no page: portal, signed pages and desk stand on it',
  },
  {
    who: faces,
    code: [
      ...['src/domain/', 'src/channel/', 'src/ports/', 'src/usecases/', 'src/reading/', 'src/papers/'],
      ...doors,
      ...faces,
    ],
    types: ['src/ward-runtime.ts'],
    packages: ['fastify', '@fastify/*', 'node:*'],
    may: 'domain, channel, usecases, reading, papers, ports, the doors, and Fastify',
    soThat: 'routes stay thin; pages are functions from data to HTML',
  },
  {
    who: ['src/adapters/storage/'],
    code: ['src/domain/', 'src/ports/'],
    types: ['src/channel/'],
    packages: ['*', 'node:*'],
    notPackages: ['fastify', '@fastify/*', 'grammy'],
    may: 'domain, ports, types of channel, and a database',
    soThat: 'a second database is a folder: nothing else knows a dialect or an error code of one',
  },
  {
    who: ['src/adapters/'],
    code: ['src/domain/', 'src/ports/'],
    types: ['src/channel/'],
    packages: ['*', 'node:*'],
    notPackages: ['fastify', '@fastify/*', 'grammy', ...databasePackages],
    may: 'domain, ports, types of channel, and the tools that are no database',
    soThat: 'Kysely, sharp, node-cron and Fluent can each be replaced in one folder',
  },
  {
    who: ['bots/index.ts'],
    code: ['bots/'],
    types: ['src/channel/'],
    may: "the bots' factories, and types of channel",
    soThat: 'a new channel is one line',
  },
  ...Object.entries(platformPackages).map(([name, packages]) => botRow(`bots/${name}/`, packages)),
  botRow('bots/<name>/', []),
];

function botRow(who: string, packages: readonly string[]): Row {
  return {
    who: [who],
    code: ['src/channel/'],
    packages: ['node:*', ...packages],
    may: 'src/channel, and its own SDK',
    soThat: 'bots do not know each other, nor wards, nor rules',
  };
}

/** Restrictions beyond the rows: the only files and folders that may import each of these files. */
export const guarded: readonly { readonly file: string; readonly by: readonly string[]; readonly soThat: string }[] = [
  {
    file: 'src/ports/storage.ts',
    by: ['src/adapters/', 'src/inbox/inbox-writer.ts', ...wiring],
    soThat: 'who looks, decides or talks is given the part that is theirs',
  },
  {
    file: 'src/adapters/storage/sqlite/storage.ts',
    by: ['src/adapters/storage/sqlite/', 'src/adapters/backup/', ...wiring],
    soThat: 'a database is chosen where the program is wired',
  },
  {
    file: 'src/adapters/storage/sqlite/',
    by: ['src/adapters/storage/sqlite/'],
    soThat: 'a database is reached through its storage.ts, and nobody else opens a connection or knows a table',
  },
  {
    file: 'src/adapters/storage/sql/',
    by: ['src/adapters/storage/'],
    soThat: 'stores are written once for all databases, and know no connection',
  },
  {
    file: 'src/ports/unit-of-work.ts',
    by: [
      ...['src/adapters/storage/', 'src/ports/storage.ts', 'src/usecases/', ...doors, ...wiring],
      // Options of pages with forms. The options of read-only pages are in a separate file.
      ...['src/web/signed/options.ts', 'src/web/desk/desk.ts'],
    ],
    soThat: 'looking changes nothing: a query has a reader, and a reader can write nothing',
  },
  {
    file: 'src/domain/message.ts',
    // A use case has exactly one way to put a message composed elsewhere into the outbox.
    by: ['src/domain/', 'src/chat/', 'src/inbox/', 'src/outbox/', 'src/usecases/tell.ts'],
    soThat: 'a use case says what happened, and whoever shows the act finds words and buttons for it',
  },
  { file: 'src/compose/', by: wiring, soThat: 'one place wires, and nobody else imports it' },
  { file: 'src/main.ts', by: [], soThat: 'one place wires, and nobody imports it' },
  { file: 'src/admin.ts', by: [], soThat: 'one place wires, and nobody imports it' },
];

export const readEnvironment = ['src/main.ts', 'src/admin.ts'];

/** Code here receives the time and ids as arguments. */
export const timeless = ['src/domain/', 'src/chat/', 'src/usecases/', 'src/reading/', 'src/papers/'];

/** Parsing of incoming text and wording of replies are pure functions: no waiting, no reads, no state. */
export const pure = ['src/chat/hear/', 'src/chat/say/'];

/**
 * The folders of a conversation, from wording to acts. A file imports only from its own folder and those before it; files directly in
 * `src/chat/` import from all of them, and none of them imports such a file.
 */
export const conversationOrder = ['say', 'talk', 'hear', 'question', 'notice', 'look', 'acts'] as const;

/** Where the code may contain Vietnamese: files about the language itself, platform simulators, and files that draw the demo. */
export const speakVietnamese = [
  'src/domain/text/',
  'src/domain/submission/guess',
  'src/domain/checks/',
  'src/domain/question/',
  'src/domain/words/',
  'src/domain/calendar/',
  'src/adapters/media/read-stamps',
  'bots/simulator/',
];
