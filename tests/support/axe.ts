/** axe-core on pages in a real browser: what it objects to, in short; and what scrolls sideways. */
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

/** A page by its address, and what somebody does on it before it is looked at. */
export type ShownPage = readonly [name: string, address: string, then?: (page: Page) => Promise<unknown>];

/** Everything that is folded away is opened. */
export const unfold = (page: Page): Promise<unknown> =>
  page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');

/** What is folded away on the page itself; its menu stays shut. */
export const unfoldMain = (page: Page): Promise<unknown> =>
  page.evaluate('for (const each of document.querySelectorAll("main details")) each.open = true');

/** Where a walk looks from. */
export interface Sight {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  /** What is folded away is looked at, too. */
  readonly isUnfolded?: boolean;
}

/** Opens one page after the other. @returns what is wrong with each, and each that did not answer as `statusOf` says */
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
