/**
 * A ward moves from one laptop with files to five processes on PostgreSQL and back, by the words of docs/operations.md and
 * nothing else: what leaves is what arrives, byte for byte, and people write to it before, between and after.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { admin } from '../support/admin.ts';
import { closeNewsrooms, openNewsroom, type Role, receiptsOf, until, write } from '../support/newsroom.ts';
import { emptyDatabases, postgresBinaries } from '../support/postgres.ts';
import type { Program } from '../support/program.ts';

const place = mkdtempSync(join(tmpdir(), 'move-'));
afterAll(async () => {
  await closeNewsrooms();
  rmSync(place, { recursive: true, force: true });
});

type Env = Readonly<Record<string, string>>;

async function done(env: Env, ...words: readonly string[]) {
  const answer = await admin(env, ...words, '--json');
  expect(answer.status, `${words.join(' ')}: ${answer.stderr}`).toBe(0);
  return answer.json<Record<string, unknown>>();
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

/** That it came and went is on its record; the rest is the same. */
function expectSame(left: ReadonlyMap<string, string>, arrived: ReadonlyMap<string, string>): void {
  const log = 'core/audit_log.ndjson';
  expect([...arrived.keys()].toSorted()).toEqual([...left.keys()].toSorted());
  for (const [name, before] of left) {
    const after = arrived.get(name) ?? '';
    if (name === log) expect(after.startsWith(before), 'the chain goes on').toBe(true);
    else expect(after, name).toBe(before);
  }
}

const exported = async (env: Env, name: string) => {
  const file = join(place, name);
  const { code } = await done(env, 'export-ward', file, '--ward', 'dong-lac');
  return { file, code: String(code) };
};
/** "Moving one ward", steps 2 and 3. */
async function arrive(env: Env, { file, code }: { readonly file: string; readonly code: string }): Promise<void> {
  await done(env, 'migrate');
  await done(env, 'import-ward', file, '--code', code);
  await done(env, 'verify-audit', '--ward', 'dong-lac');
  await done(env, 'verify-portal', '--ward', 'dong-lac');
}

const lastCode = (chat: number): number => Number(/HD-\d{4}-(\d+)/u.exec(receiptsOf(chat).at(-1) ?? '')?.[1]);

it.skipIf(postgresBinaries() === null)(
  'from a laptop to web, web, worker, worker and clock, and back, nothing is lost or changed',
  { timeout: 600_000 },
  async () => {
    const laptop = await openNewsroom(null);
    const one = await laptop.begin('all');
    for (const chat of [4_001, 4_002, 4_003]) await write(() => [one], chat);
    await until(() => [4_001, 4_002, 4_003].every((chat) => receiptsOf(chat).length === 1), 'the laptop answers');
    expect(await one.stop()).toBe(0);

    const many = await openNewsroom(await emptyDatabases());
    const left = await exported(laptop.env, 'left.zip');
    await arrive(many.env, left);
    const there = await exported(many.env, 'there.zip');
    expectSame(await partsOf(left.file), await partsOf(there.file));

    const roles: readonly Role[] = ['worker', 'worker', 'web', 'web', 'clock'];
    const programs: Program[] = [];
    for (const role of roles) programs.push(await many.begin(role));
    await write(() => programs.slice(2, 4), 4_001);
    await write(() => programs.slice(2, 4), 4_004);
    await until(() => receiptsOf(4_001).length === 2 && receiptsOf(4_004).length === 1, 'the four processes answer');
    // Numbers go on where the laptop stopped.
    expect([lastCode(4_001), lastCode(4_004)].toSorted()).toEqual([4, 5]);
    for (const program of programs.toReversed()) expect(await program.stop()).toBe(0);

    const home = await openNewsroom(null);
    const back = await exported(many.env, 'back.zip');
    await arrive(home.env, back);
    const again = await exported(home.env, 'again.zip');
    expectSame(await partsOf(back.file), await partsOf(again.file));
    const last = await home.begin('all');
    await write(() => [last], 4_002);
    await until(() => receiptsOf(4_002).length === 2, 'the laptop answers again');
    expect(lastCode(4_002)).toBe(6);
    expect(await last.stop()).toBe(0);
    for (const newsroom of [laptop, many, home]) await newsroom.close();
  },
);
