/**
 * Pictures and documents on a ward's page: added by the desk and by chat, through the checks of every upload, to the portal; and
 * draft documents with their closing day and a way to comment.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { objectionsToDrafts, readDrafts } from '../../src/domain/section/draft.ts';
import type { SectionPageSlug } from '../../src/domain/section/section-page.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { createSectionFileFetcher } from '../../src/outbox/fetch-section-file.ts';
import { createSectionPublisher } from '../../src/outbox/publish-section.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { RunningJob } from '../../src/ports/queue.ts';
import { saveSection } from '../../src/usecases/section/save.ts';
import { aDocx, paragraph } from '../adapters/documents-samples.ts';
import { uploadIn } from '../support/chunks.ts';
import { rowsOf } from '../support/rows.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type DeskWorld, openDesk } from './desk-world.ts';
import { multipart } from './signed-world.ts';

let desk: DeskWorld;
let chat: Chat;
let office: Person;
/** Files that the platform's server returns. */
const onPlatform = new Map<string, Uint8Array>();
beforeEach(async () => {
  desk = await openDesk();
  chat = chatOn(desk);
  office = (await desk.as('office')).person;
  onPlatform.clear();
});
afterEach(() => desk.close());

async function* download(file: { readonly fileId: string }): AsyncGenerator<Uint8Array> {
  const bytes = onPlatform.get(file.fileId) ?? (await uploadIn(desk.core.uploads, file.fileId));
  if (!bytes) throw new Error(`nobody has ${file.fileId}`);
  yield bytes;
}
const source = { download } as unknown as Channel;

/** Carries out the outbox's work for the pages: files first, then the pages. */
async function carriedOut(): Promise<readonly string[]> {
  const work = {
    ...{ ward: desk.ward.id, unitOfWork: desk.core.unitOfWork, openUnit: desk.open },
    ...{ portal: desk.core.publisher, reach: nowhere, media: desk.core.media },
    channels: new Map([
      ['web', source],
      ['telegram', source],
    ]),
  };
  const fetch = createSectionFileFetcher(work);
  const publish = createSectionPublisher(work);
  const rows = await rowsOf(desk.core)
    .selectFrom('outbox')
    .select(['id', 'kind', 'effect'])
    .where('status', '=', 'new')
    .where('kind', 'in', ['fetchSectionFile', 'publishSection'])
    .orderBy('kind')
    .orderBy('id')
    .execute();
  const done: string[] = [];
  for (const { id, kind, effect } of rows) {
    const given = JSON.parse(effect);
    const outcome =
      kind === 'fetchSectionFile'
        ? await fetch(Number(id), given, '', { attempt: 1 } as RunningJob)
        : await publish(Number(id), given);
    done.push(`${kind} ${outcome.kind}`);
  }
  return done;
}

const textOf = async (slug: SectionPageSlug) => (await desk.turn(({ stores }) => stores.sections.newest(slug)))?.text;
const onPortal = async (path: string) => {
  const answer = await desk.system.app.inject({ url: path, headers: { host: 'donglac.chilinh.haiduong.gov.vn' } });
  return { status: answer.statusCode, body: answer.body, type: String(answer.headers['content-type']) };
};

