/**
 * Draws an author's own royalty lines as on their phone, 390 pixels wide, from the demo
 * ward's simulator: `node_modules/.bin/node tests/papers/draw-own-lines.ts FOLDER`
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openSimulatorPages, phone } from '../pages/simulator-pages.ts';
import { openBrowser } from '../support/browser.ts';

const [folder = 'docs/papers'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const place = await openSimulatorPages();
const browser = await openBrowser({ width: 390, height: 844 });
try {
  const page = await browser.context.newPage();
  await page.goto(`${place.root}/simulator/`);
  await place.pages.find(([name]) => name === 'tro-chuyen')?.[2]?.(page);
  const lan = phone(page, 'contributor');
  await lan.getByTestId('composer').fill('/nhuanbut');
  await lan.getByTestId('send').click();
  await lan.getByText('Nhuận bút cá nhân').waitFor();
  await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished))');
  await sharp(await page.screenshot())
    .png({ palette: true, colours: 64 })
    .toFile(join(folder, 'nhuan-but-cua-toi.png'));
} finally {
  await browser.close();
  await place.close();
}
// The workers that decoded the photos would keep the process alive for a while.
process.exit(0);
