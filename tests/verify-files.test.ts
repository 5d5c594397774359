/**
 * `verify-files` checks that every file that the rows need is stored unchanged, and names
 * each missing file with the rows that need it.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBucket } from '../src/adapters/media/bucket.ts';
import { createDiskMediaStore } from '../src/adapters/media/disk-media-store.ts';
import { hashOfChange } from '../src/adapters/media/media-store.ts';
import { type KeptFiles, keptInFolder, problemsOf } from '../src/adapters/media/verify-files.ts';
import { filesInBucket } from '../src/adapters/ward-archive/ward-files.ts';
import { type AdminAnswer, admin as here } from './support/admin.ts';
import { newDemoFolder } from './support/data-folder.ts';
import { emptyDatabases, postgresBinaries } from './support/postgres.ts';
import { s3Credentials, startS3 } from './support/s3-server.ts';

let folder = '';
const dataDir = () => join(folder, 'data');
const media = (path: string): string => join(dataDir(), 'media', path);
const verify = (env: Readonly<Record<string, string>> = {}, ...words: readonly string[]): Promise<AdminAnswer> =>
  here({ DATA_DIR: dataDir(), ...env }, 'verify-files', ...words);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-files-'));
  renameSync(await newDemoFolder(), dataDir());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Used {
  readonly id: string;
  readonly code: string;
  readonly hash: string;
}
const asked = <Row>(database: string, query: string): readonly Row[] => {
  const db = new Database(join(dataDir(), `${database}.db`));
  const rows = db.prepare(query).all() as Row[];
  db.close();
  return rows;
};
const changed = (database: string, statement: string): void => {
  const db = new Database(join(dataDir(), `${database}.db`));
  db.exec(statement);
  db.close();
};
const partOfItems = (table: string, state: string): readonly Used[] =>
  asked(
    'core',
    `select owner.id, owner.code, part.hash from ${table} part join submission owner on owner.id = part.submissionId
      where part.state = 'stored' and owner.state = '${state}' order by owner.code, part.position`,
  );
const onShelf = (kind: string, hash: string): string => `${kind}/${hash.slice(0, 2)}/${hash}`;

describe('the files of a ward', () => {
  it('All files of an undamaged ward are found and counted', async () => {
    const answer = await verify({}, '--json');
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    const hashes = new Set(
      ['submission_photo', 'submission_file']
        .flatMap((table) => asked<Used>('core', `select hash from ${table} where state = 'stored' and dropped = 0`))
        .map(({ hash }) => hash),
    );
    expect(hashes.size).toBeGreaterThan(5);
    expect(answer.json()).toEqual({ ok: true, files: hashes.size });
    expect((await verify()).stdout).toContain(`Đủ ${hashes.size} ảnh và tài liệu`);
  });

  it('Missing or damaged files are listed with the items that need them, and the command exits with 1', async () => {
    const [lost, bent, short] = partOfItems('submission_photo', 'published');
    const [paper] = partOfItems('submission_file', 'published');
    if (!lost || !bent || !short || !paper) throw new Error('the demo ward has published photos and papers');
    rmSync(media(onShelf('originals', lost.hash)));
    const bytes = readFileSync(media(onShelf('originals', bent.hash)));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(media(onShelf('originals', bent.hash)), bytes);
    const copies = onShelf('copies', short.hash);
    const [copy = ''] = readdirSync(media(copies)).filter((name) => name.endsWith('.webp'));
    writeFileSync(media(`${copies}/${copy}`), readFileSync(media(`${copies}/${copy}`)).subarray(1));
    rmSync(media(onShelf('documents', paper.hash)), { recursive: true });
    const answer = await verify();
    expect(answer).toMatchObject({ status: 1, stdout: '' });
    const line = (path: string): string => answer.stderr.split('\n').find((each) => each.startsWith(path)) ?? '';
    expect(line(onShelf('originals', lost.hash))).toMatch(new RegExp(`thiếu trong kho; dùng ở .*${lost.code}`, 'u'));
    expect(line(onShelf('originals', bent.hash))).toMatch(new RegExp(`bị hỏng .*; dùng ở .*${bent.code}`, 'u'));
    expect(line(`${copies}/${copy}`)).toMatch(new RegExp(`bị hỏng .*; dùng ở .*${short.code}`, 'u'));
    expect(line(`${onShelf('documents', paper.hash)}/document.json`)).toContain(paper.code);
    expect(line(`${onShelf('documents', paper.hash)}/original`)).toContain('thiếu trong kho');
    expect(answer.stderr.trimEnd().split('\n').at(-1)).toContain('5 tệp thiếu hoặc hỏng');
  });

  it('Files that only the portal still needs are also reported missing', async () => {
    const [shown] = asked<Used>(
      'portal',
      `select article.code, part.hash from article_photo part join article on article.id = part.articleId
        where article.withdrawn = 0 order by part.hash limit 1`,
    );
    if (!shown) throw new Error('the demo portal shows photos');
    changed('core', `update submission_photo set dropped = 1 where hash = '${shown.hash}'`);
    rmSync(media(onShelf('copies', shown.hash)), { recursive: true });
    const answer = await verify();
    expect(answer.status).toBe(1);
    expect(answer.stderr).toContain(
      `${onShelf('copies', shown.hash)}/photo.json: thiếu trong kho; dùng ở ${shown.code}\n`,
    );
  });

  it('Files that the nightly cleanup may delete are not reported missing', async () => {
    const [sent] = partOfItems('submission_photo', 'published');
    if (!sent) throw new Error('the demo ward has photos');
    rmSync(media(onShelf('originals', sent.hash)));
    expect((await verify()).status).toBe(1);
    changed(
      'core',
      `update submission set state = 'withdrawn' where id in (select submissionId from submission_photo where hash = '${sent.hash}')`,
    );
    changed(
      'portal',
      `update article set withdrawn = 1 where id in (select articleId from article_photo where hash = '${sent.hash}')`,
    );
    const answer = await verify();
    expect(answer.stderr).not.toContain(sent.hash);
    expect(answer.status).toBe(0);
  });

  it('A blurred photo also requires its original, and a forged record of the blur counts as damaged', async () => {
    const [sent] = partOfItems('submission_photo', 'published');
    const store = createDiskMediaStore({ folder: join(dataDir(), 'media') });
    const blurred = await store.blur(sent?.hash ?? '', [{ x: 0.1, y: 0.1, width: 0.2, height: 0.2 }]);
    await store.close();
    if (!sent || !blurred.ok) throw new Error('a photo of the demo ward can be blurred');
    const { hash } = blurred.photo;
    const named = { hash, uses: [{ kind: 'photo' as const, where: sent.code, widths: [] }] };
    const kept = keptInFolder(dataDir());
    expect(await problemsOf(kept, named)).toEqual([]);
    const mark = media(`${onShelf('copies', hash)}/photo.json`);
    const text = readFileSync(mark, 'utf8');
    writeFileSync(mark, text.replace('0.1', '0.3'));
    expect(await problemsOf(kept, named)).toEqual([
      { path: `${onShelf('copies', hash)}/photo.json`, problem: 'damaged' },
    ]);
    // An archive can contain forged marks, so the check must not even reveal whether a file outside the folder exists.
    const elsewhere = { hash: '../../../outside', areas: [] };
    const crafted = hashOfChange(elsewhere);
    mkdirSync(media(onShelf('copies', crafted)), { recursive: true });
    writeFileSync(
      media(`${onShelf('copies', crafted)}/photo.json`),
      text
        .replace(hash, crafted)
        .replace(/"blurredFrom": \{.*?\n {2}\}/su, `"blurredFrom": ${JSON.stringify(elsewhere)}`),
    );
    const opened: string[] = [];
    const watched: KeptFiles = {
      ...kept,
      open: (path) => {
        opened.push(path);
        return kept.open(path);
      },
    };
    expect(await problemsOf(watched, { ...named, hash: crafted })).toContainEqual({
      ...{ path: `${onShelf('copies', crafted)}/photo.json`, problem: 'damaged' },
    });
    expect(opened.filter((path) => path.includes('..'))).toEqual([]);
    writeFileSync(mark, text);
    rmSync(media(onShelf('originals', sent.hash)));
    expect(await problemsOf(kept, named)).toEqual([{ path: onShelf('originals', sent.hash), problem: 'missing' }]);
  });
});

it.skipIf(postgresBinaries() === null)('Files in a bucket are checked against rows in PostgreSQL', async () => {
  const file = join(folder, 'ward.zip');
  const { code } = (await here({ DATA_DIR: dataDir() }, 'export-ward', file, '--json')).json<{ code: string }>();
  const s3 = await startS3(join(folder, 's3'));
  const databases = await emptyDatabases();
  const env = {
    ...{ DATABASE_URL: databases.core, PORTAL_DATABASE_URL: databases.portal, DATA_DIR: join(folder, 'other') },
    ...{ MEDIA_URL: 's3://tin-phuong/ward', S3_ENDPOINT: s3.endpoint },
    ...{ AWS_ACCESS_KEY_ID: s3Credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: s3Credentials.secretAccessKey },
  };
  const place = { bucket: 'tin-phuong', prefix: 'ward/', endpoint: s3.endpoint, region: 'us-east-1' };
  const bucket = await openBucket({ ...place, work: join(folder, 'work'), credentials: s3Credentials });
  try {
    const there = (await verify({}, '--json')).json();
    expect(await here(env, 'import-ward', file, '--code', code)).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(folder, 'other', 'media', 'originals'))).toBe(false);
    expect((await verify(env, '--json')).json()).toEqual(there);
    const [lost, bent, other] = partOfItems('submission_photo', 'published');
    const [paper] = partOfItems('submission_file', 'published');
    if (!lost || !bent || !other || !paper) throw new Error('the demo ward has published photos and papers');
    // Of the same length, as the server of the bucket has it on its disk: only the hash of the object tells.
    const flawed = [`${onShelf('copies', other.hash)}/480.webp`, `${onShelf('documents', paper.hash)}/text.txt`];
    for (const path of flawed) {
      const stored = join(folder, 's3', 'tin-phuong', 'ward', `${path}._S3rver_object`);
      writeFileSync(
        stored,
        readFileSync(stored).map((byte) => byte ^ 1),
      );
    }
    await bucket.remove([onShelf('originals', lost.hash)]);
    await bucket.remove([onShelf('originals', bent.hash)]);
    await filesInBucket(bucket).put(onShelf('originals', bent.hash), async () => Readable.from([Buffer.from('other')]));
    const answer = await verify(env);
    expect(answer.status).toBe(1);
    expect(answer.stderr).toMatch(new RegExp(`${lost.hash}: thiếu trong kho; dùng ở .*${lost.code}`, 'u'));
    expect(answer.stderr).toMatch(new RegExp(`${bent.hash}: bị hỏng .*; dùng ở .*${bent.code}`, 'u'));
    for (const path of flawed) expect(answer.stderr).toContain(`${path}: bị hỏng`);
  } finally {
    bucket.close();
    await s3.stop();
  }
});
