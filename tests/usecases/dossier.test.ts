/**
 * The record of one case is exported: who may take it, what it contains, and that a changed byte is detected without the program.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaperPrinter, printOne } from '../../src/adapters/papers/printer.ts';
import { chainBegins, hashOf } from '../../src/adapters/storage/sql/audit-log.ts';
import { hashText } from '../../src/adapters/storage/sql/packed.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { QuestionRequest } from '../../src/domain/act/question.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { questionId } from '../../src/domain/ids.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { openPaper } from '../../src/papers/open.ts';
import { changeCalendar } from '../../src/usecases/calendar/change-calendar.ts';
import { releaseItem } from '../../src/usecases/check/release.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { mergeItems } from '../../src/usecases/submission/merge.ts';
import { send } from '../../src/usecases/submission/send.ts';
import { changed, forge, unpack, verify } from '../support/dossier.ts';
import { rowsOf } from '../support/rows.ts';
import { chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let world: OpenWard;
let head: Person;
let deputy: Person;
let author: Person;
let item: Submission;
let folder: string;

const words = 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan';

beforeEach(async () => {
  world = await openWard();
  author = await world.person('Nguyễn Thị Lan', 'contributor');
  deputy = await world.person('Trần Văn Minh', 'deputy');
  head = await world.person('Vũ Thị Hoa', 'head');
  item = await world.submitted(author, words);
  folder = mkdtempSync(join(tmpdir(), 'dossier-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const revisionFile = () => `revisions/${String(item.revision).padStart(4, '0')}.json`;

const approve = () => world.turn((unit) => act(unit, deputy, item.id, { type: 'approve', revision: item.revision }));

/** Unpacks it into a separate folder, as an official does. @returns the folder; null if this reader may not have one */
async function unpacked(reader: Person, of: string): Promise<string | null> {
  const what = await world.look((sight) =>
    openPaper(sight, world.core.translator, reader.id, { paper: { name: 'dossier', of }, form: 'zip' }),
  );
  if (!what) return null;
  const { bytes, mimeType, name } = await printOne(createPaperPrinter(), what);
  expect([mimeType, name]).toEqual(['application/zip', `ho-so-${of}.zip`]);
  return unpack(bytes, join(folder, String(readdirSync(folder).length)));
}

/** Changes one character, so that the file can still be parsed. */
const oneByte = (text: string): string => {
  const at = Math.floor(text.length / 2);
  return `${text.slice(0, at)}${text[at] === '~' ? '!' : '~'}${text.slice(at + 1)}`;
};

/** Rewrites the chain as an older program without rules in the chain wrote it. */
const forgetTerms = (): Promise<void> =>
  rowsOf(world.core)
    .transaction()
    .execute(async (tx) => {
      await sql`drop trigger audit_no_update`.execute(tx);
      let before = await chainBegins(tx, world.ward.id);
      for (const { hash: _, prevHash: __, ...link } of await tx
        .selectFrom('audit_log')
        .selectAll()
        .orderBy('seq')
        .execute()) {
        const {
          process: _1,
          undertaking: _2,
          deadlines: _3,
          submitted: _4,
          due: _5,
          checks: _6,
          ...kept
        } = JSON.parse(link.details);
        const details = JSON.stringify(kept);
        before = hashOf(before, { ...link, details });
        await tx.updateTable('audit_log').set({ details, hash: before }).where('seq', '=', link.seq).execute();
      }
    });

