/**
 * The simulator as a new user sees it on a phone: each person's phone, everything that can
 * be sent, each connection quality; and axe.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongOn } from '../support/axe.ts';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { openSimulatorPages, phone } from './simulator-pages.ts';

let simulator: Awaited<ReturnType<typeof openSimulatorPages>>;
let browser: Awaited<ReturnType<typeof openBrowser>>;

if (!chromiumPath) console.warn('no Chromium on this machine: the simulator in a real browser is skipped');

describe.skipIf(!chromiumPath)('the simulator', () => {
  beforeAll(async () => {
    simulator = await openSimulatorPages();
    browser = await openBrowser({ width: 390, height: 844 });
  });
  afterAll(async () => {
    await browser?.close();
    await simulator?.close();
  });

  const opened = async (width = 390): Promise<Page> => {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(20_000);
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${simulator.root}/simulator/`);
    await page.locator('[data-phone]').first().waitFor({ state: 'attached' });
    return page;
  };

  it.each([
    [390, 'light'],
    [390, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('Axe finds no fault at %i px in %s, and the page never scrolls sideways', async (width, colorScheme) => {
    expect(await wrongOn(browser.context, simulator.root, simulator.pages, { width, colorScheme })).toEqual([]);
  });

  it('On a phone each person’s tab shows a phone that fills the screen, and messages are answered', async () => {
    const page = await opened();
    const people = await page
      .locator('[data-phone]')
      .evaluateAll((all) => all.map((each) => (each as unknown as { dataset: { phone: string } }).dataset.phone));
    expect(people).toHaveLength(14);
    const wrong: unknown[] = [];
    for (const who of people) {
      await page.locator(`[data-tab="${who}"]`).click();
      const own = phone(page, who);
      const composer = own.getByTestId('composer');
      // The phone has finished moving into view.
      await expect.poll(async () => Math.round((await composer.boundingBox())?.x ?? -1)).toBeGreaterThan(0);
      const start = own.getByTestId('start');
      if (await start.isVisible()) await start.click();
      const heard = own.locator('[data-side="bot"]');
      const before = await heard.count();
      await composer.fill('xin chào');
      await own.getByTestId('send').click();
      await expect.poll(() => heard.count(), { timeout: 30_000 }).toBeGreaterThan(before);
      const box = await composer.boundingBox();
      const bottom = (box?.y ?? 0) + (box?.height ?? 0);
      if (!box || box.x < 0 || box.x + box.width > 390 || bottom > 844) wrong.push([who, box]);
    }
    expect(wrong).toEqual([]);
    await page.close();
  }, 240_000);

  it('A sticker, a voice message and a place can be sent on each platform, and a slow or dead network delays them', async () => {
    const page = await opened();
    for (const [who, thing, answer] of [
      ['contributor', 'sticker', 'chưa đọc được loại tin nhắn này'],
      ['contributor-2', 'location', 'chưa đọc được loại tin nhắn này'],
      // Zalo Bot has no buttons, and the bot is not told the kind of a message.
      ['contributor-3', 'voice', 'không chuyển được tệp đó'],
    ] as const) {
      await phone(page, who).getByTestId('attach').click();
      await page.getByTestId(`thing-${thing}`).click();
      await phone(page, who).locator('[data-side="bot"]').getByText(answer).last().waitFor();
    }
    expect(await phone(page, 'contributor-3').getByTestId('keyboard').count()).toBe(0);
    // On a phone these controls are opened by one touch, and closed again so that the simulated phone has the screen.
    const line = async (state: string): Promise<void> => {
      const button = page.locator(`[data-network="${state}"]`);
      await page.getByText('Cách trải nghiệm').click();
      await button.click();
      await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
      await page.getByText('Cách trải nghiệm').click();
    };
    const says = async (words: string): Promise<void> => {
      await phone(page, 'member').getByTestId('composer').fill(words);
      await phone(page, 'member').getByTestId('send').click();
    };
    const answers = phone(page, 'member').locator('[data-side="bot"]');
    const more = async (before: number): Promise<void> => {
      await expect.poll(() => answers.count(), { timeout: 40_000 }).toBeGreaterThan(before);
    };
    await line('slow');
    let before = await answers.count();
    const begun = Date.now();
    await says('/start');
    await more(before);
    // Each call now takes three seconds.
    expect(Date.now() - begun).toBeGreaterThan(2_900);
    await line('dead');
    before = await answers.count();
    await says('/help');
    await phone(page, 'member').locator('[data-side="person"]').getByText('/help').last().waitFor();
    expect(await answers.count()).toBe(before);
    await line('good');
    await more(before);
    await page.close();
  }, 240_000);
});
