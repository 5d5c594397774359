/** The signed pages in a real browser: a decision, an upload with its progress bars, a question and its answer. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { aPhoto } from '../support/world.ts';
import { openSignedWorld, type SignedWorld } from '../web/signed-world.ts';

let world: SignedWorld;
let browser: Awaited<ReturnType<typeof openBrowser>>;
const complaints: string[] = [];

if (!chromiumPath) console.warn('no Chromium on this machine: the signed pages in a real browser are skipped');

describe.skipIf(!chromiumPath)('on a telephone', () => {
  beforeAll(async () => {
    world = await openSignedWorld();
    browser = await openBrowser({ width: 390, height: 844 });
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const open = async (path: string): Promise<Page> => {
    const page = await browser.context.newPage();
    page.on('pageerror', (error) => complaints.push(String(error)));
    // The browser's console reports violations of the content security policy.
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${world.publicUrl}${path}`);
    return page;
  };
  const fits = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  it('A deputy reads the item as it will appear, confirms, and sees the result', async () => {
    const lan = await world.person('Lan', 'contributor');
    const minh = await world.person('Minh', 'deputy');
    const item = await world.item(lan, 'Khối 2 dọn vệ sinh\nSáng 24/11, bà con khối 2 dọn vệ sinh đường làng.');
    const page = await open(await world.link('decide', minh, item.id, item.revision));
    await page.getByRole('heading', { name: 'Khối 2 dọn vệ sinh' }).waitFor();
    expect(await fits(page)).toBeLessThanOrEqual(0);
    const [height] = await page
      .getByRole('button', { name: 'Duyệt đăng' })
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(height).toBeGreaterThanOrEqual(44);
    await page.getByRole('button', { name: 'Duyệt đăng' }).click();
    await page.getByRole('button', { name: 'Xác nhận duyệt đăng' }).click();
    await page.getByRole('heading', { name: 'Đã ghi nhận quyết định' }).waitFor();
    await world.article('Khối 2 dọn vệ sinh');
    await page.goBack();
    await page.getByText('đã được dùng').first().waitFor();
    await page.close();
  });

  it('A reason is chosen by touching its line', async () => {
    const minh = await world.person('Bình', 'deputy');
    const item = await world.item(await world.person('Cúc', 'contributor'), 'Khối 3 họp\nTối 24/11, khối 3 họp.');
    const page = await open(await world.link('decide', minh, item.id, item.revision));
    await page.getByRole('button', { name: 'Trả lại' }).click();
    await page.getByText('gửi ảnh rõ hơn').click();
    await page.getByLabel('Ghi thêm một dòng').fill('chụp lúc họp');
    await page.getByRole('button', { name: 'Xác nhận trả lại' }).click();
    await page.getByText('chụp lúc họp').waitFor();
    expect((await world.find(item.id)).state).toBe('returned');
    await page.close();
  });

  it('A contributor uploads photos with a progress bar each, and sees them when they are ready', async () => {
    const lan = await world.person('Lý', 'contributor');
    const page = await open(await world.link('upload', lan));
    const files = await Promise.all(
      [1, 2, 3].map(async (number) => ({
        name: `anh-${number}.jpg`,
        mimeType: 'image/jpeg',
        buffer: Buffer.from((await aPhoto()).bytes),
      })),
    );
    const tooLong = { name: 'dai.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) };
    await page.getByLabel('Chọn ảnh').setInputFiles([...files, tooLong]);
    await page.getByRole('button', { name: 'Gửi lên' }).click();
    await page.locator('.sending li').nth(3).waitFor();
    expect(await page.locator('.sending progress').count()).toBe(4);
    await page.locator('.sending li.good').nth(2).waitFor();
    expect(
      await page
        .locator('.sending li.good progress')
        .evaluateAll((bars) => bars.map((bar) => (bar as unknown as { value: number }).value)),
    ).toEqual([1, 1, 1]);
    await page.getByText('Tệp lớn hơn 20 MB').waitFor();
    // The first file has created an item, so the page no longer announces that it will.
    await page.getByRole('heading', { name: 'Ảnh, tệp của bài DL-' }).waitFor();
    expect(await page.getByText('sẽ mở một bài mới').count()).toBe(0);
    // Without a reload: the page polls by itself.
    await page.locator('.received .frame').nth(2).waitFor();
    const draft = await world.turn((unit) => unit.stores.submissions.openDraftOf(lan.id));
    expect(draft && photosOf(draft)).toHaveLength(3);
    expect(await fits(page)).toBeLessThanOrEqual(0);
    await page.close();
  });

  it('A citizen asks, and the answer appears on the same page', async () => {
    const page = await open('/s/hoi');
    await page.getByLabel('Họ và tên').fill('Trần Thị Đào');
    await page.getByLabel('Câu hỏi').fill('Bao giờ có nước sạch ở khối 5?');
    await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
    await page.getByText('Xin giữ lại địa chỉ').waitFor();
    await page.getByText('15 ngày làm việc').first().waitFor();
    expect(await fits(page)).toBeLessThanOrEqual(0);
    await page.getByLabel('Viết tin nhắn').fill('/help');
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.locator('.choices button').first().waitFor();
    await page.close();
  });

  it('A long answer is shown whole on a page with its expiry date and masked on another; the asker corrects their phone number', async () => {
    const [dao, hoa, minh] = [
      await world.person('Trần Thị Đào', 'citizen'),
      await world.person('Hoa', 'office'),
      await world.person('Minh', 'deputy'),
    ];
    const question = await world.turn(async (unit) => {
      await fileQuestion(unit, dao, {
        text: 'Đăng ký tạm trú cần giấy tờ gì?',
        photos: [],
        messageKey: 'tg:9:1',
        channel: 'telegram',
        conversation: '9',
        receivedAt: unit.now,
      });
      return unit.stores.questions.byOrigin('tg:9:1');
    });
    const act = (person: Person, command: Parameters<typeof doOnQuestion>[3]) =>
      world.turn((unit) => doOnQuestion(unit, person, question?.id ?? '', command));
    await act(hoa, { type: 'assign', to: actorOf(hoa) });
    const text = `Kính gửi Ông/Bà.\n${'Cần tờ khai và giấy tờ. '.repeat(100)}https://dichvucong.gov.vn/${'x'.repeat(80)}`;
    await act(hoa, { type: 'draft', text });
    await act(minh, { type: 'approve', revision: 2 });
    const page = await open(await world.link('answered', dao, question?.id));
    await page.getByRole('heading', { name: `Trả lời câu hỏi ${question?.code}` }).waitFor();
    await page.getByText('Ai có đường dẫn đều đọc được, đến hết ngày').waitFor();
    expect(await fits(page)).toBeLessThanOrEqual(0);
    await page.close();

    // The same question after consent: one person masks it, another reads all of it.
    await world.turn((unit) => recordDelivery(unit, question?.id as never, 'delivered', 'telegram', '1'));
    await act(dao, { type: 'rate', isHelpful: true, note: '' });
    await world.turn((unit) => doOnQuestion(unit, dao, question?.id ?? '', { type: 'giveConsent' }));
    const writing = await open(await world.link('mask', hoa, question?.id));
    await writing.getByLabel('Trả lời').fill('Kính gửi Ông/Bà. Cần tờ khai.');
    expect(await fits(writing)).toBeLessThanOrEqual(0);
    await writing.getByRole('button', { name: 'Lưu và trình duyệt' }).click();
    await writing.getByText('Đã lưu bản che và trình duyệt.').waitFor();
    await writing.close();
    const reading = await open(await world.link('mask', minh, question?.id, 1));
    await reading.getByText('Kính gửi Ông/Bà. Cần tờ khai.', { exact: true }).waitFor();
    expect(await fits(reading)).toBeLessThanOrEqual(0);
    await reading.close();
    const own = await open(await world.link('data', dao));
    await own.getByText('Sửa họ tên, điện thoại').click();
    expect(await fits(own)).toBeLessThanOrEqual(0);
    await own.getByLabel('Điện thoại').fill('0912 345 678');
    await own.getByRole('button', { name: 'Lưu' }).click();
    await own.getByText('Đã sửa.').waitFor();
    await own.close();
  });

  it('When two people write one answer, the second sees both texts and neither is lost', async () => {
    const [mai, son, tu] = [
      await world.person('Lê Thị Mai', 'member'),
      await world.person('Đặng Văn Sơn', 'member'),
      await world.person('Phạm Văn Tư', 'citizen'),
    ];
    await world.turn(({ stores, now }) =>
      stores.people.standIn({
        ...{ person: son.id, role: 'member', replaces: mai.id, from: now, until: null },
        grantedBy: mai.id,
      }),
    );
    const question = await world.assignedQuestion(tu, mai, 'Bao giờ phường tiêm phòng dại?');
    const other = await openBrowser({ width: 390, height: 844 });
    try {
      const hers = await open(await world.link('answer', mai, question));
      const his = await other.context.newPage();
      await his.goto(`${world.publicUrl}${await world.link('answer', son, question)}`);
      await hers.getByLabel('Nội dung trả lời').fill('Trạm Y tế tiêm sáng thứ Bảy.');
      await his.getByLabel('Nội dung trả lời').fill('Trạm Y tế tiêm chiều thứ Bảy.');
      await hers.getByRole('button', { name: 'Lưu' }).click();
      await hers.getByText('Đã lưu dự thảo').waitFor();
      await his.getByRole('button', { name: 'Lưu' }).click();
      await his.locator('.diff del', { hasText: 'sáng' }).waitFor();
      expect(await his.locator('.diff ins').allTextContents()).toEqual([expect.stringContaining('chiều')]);
      expect(await his.getByLabel('Nội dung trả lời').inputValue()).toBe('Trạm Y tế tiêm chiều thứ Bảy.');
      await his.getByRole('button', { name: 'Lưu' }).click();
      await his.getByText('Đã lưu dự thảo').waitFor();
      await hers.reload();
      expect(await hers.getByLabel('Nội dung trả lời').inputValue()).toBe('Trạm Y tế tiêm chiều thứ Bảy.');
      await hers.close();
    } finally {
      await other.close();
    }
    const saved = await world.turn(({ stores }) => stores.questions.get(question as never));
    expect(saved?.standing.drafts.map(({ text }) => text)).toEqual([
      'Trạm Y tế tiêm sáng thứ Bảy.',
      'Trạm Y tế tiêm chiều thứ Bảy.',
    ]);
  });

  it('No page reported an error', () => {
    expect(complaints).toEqual([]);
  });
});
