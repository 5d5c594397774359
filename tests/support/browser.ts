/** Debian's Chromium, headless and without any background requests. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

export const chromiumPath =
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path)) ?? null;

/** A timeout only for pages that hang: on a busy machine a page can take long. */
export const slowestPageMs = 90_000;

/**
 * One browser shared by all tests, because starting it costs more than most stories on a
 * page. It is closed after a while without users.
 */
let running: Promise<Browser> | null = null;
let users = 0;
let idle: NodeJS.Timeout | null = null;
const idleMs = 20_000;

const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

const endLater = (): void => {
  idle = setTimeout(() => {
    void running?.then((browser) => browser.close());
    running = null;
  }, idleMs);
  idle.unref();
};

/** Opens a browser context with its own cookies, storage and cache. @throws Error if Chromium is not installed */
export const openBrowser = async (viewport: {
  width: number;
  height: number;
}): Promise<{ context: BrowserContext; close(): Promise<void> }> => {
  if (!chromiumPath) throw new Error('there is no Chromium');
  if (idle) clearTimeout(idle);
  users += 1;
  running ??= launch(chromiumPath);
  const context = await (await running).newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  context.setDefaultTimeout(slowestPageMs);
  return {
    context,
    close: async () => {
      await context.close();
      users -= 1;
      if (users === 0) endLater();
    },
  };
};
