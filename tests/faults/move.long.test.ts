/**
 * A ward with items, photos, papers and questions moves from one laptop with files to five processes on PostgreSQL with photos
 * in a bucket, and back, by the commands that docs/operations.md has and nothing else, each typed as a program of its own:
 * what leaves is what arrives, byte for byte, and people write to it before, between and after.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { childEnvironment } from '../support/child-environment.ts';
import { closeNewsrooms, openNewsroom, type Role, receiptsOf, until, write } from '../support/newsroom.ts';
import { emptyDatabases, postgresBinaries } from '../support/postgres.ts';
import type { Program } from '../support/program.ts';
import { root } from '../support/root.ts';
import { type S3Server, s3Credentials, startS3 } from '../support/s3-server.ts';

const place = mkdtempSync(join(tmpdir(), 'move-'));
let s3: S3Server | null = null;
afterAll(async () => {
  await closeNewsrooms();
  await s3?.stop();
  rmSync(place, { recursive: true, force: true });
});

type Env = Readonly<Record<string, string>>;

/** The lines that a section of docs/operations.md has people type. */
function typedUnder(title: string): readonly string[] {
  const page = readFileSync(join(root, 'docs/operations.md'), 'utf8');
  const section = page.split(/^## /mu).find((each) => each.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^ *```sh\n(.*?)^ *```$/gmsu)].flatMap(([, lines = '']) =>
    lines
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  );
}
const adminPrefix = 'npm run -s admin -- ';
const [leaving = '', ...arriving] = typedUnder('Moving one ward');
/** A command that takes longer never ends. */
const patienceMs = 150_000;

/** What package.json runs for it, in a process of its own. @returns what it printed */
async function type(env: Env, line: string, file: string, input = ''): Promise<string> {
  expect(line.startsWith(adminPrefix), line).toBe(true);
  const words = line.slice(adminPrefix.length).replace('/srv/dong-lac.zip', join(place, file)).split(' ');
  const running = promisify(execFile)(process.execPath, [join(root, 'src/admin.ts'), ...words], {
    cwd: place,
    env: { ...childEnvironment(), ...env },
    timeout: patienceMs,
  });
  running.child.stdin?.end(`${input}\n`);
  return (await running).stdout;
}

/** The ward's rows and files as they lie in an archive; not what tells of this one journey. */
async function partsOf(file: string): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  const zip = await yauzl.openPromise(file, { autoClose: false });
  for await (const entry of zip.eachEntry()) {
    if (['manifest.json', 'key.json'].includes(entry.fileName)) continue;
    const pieces = (await (await zip.openReadStreamPromise(entry)).toArray()) as Buffer[];
    parts.set(entry.fileName, Buffer.concat(pieces).toString('latin1'));
  }
  zip.close();
  return parts;
}

/**
 * Every row of every table and every byte of every file is the same, but for two things: that it went and came is on its
 * record, and the files of its settings are the new machine's own where it had them.
 */
