/** Steps on a page of the web desk before its screenshot is taken. */
import type { Page } from 'playwright-core';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import { sealed } from '../../src/web/desk/pair-route.ts';
import type { DeskWorld } from '../web/desk-world.ts';

/** The address that the camera of a signed-in phone reads from a computer's screen. */
export function phoneCode({ dataDir, ward, clock }: DeskWorld): string {
  const { hashCode } = createSigner(wardKey(dataDir, ward.id));
  const asking = { tokenHash: 'a'.repeat(64), browser: 'Chrome, Windows', place: '203.0.113.7', askedAt: clock.now() };
  return `/board/pair/phone?ma=${sealed(hashCode, asking)}`;
}

export const previewed = async (page: Page): Promise<void> => {
  await page.locator('button[value="preview"]').click();
  await page.locator('#xem-truoc').waitFor();
};

/** Saves over a text that another person has saved in the meantime; the page then shows both. */
export const savedTooLate = async (page: Page): Promise<void> => {
  const text = page.locator('textarea[name="text"]');
  await text.fill((await text.inputValue()).replace('Sáng thứ Năm', 'Chiều thứ Năm'));
  await page.evaluate('document.querySelector(\'[name="seen"]\').value = "0"');
  await page.locator('button[value="save"]').click();
  await page.locator('.notice.wrong').waitFor();
};

/** Sends a form after the session has expired; the page returns what was typed. */
export const sendWithoutSession = (action: string) => async (page: Page) => {
  const typed = 'Khối 3 tiêm sáng thứ Bảy 28/11 tại nhà văn hóa.';
  await Promise.all([
    page.waitForNavigation(),
    page.evaluate(`(() => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = ${JSON.stringify(action)};
      for (const [name, value] of [['act', 'draft'], ['revision', '2'], ['words', ${JSON.stringify(typed)}]]) {
        const field = document.createElement('input');
        field.name = name;
        field.value = value;
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    })()`),
  ]);
};
