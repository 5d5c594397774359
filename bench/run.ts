/** `npm run bench` runs the benchmarks; `-- NAME` runs one. Each ratio compares two measurements of the same run. */

import { accents } from './accents.ts';
import { checks } from './checks.ts';
import { claim } from './claim.ts';
import { decision } from './decision.ts';
import { drain } from './drain.ts';
import type { Figure } from './figure.ts';
import { flood } from './flood.ts';
import { instead } from './instead.ts';
import { intake } from './intake.ts';
import { papers } from './papers.ts';
import { photos } from './photos.ts';
import { portal } from './portal.ts';
import { search } from './search.ts';
import { similar } from './similar.ts';
import { soak } from './soak.ts';
import { stamps } from './stamps.ts';
import { turn } from './turn.ts';
import { unseen } from './unseen.ts';
import { wards } from './wards.ts';
import { unseenSets, words, wordsOfHands } from './words.ts';
import { year } from './year.ts';
import { zaloHook } from './zalo-hook.ts';

/** Run only by name: the soak takes an hour, the unseen sets must be used once only, and the hands need a training each. */
const alone = new Set(['soak', 'unseen', 'words-unseen', 'words-hands']);

/** All figures at once, or in parts as they become known. */
type Figures = Promise<readonly Figure[]> | AsyncIterable<readonly Figure[]>;

const benchmarks: Readonly<Record<string, () => Figures>> = {
  intake,
  turn,
  drain,
  photos,
  papers,
  checks,
  search,
  portal,
  claim,
  stamps,
  similar,
  flood,
  decision,
  wards,
  words,
  'words-unseen': () => Promise.resolve(unseenSets()),
  'words-hands': wordsOfHands,
  accents,
  year,
  'zalo-hook': zaloHook,
  instead,
  unseen,
  soak,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  process.stderr.write(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}\n`);
  process.exit(2);
}
for (const [name, run] of Object.entries(benchmarks)) {
  if (wanted.length > 0 ? !wanted.includes(name) : alone.has(name)) continue;
  process.stdout.write(`${name}\n`);
  const figures = run();
  if (Symbol.asyncIterator in figures) for await (const known of figures) print(known);
  else print(await figures);
}

function print(figures: readonly Figure[]): void {
  for (const { name, value } of figures) process.stdout.write(`  ${name.padEnd(60)} ${value}\n`);
}
