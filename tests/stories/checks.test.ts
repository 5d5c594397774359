/**
 * Secrecy as people experience it: a text with a secrecy mark leaves only a record; a doubtful one waits for the head's review.
 */

import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/ports/log.ts';
import { withdrawConsent } from '../../src/usecases/check/children.ts';
import { aDocx, paragraph } from '../adapters/documents-samples.ts';
import { admin } from '../support/admin.ts';
import { approveAt, choosePinAt } from '../support/decide-on-page.ts';
import { layOutDatabases, onPostgres, rowsOf } from '../support/rows.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { aPhoto, eventually, openWorld, type World } from '../support/world.ts';

let stage: Stage | null = null;
let world: World | null = null;
afterEach(async () => {
  await stage?.close();
  await world?.close();
  stage = null;
  world = null;
});

/** All log lines as text. */
const listeningLog = (): { readonly log: Log; readonly lines: string[] } => {
  const lines: string[] = [];
  const take = (facts: unknown, message: string) => void lines.push(JSON.stringify([facts, message]));
  return { lines, log: { debug: take, info: take, warn: take, error: take } };
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** The forms in which text can be stored in a file: both Unicode normal forms, with JSON escapes, in UTF-16. */
const formsOf = (words: string): readonly Buffer[] =>
  [words.normalize('NFC'), words.normalize('NFD')].flatMap((text) => [
    Buffer.from(text),
    Buffer.from(text.replaceAll(/[^\x20-\x7e]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)),
    Buffer.from(text, 'utf16le'),
  ]);

/** Files whose name or content contains one of these words. */
const holders = (folder: string, words: readonly string[]): readonly string[] => {
  const forms = words.flatMap(formsOf);
  return filesIn(folder).filter((path) => {
    const content = readFileSync(path);
    return forms.some((form) => content.includes(form)) || words.some((word) => path.includes(word));
  });
};

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const settled = async ({ system }: Pick<Stage, 'system'>): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await system.queue.idle();
};

const words = {
  text: 'phương án bố trí chốt trực ALPHA-7',
  caption: 'sơ đồ kho quân khí BRAVO-8',
  document: 'danh sách cơ sở bí mật CHARLIE-9',
  edit: 'lịch tuần tra DELTA-5',
  name: 'bảo vệ mục tiêu ECHO-3',
} as const;
const allWords = Object.values(words);