/** A form of the desk with files, as the browser sends it. */
async function upload(
  slug: string,
  fields: Readonly<Record<string, string>>,
  name: string,
  type: string,
  bytes: Uint8Array,
) {
  const { cookie } = await desk.as('office');
  const form = await multipart(fields, [{ name, type, bytes }]);
  const headers = { ...form.headers, cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await desk.system.app.inject({
    method: 'POST',
    url: `/board/sections/${slug}/files`,
    ...form,
    headers,
  });
  return { status: answer.statusCode, body: answer.body };
}

const attached = (
  id: string,
  kind: 'photo' | 'document',
  name: string | null,
  caption: string,
  albumKey: string | null = null,
) => ({
  ...{ kind: 'attachments', caption, albumKey },
  attachments: [{ kind, fileId: id, uniqueId: id, name, mimeType: null, sizeBytes: 9_000, width: null, height: null }],
});

describe('a picture on a page', () => {
  it('is uploaded at the desk, checked, and shown with its caption and description, but not its original file', async () => {
    const bytes = await aJpeg({ width: 1200, height: 900 });
    const fields = { caption: 'Bản đồ hành chính phường Đồng Lạc', description: 'Bảy khối quanh trụ sở' };
    expect((await upload('ban-do', fields, 'ban-do.jpg', 'image/jpeg', bytes)).status).toBe(303);
    expect(await textOf('ban-do')).toBe('[hình 1: Bản đồ hành chính phường Đồng Lạc | Bảy khối quanh trụ sở]');
    expect((await carriedOut()).slice(0, 2)).toEqual(['fetchSectionFile done', 'publishSection done']);

    const { body } = await onPortal('/ban-do');
    expect(body).toContain('<figcaption>Bản đồ hành chính phường Đồng Lạc</figcaption>');
    expect(body).toContain('alt="Bảy khối quanh trụ sở"');
    expect(body).not.toContain('[hình');
    const copy = /src="(\/media\/[0-9a-f]{64}\/\d+\.jpg)"/u.exec(body)?.[1] ?? '';
    const [, hash = ''] = /media\/([0-9a-f]{64})/u.exec(copy) ?? [];
    expect(await onPortal(copy)).toMatchObject({ status: 200, type: 'image/jpeg' });
    for (const original of ['original', 'ban-do.jpg', `${hash}.jpg`])
      expect((await onPortal(`/media/${hash}/${original}`)).status).toBe(404);
    const shown = await (await desk.as('office')).get('/board/sections/ban-do');
    expect(shown.text).toContain('[hình 1]');
    expect(shown.text).toContain('Đang hiện');
  });

  it('is shown in the desk’s preview as the public will see it, beside text that is not saved yet', async () => {
    await upload('gioi-thieu', { caption: 'Trụ sở' }, 'a.jpg', 'image/jpeg', await aJpeg());
    await upload(
      'gioi-thieu',
      { caption: 'Mẫu đơn' },
      'mau-don.docx',
      'application/octet-stream',
      aDocx({ body: paragraph('Kính gửi') }),
    );
    await carriedOut();
    const looked = await (await desk.as('office')).post('/board/sections/gioi-thieu', {
      ...{ do: 'preview', seen: '2', text: 'Chữ mới.\n\n[tệp 2: Đơn]\n\n[hình 1: Trụ sở mới | Nhà hai tầng]' },
    });
    const preview = /<section class="preview"[\s\S]*?<\/section>/u.exec(looked.text)?.[0] ?? '';
    expect(preview).toContain('<h1>Giới thiệu</h1>');
    expect(preview).toContain('<p>Chữ mới.</p>');
    expect(preview).toContain('<figcaption>Trụ sở mới</figcaption>');
    expect(preview).toContain('alt="Nhà hai tầng"');
    expect(preview).not.toMatch(/\[\d\]|file-mark/u);
    for (const address of [/<img src="(\/s\/files\/[^"]+)" srcset/u, /<a href="(\/s\/files\/[^"]+)">Đơn/u])
      expect((await desk.system.app.inject({ url: address.exec(preview)?.[1] ?? '' })).statusCode).toBe(200);
    expect(await textOf('gioi-thieu')).not.toContain('Chữ mới');
  });

  it('is found by its caption, which is shown as text everywhere, whatever characters it has', async () => {
    const caption = 'Bản đồ <img src=x onerror=alert(1)> khối Thượng';
    await upload(
      'ban-do',
      { caption, description: '"><script>alert(2)</script>' },
      'a.jpg',
      'image/jpeg',
      await aJpeg(),
    );
    await carriedOut();
    const found = (await onPortal(`/tim-kiem?q=${encodeURIComponent('khối Thượng')}`)).body;
    expect(found).toContain('href="/ban-do"');
    expect(found).not.toContain('[hình');
    const seen = [
      found,
      (await onPortal('/ban-do')).body,
      (await (await desk.as('office')).get('/board/sections/ban-do')).text,
    ];
    for (const body of seen) expect(body).not.toMatch(/<img src=x|<script>alert/u);
  });

  it('is stored while a version of the page shows it; one that was never applied is deleted', async () => {
    const kept = async (hash: string) => desk.core.storage.names.isKept(hash, new Date('2027-06-01'));
    const hashOf = async (number: number) => {
      const fate = (await desk.turn(({ stores }) => stores.sections.file(number)))?.fate;
      return fate?.state === 'stored' ? fate.hash : '';
    };
    await upload('ban-do', { caption: 'Bản đồ' }, 'a.jpg', 'image/jpeg', await aJpeg());
    onPlatform.set('other', await aJpeg({ seed: 'c' }));
    await chat.sends(office, attached('other', 'photo', null, 'mục bản đồ: Bản khác') as never);
    await carriedOut();
    expect([await kept(await hashOf(1)), await kept(await hashOf(2))]).toEqual([true, false]);
    await desk.turn((unit) => saveSection(unit, office, { slug: 'ban-do', text: 'Đang vẽ lại.', seen: 1 }));
    expect(await kept(await hashOf(1))).toBe(true);
  });

  it('delays the publication of its page until it is stored, and is removed from the portal with its line', async () => {
    await upload('ban-do', { caption: 'Bản đồ' }, 'a.jpg', 'image/jpeg', await aJpeg());
    const publish = createSectionPublisher({
      ...{ ward: desk.ward.id, unitOfWork: desk.core.unitOfWork, openUnit: desk.open },
      ...{ portal: desk.core.publisher, reach: nowhere },
    });
    expect(await publish(1, { kind: 'publishSection', slug: 'ban-do' })).toMatchObject({
      kind: 'again',
      counts: false,
    });
    await carriedOut();
    const [, copy = ''] = /src="(\/media\/[^"]+\.jpg)"/u.exec((await onPortal('/ban-do')).body) ?? [];
    expect((await onPortal(copy)).status).toBe(200);

    await desk.turn((unit) => saveSection(unit, office, { slug: 'ban-do', text: 'Đang vẽ lại.', seen: 1 }));
    await carriedOut();
    expect((await onPortal('/ban-do')).body).not.toContain('<figure>');
    expect((await onPortal(copy)).status).toBe(410);
  });

  it('by chat: its caption names the page, the change is previewed, and takes effect after a press', async () => {
    onPlatform.set('map', await aJpeg({ seed: 'b' }));
    const offer = await chat.sends(
      office,
      attached('map', 'photo', null, 'mục bản đồ: Bản đồ năm 2026 | Bảy khối') as never,
    );
    expect(offer).toContain('[hình 1: Bản đồ năm 2026 | Bảy khối]');
    expect(await textOf('ban-do')).toBeUndefined();
    await chat.presses(office, 'Áp dụng');
    await carriedOut();
    const { body } = await onPortal('/ban-do');
    expect(body).toContain('<figcaption>Bản đồ năm 2026</figcaption>');
    expect(body).toContain('alt="Bảy khối"');
    // It does not become a draft of an article.
    expect(await desk.items()).toEqual([]);
  });

  it.each([
    ['an album of Telegram, with a caption of a part of its own', 'tg:album', 'Nhà văn hóa khối 3 | Nhà một tầng'],
    ['photos one by one, as Zalo brings them', null, ''],
  ])('by chat, %s: all pictures are in one offer, and none in a draft', async (_, album, own) => {
    for (const [at, id] of ['one', 'two', 'three'].entries()) onPlatform.set(id, await aJpeg({ seed: String(at) }));
    const send = (id: string, caption: string) =>
      chat.sends(office, attached(id, 'photo', null, caption, album) as never);
    await send('one', 'mục giới thiệu: Trụ sở phường');
    await send('two', own);
    await send('three', '');
    const marks = `[hình 1: Trụ sở phường]\n\n[hình 2${own && `: ${own}`}]\n\n[hình 3]`;
    const offers = (await chat.heard(office)).filter((said) => said.includes('Bấm Áp dụng'));
    expect(offers).toEqual([expect.stringContaining(marks)]);
    await chat.presses(office, 'Áp dụng');
    expect(await textOf('gioi-thieu')).toBe(marks);
    expect(await desk.items()).toEqual([]);
    await carriedOut();
    expect((await onPortal('/gioi-thieu')).body.match(/<figure/gu)).toHaveLength(3);
  });

  it.each([
    ['an album of Telegram', 'tg:album'],
    ['photos one by one, as Zalo brings them', null],
  ])('by chat, %s whose last picture has the caption: all are in the offer, and no draft is left', async (_, album) => {
    for (const [at, id] of ['one', 'two', 'three'].entries()) onPlatform.set(id, await aJpeg({ seed: String(at) }));
    const send = (id: string, caption: string) =>
      chat.sends(office, attached(id, 'photo', null, caption, album) as never);
    await send('one', '');
    await send('two', '');
    await send('three', 'mục giới thiệu: Trụ sở phường');
    await chat.presses(office, 'Áp dụng');
    expect(await textOf('gioi-thieu')).toBe('[hình 1: Trụ sở phường]\n\n[hình 2]\n\n[hình 3]');
    expect((await desk.items()).map(({ state }) => state)).toEqual(['withdrawn']);
    await carriedOut();
    expect((await onPortal('/gioi-thieu')).body.match(/<figure/gu)).toHaveLength(3);
  });

  it('by chat takes no photo of an open draft except the album’s own', async () => {
    for (const id of ['one', 'two', 'three']) onPlatform.set(id, await aJpeg({ seed: id }));
    await chat.sends(
      office,
      attached('one', 'photo', null, 'Khối 3 họp dân\nTối qua khối 3 họp.', 'tg:first') as never,
    );
    await chat.sends(office, attached('two', 'photo', null, '', 'tg:second') as never);
    await chat.sends(office, attached('three', 'photo', null, 'mục giới thiệu: Trụ sở', 'tg:second') as never);
    await chat.presses(office, 'Áp dụng');
    expect(await textOf('gioi-thieu')).toBe('[hình 1: Trụ sở]\n\n[hình 2]');
    const [item, ...others] = await desk.items();
    expect(others).toEqual([]);
    expect([item?.state, item && photosOf(item).map(({ file }) => file.fileId)]).toEqual(['draft', ['one']]);
  });

  it('by chat, arriving after the offer was sent, makes a new offer with the earlier ones; a minute later it belongs to a draft', async () => {
    for (const id of ['one', 'two', 'three']) onPlatform.set(id, await aJpeg({ seed: id }));
    const send = (id: string, caption: string) =>
      chat.sends(office, attached(id, 'photo', null, caption, 'tg:album') as never);
    await send('one', 'mục giới thiệu: Trụ sở phường');
    desk.clock.advance(3_000);
    expect(await send('two', '')).toContain('[hình 1: Trụ sở phường]\n\n[hình 2]');
    desk.clock.advance(60_000);
    expect(await send('three', '')).not.toContain('[hình');
    expect(await desk.items()).toHaveLength(1);
  });

  it('with a number that the page does not have is refused, so that no page shows another page’s picture', async () => {
    await upload('ban-do', { caption: 'Bản đồ' }, 'a.jpg', 'image/jpeg', await aJpeg());
    for (const text of ['[hình 1: Của trang khác]', '[hình 7]']) {
      const saved = await desk.turn((unit) => saveSection(unit, office, { slug: 'gioi-thieu', text, seen: 0 }));
      expect(saved).toMatchObject({ kind: 'refused', issues: [{ key: 'issue-section-no-file' }] });
    }
  });

  it('that is not a picture is refused with a message to its sender, and the page is published without it', async () => {
    await upload('ban-do', { caption: 'Bản đồ' }, 'a.jpg', 'image/jpeg', Buffer.from('<html>no picture</html>'));
    await carriedOut();
    expect((await chat.heard(office)).at(-1)).toContain(
      'Tệp “a.jpg” gửi cho trang “Bản đồ hành chính” không dùng được',
    );
    expect((await onPortal('/ban-do')).body).not.toContain('<figure>');
    expect((await (await desk.as('office')).get('/board/sections/ban-do')).text).toContain('Không nhận');
  });

  it('can be uploaded by the office and deciders only', async () => {
    const { cookie } = await desk.as('member');
    const form = await multipart({ caption: 'x' }, [{ name: 'a.jpg', type: 'image/jpeg', bytes: await aJpeg() }]);
    const headers = { ...form.headers, cookie, 'sec-fetch-site': 'same-origin' };
    const answer = await desk.system.app.inject({
      method: 'POST',
      url: '/board/sections/ban-do/files',
      ...form,
      headers,
    });
    expect(answer.statusCode).toBe(403);
    expect(await textOf('ban-do')).toBeUndefined();
  });
});

