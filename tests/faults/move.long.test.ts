/**
 * A ward with items, photos, papers and questions moves from one laptop with files to five processes on PostgreSQL with photos in
 * a bucket, and back. It uses only the commands in docs/operations.md, each run as a separate program. All data arrives byte for
 * byte, and people write to the ward before, between and after the moves.
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

/** The commands that a section of docs/operations.md tells operators to type. */
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
/** Longer than any of the commands takes. */
const patienceMs = 150_000;

/** Runs a command as package.json defines it, in a separate process. @returns its output */
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

/** The ward's rows and files as stored in an archive, without the data about this particular move. */
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
 * Checks that every row of every table and every byte of every file is the same, with two exceptions: the audit log also records
 * the move, and settings files that already existed on the new machine keep its own version.
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

/** The photos and documents on the portal's first pages, requested as a browser does. */
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

/** A question that none of the demo's published answers answers. */
const question = (number: number): string => `Xin hỏi cây đổ chắn ngõ ${number} thì báo cho ai?`;

const lastCode = (chat: number): number => Number(/HD-\d{4}-(\d+)/u.exec(receiptsOf(chat).at(-1) ?? '')?.[1]);

it.skipIf(postgresBinaries() === null)(
  'Moving from one process to web, web, worker, worker and clock and back loses and changes nothing',
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
    // The documentation requires this command where older data exist; without data it must succeed too.
    await type(many.env, `${adminPrefix}migrate`, '');
    await arrive(many.env, 'left.zip', there);
    await leave(many.env, 'there.zip');
    await expectSameParts('left.zip', 'there.zip');

    const roles = typedUnder('Several processes').map((line) => line.split('--role=')[1] as Role);
    expect(roles.toSorted()).toEqual(['clock', 'web', 'web', 'worker']);
    const programs: Program[] = [];
    for (const role of roles) programs.push(await many.begin(role));
    const webs = programs.filter((_, at) => roles[at] === 'web');
    // A second worker, which is on standby.
    programs.push(await many.begin('worker'));
    await write(() => webs, 4_001, question);
    await write(() => webs, 4_004, question);
    await until(() => receiptsOf(4_001).length === 2 && receiptsOf(4_004).length === 1, 'the processes answer');
    // Codes continue from the laptop's last number.
    expect([lastCode(4_001), lastCode(4_004)].toSorted()).toEqual([asked + 1, asked + 2]);
    for (const web of webs) expect(await filesShownBy(web)).toEqual(shown);
    expect(existsSync(join(many.dataDir, 'media', 'originals'))).toBe(false);
    for (const program of programs.toReversed()) expect(await program.stop()).toBe(0);

    const home = await leave(many.env, 'back.zip');
    // The laptop still has the ward as of its departure, until the operator moves its folder away.
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
