/** The asking page in a browser with scripts: what a citizen wrote to the first version, and what they read now. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citizens } from '../stories/sentence-lines.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { everything, openStage, type Stage } from '../support/stage.ts';

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

/** A citizen who sits before the page and never reloads it. */
async function sitsDown(name: string) {
  if (!stage || !browser) throw new Error('nothing is open');
  await browser.context.clearCookies();
  const page = await browser.context.newPage();
  await page.goto(`${stage.publicUrl}/s/hoi`);
  let hasBegun = false;
  const field = (of: Page) => of.locator(hasBegun ? 'form#cuoi textarea' : '[name="question"]');
  return {
    page,
    says: async (text: string) => {
      if (!hasBegun) await page.locator('[name="name"]').fill(name);
      await field(page).fill(text);
      await page.locator(hasBegun ? 'form#cuoi button.go' : 'form.fields button.go').click();
      await page.locator('ol.talk li:not(.theirs)', { hasText: text }).last().waitFor();
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
    const office = await stage?.person('Vũ Thị Lý', 'office');
    const doubtful = 'Cán bộ địa chính đòi tôi 5 triệu mới làm sổ, có đúng không?';
    const plain = 'Làm lại căn cước cho mẹ tôi cần giấy tờ gì?';
    await tu.says(doubtful);
    await tu.sees('hỏi thông tin hay gửi tố cáo');
    await tu.says(plain);
    await tu.sees('15 ngày làm việc');
    await tu.says('cháy nhà khối 6');
    await tu.sees('114');
    if (office) expect(everything(office)).not.toContain('5 triệu');
    await tu.says('Hỏi thông tin');
    const bodies = async () => ((await stage?.questions()) ?? []).map(({ body }) => body).toSorted();
    await stage?.eventually('both are filed', async () => ((await bodies()).length === 2 ? true : null));
    expect(await bodies()).toEqual([doubtful, plain].toSorted());
  });

  it('who names the head and cries for help reads the numbers, and the head nothing of it', {
    timeout: 120_000,
  }, async () => {
    const head = await stage?.person('Vũ Thị Hoa', 'head');
    const ba = await sitsDown('Ông Ba');
    await ba.says('Trưởng ban Vũ Thị Hoa cho người đánh tôi gãy tay, cứu tôi với');
    await ba.sees('113');
    await stage?.pass(1_000);
    if (head) expect(everything(head)).not.toMatch(/gãy tay|đánh tôi/u);
    expect(await stage?.questions()).toEqual([]);
  });

  it('a question is not withdrawn unasked, and "chua dc" after the answer opens it again', {
    timeout: 180_000,
  }, async () => {
    const at = stage;
    if (!at) throw new Error('nothing is open');
    const [minh, office, member] = [
      await at.person('Trần Văn Minh', 'deputy'),
      await at.person('Vũ Thị Lý', 'office'),
      await at.person('Đỗ Văn Sáu', 'member'),
    ];
    const tu = await sitsDown('Bà Tư');
    await tu.says('Cho tôi hỏi làm lại căn cước mất bao lâu?');
    await tu.sees('15 ngày làm việc');
    const [asked] = await at.questions();
    await tu.says('toi muon rut lai cau hoi');
    await tu.sees('muốn rút câu hỏi');
    expect((await at.questions()).map(({ state }) => state)).toEqual(['received']);
    const code = asked?.code ?? '';
    await office.choosesOn(code, 'Giao');
    await office.choosesOn('chọn người dự thảo', 'Đỗ Văn Sáu');
    await member.choosesOn(code, 'Viết trả lời');
    await member.sees('viết câu trả lời');
    await member.says('Kính gửi Ông/Bà. Bảy ngày làm việc.');
    await minh.choosesOn('Bảy ngày làm việc', 'Duyệt');
    await tu.sees('Bảy ngày làm việc');
    await tu.says('chua dc');
    await at.eventually('it is open again', async () => {
      const [question] = await at.questions();
      return question?.standing.ratings.at(-1)?.isHelpful === false || question?.standing.reopenedAt ? true : null;
    });
    expect(await at.questions()).toHaveLength(1);
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
