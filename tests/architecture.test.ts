/** Checks the table of allowed imports and the rules that keep modules free of state. Each of the examples below must fail. */
import { describe, expect, it } from 'vitest';
import {
  backwardFindings,
  defaultExportFindings,
  docstringFindings,
  environmentFindings,
  type Finding,
  fileLengthFindings,
  importFindings,
  lengthFindings,
  packagesReached,
  pureFindings,
  type SourceFile,
  sourceFile,
  sourceFiles,
  stateFindings,
  strayDocstringFindings,
  timeFindings,
  vietnameseFindings,
} from './support/architecture.ts';

const everyFile = sourceFiles('src', 'bots', 'scripts', 'bench');
const isOf =
  (...folders: readonly string[]) =>
  ({ path }: SourceFile) =>
    folders.some((folder) => path.startsWith(`${folder}/`)) && !path.endsWith('.js');
/** Excludes the browser scripts of pages. */
const program = everyFile.filter(isOf('src', 'bots'));

const checks = {
  imports: importFindings,
  'order of a conversation': backwardFindings,
  state: stateFindings,
  environment: environmentFindings,
  time: timeFindings,
  'what is pure': pureFindings,
  'default exports': defaultExportFindings,
  Vietnamese: vietnameseFindings,
  length: lengthFindings,
  'length of files': fileLengthFindings,
} as const satisfies Record<string, (file: SourceFile) => readonly Finding[]>;

const everythingFoundIn = (file: SourceFile) => Object.values(checks).flatMap((check) => check(file));

describe('the program', () => {
  it('Every module imports only what the table allows', () => {
    expect(program.flatMap(importFindings)).toEqual([]);
  });
  it('Imports between the folders of a conversation go one way', () => {
    expect(program.flatMap(backwardFindings)).toEqual([]);
  });
  it('No module has mutable state', () => {
    expect(program.flatMap(stateFindings)).toEqual([]);
  });
  it('Only one module reads the environment', () => {
    expect(program.flatMap(environmentFindings)).toEqual([]);
  });
  it('The rules receive time and randomness as arguments', () => {
    expect(program.flatMap(timeFindings)).toEqual([]);
  });
  it('The modules that read and word messages are pure: they do not wait and read nothing', () => {
    expect(program.flatMap(pureFindings)).toEqual([]);
  });
  it('Every module exports by name', () => {
    expect(program.flatMap(defaultExportFindings)).toEqual([]);
  });
  it('The code contains no Vietnamese text', () => {
    expect(everyFile.filter(isOf('src', 'bots', 'scripts')).flatMap(vietnameseFindings)).toEqual([]);
  });
  it('Every exported function has a docstring', () => {
    expect(everyFile.filter(isOf('src', 'bots', 'scripts', 'bench')).flatMap(docstringFindings)).toEqual([]);
  });
  it('Every docstring stands above a declaration', () => {
    expect(everyFile.filter(isOf('src', 'bots', 'scripts', 'bench')).flatMap(strayDocstringFindings)).toEqual([]);
  });
  it('No function is longer than a screen', () => {
    expect(everyFile.flatMap(lengthFindings)).toEqual([]);
  });
  it('No file is too long', () => {
    expect(everyFile.flatMap(fileLengthFindings)).toEqual([]);
  });
  it('The main process loads no library that decodes photos and PDFs, recognises text or draws papers', () => {
    const reached = (...entries: readonly string[]) => packagesReached(program, entries);
    const child = reached('src/adapters/media/file-worker.ts');
    const press = reached('src/adapters/papers/press-child.ts');
    // Both lists are of what is there, so that a library under another name is noticed.
    const opens = ['sharp', 'libheif-js', 'tesseract.js', '@embedpdf/pdfium'];
    const draws = ['sharp', '@resvg/resvg-js', 'docx', 'exceljs', 'echarts'];
    expect(opens.filter((name) => !child.has(name))).toEqual([]);
    expect(draws.filter((name) => !press.has(name))).toEqual([]);
    const main = reached('src/main.ts', 'bots/index.ts');
    expect(main.has('fastify')).toBe(true);
    expect([...main].filter(([name]) => [...opens, ...draws].includes(name))).toEqual([]);
  });
});

const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');

