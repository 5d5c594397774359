/** The demo in a real browser, as a first-time user sees it. `simulator-story.long.test.ts` has more scenes and the clock. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { newDemoFolder } from '../support/data-folder.ts';
import { type Program, startProgram } from '../support/program.ts';
import { onThisDay } from '../support/today.ts';

const isLong = process.env.TEST_LONG === '1';
let program: Program;
let folder = '';
let browser: Awaited<ReturnType<typeof openBrowser>>;

if (!chromiumPath) console.warn('no Chromium on this machine: the story in a real browser is skipped');

describe.skipIf(!chromiumPath)('a first-time visitor of the demo', () => {
  beforeAll(async () => {
    folder = await newDemoFolder();
    program = await startProgram({ DEMO: '1', DATA_DIR: folder });
    browser = await openBrowser({ width: 1440, height: 900 });
  });
  afterAll(async () => {
    await browser?.close();
    expect(await program?.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  const phone = (page: Page, who: string) => page.locator(`[data-phone="${who}"]`);
  const press = async (page: Page, who: string, label: string): Promise<void> => {
    await phone(page, who).getByTestId('keyboard').getByRole('button', { name: label }).last().click();
  };

  it('On a phone the first button is on the first screen, and the three steps open with one touch', async () => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${program.url}/simulator/`);
    const start = page.getByTestId('start').first();
    await start.waitFor();
    const { y = 844, height = 0 } = (await start.boundingBox()) ?? {};
    expect(y + height).toBeLessThan(844);
    // One phone fills the screen down to its composer, and only its messages scroll.
    const head = phone(page, 'head');
    await page.locator('[data-tab="head"]').click();
    const composer = head.getByTestId('composer');
    await expect.poll(async () => (await composer.boundingBox())?.x ?? -1).toBeGreaterThan(0);
    await expect.poll(async () => (await composer.boundingBox())?.x ?? 999).toBeLessThan(390);
    const box = await composer.boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    expect(await page.evaluate<number>('document.documentElement.scrollHeight')).toBeLessThanOrEqual(844);
    const steps = page.getByText('bấm Duyệt đăng');
    expect(await steps.isVisible()).toBe(false);
    await page.getByText('Cách trải nghiệm').click();
    await steps.waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await steps.waitFor();
    expect(await page.getByText('Cách trải nghiệm').isVisible()).toBe(false);
    await page.close();
  });

  it('The visitor sends an album from the contributor’s phone, approves it and reads the article on the portal', async () => {
    const page = await browser.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${program.url}/simulator/`);
    const lan = phone(page, 'contributor');
    await lan.getByTestId('attach').click();
    await lan.getByTestId('sample-photo').nth(0).click();
    await lan.getByTestId('sample-photo').nth(1).click();
    await lan
      .getByTestId('caption')
      .fill(`Khối 4 trồng cây đầu xuân\n${onThisDay()}, người dân khối 4 trồng 60 cây xanh dọc đường trục.`);
    await lan.getByTestId('attach-send').click();
    await press(page, 'contributor', 'Tôi có mặt');
    await press(page, 'contributor', 'Gửi bài');
    await press(page, 'contributor', 'Đồng ý');
    await press(page, 'deputy', 'Duyệt đăng');
    await lan.getByText('Tin của anh/chị đã được đăng').waitFor();

    await page.goto(`${program.url}/`);
    await page.getByRole('link', { name: 'Khối 4 trồng cây đầu xuân' }).first().click();
    await page.getByRole('heading', { name: 'Khối 4 trồng cây đầu xuân' }).waitFor();
    await page.getByText('trồng 60 cây xanh').first().waitFor();
    const shown = await page.evaluate<number>(
      "[...document.querySelectorAll('main img')].filter((image) => image.naturalWidth > 0).length",
    );
    expect(shown).toBeGreaterThan(0);
    expect(errors).toEqual([]);
  });

  it('A scene is played step by step on a phone, and only its own button has to be pressed', async () => {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${program.url}/simulator/`);
    const step = page.getByTestId('scene-step');
    const play = async (title: string, steps: number) => {
      await page.getByText('Cách trải nghiệm').click();
      await page.getByRole('button', { name: title }).click();
      for (let number = 1; number <= steps; number += 1) {
        await page.locator('#scene').getByText(`bước ${number}/${steps}`).waitFor();
        // The phone that the text refers to is in view, with its composer.
        await expect
          .poll(async () => {
            const { x, y } = (await page.locator('[data-tab][aria-selected="true"]').boundingBox()) ?? { x: -1, y: -1 };
            return x >= 0 && x < 390 && y > 0 && y < 844;
          })
          .toBe(true);
        await step.click();
      }
      await page.locator('#scene').getByText('Hết kịch bản').waitFor();
      await step.click();
      expect(await page.locator('#scene').isVisible()).toBe(false);
    };
    if (isLong) {
      await play('Mất sóng, gửi lại', 4);
      await phone(page, 'contributor').getByText('Xin chào, tôi gửi tin từ bản xa.', { exact: true }).waitFor();
      await phone(page, 'contributor').getByTestId('resend').waitFor({ state: 'detached' });
      await play('Người dân hỏi phường', 3);
      await play('Trả lại, sửa, duyệt', 11);
    }
    await play('Gửi và đăng một tin', 6);
    const { items } = (await (await fetch(`${program.url}/api/v1/articles`)).json()) as { items: { title: string }[] };
    expect(items.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Khối 4 ra quân dọn vệ sinh', ...(isLong ? ['Khối 3 họp bàn làm đường'] : [])]),
    );
    await page.close();
  });

  it('A message written on an offline phone is kept there and sent again at a touch', async () => {
    const page = await browser.context.newPage();
    await page.goto(`${program.url}/simulator/`);
    const tu = phone(page, 'citizen-3');
    await tu.getByTestId('start').click();
    await tu.getByText('Kính chào').first().waitFor();
    await page.getByRole('button', { name: 'Máy mất sóng' }).click();
    await tu.getByTestId('composer').fill('Đường ngõ 7 ngập nước');
    await tu.getByTestId('send').click();
    await tu.getByText('Chưa gửi được').waitFor();
    await tu.getByTestId('resend').click();
    await expect.poll(() => tu.getByTestId('resend').isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Tốt', exact: true }).click();
    await tu.getByTestId('resend').click();
    await tu.getByTestId('resend').waitFor({ state: 'detached' });
    // The pending copy disappears a moment later, when the platform's own message arrives.
    const sent = tu.locator('[data-side="person"]').getByText('Đường ngõ 7 ngập nước');
    await expect.poll(() => sent.count()).toBe(1);
    await page.close();
  });

  it.skipIf(!isLong)(
    'A button moves the clock, and the notices of the night and morning arrive on the phones',
    async () => {
      const page = await browser.context.newPage();
      await page.goto(`${program.url}/simulator/`);
      // No one decides about the item, and its deadline passes while the clock advances.
      const hung = phone(page, 'contributor-2');
      const title = 'Khối 3 mở chợ phiên';
      const words = `${title}\n${onThisDay()}, khối 3 mở chợ phiên, 70 hộ bày hàng.\nNguồn: ông Hùng, khối phó`;
      await hung.getByTestId('composer').fill(words);
      await hung.getByTestId('send').click();
      const draft = hung.locator('[data-side="bot"]', { hasText: title }).last();
      await draft.getByRole('button', { name: 'Gửi bài' }).click();
      const card = phone(page, 'deputy').locator('[data-side="bot"]').getByText(title).last();
      const agreement = hung.getByTestId('keyboard').getByRole('button', { name: 'Đồng ý' }).last();
      await agreement.or(card).first().waitFor({ timeout: 30_000 });
      if ((await card.count()) === 0) await agreement.click();
      await card.waitFor({ timeout: 30_000 });
      const clock = page.locator('time').first();
      const before = Date.parse((await clock.getAttribute('datetime')) ?? '');
      const heard = phone(page, 'deputy').locator('[data-side="bot"]');
      const count = await heard.count();
      await page.locator('[data-advance-hours="72"]').click();
      const passed = async () => Date.parse((await clock.getAttribute('datetime')) ?? '') - before;
      await expect.poll(passed, { timeout: 60_000 }).toBeGreaterThan(71 * 3_600_000);
      // Sent by the timetable slots that were passed, not because of a press.
      await expect.poll(() => heard.count(), { timeout: 60_000 }).toBeGreaterThan(count);
      const told = async () => (await heard.allTextContents()).slice(count).join('\n');
      for (const words of [/Việc ngày[\s\S]*07:15/u, /đã qua nửa thời hạn|sắp đến hạn|QUÁ HẠN/u])
        await expect.poll(told, { timeout: 30_000 }).toMatch(words);
      await page.close();
    },
  );
});