describe('a document on a page', () => {
  it('is shown with its name, kind and size, and its text folded', async () => {
    const bytes = aDocx({ body: paragraph('Điều 1. Giữ vệ sinh ngõ xóm.') });
    await upload('thu-tuc', { caption: 'Mẫu đơn đăng ký' }, 'mau-don.docx', 'application/octet-stream', bytes);
    expect(await textOf('thu-tuc')).toContain('[tệp 1: Mẫu đơn đăng ký]');
    await carriedOut();
    const { body } = await onPortal('/thu-tuc');
    for (const words of [
      '>Mẫu đơn đăng ký</a>',
      'mau-don.docx',
      'DOCX, ',
      'KB',
      '<details class="read">',
      'Giữ vệ sinh ngõ xóm',
    ])
      expect(body).toContain(words);
    const [, address = ''] = /href="(\/media\/[0-9a-f]{64}\/mau-don\.docx)"/u.exec(body) ?? [];
    expect((await onPortal(address)).status).toBe(200);
  });

  it('with a secrecy mark is deleted at once, and the head is told', async () => {
    const head = (await desk.as('head')).person;
    const bytes = aDocx({ body: `${paragraph('MẬT')}${paragraph('Số: 12/KH-UBND')}` });
    await upload('thu-tuc', { caption: 'Kế hoạch' }, 'ke-hoach.docx', 'application/octet-stream', bytes);
    const [row] = await rowsOf(desk.core).selectFrom('section_file').selectAll().execute();
    await carriedOut();
    expect(await rowsOf(desk.core).selectFrom('section_file').select(['state', 'hash']).execute()).toEqual([
      { state: 'refused', hash: null },
    ]);
    expect(row?.state).toBe('todo');
    expect((await onPortal('/thu-tuc')).body).not.toContain('ke-hoach.docx');
    expect((await chat.heard(head)).join(' ')).toContain('nghi có dấu chỉ độ mật');
    expect(await desk.outbox()).toContain('forgetFiles');
  });

  it('with identity numbers of people is not shown', async () => {
    const bytes = aDocx({ body: paragraph('Ông Nguyễn Văn An, căn cước 001099012345') });
    await upload('thu-tuc', { caption: 'Danh sách' }, 'ds.docx', 'application/octet-stream', bytes);
    await carriedOut();
    expect((await chat.heard(office)).at(-1)).toContain('có số giấy tờ của người dân');
    expect((await onPortal('/thu-tuc')).body).not.toContain('ds.docx');
  });
});

