/** Runs axe-core on pages in a real browser and summarises its violations; also finds pages that scroll sideways. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** A page by its address, and what a user does on it before it is checked. */
export type ShownPage = readonly [name: string, address: string, then?: (page: Page) => Promise<unknown>];

/** Opens every `details` element. */
export const unfold = (page: Page): Promise<unknown> =>
  page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');

/** Opens the `details` elements of the main content; those of the menu stay closed. */
export const unfoldMain = (page: Page): Promise<unknown> =>
  page.evaluate('for (const each of document.querySelectorAll("main details")) each.open = true');

/** The viewport and settings with which pages are checked. */
export interface Sight {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  /** Also opens the `details` elements before the check. */
  readonly isUnfolded?: boolean;
}

/**
 * Opens one page after the other.
 * @returns the violations of each page, and each page whose status is not the one that `statusOf` gives
 */
export async function wrongOn(
  context: BrowserContext,
  root: string,
  pages: readonly ShownPage[],
  { width, colorScheme, isUnfolded = false }: Sight,
  statusOf: (name: string) => number | null = () => null,
): Promise<readonly string[]> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  const found: string[] = [];
  for (const [name, address, then] of pages) {
    const answer = await page.goto(`${root}${address}`);
    const status = statusOf(name);
    if (status !== null && answer?.status() !== status) found.push(`${name} answers ${answer?.status()}`);
    await then?.(page);
    if (isUnfolded) await unfold(page);
    for (const problem of await violations(page)) found.push(`${name} ${problem}`);
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (wide > 0) found.push(`${name} is ${wide} px wider than the screen`);
  }
  await page.close();
  return found;
}
