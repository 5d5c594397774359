/**
 * The board at its web desk in a real browser, with phones on the simulated platforms. The
 * tests use only what people see and press.
 */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/domain/ids.ts';
import { graveNames } from '../../src/web/kit/certainty.ts';
import { chromiumPath, openBrowser, slowestPageMs } from '../support/browser.ts';
import { openStage, type Player, type Stage } from '../support/stage.ts';
import { aPhoto } from '../support/world.ts';

type Somebody = Player & { readonly id: PersonId };

if (!chromiumPath) console.warn('no Chromium on this machine: the desk’s stories in a real browser are skipped');

let stage: Stage;
let browser: Awaited<ReturnType<typeof openBrowser>>;
const opened: BrowserContext[] = [];
let lan: Somebody;
let cuc: Somebody;
let hoa: Somebody;
let minh: Somebody;
let binh: Somebody;
let hanh: Somebody;
let mai: Somebody;

/** Uses the browser's own timeout: on a busy machine a page can take long. */
async function newContext(more: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.context.browser()?.newContext({ locale: 'vi-VN', ...more });
  if (!context) throw new Error('no browser');
  context.setDefaultTimeout(slowestPageMs);
  opened.push(context);
  return context;
}

/** A separate browser for this person, signed in by the address that the bot sends to their phone. */
async function atTheDesk(player: Player, more: BrowserContextOptions = {}): Promise<Page> {
  const context = await newContext(more);
  const page = await context.newPage();
  const before = player.count('/board/enter/');
  await player.says('/bang');
  const address = await stage.eventually('the address of the desk', () => {
    const found = player.phone
      .seen()
      .flatMap(({ links }) => links)
      .filter((link) => link.includes('/board/enter/'));
    return found.length > before ? (found.at(-1) ?? null) : null;
  });
  await page.goto(address);
  await page.getByRole('button', { name: 'Vào Bảng làm việc' }).click();
  await page.getByText(`Chào đồng chí ${player.name}`).waitFor();
  return page;
}

/** Opens a folded form, fills it in and presses its button. */
async function act(
  page: Page,
  name: string,
  fill: (form: ReturnType<Page['locator']>) => Promise<void> = async () => {},
) {
  const fold = page.locator(`details[data-act="${name}"]`);
  if ((await fold.count()) > 0) {
    await fold.locator('summary').click();
    await fill(fold);
  }
  await page.locator(`button[data-act="${name}"]`).click();
  // Acts with serious or binding effects are confirmed on a separate page.
  if (graveNames.includes(name)) await page.locator('[data-sure] button').click();
}

async function sent(author: Player, title: string, text: string): Promise<string> {
  await author.sends(1, `${title}\n${text}`);
  await author.chooses('Tôi có mặt');
  await author.choosesOn('1 ảnh', 'Gửi');
  return stage.eventually(
    'the item',
    async () =>
      (await stage.submissions()).find(
        ({ state, content }) => state === 'submitted' && JSON.stringify(content).includes(title),
      )?.code ?? null,
  );
}

/** Without scripts the page is updated by a press. */
async function seesInTalk(page: Page, words: string): Promise<void> {
  for (let look = 0; look < 40; look += 1) {
    if (await page.locator('#tro-chuyen', { hasText: words }).count()) return;
    await page.locator('.look a').click();
  }
  throw new Error(`not in the talk: ${words}: ${await page.locator('#tro-chuyen').textContent()}`);
}