describe('a dossier', () => {
  it('of a merged report names the reports that it contains, and theirs name it', async () => {
    const dung = await world.person('Lê Thị Dung', 'contributor');
    await world.add(dung, 'Khối 4 ra quân trồng cây\nSáng nay có thêm 30 hộ dân.\nNguồn: tôi có mặt');
    const other = (await world.items()).find(({ authorId }) => authorId === dung.id);
    if (!other) throw new Error('no other report');
    await world.turn((unit) => send(unit, dung, other.id, other.revision));
    const target = { submission: item.id, revision: item.revision };
    expect(await world.turn((unit) => mergeItems(unit, deputy, target, other.code))).toMatchObject({ ok: true });
    item = await world.turn(({ stores }) => stores.submissions.get(item.id));
    await approve();
    const place = (await unpacked(head, item.code)) ?? '';
    const read = (from: string, name: string) => JSON.parse(readFileSync(join(from, name), 'utf8'));
    expect(verify(place)).toMatchObject({ isWhole: true });
    const parts = read(place, revisionFile()).content.parts.map(({ text }: { readonly text: string }) => text);
    expect(parts.join('\n')).toMatch(/20 cây xanh[\s\S]*30 hộ dân/u);
    const names = read(place, 'record.json').contributions.map(({ name }: { readonly name: string }) => name);
    expect(names).toEqual([author.name, dung.name]);
    expect(readFileSync(join(place, 'audit.jsonl'), 'utf8')).toContain(String.raw`"merged\":\"${other.code}\"`);
    const gone = (await unpacked(head, other.code)) ?? '';
    expect(verify(gone)).toMatchObject({ isWhole: true });
    expect(read(gone, 'record.json').standing).toMatchObject({ mergedInto: item.code });
    forge(place, revisionFile(), (text) => text.replace('30 hộ dân', '90 hộ dân'));
    expect(verify(place).said).toMatch(/^SAI/u);
  });

  it('verifies itself, and names each file in which a byte was changed', async () => {
    await approve();
    const place = (await unpacked(head, item.code)) ?? '';
    const { isWhole, said } = verify(place);
    expect(said).toMatch(new RegExp(`ĐÚNG: hồ sơ ${item.code} nguyên vẹn`, 'u'));
    expect(isWhole).toBe(true);
    const manifest = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8'));
    const parts = Object.keys(manifest.files).filter((name) => name !== 'verify.mjs');
    expect(parts).toEqual(
      expect.arrayContaining(['record.json', revisionFile(), 'decisions.json', 'checks.json', 'audit.jsonl']),
    );
    for (const name of parts) {
      const restore = changed(place, name, oneByte);
      const found = verify(place);
      expect([name, found.isWhole]).toEqual([name, false]);
      expect(found.said).toContain(name);
      restore();
    }
    const ofHead = manifest.chains[0].head.hash;
    const mended = changed(place, 'manifest.json', (text) =>
      text.replace(ofHead, `0${ofHead.slice(1)}`.replace(ofHead, `1${ofHead.slice(1)}`)),
    );
    expect(verify(place).said).toMatch(/mã chốt .*manifest\.json/u);
    mended();
    writeFileSync(join(place, 'added.txt'), 'x');
    expect(verify(place).said).toMatch(/added\.txt/u);
    rmSync(join(place, 'added.txt'));
    rmSync(join(place, 'checks.json'));
    expect(verify(place).said).toMatch(/thiếu tệp checks\.json/u);
  });

  it('detects a forgery even if the list of files was adapted', async () => {
    await approve();
    const place = (await unpacked(head, item.code)) ?? '';
    const forged = (name: string, change: (text: string) => string): string => {
      const restore = forge(place, name, change);
      const { isWhole, said } = verify(place);
      expect([name, isWhole]).toEqual([name, false]);
      restore();
      return said;
    };
    expect(forged(revisionFile(), (text) => text.replace('20 cây', '90 cây'))).toMatch(/bản \d+ .*không khớp/u);
    expect(forged('decisions.json', (text) => text.replace(deputy.id, head.id))).toMatch(/không có trong nhật ký/u);
    expect(forged('audit.jsonl', (text) => text.replace(deputy.id, head.id))).toMatch(/đứt ở mục \d+/u);
    expect(forged('audit.jsonl', (text) => text.split('\n').slice(0, -2).join('\n'))).toMatch(/mã chốt/u);
    expect(verify(place).isWhole).toBe(true);
  });

  it('detects rules, dates, reasons and findings that were changed without the log', async () => {
    const reason = { code: 'other', note: 'thiếu ảnh' } as const;
    await world.turn((unit) => act(unit, deputy, item.id, { type: 'return', revision: item.revision, reason }));
    const [returned] = await world.items();
    expect(returned?.state).toBe('returned');
    const place = (await unpacked(head, item.code)) ?? '';
    expect(verify(place).said).toMatch(/^ĐÚNG[^\n]*\n$/u);
    const due = String(item.standing.due?.on);
    const sentAt = item.standing.submittedAt?.toISOString() ?? '';
    for (const [file, from, to, verdict] of [
      ['record.json', '"processVersion": "1"', '"processVersion": "9"', /^SAI: bản quy trình “9” \(record/u],
      ['record.json', '"undertakingVersion": "', '"undertakingVersion": "9', /^SAI: bản cam kết “9/u],
      ['record.json', `"on": "${due}"`, '"on": "2027-01-04"', /^SAI: hạn “2027-01-04” \(record/u],
      [
        'record.json',
        `"submittedAt": "${sentAt}"`,
        `"submittedAt": "2025-01-01T00:00:00.000Z"`,
        /^SAI: thời điểm gửi “2025/u,
      ],
      ['record.json', 'thiếu ảnh', 'sai sự thật', /^SAI: lý do “other: sai sự thật” \(record/u],
      ['decisions.json', 'thiếu ảnh', 'sai sự thật', /^SAI: lý do “other: sai sự thật” \(decisions/u],
      ['decisions.json', '"process": "1"', '"process": "9"', /^SAI: bản quy trình “9, return/u],
      ['decisions.json', '"deadlines": "1"', '"deadlines": "2026-01-01"', /^SAI: bản quy định thời hạn “2026-01-01/u],
      ['decisions.json', `"due": "${due}"`, '"due": "2027-01-04"', /^SAI: hạn “2027-01-04, return/u],
      ['checks.json', '"severity": "', '"severity": "x', /^SAI: kết quả kiểm tra bản/u],
    ] as const) {
      const restore = forge(place, file, (text) => text.replace(from, to));
      expect([file, to, verify(place)]).toEqual([file, to, { isWhole: false, said: expect.stringMatching(verdict) }]);
      restore();
    }
  });

  it('of an older version is valid, and says what its log does not prove', async () => {
    await approve();
    await forgetTerms();
    const place = (await unpacked(head, item.code)) ?? '';
    expect(verify(place)).toMatchObject({
      isWhole: true,
      said: expect.stringMatching(/^ĐÚNG.*\nCó 1 quyết định do phần mềm bản cũ ghi/u),
    });
    const restore = forge(place, 'decisions.json', (text) =>
      text.replace('"terms": null', '"terms": {"process": "9"}'),
    );
    expect(verify(place).said).toMatch(/^SAI: bản quy trình/u);
    restore();
  });

  it('of an item that was held and released is valid, and reveals nothing of the hold', async () => {
    await world.add(
      author,
      'Đề nghị đăng bài\nHôm nay, tôi tố cáo ông Đỗ Văn Sáu nhận tiền khi làm kè sông.\nNguồn: bà Lan',
    );
    const draft = (await world.items()).find(({ state }) => state === 'draft');
    if (!draft) throw new Error('no draft');
    expect(await world.turn((unit) => send(unit, author, draft.id, draft.revision))).toMatchObject({ kind: 'held' });
    const { revision = 0 } = (await world.items()).find(({ id }) => id === draft.id) ?? {};
    expect(await world.turn((unit) => releaseItem(unit, head, draft.id, revision))).toMatchObject({ ok: true });
    const place = (await unpacked(head, draft.code)) ?? '';
    expect(verify(place)).toMatchObject({ isWhole: true });
    expect(readFileSync(join(place, 'decisions.json'), 'utf8')).not.toContain('release');
  });

  it('contains a due date that was moved with the calendar', async () => {
    const before = item.standing.due?.on;
    const date = localDate(String(before));
    const leader = { person: head.id, role: 'head' } as const;
    await world.turn((unit) => changeCalendar(unit, leader, { type: 'add', date, kind: 'closure', source: 'TB 1' }));
    expect((await world.item()).standing.due?.on).not.toBe(before);
    const place = (await unpacked(head, item.code)) ?? '';
    expect(verify(place).isWhole).toBe(true);
    const restore = forge(place, 'record.json', (text) => text.replace(/"on": "[^"]+"/u, `"on": "${before}"`));
    expect(verify(place).said).toMatch(/^SAI: hạn/u);
    restore();
  });

  it('belongs to the audit chain whose head hash was sent, and names it', async () => {
    const before = await rowsOf(world.core).selectFrom('audit_log').select('hash').orderBy('seq', 'desc').execute();
    await approve();
    const place = (await unpacked(head, item.code)) ?? '';
    const sent = hashText(before[0]?.hash ?? '');
    expect(verify(place, '--head', sent).said).toMatch(/nhật ký đi qua mã chốt/u);
    expect(verify(place, '--head', 'f'.repeat(64)).isWhole).toBe(false);
  });

  it('contains of unrelated log entries only that they exist', async () => {
    const other = await world.person('Phạm Thị Bí Mật', 'contributor');
    await world.submitted(other, 'Khối 7 họp\nTối qua khối 7 họp dân.\nNguồn: ông Bí Mật');
    await approve();
    const place = (await unpacked(head, item.code)) ?? '';
    const all = readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.\w+$/u.test(name))
      .map((name) => readFileSync(join(place, name), 'utf8'))
      .join('\n');
    expect(all).toContain('Trần Văn Minh');
    expect(all).not.toContain(other.id);
    expect(all).not.toContain('Bí Mật');
    expect(verify(place).isWhole).toBe(true);
  });

  it('is available to the head and the standing deputy only, and not for held or accused items', async () => {
    await approve();
    expect(await unpacked(deputy, item.code)).toBeNull();
    expect(await unpacked(author, item.code)).toBeNull();
    const standing = await world.person('Đỗ Thị Thu', 'standingDeputy');
    expect(await unpacked(standing, item.code)).not.toBeNull();
    const { standing: kept } = await world.item();
    const accused = JSON.stringify({ ...kept, keptFrom: [standing.id] });
    await rowsOf(world.core).updateTable('submission').set({ standing: accused }).execute();
    expect(await unpacked(standing, item.code)).toBeNull();
    expect(await unpacked(head, item.code)).not.toBeNull();
    await rowsOf(world.core).updateTable('submission').set({ state: 'quarantined' }).execute();
    expect(await unpacked(head, item.code)).toBeNull();
  });
});

describe('the dossier of a question', () => {
  it('proves the answer that was signed; there is none for a handed-over letter', async () => {
    const asker = await world.person('Phạm Văn Tư', 'citizen', false);
    const received = {
      photos: [],
      messageKey: 'tg:9:1',
      channel: 'telegram',
      conversation: '9',
      receivedAt: world.clock.now(),
    };
    await world.turn((unit) => fileQuestion(unit, asker, { ...received, text: 'Bao giờ sửa đường khối 4?' }));
    const only = async () => (await world.turn(({ stores }) => stores.questions.list()))[0];
    const office = await world.person('Lê Thị Văn', 'office');
    const { id, code } = (await only()) ?? { id: questionId(''), code: '' };
    const acts = (person: Person, request: QuestionRequest) =>
      world.turn((unit) => doOnQuestion(unit, person, id, request));
    await acts(office, { type: 'assign', to: actorOf(office) });
    await acts(office, { type: 'draft', text: 'Kính gửi Ông/Bà. Trong tháng 12.' });
    const revision = (await only())?.standing.revision ?? 0;
    expect(await acts(head, { type: 'approve', revision })).toMatchObject({ ok: true });
    const place = (await unpacked(head, code)) ?? '';
    expect(verify(place).said).toMatch(/ĐÚNG/u);
    const restore = forge(place, 'record.json', (text) => text.replaceAll('Trong tháng 12', 'Trong tháng 3'));
    expect(verify(place).said).toMatch(/record\.json/u);
    restore();
    await rowsOf(world.core).updateTable('question').set({ state: 'handedOver' }).execute();
    expect(await unpacked(head, code)).toBeNull();
  });
});

describe('a dossier requested in the chat', () => {
  it.each(['hồ sơ bài 0001', 'ho so bai 0001', 'cho tôi hồ sơ bài 0001'])(
    '"%s" returns the file, and is recorded',
    async (said) => {
      await approve();
      const chat = chatOn(world);
      const answer = await chat.says(head, said);
      expect(answer).toContain(`Hồ sơ ${item.code}`);
      const message = (await world.read(head)).at(-1);
      expect(message?.files?.map(({ name }) => name)).toEqual([`ho-so-${item.code}.zip`]);
      expect(await world.audit()).toContain('dossier-taken');
    },
  );

  it('is refused to others, and an unknown code is reported', async () => {
    const chat = chatOn(world);
    expect(await chat.says(deputy, 'hồ sơ bài 0001')).not.toContain(`Hồ sơ ${item.code}`);
    expect(await chat.says(head, 'hồ sơ bài 0999')).toMatch(/Không tìm thấy/u);
    expect(await world.audit()).not.toContain('dossier-taken');
  });
});
