/** The asking page in a browser with scripts: what a citizen wrote to the first version, and what they read now. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citizens } from '../stories/sentence-lines.ts';
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

describe.skipIf(chromiumPath === null)('on the asking page, with scripts', () => {
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
      await answer.first().waitFor({ timeout: 15_000 });
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
