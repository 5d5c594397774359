/**
 * Draws the demo's photos into `prisma/demo-photos/`: scenes of a ward's life, so that no third person's picture is needed.
 * The same code draws the same bytes. Run it after changing a scene, look at the result, and commit both.
 *
 *     node_modules/.bin/node scripts/draw-photos.ts [name…]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demoShots } from './draw-photos/demo-shots.ts';
import { renderShot } from './draw-photos/render.ts';
import { createSheet } from './draw-photos/sketch.ts';

const folder = fileURLToPath(new URL('../prisma/demo-photos', import.meta.url));
const wanted = process.argv.slice(2);
let total = 0;

await mkdir(folder, { recursive: true });
for (const { file, draw, ...shot } of demoShots) {
  if (wanted.length > 0 && !wanted.some((name) => file.includes(name))) continue;
  const sheet = createSheet(shot.seed);
  const jpeg = await renderShot({ ...shot, svg: sheet.render(draw(sheet)) });
  await writeFile(join(folder, file), jpeg);
  total += jpeg.byteLength;
  console.log(`${file} ${Math.round(jpeg.byteLength / 1024)} KB`);
}

const photos = demoShots.map(({ file, label, caption, orientation, place, takenAt }) => ({
  file,
  label,
  caption,
  orientation,
  hasGps: place !== undefined,
  takenAt,
}));
const about = 'Drawn by scripts/draw-photos.ts; ours to give away.';
await writeFile(join(folder, 'index.json'), `${JSON.stringify({ about, photos }, null, 2)}\n`);
console.log(`${Math.round(total / 1024)} KB together`);