describe('a secret', () => {
  it('A secret leaves nothing in the databases, files, logs and backups, and the head is told that it was stopped', async () => {
    const { log, lines } = listeningLog();
    stage = await openStage({ platforms: ['telegram'], log });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const tu = await stage.person('Lê Văn Tư', 'citizen');

    await lan.says('Khối 4 trồng cây\nSáng nay bà con khối 4 trồng 20 cây xanh.');
    await lan.sees('Nguồn');

    await lan.says(`MẬT\n\nỦY BAN NHÂN DÂN\n${words.text}`);
    await lan.sees('hệ thống đã dừng xử lý và không lưu nội dung');
    const photos = await Promise.all([1, 2, 3].map(() => aPhoto()));
    lan.phone.photos(photos, `Độ mật: Tối mật\n${words.caption}`);
    const secret = aDocx({ body: `${paragraph('TỐI MẬT')}${paragraph(words.document)}` });
    lan.phone.file(secret, `Kế hoạch ${words.name}.docx`);
    await tu.says(`Gửi phường:\nTUYỆT MẬT\n${words.text}`);
    await tu.sees('Đề nghị Ông/Bà xóa tin nhắn này');
    await eventually('the document is stopped too', () => (lan.count('dừng xử lý') >= 3 ? true : null));
    await eventually('the head knows of all four', () => (hoa.count('nghi có dấu chỉ độ mật') >= 4 ? true : null));
    await settled(stage);

    expect(minh.count('độ mật')).toBe(0);
    for (const each of allWords) expect(hoa.count(each)).toBe(0);
    const [draft, ...others] = await stage.submissions();
    expect(others).toEqual([]);
    expect(draft?.content.parts).toHaveLength(1);
    expect(draft?.photos).toEqual([]);
    expect(draft?.files).toEqual([]);

    const found = [...allWords, ...photos.map(({ bytes }) => hashOf(bytes))];
    await layOutDatabases(stage.core, stage.dataDir);
    expect(holders(stage.dataDir, found)).toEqual([]);
    expect(lines.filter((line) => allWords.some((each) => line.normalize('NFC').includes(each)))).toEqual([]);
    // First proves that the search finds text that is stored.
    expect(holders(stage.dataDir, ['trồng 20 cây xanh']).map((path) => path.slice(-7))).toContain('core.db');

    const folder = mkdtempSync(join(tmpdir(), 'tin-phuong-backup-'));
    // On PostgreSQL the operator's pg_dump makes the backup.
    if (!onPostgres()) expect(await admin({ DATA_DIR: stage.dataDir }, 'backup', folder)).toMatchObject({ status: 0 });
    if (!onPostgres())
      expect(readdirSync(folder, { recursive: true })).toContainEqual(expect.stringMatching(/core\.db$/u));
    expect(holders(folder, found)).toEqual([]);
    rmSync(folder, { recursive: true });

    const records = await rowsOf(stage.core).selectFrom('secrecy_record').selectAll().execute();
    expect(records.map(({ action, state, subject }) => [action, state, subject])).toEqual(
      Array.from({ length: 4 }, () => ['block', 'open', '']),
    );
    expect(records.every(({ contentHash }) => /^[0-9a-f]{64}$/u.test(contentHash))).toBe(true);
    // The item that was sent before continues unaffected.
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('Hạn: ', 'Gửi');
    await minh.choosesOn('Chờ duyệt', 'Duyệt đăng');
    await stage.article('Khối 4 trồng cây');
  });

  it('A secret in a document removes the document’s caption and name and the photo sent just before; the item continues', async () => {
    world = await openWorld();
    const hoa = await world.person('Vũ Thị Hoa', 'head');
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    await lan.says('Khối 4 họp dân\nTối qua khối 4 họp dân tại nhà văn hóa.\nNguồn: bà Lan');
    await lan.sees('0 ảnh');
    const photo = await aPhoto();
    world.telegram.sendPhotos(lan.id, [photo]);
    await lan.sees('1 ảnh');
    await settled(world);
    const secret = aDocx({ body: `${paragraph('TỐI MẬT')}${paragraph(words.document)}` });
    world.telegram.sendDocument(lan.id, { bytes: secret, name: `${words.name}.docx` }, words.caption);
    await hoa.sees('nghi có dấu chỉ độ mật');
    await lan.sees('Ảnh gửi cùng lúc');
    await settled(world);
    expect(await world.submissions()).toMatchObject([
      { state: 'draft', photos: [], files: [], content: { parts: [{ text: expect.stringContaining('họp dân') }] } },
    ]);
    await layOutDatabases(world.core, world.dataDir);
    expect(holders(world.dataDir, [words.caption, words.name, words.document, hashOf(photo.bytes)])).toEqual([]);
    expect(holders(world.dataDir, ['khối 4 họp dân']).map((path) => path.slice(-7))).toContain('core.db');
  });

  it('A secret in an edit is removed, and the text before the edit stays', async () => {
    world = await openWorld();
    const hoa = await world.person('Vũ Thị Hoa', 'head');
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    await lan.says('Khối 4 họp dân\nTối qua khối 4 họp dân tại nhà văn hóa.');
    await lan.sees('Nguồn');
    const message = world.telegram.chat(lan.id).messages.find(({ isMine }) => isMine);
    world.telegram.editText(lan.id, message?.messageId ?? 0, `TUYỆT MẬT\n${words.edit}`);
    await hoa.sees('nghi có dấu chỉ độ mật');
    await settled(world);
    await layOutDatabases(world.core, world.dataDir);
    expect(holders(world.dataDir, [words.edit])).toEqual([]);
    expect((await world.submissions())[0]?.content.parts[0]?.text).toContain('Tối qua khối 4 họp dân');
  });

  it('After a false alarm, the head’s permission lets the text be sent again, held and released for review', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const item = 'Khai trương quán chè\nMẬT\nSáng nay, quán chè của chị Mật khai trương tại khối 4.\nNguồn: chị Mật';
    await lan.says(item);
    await hoa.chooses('Cho gửi lại một lần');
    await lan.sees('xin gửi lại một lần');
    await lan.says(item);
    await lan.choosesOn('🔒', 'Gửi');
    await lan.sees('đang chờ Trưởng Ban Biên tập xem trước');
    await hoa.sees('Hiện chỉ đồng chí xem được bài này');
    await settled(stage);
    expect(minh.count('quán chè')).toBe(0);
    expect((await stage.submissions())[0]?.state).toBe('quarantined');
    const [{ code = '' } = {}] = await stage.submissions();
    await minh.says(`X ${code.slice(-4)}`);
    await minh.sees('đang tạm giữ');
    expect(minh.count('quán chè')).toBe(0);
    // The permission to resend applied only once.
    await lan.says('MẬT\nthêm một tin nữa');
    await lan.sees('dừng xử lý');
    await hoa.choosesOn('Hiện chỉ đồng chí', 'Chuyển vào duyệt');
    await lan.sees('đã được chuyển vào duyệt');
    await minh.choosesOn('Chờ duyệt', 'Duyệt đăng');
    await stage.article('Khai trương quán chè');
  });

  it('Destroying a held secret removes its item completely', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const photos = [await aPhoto()];
    lan.phone.photos(photos, `Tin nội bộ\nSáng nay chuyển tài liệu lưu hành nội bộ: ${words.text}.\nNguồn: anh Tư`);
    await lan.choosesOn('🔒', 'Gửi');
    await hoa.choosesOn('Hiện chỉ đồng chí', 'Xem đủ');
    await hoa.sees(words.text);
    await hoa.choosesOn('Hiện chỉ đồng chí', 'Xóa toàn bộ');
    await hoa.sees('Đã xóa toàn bộ nội dung');
    await lan.sees('đã xóa khỏi hệ thống');
    await settled(stage);
    expect((await stage.submissions())[0]).toMatchObject({ state: 'destroyed', photos: [], content: { parts: [] } });
    const hashes = photos.map(({ bytes }) => hashOf(bytes));
    await layOutDatabases(stage.core, stage.dataDir);
    expect(holders(stage.dataDir, [words.text, ...hashes])).toEqual([]);
    const [record] = await rowsOf(stage.core).selectFrom('secrecy_record').selectAll().execute();
    expect(record).toMatchObject({ action: 'hold', state: 'destroyed' });
  });
});

