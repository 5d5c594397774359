/** `npm start` without tokens at several moments of its phones: for viewing them, and for axe. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { type ShownPage, unfold } from '../support/axe.ts';
import { newDemoFolder } from '../support/data-folder.ts';
import { startProgram } from '../support/program.ts';

export const phone = (page: Page, who: string) => page.locator(`[data-phone="${who}"]`);

/** Waits for the animation of message bubbles; during it their text is pale. */
const settled = (page: Page) => page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished))');

async function shown(page: Page): Promise<void> {
  await phone(page, 'contributor').waitFor({ timeout: 20_000 });
  await settled(page);
}

/** On a narrow screen one phone fills the screen; its tab selects it. */
async function turnTo(page: Page, who: string): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) > 719) return;
  await page.locator(`[data-tab="${who}"]`).click();
  await page.locator(`[data-tab="${who}"][aria-selected="true"]`).waitFor();
}

/** The contributor starts the conversation, if it has not been started yet. */
async function begun(page: Page): Promise<void> {
  const lan = phone(page, 'contributor');
  await shown(page);
  const start = lan.getByTestId('start');
  if (await start.isVisible()) await start.click();
  await lan.locator('[data-side="bot"]').first().waitFor();
  await settled(page);
}

export async function openSimulatorPages() {
  const folder = await newDemoFolder();
  const program = await startProgram({ DEMO: '1', DATA_DIR: folder });
  const pages: readonly ShownPage[] = [
    ['dau', '/simulator/', shown],
    ['tro-chuyen', '/simulator/', begun],
    [
      'canh',
      '/simulator/',
      async (page) => {
        await shown(page);
        await unfold(page);
      },
    ],
    [
      'nguoi-dan',
      '/simulator/',
      async (page) => {
        await shown(page);
        await turnTo(page, 'citizen');
      },
    ],
  ];
  return {
    root: program.url,
    pages,
    close: async () => {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