describe.skipIf(!chromiumPath)('at the desk', () => {
  beforeAll(async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    browser = await openBrowser({ width: 1440, height: 900 });
    lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    cuc = await stage.person('Trần Thị Cúc', 'contributor');
    hoa = await stage.person('Vũ Thị Hoa', 'head');
    minh = await stage.person('Trần Văn Minh', 'deputy');
    binh = await stage.person('Phạm Quốc Bình', 'deputy');
    hanh = await stage.person('Đỗ Thị Hạnh', 'office');
    mai = await stage.person('Lê Thị Mai', 'member');
  });
  afterAll(async () => {
    for (const context of opened) await context.close();
    await browser?.close();
    await stage?.close();
  });

  it('An item is edited, approved, taken down and published again at the desk while its author’s phone is told', async () => {
    const code = await sent(
      lan,
      'Khối 4 trồng hai mươi cây',
      'Sáng nay bà con khối 4 phường Đồng Lạc cùng trồng cây quanh nhà văn hóa.',
    );
    const page = await atTheDesk(minh);
    await page.getByRole('link', { name: 'Tin, bài', exact: true }).click();
    await page.getByRole('link', { name: new RegExp(code) }).click();
    // Edited beside a preview; the author is told what changed. On a slow connection people type
    // before the page's script has loaded.
    const typed = Promise.withResolvers<void>();
    await page.route(/\/preview[^/]*\.js/u, async (route) => {
      await typed.promise;
      await route.continue();
    });
    await page.locator('button[data-act="edit"]').click();
    await page.locator('input[name="title"]').fill('Khối 4 trồng 20 cây xanh');
    typed.resolve();
    // The preview beside the fields follows the typing; nothing is saved yet.
    await page.locator('#xem-truoc h1', { hasText: 'Khối 4 trồng 20 cây xanh' }).waitFor();
    expect(JSON.stringify((await stage.submissions()).find((each) => each.code === code)?.content)).not.toContain(
      '20 cây',
    );
    const [fields, preview] = [
      await page.locator('#sua-bai').boundingBox(),
      await page.locator('#xem-truoc').boundingBox(),
    ];
    expect((fields?.x ?? 0) + (fields?.width ?? 0)).toBeLessThanOrEqual(preview?.x ?? 0);
    await page.locator('#sua-bai button.go').click();
    await page.getByText('Đã lưu').first().waitFor();
    await lan.sees('Trần Văn Minh');
    await page.goto(`${stage.publicUrl}/board/items/${code}`);
    await page.getByRole('heading', { name: 'Khối 4 trồng 20 cây xanh' }).waitFor();
    // Another member of the board approves it.
    const second = await atTheDesk(binh);
    await second.goto(`${stage.publicUrl}/board/items/${code}`);
    await act(second, 'approve');
    await second.locator('.notice.done').waitFor();
    await lan.sees('đã được đăng');
    const article = await stage.article('Khối 4 trồng 20 cây xanh');
    expect(article.page).toContain('Khối 4 trồng 20 cây xanh');
    await page.goto(`${stage.publicUrl}/board/items/${code}`);
    const address = new URL(
      (await page.getByRole('link', { name: 'Xem trên Cổng' }).getAttribute('href')) ?? '',
      stage.publicUrl,
    ).pathname;
    // Taken down with a reason: it disappears from the portal, and the author reads the reason.
    await page.goto(`${stage.publicUrl}/board/items/${code}`);
    await act(page, 'unpublish', (fold) => fold.locator('input[type="radio"]').first().check());
    await stage.eventually('gone from the portal', async () =>
      (await fetch(`${stage.publicUrl}${address}`)).status === 410 ? true : null,
    );
    await lan.sees('gỡ');
    const stateOf = async () => (await stage.submissions()).find((each) => each.code === code)?.state;
    const isBack = () =>
      stage.eventually('back on the portal', async () =>
        (await fetch(`${stage.publicUrl}${address}`)).status === 200 ? true : null,
      );
    expect(await stateOf()).toBe('unpublished');
    // Within a minute a press undoes that, and the article is at the same address again.
    await act(page, 'undo');
    await page.locator('.notice.done').waitFor();
    await isBack();
    // Later the article can be published again by another press.
    await page.goto(`${stage.publicUrl}/board/items/${code}`);
    await act(page, 'unpublish', (fold) => fold.locator('input[type="radio"]').first().check());
    await stage.pass(10 * 60_000);
    await page.goto(`${stage.publicUrl}/board/items/${code}`);
    expect(await page.locator('button[data-act="undo"]').count()).toBe(0);
    await act(page, 'republish');
    await page.locator('.notice.done').waitFor();
    await isBack();
    expect(await stateOf()).toBe('published');
  });

  it('The page title counts waiting work live, and the keyboard alone approves one item and returns another', async () => {
    const ba = await stage.person('Đào Thị Ba', 'contributor');
    const bay = await stage.person('Phan Văn Bảy', 'contributor');
    const page = await atTheDesk(minh);
    await page.goto(`${stage.publicUrl}/board/items`);
    const counted = async (): Promise<number> => Number(/^\((\d+)\)/u.exec(await page.title())?.[1] ?? 0);
    const counts = (wanted: number) =>
      stage.eventually(`(${wanted}) in the title`, async () => ((await counted()) === wanted ? true : null));
    const before = await counted();
    const kept = await sent(
      ba,
      'Khối 6 mở lớp khiêu vũ',
      'Tối qua khối 6 phường Đồng Lạc mở lớp khiêu vũ cho người cao tuổi.',
    );
    // The server pushes the update without any action on the page.
    await counts(before + 1);
    expect(await page.locator('.live-news').isVisible()).toBe(true);
    const other = await sent(bay, 'Khối 6 sửa đường', 'Sáng nay khối 6 phường Đồng Lạc đổ bê tông đoạn ngõ dài.');
    await counts(before + 2);
    const { keyboard } = page;
    const onItsLink = (code: string) =>
      page.evaluate<boolean>(`document.activeElement?.getAttribute("href") === "/board/items/${code}"`);
    const openByKeys = async (code: string): Promise<void> => {
      await page.goto(`${stage.publicUrl}/board/items`);
      for (let step = 0; step < 30 && !(await onItsLink(code)); step += 1) await keyboard.press('j');
      // One entry too far, and back.
      await keyboard.press('j');
      if (!(await onItsLink(code))) await keyboard.press('k');
      expect(await onItsLink(code)).toBe(true);
      await Promise.all([page.waitForURL(`**/board/items/${code}`), keyboard.press('Enter')]);
    };
    const stateOf = async (code: string) => (await stage.submissions()).find((each) => each.code === code)?.state;
    await openByKeys(kept);
    await keyboard.press('?');
    expect(await page.isVisible('#phim ul')).toBe(true);
    await keyboard.press('?');
    expect(await page.isVisible('#phim ul')).toBe(false);
    await keyboard.press('d');
    await keyboard.press('Enter');
    await page.locator('.notice.done').waitFor();
    await ba.sees('đã được đăng');
    expect(await stateOf(kept)).toBe('published');
    await openByKeys(other);
    await keyboard.press('t');
    // Chooses the first reason, then the button, by keyboard.
    await keyboard.press('Space');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement?.dataset.act ?? ""')).toBe('return');
    await keyboard.press('Enter');
    await page.locator('.notice.done').waitFor();
    expect(await stateOf(other)).toBe('returned');
    await counts(before);
  });

  it('A question is assigned, answered, approved and published at the desk while its asker follows on Zalo', async () => {
    const tu = stage.stranger('Lê Văn Tư', 'zalo-oa');
    await tu.says('Khi nào phường tiêm phòng dại cho chó?');
    await tu.sees('15 ngày làm việc');
    const [question] = await stage.questions();
    const at = `${stage.publicUrl}/board/questions/${question?.code}`;
    const office = await atTheDesk(hanh);
    await office.goto(at);
    await act(office, 'assign', async (fold) => {
      await fold.locator('select[name="person"]').selectOption({ label: 'Lê Thị Mai' });
    });
    await office.locator('.notice.done').waitFor();
    const member = await atTheDesk(mai);
    await member.getByRole('link', { name: 'Câu hỏi', exact: true }).click();
    await member.getByRole('link', { name: new RegExp(question?.code ?? '') }).click();
    await act(member, 'draft', (fold) => fold.locator('textarea').fill('Trạm Y tế tiêm sáng thứ Bảy hằng tuần.'));
    await member.locator('.notice.done').waitFor();
    const head = await atTheDesk(hoa);
    await head.goto(at);
    await act(head, 'approve');
    await tu.sees('sáng thứ Bảy hằng tuần');
    await head.goto(at);
    await head.getByText('Trả lời đã duyệt').waitFor();
    await tu.chooses('Có');
    await tu.chooses('Đồng ý');
    // The message has arrived before the office looks for the new task.
    await tu.sees('được che thông tin riêng');
    // Published without the asker's personal data, after another person has checked it; the question's page says who answered.
    await office.goto(at);
    await act(office, 'mask', (fold) => fold.locator('textarea').fill('Khi nào phường tiêm phòng dại cho chó?'));
    await office.locator('.notice.done').waitFor();
    await head.goto(at);
    await act(head, 'approveMask');
    await head
      .locator('.notice.done')
      .waitFor()
      .catch(async () => {
        throw new Error(`not published: ${await head.locator('.notice').allTextContents()}`);
      });
    await stage.eventually('the public answer', async () => {
      const answered = await fetch(`${stage.publicUrl}/hoi-dap/${question?.code}`);
      return answered.status === 200 && (await answered.text()).includes('sáng thứ Bảy hằng tuần') ? true : null;
    });
  });

  it('When two people edit an item at once, the second sees both texts and nothing is lost', async () => {
    const code = await sent(cuc, 'Hội thao khối hai', 'Chiều nay khối 2 mở hội thao, nhiều hộ dân đến xem.');
    const [first, second] = [await atTheDesk(minh), await atTheDesk(binh)];
    for (const page of [first, second]) {
      await page.goto(`${stage.publicUrl}/board/items/${code}`);
      await page.locator('button[data-act="edit"]').click();
      await page.locator('textarea[name="text"]').waitFor();
    }
    await first.locator('textarea[name="text"]').fill('Sáng nay 120 người dự hội thao.');
    await first.locator('#sua-bai button.go').click();
    await first.getByText('Đã lưu').first().waitFor();
    await second.locator('textarea[name="text"]').fill('Sáng nay hội thao có kéo co.');
    await second.locator('#sua-bai button.go').click();
    const changes = second.locator('section.changes');
    await changes.waitFor();
    // The other person's changes are marked beside one's own text, which stays in the field.
    expect(await changes.locator('del').allTextContents()).not.toEqual([]);
    expect(await changes.textContent()).toContain('120');
    expect(await second.locator('textarea[name="text"]').inputValue()).toContain('kéo co');
    const kept = (await stage.submissions()).find((each) => each.code === code);
    expect(JSON.stringify(kept?.content)).toContain('120 người');
    // Saving once more over the newest version keeps the second person's text; the first one's text stays in the history.
    await second.locator('textarea[name="text"]').fill('Sáng nay 120 người dự hội thao, có kéo co.');
    await second.locator('#sua-bai button.go').click();
    await second.getByText('Đã lưu').first().waitFor();
    await second.goto(`${stage.publicUrl}/board/items/${code}`);
    await second.locator('a[href*="?ban="]').last().click();
    await second.locator('.changes ins').first().waitFor();
  });

  it('A photo is cropped, described and captioned; the item is published at its scheduled time and corrected in three places', async () => {
    const nam = await stage.person('Hoàng Văn Nam', 'contributor');
    const code = await sent(
      nam,
      'Khối 4 khai trương thư viện nhỏ',
      'Sáng nay khối 4 phường Đồng Lạc mở thư viện nhỏ, 30 người đến đọc sách.',
    );
    const page = await atTheDesk(minh);
    const at = `${stage.publicUrl}/board/items/${code}`;
    await page.goto(at);
    await page.locator('button[data-act="edit"]').click();
    await page.locator('input[name^="caption."]').fill('Bà con chọn sách trong buổi đầu');
    await page.locator('input[name^="description."]').fill('Hai người ngồi bên giá sách thấp, lật một quyển truyện');
    await page.locator('#sua-bai button.go').click();
    await page.getByText('Sửa mô tả 1 ảnh').waitFor();
    await page.goto(at);
    await page.locator('button[data-act="edit"]').click();
    await page.locator('.photos-to-edit a').click();
    const box = await page.locator('.sheet-to-draw').boundingBox();
    if (!box) throw new Error('nothing to draw on');
    await page.mouse.move(box.x + 0.1 * box.width, box.y + 0.1 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.7 * box.height, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Cắt', exact: false }).first().click();
    await page.getByText('Đã sửa ảnh. Bài nay là bản số').waitFor();
    // Another person signs it for 07:30 tomorrow.
    const second = await atTheDesk(binh);
    await second.goto(at);
    await act(second, 'schedule', async (fold) => {
      await fold.locator('input[name="day"]').fill('2026-11-26');
      await fold.locator('input[name="time"]').fill('07:30');
    });
    await second.locator('.notice.done').waitFor();
    await second.getByText('hẹn đăng lúc 26/11/2026 07:30').first().waitFor();
    await stage.pass(24 * 3_600_000);
    await nam.sees('Khối 4 khai trương thư viện nhỏ');
    const article = await stage.article('Khối 4 khai trương thư viện nhỏ');
    expect(article.page).toContain('alt="Hai người ngồi bên giá sách thấp, lật một quyển truyện"');
    expect(article.page).toMatch(/<figcaption>Bà con chọn sách trong buổi đầu/u);
    // Text, day and caption of a published item are corrected in one form, and the signer sees each change.
    const third = await atTheDesk(minh);
    await third.goto(at);
    await act(third, 'correct', async (fold) => {
      const text = fold.locator('textarea[name="text"]');
      await text.fill((await text.inputValue()).replace('30 người', '40 người'));
      await fold.locator('input[name^="caption."]').fill('Bà con chọn sách trong buổi khai trương');
      await fold.locator('textarea[name="words"]').fill('Sửa số người và chú thích ảnh.');
    });
    await third.locator('.notice.done').waitFor();
    const fourth = await atTheDesk(hoa);
    await fourth.goto(at);
    const changes = await fourth.locator('section.changes').first().textContent();
    for (const words of ['Sửa số người', '40 ', 'Sửa chú thích 1 ảnh']) expect(changes).toContain(words);
    await act(fourth, 'approveCorrection');
    await stage.eventually('the corrected page', async () => {
      const { page: now } = await stage.article('Khối 4 khai trương thư viện nhỏ');
      return now.includes('40 người') && now.includes('buổi khai trương') && now.includes('Đính chính') ? true : null;
    });
  });

  it('Two reports of one event are merged at the desk, and both authors are told', async () => {
    const tam = await stage.person('Bùi Thị Tám', 'contributor');
    const ha = await stage.person('Ngô Thị Hà', 'contributor');
    const first = await sent(tam, 'Khối 5 khơi cống', 'Sáng nay khối 5 phường Đồng Lạc khơi 200 m cống.');
    const other = await sent(ha, 'Bà con khối năm vét rãnh', 'Sáng nay bà con khối 5 vét rãnh thoát nước.');
    const page = await atTheDesk(minh);
    await page.goto(`${stage.publicUrl}/board/items/${first}`);
    await act(page, 'merge', (fold) => fold.locator('textarea').fill(other));
    await page.locator('.notice.done').waitFor();
    await page.getByText('vét rãnh thoát nước').first().waitFor();
    await ha.sees(first);
    expect((await stage.submissions()).find(({ code }) => code === other)?.state).not.toBe('submitted');
  });

  it('A person’s open desk session ends when the head freezes them', async () => {
    const [head, deputy] = [await atTheDesk(hoa), await atTheDesk(binh)];
    await head.goto(`${stage.publicUrl}/board/people/${binh.id}`);
    await act(head, 'freeze');
    await head.getByText('Đang khóa').waitFor();
    await deputy.getByRole('link', { name: 'Tin, bài', exact: true }).click();
    await deputy.getByRole('link', { name: 'Đăng nhập bằng điện thoại' }).waitFor();
    expect(await deputy.locator('.desk-menu').count()).toBe(0);
  });

  it('Without scripts on a 360 px screen, an item is previewed, saved, returned, taken back and approved, and a question is assigned', async () => {
    // A new author without an earlier item, so its card is the only one on that phone.
    const nhai = await stage.person('Đỗ Thị Nhài', 'contributor');
    const code = await sent(nhai, 'Khối 2 sửa cổng chào', 'Sáng nay bà con khối 2 sửa cổng chào đầu ngõ 9.');
    const narrow = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };
    const page = await atTheDesk(minh, narrow);
    const at = `${stage.publicUrl}/board/items/${code}`;
    await page.goto(at);
    await page.locator('button[data-act="edit"]').click();
    const title = page.locator('input[name="title"]');
    await title.fill('Khối 2 sửa cổng chào ngõ 9');
    // Without scripts a button updates the preview; it saves nothing and loses nothing that was typed.
    await page.locator('[data-preview]').click();
    await page.locator('#xem-truoc h1', { hasText: 'Khối 2 sửa cổng chào ngõ 9' }).waitFor();
    expect(await title.inputValue()).toBe('Khối 2 sửa cổng chào ngõ 9');
    await page.locator('#sua-bai button.go').click();
    await page.getByText('Đã lưu').first().waitFor();
    await page.goto(at);
    await act(page, 'return', async (fold) => {
      await fold.locator('input[type="radio"]').first().check();
    });
    await page.locator('.notice.done').waitFor();
    await nhai.sees('cần sửa');
    await act(page, 'undo');
    await page.getByText('Chờ duyệt.').waitFor();
    // The person who changed the words may not sign them; another one does, whose account is not frozen.
    const second = await atTheDesk(await stage.person('Bùi Văn Khánh', 'deputy'), narrow);
    await second.goto(at);
    await act(second, 'approve');
    await second.locator('.notice.done').waitFor();
    await nhai.sees('đã được đăng');
    const tu = stage.stranger('Lê Thị Tám', 'zalo-oa');
    await tu.says('Bao giờ phường phát giống lúa vụ xuân?');
    await tu.sees('15 ngày làm việc');
    const question = (await stage.questions()).find(({ body }) => body.includes('giống lúa'))?.code ?? '';
    const office = await atTheDesk(hanh, narrow);
    await office.goto(`${stage.publicUrl}/board/questions/${question}`);
    await act(office, 'assign', async (fold) => {
      await fold.locator('select[name="person"]').selectOption({ label: 'Lê Thị Mai' });
    });
    await office.locator('.notice.done').waitFor();
    for (const [name, path] of [
      ['lich', '/board/calendar'],
      ['ke-hoach', '/board/plan'],
      ['tim', '/board/search?q=cong+chao'],
      ['nguoi', '/board/people'],
    ] as const) {
      await page.goto(`${stage.publicUrl}${path}`);
      const [wide, screen] = [await page.locator('main').boundingBox(), 360];
      expect([name, (wide?.width ?? 999) <= screen]).toEqual([name, true]);
    }
  });

  it('A citizen asks on the portal with a photo and gets emergency numbers at once when in danger, with scripts and without', async () => {
    await stage.publishAnswer('Lịch tiếp công dân phường Đồng Lạc', 'Sáng thứ Năm hằng tuần, tại trụ sở UBND phường.');
    for (const javaScriptEnabled of [true, false]) {
      const context = await newContext({ javaScriptEnabled });
      const page = await context.newPage();
      // The ward's name without diacritics finds what is published, as people type it on the front page.
      await page.goto(`${stage.publicUrl}/`);
      await page.locator('input[name="q"]').first().fill('dong lac');
      await page.locator('input[name="q"]').first().press('Enter');
      await page.waitForURL(/tim-kiem/u);
      await page.locator('main a', { hasText: 'Đồng Lạc' }).first().waitFor();
      await page.goto(`${stage.publicUrl}/s/hoi`);
      expect(await page.locator('main').textContent()).toMatch(/114, 115 hoặc 113/u);
      await page.locator('input[name="name"]').fill('Bà Nguyễn Thị Sáu');
      await page.locator('textarea[name="question"]').fill('Đèn đường ngõ 4 hỏng, bao giờ phường sửa?');
      await page.locator('form.fields button.go').click();
      await page.locator('ol.talk').waitFor();
      await seesInTalk(page, '15 ngày làm việc');
      const { bytes } = await aPhoto();
      await page.locator('form#cuoi details summary').click();
      await page
        .locator('form#cuoi input[type="file"]')
        .setInputFiles({ name: 'den.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
      await page.locator('form#cuoi textarea').fill('Ảnh cột đèn đây ạ.');
      await page.locator('form#cuoi button.go').click();
      await page.getByText('den.jpg').first().waitFor();
      await page.locator('form#cuoi textarea').fill('Cháy nhà ở ngõ 4, cứu với!');
      await page.locator('form#cuoi button.go').click();
      await seesInTalk(page, 'GỌI NGAY 114');
    }
  });
});
