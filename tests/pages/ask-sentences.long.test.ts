/**
 * The page for questions in a browser with scripts: what citizens wrote to the first
 * version, and the answers that they must get now.
 */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citizens } from '../stories/sentence-lines.ts';
import {
  addressIsMasked,
  choiceFilesOneMessage,
  cryForHelpThatNamesHead,
  messageWithoutChoiceIsKept,
  senderReadsWhereToHandIn,
  withdrawalAndReopening,
} from '../stories/talk-stories.ts';
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

/** A citizen who opens the page and never reloads it. */
async function opensPage(name: string) {
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
      // Messages that must not be stored disappear from the conversation once handled, so the test waits for the page after that.
      await Promise.all([
        page.waitForNavigation(),
        page.locator(hasBegun ? 'form#cuoi button.go' : 'form.fields button.go').click(),
      ]);
      await page.locator('ol.talk').waitFor({ state: 'attached' });
      hasBegun = true;
    },
    // The page polls every twenty seconds for answers that arrive later.
    sees: (text: string) => page.locator('li.theirs', { hasText: text }).first().waitFor({ timeout: 60_000 }),
    count: (text: string) => page.locator('li.theirs', { hasText: text }).count(),
  };
}

describe.skipIf(chromiumPath === null)('on the asking page, with scripts', () => {
  it('After the question whether a message is a letter, the choice files only that message', {
    timeout: 180_000,
  }, async () => {
    const tu = await opensPage('Bà Tư');
    await choiceFilesOneMessage(opened(), tu, () => tu.says('Hỏi thông tin'));
  });

  it(
    'A person who names the head and cries for help gets emergency numbers, and the head sees nothing of it',
    {
      timeout: 120_000,
    },
    async () => cryForHelpThatNamesHead(opened(), await opensPage('Ông Ba')),
  );

  it(
    'A question is not withdrawn without confirmation, and "chua dc" after the answer opens it again',
    {
      timeout: 180_000,
    },
    async () => withdrawalAndReopening(opened(), await opensPage('Bà Tư')),
  );

  it('No published page shows the asker’s address', { timeout: 240_000 }, async () =>
    addressIsMasked(opened(), await opensPage('Bà Tư')),
  );

  it(
    'a message without a choice becomes a case after a day, or is referred to its receiver',
    { timeout: 240_000 },
    async () => messageWithoutChoiceIsKept(opened(), await opensPage('Bà Tư')),
  );

  it('The sender of a letter reads where to hand it in, and no false statement', { timeout: 240_000 }, async () =>
    senderReadsWhereToHandIn(opened(), await opensPage('Bà Tư')),
  );

  it('Each sentence is answered without reloading the page, and none opens a case', { timeout: 300_000 }, async () => {
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