describe('the checks', () => {
  it('Findings are shown on the preview and the card; one press masks private data while the original is kept', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const at = stage;
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await lan.sends(
      1,
      'Trao quà cho bà Sáu\nSáng nay khối 4 trao quà cho bà Trần Thị Sáu, điện thoại 0912 345 678.\nNguồn: chị Hà',
    );
    expect(await lan.sees('Hạn: ')).toContain('⚠️ Có 1 số điện thoại');
    await lan.chooses('Gửi');
    expect(await minh.sees('Chờ duyệt')).toContain('⚠️ Có 1 số điện thoại');
    await minh.choosesOn('Chờ duyệt', 'Che thông tin riêng');
    await lan.sees('đã che 1 thông tin riêng');
    const phoneStands = (): Promise<true> =>
      eventually('the number in the text again', async () =>
        JSON.stringify((await at.submissions())[0]?.content.parts).includes('0912 345 678') ? true : null,
      );
    // It can be undone for a minute: by the card's button, and in words.
    await minh.choosesOn('[đã ẩn]', 'Hoàn tác');
    await phoneStands();
    await minh.choosesOn('Chờ duyệt', 'Che thông tin riêng');
    await eventually('it hidden again', () => (lan.count('đã che 1 thông tin riêng') === 2 ? true : null));
    await minh.says('hoàn tác');
    await phoneStands();
    await minh.choosesOn('Chờ duyệt', 'Che thông tin riêng');
    await eventually('it hidden for good', () => (lan.count('đã che 1 thông tin riêng') === 3 ? true : null));
    await minh.choosesOn('[đã ẩn]', 'Xem đủ');
    expect(await minh.sees('Bản gốc')).toContain('0912 345 678');
    await minh.choosesOn('[đã ẩn]', 'Duyệt đăng');
    expect((await stage.article('Trao quà cho bà Sáu')).page).not.toContain('0912');
  });

  it('The bot asks about children once and keeps the consent text; withdrawing the consent takes the item down', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const { core, ward, runtime } = stage;
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await lan.sends(2, 'Ngày hội đọc sách\nSáng nay các em học sinh tiểu học vui ngày hội đọc sách.\nNguồn: cô Mai');
    await lan.chooses('Cha mẹ đã đồng ý');
    await lan.sees('có thể rút lại bất cứ lúc nào');
    await eventually('a preview that does not ask again', () => {
      const newest = lan.phone.seen().findLast(({ buttons }) => buttons.some((label) => label.includes('Gửi')));
      return newest && !newest.buttons.includes('Cha mẹ đã đồng ý') ? true : null;
    });
    await lan.chooses('Gửi');
    await hoa.choosesOn('Chờ duyệt', 'Duyệt đăng');
    const { page } = await stage.article('Ngày hội đọc sách');
    const [photo = ''] = /\/media\/[0-9a-f]{64}\/\d+\.jpg/u.exec(page) ?? [];
    expect((await fetch(`${stage.publicUrl}${photo}`)).status).toBe(200);
    await core.unitOfWork.run(ward.id, async (stores) => {
      const unit = runtime.openUnit(stores, 'test:withdraw');
      const [item] = await stores.submissions.inStates(['published'], 1);
      const [consent] = item ? await stores.checks.consents.of(item.id) : [];
      expect(consent).toMatchObject({ purpose: 'photo-of-child', words: 'children-consent:1', withdrawnAt: null });
      expect(await withdrawConsent(unit, await stores.people.get(lan.id), consent?.id ?? '')).toMatchObject({
        ok: true,
      });
    });
    await hoa.sees('Đã gỡ bài');
    await lan.sees('đã được gỡ khỏi Cổng');
    await eventually('the photo is no longer public', async () =>
      (await fetch(`${stage?.publicUrl}${photo}`)).status === 410 ? true : null,
    );
    expect((await stage.submissions())[0]?.state).toBe('unpublished');
  });
});