describe('drafts for comment', () => {
  const page = `Ý kiến gửi trước ngày hết hạn.

## Dự thảo Quy ước khối 3
Góp ý đến ngày 15/12/2026
Gồm 12 điều.

## Dự thảo đã xong
Nhận góp ý đến hết ngày 20/11/2026`;

  it('are read from the page with title, closing date and text', () => {
    expect(readDrafts(page)).toEqual({
      before: 'Ý kiến gửi trước ngày hết hạn.',
      drafts: [
        {
          title: 'Dự thảo Quy ước khối 3',
          name: 'du-thao-quy-uoc-khoi-3',
          closesOn: '2026-12-15',
          text: 'Gồm 12 điều.',
        },
        { title: 'Dự thảo đã xong', name: 'du-thao-da-xong', closesOn: '2026-11-20', text: '' },
      ],
    });
  });

  it.each([
    ['## A\nGóp ý đến ngày 31/2/2027', 'issue-draft-day'],
    ['## A\nGóp ý đến cuối tháng', 'issue-draft-day'],
    ['## A\nGóp ý đến ngày 20/11/2026', 'issue-draft-past'],
    ['## A\nGóp ý đến ngày 20/12/2062', 'issue-draft-far'],
    ['## A\nGóp ý đến ngày 20/12/2026\n## A\nGóp ý đến ngày 21/12/2026', 'issue-draft-twice'],
  ])('%j is refused', (text, key) => {
    expect(objectionsToDrafts(text, '', '2026-11-25' as never).map((issue) => issue.key)).toContain(key);
  });

  it('may stay on the page after the closing date, which is then no objection', () => {
    expect(objectionsToDrafts(page, page, '2026-11-25' as never)).toEqual([]);
  });

  /** The page as the office saved it while the second form was open. */
  const put = async (): Promise<void> => {
    const saved = await desk.turn((unit) =>
      saveSection({ ...unit, now: new Date('2026-11-18T02:00:00Z') }, office, { slug: 'du-thao', text: page, seen: 0 }),
    );
    expect(saved).toMatchObject({ kind: 'saved' });
    await carriedOut();
  };

  it('show how long comments are accepted, with a link for each draft, and when they are closed', async () => {
    await put();
    const { body } = await onPortal('/du-thao');
    expect(body).toContain('nhận góp ý đến hết ngày 15/12/2026 (còn 20 ngày)');
    expect(body).toContain('href="/s/hoi?phuong=dong-lac&amp;du-thao=du-thao-quy-uoc-khoi-3"');
    expect(body).toContain('Đã hết hạn góp ý (ngày 20/11/2026)');
    expect(body).not.toContain('du-thao=du-thao-da-xong');
    desk.clock.advance(new Date('2026-12-15T17:00:00Z').getTime() - desk.clock.now().getTime());
    expect((await onPortal('/du-thao')).body).toContain('Đã hết hạn góp ý (ngày 15/12/2026)');
  });
});
