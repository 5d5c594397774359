import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoAnswers, demoItems } from '../prisma/demo.ts';
import { type AdminAnswer, admin as here } from './support/admin.ts';
import { childEnvironment } from './support/child-environment.ts';
import { newDemoFolder } from './support/data-folder.ts';
import { root } from './support/root.ts';

const program = fileURLToPath(new URL('../src/admin.ts', import.meta.url));
let folder = '';
const dataDir = () => join(folder, 'data');
const admin = (...words: readonly string[]): Promise<AdminAnswer> => here({ DATA_DIR: dataDir() }, ...words);

const useDemo = async (): Promise<void> => {
  rmSync(dataDir(), { recursive: true, force: true });
  renameSync(await newDemoFolder(), dataDir());
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'admin-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('The program invites the first head into an empty data folder and prints one line of JSON', () => {
    const words = ['invite', '--role', 'head', '--name', 'Vũ Thị Hoa', '--json'];
    // A folder as an operator creates it on a machine with other users: readable by everyone.
    mkdirSync(dataDir(), { mode: 0o755 });
    const answer = spawnSync(process.execPath, [program, ...words], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 180_000,
      env: { ...childEnvironment(), DATA_DIR: dataDir() },
    });
    expect(answer.status).toBe(0);
    expect(answer.stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(answer.stdout)).toMatchObject({
      code: expect.stringMatching(/^[A-Z2-9]{8}$/u),
      links: [],
    });
    for (const name of readdirSync(dataDir()).filter((each) => each.endsWith('.db')))
      expect([name, statSync(join(dataDir(), name)).mode & 0o077]).toEqual([name, 0]);
  });

  it('`npm run admin` writes a month’s papers', async () => {
    await useDemo();
    const npm = (...words: readonly string[]) =>
      spawnSync('npm', ['run', '--silent', 'admin', '--', ...words, '--json'], {
        cwd: root,
        encoding: 'utf8',
        timeout: 120_000,
        env: { ...childEnvironment(), DATA_DIR: dataDir() },
      });
    const out = join(folder, 'papers');
    const report = npm('report', '--period', '2026-11', '--out', out);
    expect([report.status, report.stderr]).toEqual([0, '']);
    expect(JSON.parse(report.stdout)).toMatchObject({ period: '2026-11', kind: 'monthly', isIntact: true });
    const statement = npm('statement', '--period', '2026-11', '--out', out);
    expect([statement.status, statement.stderr]).toEqual([0, '']);
    expect(JSON.parse(statement.stdout)).toMatchObject({ period: '2026-11', isIntact: true });
    const written = readdirSync(out);
    for (const name of written) expect([name, statSync(join(out, name)).mode & 0o077]).toEqual([name, 0]);
    for (const paper of ['bao-cao-2026-11', 'bang-ke-nhuan-but-2026-11'])
      for (const ending of ['.docx', '.html', '-trang-in.zip']) expect(written).toContain(`${paper}${ending}`);
    expect(written).toContain('bang-ke-nhuan-but-2026-11.xlsx');
    for (const name of written.filter((each) => each.endsWith('x')))
      expect(readFileSync(join(out, name)).subarray(0, 2).toString()).toBe('PK');
  });

  it('An unknown command exits with 2 and lists the existing commands', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'no-such-command', '--json'], {
      encoding: 'utf8',
      env: childEnvironment(),
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ exit: 2, error: expect.stringContaining('verify-portal') });
  });

  it.each([
    [['invite', '--role', 'king', '--name', 'X']],
    [['invite', '--role', 'head']],
    [['due', '--category', 'news', '--start', '2026-02-30']],
    [['due', '--category', 'nothing', '--start', '2026-02-13']],
    [['submissions', '--state', 'nowhere']],
    [['no-such-command']],
    [['people', '--no-such-option']],
  ])('The arguments %j are refused with an explanation and exit code 2', async (words) => {
    const answer = await admin(...words);
    expect(answer.status).toBe(2);
    expect(answer.stderr).toMatch(/^(?:Lệnh|Không có lệnh|Thiếu|--\S+ phải là)/u);
    expect(answer.stdout).toBe('');
    const asked = await admin(...words, '--json');
    expect(asked).toMatchObject({ status: 2, stderr: '' });
    expect(asked.stdout.trimEnd()).not.toContain('\n');
    expect(asked.json()).toEqual({ error: answer.stderr.trimEnd(), exit: 2 });
  });

  it('An invitation accepts any name of an existing unit and refuses an unknown unit', async () => {
    const into = (unit: string) => admin('invite', '--role', 'contributor', '--name', 'Lan', '--unit', unit, '--json');
    const refused = await into('khối 99');
    expect(refused.status).toBe(1);
    expect(JSON.stringify(refused.json())).toContain('Không có đơn vị “khối 99”');
    expect((await into('khoi 1')).status).toBe(0);
  });

  it('A list command with --json prints a list, even if it is empty', async () => {
    await admin('invite', '--role', 'head', '--name', 'Hoa');
    for (const words of [
      ...[
        ['people'],
        ['submissions'],
        ['questions'],
        ['invitations'],
        ['wards'],
        ['audit', 'list'],
        ['calendar', 'list'],
      ],
      ...[['channels', 'test'], ['help']],
    ]) {
      const { status, stdout } = await admin(...words, '--json');
      expect({
        words,
        status,
        isList: Array.isArray(JSON.parse(stdout)),
        lines: stdout.trimEnd().split('\n').length,
      }).toEqual({
        ...{ words, status: 0, isList: true, lines: 1 },
      });
    }
  });

  it('Merging wards before their day needs a second confirmation', async () => {
    const wardsDir = join(folder, 'wards');
    mkdirSync(wardsDir);
    const file = readFileSync(join(root, 'wards', 'dong-lac.yaml'), 'utf8').replace(/^domains: .*$/mu, 'domains: []');
    writeFileSync(join(wardsDir, 'dong-lac.yaml'), file);
    writeFileSync(join(wardsDir, 'le-dai-hanh.yaml'), file.replace(/^code: .*$/mu, 'code: LD'));
    const merge = (...more: readonly string[]) =>
      here({ DATA_DIR: dataDir(), WARDS_DIR: wardsDir }, 'merge-ward', 'dong-lac', 'le-dai-hanh', ...more);
    const ahead = await merge('--since', '2999-01-01');
    expect(ahead).toMatchObject({ status: 1, stderr: expect.stringContaining('--sure') });
    expect(existsSync(dataDir())).toBe(false);
    const { status, stdout } = await merge('--since', '2999-01-01', '--sure');
    expect([status, stdout.includes('Mã câu hỏi trùng')]).toEqual([0, false]);
  });

  it('A calendar day of a past year cannot be changed', async () => {
    const over = { status: 1, stderr: expect.stringContaining('Năm của ngày 02/12/2020 đã qua') };
    expect(await admin('calendar', 'add', '2020-12-02', '--kind', 'dayOff', '--source', 'x')).toMatchObject(over);
  });

  it('The calendar commands add a day, confirm a proposed day with its counterpart, and remove proposed or own days', async () => {
    const done = async (...words: readonly string[]) =>
      expect(await admin('calendar', ...words, '--json')).toMatchObject({ status: 0, stdout: '{"moved":[]}\n' });
    const listed = async (...dates: readonly string[]) =>
      (await admin('calendar', 'list', '--json'))
        .json<readonly { date?: string; kind?: string; status: string; source?: string }[]>()
        .filter(({ date }) => date && dates.includes(date))
        .map(({ date, kind, status, source }) => [date, kind, status, source]);
    await done('add', '2099-12-02', '--kind', 'dayOff', '--source', 'QĐ 15');
    expect(await listed('2099-12-02')).toEqual([['2099-12-02', 'swap-off', 'official', 'QĐ 15']]);
    expect(await listed('2026-11-23', '2026-11-28')).toEqual([]);
    await done('confirm', '2026-11-23', '--source', 'TB 16');
    expect((await listed('2026-11-23', '2026-11-28')).toSorted()).toEqual([
      ['2026-11-23', 'swap-off', 'official', 'TB 16'],
      ['2026-11-28', 'swap-work', 'official', 'TB 16'],
    ]);
    expect(await listed('2027-11-24')).toMatchObject([['2027-11-24', 'statutory', 'projected', expect.any(String)]]);
    await done('drop', '2027-11-24', '--source', 'TB 17');
    await done('drop', '2099-12-02');
    expect(await listed('2099-12-02', '2027-11-24')).toEqual([]);
    const again = await admin('calendar', 'confirm', '2026-11-23');
    expect(again).toMatchObject({ status: 1, stderr: expect.stringContaining('23/11/2026 không chờ xác nhận') });
    expect((await admin('audit', 'list')).stdout.match(/days-changed/gu)).toHaveLength(4);
  });

  it('The due command prints the same due date and sentence as the bot', async () => {
    const due = (await admin('due', '--category', 'news', '--start', '2026-02-13', '--json')).json<{
      dueOn: string;
      explanation: string;
      provisional: boolean;
    }>();
    expect(due).toMatchObject({ dueOn: '2026-02-23', provisional: false });
    expect(due.explanation).toContain('ngày làm việc');
    expect((await admin('due', '--category', 'other', '--start', '2026-02-13', '--json')).json()).toMatchObject({
      dueOn: null,
    });
    expect(
      (await admin('due', '--category', 'news', '--start', '2027-04-29', '--json')).json<{ explanation: string }>()
        .explanation,
    ).toContain('tạm tính');
  });

  it('Help prints each command’s usage and the names of the settings that are set, never their values; failures are JSON', async () => {
    const all = (await admin('help', '--json')).json<{ command: string; usage: string; what: string }[]>();
    expect(all.length).toBeGreaterThan(20);
    expect(all.every(({ what }) => what.length > 10)).toBe(true);
    for (const words of [
      ['help', 'backup'],
      ['backup', '--help'],
    ])
      expect((await admin(...words)).stdout).toContain('backup FOLDER [--keep N] [--with-keys]');
    expect((await admin('version', '--json')).json()).toMatchObject({
      version: '0.1.0',
      schema: { core: expect.any(String) },
    });
    const config = await admin('config');
    expect(config.stdout).toMatch(/set: +DATA_DIR\n/u);
    expect(config.stdout).not.toContain(dataDir());
    const refused = await admin('replay', 'x', '--json');
    expect(refused).toMatchObject({ status: 2, stderr: '' });
    expect(refused.json()).toEqual({ error: expect.stringContaining('replay NUMBER | out:NUMBER'), exit: 2 });
    expect((await admin('channels', 'test', '--json')).json()).toEqual([]);
    expect((await admin('channels', 'test')).stdout).toContain('Chưa cấu hình kênh nào');
    expect((await admin('invitations')).stdout).toContain('Không có lời mời nào đang mở');
  });

  it('The operator lists and revokes invitations, and freezes, unfreezes, unlinks people and changes their role', async () => {
    await useDemo();
    const before = (await admin('invitations', '--json')).json<{ id: string; name: string }[]>();
    await admin('invite', '--role', 'member', '--name', 'Lê Thử', '--json');
    const invited = (await admin('invitations', '--json'))
      .json<{ id: string; name: string }[]>()
      .find(({ name }) => name === 'Lê Thử');
    expect((await admin('invitations', 'revoke', invited?.id ?? '', '--json')).json()).toEqual({
      revoked: invited?.id,
    });
    expect((await admin('invitations', 'revoke', invited?.id ?? '')).status).toBe(1);
    expect((await admin('invitations', '--json')).json()).toEqual(before);
    const people = (await admin('people', '--json')).json<{ id: string; name: string; role: string }[]>();
    for (const each of people)
      expect(each).toMatchObject({
        state: 'active',
        mandates: [expect.objectContaining({ role: each.role, until: null })],
      });
    const head = people.find(({ role }) => role === 'head');
    const deputy = people.find(({ role }) => role === 'deputy');
    const person = (...words: readonly string[]) => admin('person', ...words, '--json');
    expect((await person('freeze', deputy?.name ?? '')).json()).toMatchObject({ id: deputy?.id, state: 'frozen' });
    expect((await person('unfreeze', deputy?.id ?? '')).json()).toMatchObject({ state: 'active' });
    expect((await person('role', deputy?.id ?? '', 'member')).json()).toMatchObject({ role: 'member' });
    expect((await person('unlink', deputy?.id ?? '')).json()).toMatchObject({
      code: expect.stringMatching(/^[A-Z2-9]{8}$/u),
    });
    expect((await person('remove', head?.id ?? '')).status).toBe(1);
    expect((await person('pin-reset', deputy?.id ?? '')).status).toBe(1);
    expect((await person('freeze', 'Không Ai')).status).toBe(1);
    expect((await person('dance', 'Lan')).status).toBe(2);
    expect((await person('role', deputy?.id ?? '', 'king')).status).toBe(2);
  });

  it('The demo is loaded once, backed up and restored, and core and portal agree', async () => {
    await useDemo();
    expect((await admin('demo', '--json')).json()).toEqual({ people: 0, items: 0 });
    const before = (await admin('submissions', '--json')).json<
      { code: string; state: string; body: string; author: string; photos: unknown[]; contributions: unknown[] }[]
    >();
    for (const { author, contributions } of before)
      expect(contributions).toContainEqual(expect.objectContaining({ kind: 'text', name: author, share: 10_000 }));
    expect(before.map(({ state }) => state)).toEqual(demoItems.map(() => 'published'));
    expect(before.every(({ body }) => body.length > 20)).toBe(true);
    expect(before.filter(({ photos }) => photos.length === 1)).toHaveLength(
      demoItems.filter(({ photo }) => photo).length,
    );
    expect((await admin('people', '--json')).json<unknown[]>()).toHaveLength(11);
    expect((await admin('questions', '--json')).json()).toHaveLength(demoAnswers.length);
    expect((await admin('submissions', '--state', 'draft')).stdout).toBe('Chưa có gì.\n');
    expect((await admin('status', '--json')).json()).toMatchObject({ held: 0, dead: 0 });
    const piped = `set -o pipefail; "$0" "$1" calendar list --json | head -c 20`;
    const firstLines = spawnSync('bash', ['-c', piped, process.execPath, program], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...childEnvironment(), DATA_DIR: dataDir() },
    });
    expect([firstLines.status, firstLines.stdout.length, firstLines.stderr]).toEqual([0, 20, '']);

    const shown = (await admin('process', 'show', 'document', '--json')).json<{
      version: string;
      categories: object[];
    }>();
    expect(shown).toMatchObject({ version: '1', categories: [{ category: 'document', lawHours: 7 }] });
    expect((await admin('process', 'show', 'poetry')).status).toBe(2);
    const dossier = join(folder, 'dossier.zip');
    const taken = (await admin('dossier', before[0]?.code ?? '', dossier, '--json')).json<{ head: { hash: string } }>();
    expect(existsSync(dossier)).toBe(true);
    expect((await admin('dossier', before[0]?.code ?? '', dossier)).status).toBe(1);
    expect(await admin('dossier', 'DL-2611-0999', join(folder, 'none.zip'), '--json')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('DL-2611-0999'),
      stderr: '',
    });
    expect((await admin('verify-audit', '--head', taken.head.hash)).status).toBe(0);
    expect((await admin('verify-audit', '--head', 'f'.repeat(64))).status).toBe(1);

    const copy = join(folder, 'copy');
    const halfWritten = '.x.3b241101-e2bb-4255-8caf-4136c566a962.part';
    writeFileSync(join(dataDir(), 'media', halfWritten), 'half');
    expect((await admin('backup', copy, '--with-keys')).status).toBe(0);
    expect(readdirSync(join(copy, 'media')).includes(halfWritten)).toBe(false);
    expect(readdirSync(join(copy, 'media')).length).toBeGreaterThan(0);
    expect(await admin('backup', folder)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('contains other files'),
    });
    rmSync(dataDir(), { recursive: true });
    expect((await admin('restore', copy)).status).toBe(0);
    expect((await admin('submissions', '--json')).json()).toEqual(before);
    expect((await admin('verify-portal')).status).toBe(0);
    expect((await admin('verify-audit')).status).toBe(0);

    const [snapshot = ''] = readdirSync(copy).filter((name) => name.endsWith('Z'));
    appendFileSync(join(copy, snapshot, 'core.db'), 'x');
    expect(await admin('restore', copy)).toMatchObject({ status: 1, stderr: expect.stringContaining('damaged') });
    expect((await admin('submissions', '--json')).json()).toEqual(before);
    expect(existsSync(join(dataDir(), 'media'))).toBe(true);
  }, 240_000);

  it('The check names the log entry that another tool changed and the item that differs on the portal', async () => {
    await useDemo();
    await admin('invite', '--role', 'head', '--name', 'Hoa');
    const core = new Database(join(dataDir(), 'core.db'));
    expect(() => core.exec("UPDATE audit_log SET action = 'nothing' WHERE seq = 1")).toThrow(/append-only/u);
    core.exec("DROP TRIGGER audit_no_update; UPDATE audit_log SET action = 'nothing' WHERE seq = 1");
    core.close();
    expect(await admin('verify-audit')).toMatchObject({ status: 1, stderr: expect.stringContaining('1') });
    const portal = new Database(join(dataDir(), 'portal.db'));
    const { code } = portal.prepare('SELECT code FROM article LIMIT 1').get() as { code: string };
    portal.prepare("UPDATE article SET title = 'Khác' WHERE code = ?").run(code);
    portal.close();
    const differs = expect.stringContaining(`${code}: nội dung khác nhau`);
    expect(await admin('verify-portal')).toMatchObject({ status: 1, stderr: differs });
    const lost = new Database(join(dataDir(), 'portal.db'));
    for (const table of ['article_photo', 'article_file', 'article_correction', 'article', 'applied_publication'])
      lost.exec(`DELETE FROM ${table}`);
    lost.close();
    const { republished } = (await admin('republish', '--json')).json<{ republished: string[] }>();
    expect(republished).toContain(code);
    expect(await admin('verify-portal')).toMatchObject({ status: 0 });
    expect((await admin('audit', 'list', '--most', '2', '--json')).json<{ seq: number }[]>()).toHaveLength(2);
    expect((await admin('audit', 'verify')).status).toBe(1);
  }, 240_000);

  it('An archive’s code can be passed on standard input, where other users of the machine cannot read it', async () => {
    await useDemo();
    const file = join(folder, 'ward.zip');
    const { code } = (await admin('export-ward', file, '--json')).json<{ code: string }>();
    const brought = (input: string, place: string) =>
      spawnSync(process.execPath, [program, 'import-ward', file, '--code', '-', '--json'], {
        ...{ cwd: folder, encoding: 'utf8', timeout: 180_000, input },
        env: { ...childEnvironment(), DATA_DIR: join(folder, place) },
      });
    expect(brought('ABCD-EFGH\n', 'wrong').status).toBe(1);
    expect(brought(`${code}\n`, 'right')).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(join(folder, 'right', 'keys'))).toEqual(['dong-lac.key']);
  }, 240_000);

  it('Replaying a live job is refused, and a file that is no archive is refused in Vietnamese', async () => {
    const none = await admin('import-ward', join(tmpdir(), 'no-such-ward.zip'));
    expect(none).toMatchObject({ status: 1, stderr: expect.stringContaining('Không có tệp này') });
    expect(none.stderr).not.toContain('ENOENT');
    expect((await admin('replay', '7')).status).toBe(1);
    expect((await admin('replay')).status).toBe(2);
    expect(await admin('republish', 'DL-2611-0099')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('0099'),
    });
    expect((await admin('replay', 'out:7')).status).toBe(1);
    expect((await admin('replay', 'seven')).status).toBe(2);
  });

  it('board-link prints a sign-in address that works once, for the first head or a named person', async () => {
    expect(await admin('board-link')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Chưa có Trưởng ban'),
    });
    await useDemo();
    const people = (await admin('people', '--json')).json<{ id: string; role: string }[]>();
    const idOf = (role: string): string => people.find((person) => person.role === role)?.id ?? '';
    const { url } = (await admin('board-link', '--json')).json<{ url: string }>();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/board\/enter\/[\w-]{43}$/u);
    const forDeputy = await admin('board-link', '--person', idOf('deputy'));
    expect([forDeputy.status, forDeputy.stdout.trim().split('\n')]).toEqual([
      0,
      [expect.stringContaining('Bảng làm việc'), expect.stringContaining('/board/enter/')],
    ]);
    expect((await admin('board-link', '--person', idOf('contributor'))).status).toBe(1);
    expect(await admin('board-link', '--person', 'NOBODY')).toMatchObject({ status: 1, stdout: '' });
    const core = new Database(join(dataDir(), 'core.db'));
    const links = core.prepare('SELECT personId, purpose, usedAt FROM page_link ORDER BY createdAt').all();
    core.close();
    expect(links).toEqual([
      { personId: idOf('head'), purpose: 'board', usedAt: null },
      { personId: idOf('deputy'), purpose: 'board', usedAt: null },
    ]);
  }, 240_000);
});