describe('a document', () => {
  it('A document sent alone becomes a draft with subject, number and date, and is published with its file, searchable by its text', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const thu = await stage.person('Hoàng Thị Thư', 'office');
    const body = [
      'ỦY BAN NHÂN DÂN PHƯỜNG ĐỒNG LẠC',
      'Số: 137/QĐ-UBND',
      'Đồng Lạc, ngày 24 tháng 11 năm 2026',
      'QUYẾT ĐỊNH',
      'Về việc thành lập Tổ công nghệ số cộng đồng',
      'Điều 1. Thành lập Tổ công nghệ số cộng đồng gồm 9 thành viên ở bảy khối dân cư.',
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Nguyễn Văn An',
    ];
    thu.phone.file(aDocx({ body: body.map(paragraph).join('') }), 'quyet dinh 137.docx');
    expect(await thu.sees(', 1 tệp')).toContain('137/QĐ-UBND');
    await thu.chooses('Gửi');
    for (const [signer, words, pin] of [
      [minh, 'Chờ duyệt', '193746'],
      [hoa, 'chờ chữ ký', '582917'],
    ] as const) {
      await signer.choosesOn(words, 'Duyệt đăng');
      await choosePinAt(await signer.link('Chọn mã PIN'), pin);
      await approveAt(await signer.link('duyệt trên trang'), pin);
    }
    const { slug } = await eventually('the document on the portal', async () => {
      const { items } = (await (await fetch(`${stage?.publicUrl}/api/v1/documents`)).json()) as {
        items: { slug: string }[];
      };
      return items[0] ?? null;
    });
    const page = await (await fetch(`${stage.publicUrl}/van-ban/${slug}`)).text();
    expect(page).toContain('137/QĐ-UBND');
    expect(page).toContain('24/11/2026');
    expect(page).toContain('Nguyễn Văn An');
    const [file = ''] = /\/media\/[0-9a-f]{64}\/[^"]+\.docx/u.exec(page) ?? [];
    const answer = await fetch(`${stage.publicUrl}${file}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const found = await (await fetch(`${stage.publicUrl}/tim-kiem?q=${encodeURIComponent('bảy khối dân cư')}`)).text();
    expect(found).toContain('Tổ công nghệ số cộng đồng');
  });

  it('A refused document is answered with the reason', async () => {
    stage = await openStage({ platforms: ['telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    lan.phone.file(Buffer.from('<html>trang web</html>'), 'van-ban.pdf');
    expect(await lan.sees('Tệp “van-ban.pdf”')).toContain('không phải là văn bản');
    expect((await stage.submissions())[0]?.files[0]?.fate).toMatchObject({ state: 'refused' });
  });
});
