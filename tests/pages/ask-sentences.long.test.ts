/** The asking page in a browser with scripts: what a citizen wrote to the first version, and what they read now. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citizens } from '../stories/sentence-lines.ts';
import { cryThatAccusesTheHead, doubtTakesOneMessage, retreatAndReopening } from '../stories/talk-stories.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage | null = null;
let browser: Awaited<ReturnType<typeof openBrowser>> | null = null;
beforeEach(async () => {
  stage = await openStage({ platforms: ['telegram', 'web'] });
  browser = await openBrowser({ width: 390, height: 844 });
});
afterEach(async () => {
  await browser?.close();
  await stage?.close();
  browser = null;
  stage = null;
});

function opened(): Stage {
  if (!stage) throw new Error('no stage is open');
  return stage;
}

/** A citizen who sits before the page and never reloads it. */
async function sitsDown(name: string) {
  if (!browser) throw new Error('no browser is open');
  await browser.context.clearCookies();
  const page = await browser.context.newPage();
  await page.goto(`${opened().publicUrl}/s/hoi`);
  let hasBegun = false;
  const field = (of: Page) => of.locator(hasBegun ? 'form#cuoi textarea' : '[name="question"]');
  return {
    page,
    says: async (text: string) => {
      if (!hasBegun) await page.locator('[name="name"]').fill(name);
      await field(page).fill(text);
      // Words that nothing may stay of are gone from the talk as soon as they are read: the page after them is waited for.
      await Promise.all([
        page.waitForNavigation(),
        page.locator(hasBegun ? 'form#cuoi button.go' : 'form.fields button.go').click(),
      ]);
      await page.locator('ol.talk').waitFor({ state: 'attached' });
      hasBegun = true;
    },
    // What was not asked just now is looked for every twenty seconds.
    sees: (text: string) => page.locator('li.theirs', { hasText: text }).first().waitFor({ timeout: 60_000 }),
  };
}

describe.skipIf(chromiumPath === null)('on the asking page, with scripts', () => {
  it('a doubt takes only the message that was asked about, and the words of the choice file that one', {
    timeout: 180_000,
  }, async () => {
    const tu = await sitsDown('Bà Tư');
    await doubtTakesOneMessage(opened(), tu, () => tu.says('Hỏi thông tin'));
  });

  it(
    'who names the head and cries for help reads the numbers, and the head nothing of it',
    {
      timeout: 120_000,
    },
    async () => cryThatAccusesTheHead(opened(), await sitsDown('Ông Ba')),
  );

  it(
    'a question is not withdrawn unasked, and "chua dc" after the answer opens it again',
    {
      timeout: 180_000,
    },
    async () => retreatAndReopening(opened(), await sitsDown('Bà Tư')),
  );

  it('the house of who asked stands on no page of what is published of it', { timeout: 240_000 }, async () => {
    const at = stage;
    if (!at) throw new Error('nothing is open');
    const [minh, office, member] = [
      await at.person('Trần Văn Minh', 'deputy'),
      await at.person('Vũ Thị Lý', 'office'),
      await at.person('Đỗ Văn Sáu', 'member'),
    ];
    const tu = await sitsDown('Bà Tư');
    await tu.says('Cống trước số nhà 12 ngõ 3 tắc cả tuần, đề nghị phường cho thông cống.');
    await tu.sees('15 ngày làm việc');
    const code = (await at.questions())[0]?.code ?? '';
    await office.choosesOn(code, 'Giao');
    await office.choosesOn('chọn người dự thảo', 'Đỗ Văn Sáu');
    await member.choosesOn(code, 'Viết trả lời');
    await member.sees('viết câu trả lời');
    await member.says('Kính gửi Ông/Bà. Cống được thông trong tuần này.');
    await minh.choosesOn('thông trong tuần này', 'Duyệt');
    await tu.sees('thông trong tuần này');
    await tu.says('có');
    await tu.sees('đồng ý đăng');
    await tu.says('đồng ý');
    await office.choosesOn('che thông tin riêng', 'Che thông tin riêng');
    // The original stands below it, for whoever masks.
    expect(await office.sees('Bản che')).toContain('Cống trước [đã ẩn] tắc cả tuần');
    await office.choosesOn('Bản che', 'Trình bản che này');
    await minh.choosesOn('Duyệt đăng HD', 'Duyệt đăng');
    await tu.sees('đã được đăng');
    const page = await browser?.context.newPage();
    if (!page) throw new Error('no browser');
    for (const path of [`/hoi-dap/${code}`, '/hoi-dap', '/tim-kiem?q=thong+cong']) {
      await page.goto(`${at.publicUrl}${path}`);
      expect(await page.content(), path).toContain(code);
      expect(await page.content(), path).not.toMatch(/số nhà 12|ngõ 3|so-nha-12/u);
    }
    const feed = await (await fetch(`${at.publicUrl}/rss.xml`)).text();
    expect(feed).toContain(code);
    expect(feed).not.toMatch(/số nhà 12|ngõ 3|so-nha-12/u);
  });

  it('each sentence is answered without a reload by hand, and none becomes a case', { timeout: 300_000 }, async () => {
    if (!stage || !browser) throw new Error('nothing is open');
    const { publicUrl } = stage;
    const problems: string[] = [];
    for (const { says, reads } of citizens) {
      const page = await browser.context.newPage();
      page.on('pageerror', (error) => problems.push(`${says}: ${String(error)}`));
      await page.goto(`${publicUrl}/s/hoi`);
      await page.locator('[name="name"]').fill('Bà Tư');
      await page.locator('[name="question"]').fill(says);
      await page.locator('form button[type="submit"], form button:not([type])').first().click();
      const answer = page.locator('li.theirs', { hasText: reads });
      await answer.first().waitFor({ timeout: 60_000 });
      expect(await answer.first().textContent(), says).not.toContain('15 ngày làm việc');
      const wide = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      expect(wide, `${says} is wider than the phone`).toBe(false);
      await page.context().clearCookies();
      await page.close();
    }
    expect(problems).toEqual([]);
    expect(await stage.questions()).toEqual([]);
  });
});