const bad: readonly [path: string, text: string, says: RegExp][] = [
  // Imports
  [
    'src/domain/a.ts',
    "import { db } from '../ports/store.ts';",
    /a\.ts:1 imports '\.\.\/ports\/store\.ts': src\/domain\/ may import only itself and the lists of words, so that every rule/,
  ],
  [
    'src/domain/a.ts',
    "import unseen from '../../words/unseen/danger.json' with { type: 'json' };",
    /only itself and the lists of words/,
  ],
  ['src/domain/a.ts', "\n\nimport { createHash } from 'node:crypto';", /a\.ts:3 imports 'node:crypto'/],
  ['src/channel/a.ts', "import type { Role } from '../domain/roles.ts';", /even by accident/],
  ['src/ports/a.ts', "import { ChannelError } from '../channel/channel-error.ts';", /needs "import type"/],
  ['src/ports/a.ts', "import type { X } from '../usecases/x.ts';", /interfaces speak our words/],
  ['src/chat/a.ts', "import { chat } from '../../bots/telegram/index.ts';", /a conversation is words around use cases/],
  ['src/chat/a.ts', "import { page } from '../web/portal/page.ts';", /a conversation is words around use cases/],
  ['src/chat/question/a.ts', "import { list } from '../acts/lists.ts';", /src\/chat\/ imports one way, say ← talk/],
  ['src/chat/acts/a.ts', "import { perform } from '../perform.ts';", /one way/],
  ['src/chat/talk/a.ts', "import type { Intent } from '../hear/intent.ts';", /one way/],
  ['src/reading/a.ts', "import { act } from '../usecases/act.ts';", /looking changes nothing/],
  ['src/reading/a.ts', "import type { UnitOfWork } from '../ports/unit-of-work.ts';", /a reader can write nothing/],
  ['src/web/signed/a.ts', "import type { UnitOfWork } from '../../ports/unit-of-work.ts';", /looking changes nothing/],
  ['src/papers/a.ts', "import { act } from '../usecases/act.ts';", /a paper is a function of figures/],
  ['src/web/desk/a.ts', "import { hear } from '../../chat/hear/hear.ts';", /routes stay thin/],
  ['src/usecases/submission/a.ts', "import { sql } from 'kysely';", /no tool's name appears in a rule/],
  ['src/usecases/a.ts', "export { x } from '../adapters/x.ts';", /no tool's name/],
  ['src/usecases/a.ts', "export * from '../adapters/x.ts';", /no tool's name/],
  ['src/usecases/a.ts', "export const x = () => import('../adapters/x.ts');", /no tool's name/],
  ['src/usecases/a.ts', "type X = import('kysely').Kysely<unknown>;", /no tool's name/],
  [
    'src/usecases/submission/a.ts',
    "import type { Button, Message } from '../../domain/message.ts';",
    /whoever shows the act finds words and buttons/,
  ],
  [
    'src/usecases/question/a.ts',
    "import type { Message } from '../../domain/message.ts';",
    /whoever shows the act finds words and buttons/,
  ],
  ['src/inbox/a.ts', "import { app } from '../web/server/app.ts';", /the doors open inwards/],
  ['src/ward-runtime.ts', "import { makeWardId } from './domain/ids.ts';", /needs "import type".*not a locator/],
  ['src/web/portal/a.ts', "import { mask } from '../../adapters/media/mask.ts';", /routes stay thin/],
  ['src/web/desk/a.ts', "import { z } from 'zod';", /routes stay thin/],
  ['src/adapters/a.ts', "import { decide } from '../usecases/decide.ts';", /replaced in one folder/],
  ['src/adapters/a.ts', "import { Api } from 'grammy';", /replaced in one folder/],
  ['src/adapters/queue/a.ts', "import { sql } from 'kysely';", /tools that are no database/],
  ['bots/telegram/a.ts', "import { parse } from '../zalo-oa/parse.ts';", /bots do not know each other/],
  ['bots/telegram/a.ts', "import type { Ward } from '../../src/domain/ward.ts';", /nor wards, nor rules/],
  ['bots/zalo-oa/a.ts', "import { Bot } from 'grammy';", /its own SDK/],
  ['bots/viber/a.ts', "import { Bot } from 'viber';", /bots\/viber\/ may import src\/channel, and its own SDK/],
  [
    'src/web/server/a.ts',
    "import { createSystem } from '../../compose/system.ts';",
    /only src\/compose\/, src\/main\.ts, .* may.*nobody else imports it/,
  ],
  ['src/admin.ts', "import { start } from './main.ts';", /only nobody may/],
  [
    'src/main.ts',
    "import { openSqlite } from './adapters/storage/sqlite/connection.ts';",
    /nobody else opens a connection/,
  ],
  ['src/compose/a.ts', "import type { DB } from '../adapters/storage/sql/types.core.ts';", /stores are written once/],
  ['src/admin.ts', "import type { Kysely } from 'kysely';", /no database package/],
  [
    'src/usecases/a.ts',
    "import { openStorage } from '../adapters/storage/sqlite/storage.ts';",
    /where the program is wired/,
  ],
  [
    'src/adapters/queue/a.ts',
    "import type { SqliteHandle } from '../storage/sqlite/connection.ts';",
    /nobody else opens a connection/,
  ],
  ['src/compose/a.ts', "import { aWard } from '../../tests/support/world.ts';", /one place wires/],
  ['src/helpers.ts', 'export const x = 1;', /belongs to no row/],
  // State
  ['src/inbox/a.ts', 'let count = 0;', /a\.ts:1 declares a module-level 'let'.*src\/compose/],
  ['src/inbox/a.ts', 'export var count = 0;', /module-level 'var'/],
  ['bots/telegram/a.ts', 'const albums = new Map<string, string[]>();', /module-level 'Map' \(type it ReadonlyMap/],
  ['src/inbox/a.ts', 'export const seen = { ids: new Set() };', /module-level 'Set'/],
  ['src/inbox/a.ts', 'const cache: ReadonlyMap<object, string> = new WeakMap();', /module-level 'WeakMap'/],
  ['src/inbox/a.ts', 'class A { static readonly all = new Map(); }', /module-level 'Map'/],
  [
    'src/inbox/a.ts',
    'const word = /\\w+/g; export const is = (t: string) => word.test(t);',
    /remembers where it stopped/,
  ],
  ['src/inbox/a.ts', 'export const word = /\\w+/g;', /remembers where it stopped/],
  [
    'src/inbox/a.ts',
    "const words = { first: new RegExp('a', 'gu') }; export const is = (t: string) => words.first.exec(t);",
    /remembers where it stopped/,
  ],
  [
    'src/inbox/a.ts',
    'const words = [/a/g]; export const is = (t: string) => words.some((word) => word.test(t));',
    /remembers where/,
  ],
  [
    'src/inbox/a.ts',
    'const list: string[] = []; export function add(x: string) { list.push(x); }',
    /changes the module-level 'list'/,
  ],
  [
    'src/inbox/a.ts',
    'const last = { at: 0 }; export const note = (at: number) => { last.at = at; };',
    /changes the module-level 'last'/,
  ],
  [
    'src/inbox/a.ts',
    'const counts: Record<string, number> = {}; export const f = () => { delete counts.a; counts.b++; };',
    /'counts'/,
  ],
  [
    'src/inbox/a.ts',
    'const settings = {}; export const set = (s: object) => Object.assign(settings, s);',
    /'settings'/,
  ],
  // Environment, time, default exports
  ['src/web/server/a.ts', 'export const port = () => process.env.PORT;', /only src\/main\.ts and src\/admin\.ts do/],
  ['bots/telegram/a.ts', "import { env } from 'node:process';", /reads process\.env/],
  ['src/domain/a.ts', 'export const now = () => Date.now();', /says Date\.now: rules, talks and use cases are handed/],
  ['src/usecases/a.ts', 'export const now = () => new Date();', /says new Date\(\)/],
  ['src/chat/a.ts', 'export const luck = () => Math.random();', /says Math\.random/],
  ['src/usecases/a.ts', 'export const id = () => crypto.randomUUID();', /says crypto\.randomUUID/],
  ['src/usecases/a.ts', "import { randomBytes } from 'node:crypto';", /says import \{ randomBytes \}/],
  ['src/chat/say/a.ts', 'export const f = async () => 1;', /a\.ts:1 waits: what is said is a function/],
  ['src/chat/hear/a.ts', 'export const f = (g) => [async function h() { await g(); }];', /waits/],
  ['src/chat/say/a.ts', 'export const f = (unit) => unit.stores.items;', /reaches stores/],
  ['src/chat/say/a.ts', 'export const f = ({ stores }) => stores;', /reaches stores/],
  ['src/web/server/a.ts', 'export default function app() {}', /has a default export/],
  ['src/web/server/a.ts', 'const app = 1; export { app as default };', /has a default export/],
  // Vietnamese
  ['src/chat/a.ts', "export const words = 'Gửi bài';", /a\.ts:1 says 'Gửi bài': Vietnamese lives in locales/],
  ['src/chat/a.ts', 'export const words = `có ảnh`;', /says có ảnh: Vietnamese/],
  ['src/chat/a.ts', 'export const yes = /^đúng$/;', /Vietnamese lives/],
  ['src/chat/a.ts', "export const words = 'Gu\u031b\u0309i';", /Vietnamese lives/],
  // Length
  [
    'src/inbox/a.ts',
    `export function f() {\n${lines(79, '  g();')}\n}`,
    /a\.ts:1 is a function of 81 lines: more than 80/,
  ],
  [
    'bots/a/b.ts',
    `export const f = () => {\n  const h = () => {\n${lines(80, '    g();')}\n  };\n  h();\n};`,
    /of 85 lines/,
  ],
  [
    'bots/a/b.js',
    `export function f() {\n  function h() {\n${lines(70, '    g();')}\n  }\n${lines(20, '  h();')}\n}`,
    /of 94/,
  ],
];

describe('faults that the check finds', () => {
  it.each(bad)('%s: %s', (path, text, says) => {
    expect(everythingFoundIn(sourceFile(path, text)).join('\n')).toMatch(says);
  });
});

const undocumented: readonly [text: string, isFound: boolean][] = [
  ['export function f() {}', true],
  ['/** The file. */\n\nexport function f() {}', true],
  ["import { g } from './g.ts';\nexport const f = () => g();", true],
  ['// A remark.\nexport const f = () => 1;', true],
  ['/** One. */\nexport const f = () => 1;\nexport const h = () => 2;', true],
  ['export class F {}', true],
  ['/** One. */\nexport const f = () => 1;', false],
  ['/**\n * One.\n */\nexport async function f() {}', false],
  ['const f = () => 1;\nfunction g() {}\nexport const most = 3;\nexport type F = () => void;', false],
];

describe('the check of docstrings', () => {
  it.each(undocumented)('%j: found %s', (text, isFound) => {
    expect(docstringFindings(sourceFile('src/inbox/a.ts', text)).length > 0).toBe(isFound);
  });
});

const astray: readonly [text: string, isFound: boolean][] = [
  ['const a = 1;\n\n/** What is left of a function. */\n\n/** One. */\nexport const f = () => 1;', true],
  ['const a = 1;\n/** One. */\n/** Another. */\nexport const f = () => 1;', true],
  ['interface A {\n  /** Of b. */\n  /** Of c. */\n  readonly c: string;\n}', true],
  ['const a = 1;\n\n/**\n * What is left.\n */\n\nexport type F = () => void;', true],
  ['/** The file. */\n\n/** One. */\nexport const f = () => 1;', false],
  ['/** The file. */\nimport { g } from "./g.ts";\n\n/** One. */\nexport const f = () => g();', false],
];

describe('the check of stray docstrings', () => {
  it.each(astray)('%j: found %s', (text, isFound) => {
    expect(strayDocstringFindings(sourceFile('src/inbox/a.ts', text)).length > 0).toBe(isFound);
  });
});

describe('the check of a file’s length', () => {
  const found = (text: string) => fileLengthFindings(sourceFile('src/inbox/a.ts', text)).join('\n');
  it('The check reports 401 lines but not 400', () => {
    expect(found(lines(401, '// A remark.'))).toMatch(/a\.ts has 401 lines: more than 400/);
    expect(found(`${lines(400, '// A remark.')}\n`)).toBe('');
  });
  it('The check ignores generated files', () => {
    expect(found(`// Written by a script.\n${lines(401, '// A remark.')}`)).toBe('');
  });
});

const methods = Array.from({ length: 30 }, (_, at) => `  m${at}() {\n    g();\n    g();\n  },`).join('\n');

const good: readonly [path: string, text: string][] = [
  [
    'src/domain/submission/a.ts',
    "import { fold } from '../text/fold.ts'; import days from '../../../words/lists/days.json' with { type: 'json' };",
  ],
  [
    'src/ports/a.ts',
    "import type { IncomingEvent } from '../channel/incoming.ts'; import { f } from '../domain/facts.ts';",
  ],
  ['src/chat/a.ts', "import { type IncomingEvent } from '../channel/incoming.ts';"],
  [
    'src/web/server/a.ts',
    "import { fastify } from 'fastify'; import rate from '@fastify/rate-limit'; import { join } from 'node:path';",
  ],
  [
    'src/web/server/a.ts',
    "import type { WardRuntime } from '../ward-runtime.ts'; import { page } from '../board/page.ts';",
  ],
  [
    'src/adapters/media/a.ts',
    "import sharp from 'sharp'; import { x } from '../ids.ts'; import type { C } from '../../channel/channel.ts';",
  ],
  ['src/adapters/storage/sqlite/a.ts', "import { openSqlite } from './connection.ts';"],
  [
    'src/compose/a.ts',
    "import { openStorage } from '../adapters/storage/sqlite/storage.ts'; import { channelFactories } from '../../bots/index.ts';",
  ],
  [
    'bots/index.ts',
    "import { telegram } from './telegram/index.ts'; import type { F } from '../src/channel/factory.ts';",
  ],
  [
    'bots/telegram/a.ts',
    "import { Api } from 'grammy'; import { ChannelError } from '../../src/channel/channel-error.ts';",
  ],
  ['src/main.ts', 'export const port = process.env.PORT;'],
  ['src/chat/look/a.ts', 'export const f = async ({ stores }) => { await stores.items(); };'],
  ['src/chat/say/a.ts', 'export const f = ({ items }) => items.length;'],
  ['src/inbox/a.ts', 'const kinds: ReadonlySet<string> = new Set(["text"]); const names = [...new Set(["a"])];'],
  ['src/inbox/a.ts', 'const kinds = new Set(["text"]) as ReadonlySet<string>;'],
  [
    'src/inbox/a.ts',
    'const word = /\\w+/g; export const words = (t: string) => t.matchAll(word); export const no = (t: string) => t.replace(word, "");',
  ],
  [
    'src/inbox/a.ts',
    'const words = [/a/g]; export const no = (t: string) => words.reduce((all, word) => all.replace(word, ""), t);',
  ],
  ['src/inbox/a.ts', 'export function f() { let n = 0; const seen = new Map(); seen.set(1, n++); return /a/g; }'],
  [
    'src/inbox/a.ts',
    'const rows = [1]; export function f(rows: number[]) { rows.push(1); } export const g = () => rows.toSorted();',
  ],
  ['src/inbox/a.ts', 'class A { readonly seen = new Map(); add(x: string) { this.seen.set(x, x); } }'],
  ['src/domain/a.ts', 'export const at = (ms: number) => new Date(ms); // not Date.now()'],
  ['src/chat/a.ts', "// Người dân gửi câu hỏi\n/** Gửi bài */ export const words = 'question-received';"],
  ['src/main.ts', "export const sentence = 'Tin Phường cannot start';"],
  ['src/domain/text/a.ts', "export const d = 'đ';"],
  ['src/domain/submission/guess-category.ts', "export const words = ['hội nghị'];"],
  ['bots/simulator/a.ts', "export const title = 'Điện thoại';"],
  ['src/inbox/a.ts', `export function f() {\n${lines(78, '  g();')}\n}`],
  ['src/inbox/a.ts', `export const store = (db: Db) => {\n  const rows = db.rows();\n  return {\n${methods}\n  };\n};`],
  [
    'src/inbox/a.ts',
    `export function f(x: number) {\n  const y = x;\n  switch (y) {\n${lines(50, '    case 1:\n      return 2;')}\n  }\n}`,
  ],
];

describe('the check of what a process loads', () => {
  const files = [
    sourceFile('src/main.ts', "import { a } from './a.ts'; import type { B } from './b.ts';"),
    sourceFile('src/a.ts', "export const a = () => import('./c.ts'); new URL('./d.ts', import.meta.url);"),
    sourceFile('src/b.ts', "import 'never';"),
    sourceFile(
      'src/c.ts',
      "import x from '@one/two/deep.js'; import type { Y } from 'types'; export * from './main.ts';",
    ),
    sourceFile('src/d.ts', "import 'other-process';"),
  ];
  it('The check follows static and dynamic imports, but not type imports or programs started separately', () => {
    expect([...packagesReached(files, ['src/main.ts'])]).toEqual([
      ['@one/two', ['src/main.ts', 'src/a.ts', 'src/c.ts']],
    ]);
  });
});

describe('code that the check accepts', () => {
  it.each(good)('%s: %s', (path, text) => {
    expect(everythingFoundIn(sourceFile(path, text))).toEqual([]);
  });
});