function expectSame(left: ReadonlyMap<string, string>, arrived: ReadonlyMap<string, string>): void {
  const log = 'core/audit_log.ndjson';
  expect([...arrived.keys()].toSorted()).toEqual([...left.keys()].toSorted());
  expect([...left.keys()].filter((name) => /^media\/originals\//u.test(name)).length).toBeGreaterThan(4);
  expect(left.get('core/section_file.ndjson')).toContain('"state":"stored"');
  for (const [name, before] of left) {
    const after = arrived.get(name) ?? '';
    if (name === log) expect(after.startsWith(before), 'the chain goes on').toBe(true);
    else expect(after, name).toBe(before);
  }
}

const leave = async (env: Env, file: string): Promise<string> =>
  /(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}/u.exec(await type(env, leaving, file))?.[0] ?? '';
const arrive = async (env: Env, file: string, code: string): Promise<void> => {
  for (const line of arriving) await type(env, line, file, code);
};
const expectSameParts = async (left: string, arrived: string): Promise<void> =>
  expectSame(await partsOf(join(place, left)), await partsOf(join(place, arrived)));

/** Photos and documents that the portal's first pages show, as a reader's browser asks for them. */
async function filesShownBy({ url }: Program): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  const read = async (path: string) => Buffer.from(await (await fetch(url + path)).arrayBuffer()).toString('latin1');
  const first = await read('/');
  const pages = [...first.matchAll(/href="(\/tin\/[^"]+)"/gu)].map(([, path = '']) => path);
  for (const page of [first, ...(await Promise.all(pages.slice(0, 6).map(read)))])
    for (const [, path = ''] of page.matchAll(/"(\/(?:media|tep)\/[0-9a-f]{64}[^"\s]*)"/gu)) shown.set(path, '');
  for (const path of shown.keys()) {
    const answer = await fetch(url + path);
    expect([path, answer.status]).toEqual([path, 200]);
    shown.set(path, Buffer.from(await answer.arrayBuffer()).toString('latin1'));
  }
  expect(shown.size).toBeGreaterThan(3);
  return shown;
}

/** What the demo's published answers do not answer. */
const question = (number: number): string => `Xin hỏi cây đổ chắn ngõ ${number} thì báo cho ai?`;

const lastCode = (chat: number): number => Number(/HD-\d{4}-(\d+)/u.exec(receiptsOf(chat).at(-1) ?? '')?.[1]);

it.skipIf(postgresBinaries() === null)(
  'from a laptop to web, web, worker, worker and clock, and back, nothing is lost or changed',
  { timeout: 900_000 },
  async () => {
    const laptop = await openNewsroom(null);
    await type(laptop.env, `${adminPrefix}demo`, '');
    const one = await laptop.begin('all');
    for (const chat of [4_001, 4_002, 4_003]) await write(() => [one], chat, question);
    await until(() => [4_001, 4_002, 4_003].every((chat) => receiptsOf(chat).length === 1), 'the laptop answers');
    const shown = await filesShownBy(one);
    const [asked = 0] = [4_001, 4_002, 4_003].map(lastCode).toSorted().slice(-1);
    expect(await one.stop()).toBe(0);

    s3 = await startS3(join(place, 's3'));
    const many = await openNewsroom(await emptyDatabases(), {
      ...{ MEDIA_URL: 's3://tin-phuong/dong-lac', S3_ENDPOINT: s3.endpoint },
      ...{ AWS_ACCESS_KEY_ID: s3Credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: s3Credentials.secretAccessKey },
    });
    const there = await leave(laptop.env, 'left.zip');
    // Where older data lie the page asks for it first; where none do it ends too.
    await type(many.env, `${adminPrefix}migrate`, '');
    await arrive(many.env, 'left.zip', there);
    await leave(many.env, 'there.zip');
    await expectSameParts('left.zip', 'there.zip');

    const roles = typedUnder('Several processes').map((line) => line.split('--role=')[1] as Role);
    expect(roles.toSorted()).toEqual(['clock', 'web', 'web', 'worker']);
    const programs: Program[] = [];
    for (const role of roles) programs.push(await many.begin(role));
    const webs = programs.filter((_, at) => roles[at] === 'web');
    // Another worker, which stands by.
    programs.push(await many.begin('worker'));
    await write(() => webs, 4_001, question);
    await write(() => webs, 4_004, question);
    await until(() => receiptsOf(4_001).length === 2 && receiptsOf(4_004).length === 1, 'the processes answer');
    // Numbers go on where the laptop stopped.
    expect([lastCode(4_001), lastCode(4_004)].toSorted()).toEqual([asked + 1, asked + 2]);
    for (const web of webs) expect(await filesShownBy(web)).toEqual(shown);
    expect(existsSync(join(many.dataDir, 'media', 'originals'))).toBe(false);
    for (const program of programs.toReversed()) expect(await program.stop()).toBe(0);

    const home = await leave(many.env, 'back.zip');
    // The laptop has the ward as it was when it left, until its folder is put aside.
    await expect(arrive(laptop.env, 'back.zip', home)).rejects.toThrow('đã có ở đây');
    const before = join(place, 'data-before');
    renameSync(laptop.dataDir, before);
    await arrive(laptop.env, 'back.zip', home);
    await leave(laptop.env, 'again.zip');
    await expectSameParts('back.zip', 'again.zip');
    const key = join('keys', 'dong-lac.key');
    expect(readFileSync(join(laptop.dataDir, key))).toEqual(readFileSync(join(before, key)));
    const last = await laptop.begin('all');
    await write(() => [last], 4_002, question);
    await until(() => receiptsOf(4_002).length === 2, 'the laptop answers again');
    expect(lastCode(4_002)).toBe(asked + 3);
    expect(await filesShownBy(last)).toEqual(shown);
    expect(await last.stop()).toBe(0);
    for (const newsroom of [laptop, many]) await newsroom.close();
  },
);
