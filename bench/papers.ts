/**
 * Papers of a large ward: 2,000 items in the month, and a year of 900. Prints how long each takes, and the longest processor time
 * for which the main thread was blocked: requests and timers wait that long.
 */
import { createPaperPress } from '../src/adapters/papers/press.ts';
import { messageOfPaper } from '../src/chat/look/read-paper.ts';
import type { PaperForm, PaperRef } from '../src/domain/period/paper-ref.ts';
import { actorOf } from '../src/domain/person/person.ts';
import { openPaper } from '../src/papers/open.ts';
import type { Printable } from '../src/ports/papers.ts';
import { figureSight } from '../src/reading/figure-sight.ts';
import { actOnPaper } from '../src/usecases/period/act.ts';
import { writeYear } from '../tests/support/demo-year.ts';
import { rowsOf } from '../tests/support/rows.ts';
import { type OpenWard, openWard } from '../tests/usecases/core.ts';
import type { Figure } from './figure.ts';

const itemsOfMonth = 2_000;
const month = '2026-11';

const usedMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/**
 * The longest processor time between two rounds of the event loop during this work. Processor time is independent of the
 * machine's load.
 */
async function watched(work: () => Promise<unknown>): Promise<{ readonly tookMs: number; readonly longestMs: number }> {
  let [longestMs, last, isOver] = [0, usedMs(), false];
  const round = (): void => {
    const now = usedMs();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!isOver) setImmediate(round);
  };
  setImmediate(round);
  const began = performance.now();
  await work();
  const tookMs = performance.now() - began;
  isOver = true;
  await new Promise(setImmediate);
  return { tookMs, longestMs };
}

/** Copies items of November with their contributions until the month is full. */
async function fillMonth(world: OpenWard): Promise<void> {
  const db = rowsOf(world.core);
  const [from, to] = [Date.parse('2026-10-31T17:00:00Z'), Date.parse('2026-11-30T17:00:00Z')];
  const items = await db
    .selectFrom('submission')
    .selectAll()
    .where('publishedAt', '>=', from)
    .where('publishedAt', '<', to)
    .execute();
  await db.transaction().execute(async (tx) => {
    for (let nth = items.length; nth < itemsOfMonth; nth += 1) {
      const item = items[nth % items.length];
      if (!item) throw new Error('the year has no November');
      const id = `more-${nth}`;
      await tx
        .insertInto('submission')
        .values({ ...item, id, code: `DL-2611-${3000 + nth}` })
        .execute();
      const parts = await tx.selectFrom('contribution').selectAll().where('submissionId', '=', item.id).execute();
      for (const { id: _, ...part } of parts)
        await tx
          .insertInto('contribution')
          .values({ ...part, submissionId: id })
          .execute();
    }
  });
}

/** How long each paper of a large ward takes, and for how long it blocks the main thread, in milliseconds. */
export const papers = async (): Promise<readonly Figure[]> => {
  const world = await openWard((ward) => ward, '2026-12-01T02:00:00Z');
  await writeYear(world);
  await fillMonth(world);
  const head = await world.person('Nguyễn Thị Hồng Hạnh', 'head');
  const press = createPaperPress();
  const figures: Figure[] = [];
  const measure = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    await work();
    const { tookMs, longestMs } = await watched(work);
    figures.push({
      name,
      value: `${tookMs.toFixed(0)} ms, at most ${longestMs.toFixed(0)} ms of the main thread at once`,
    });
  };
  const statement = { name: 'statement', of: month } as const;
  const report = { name: 'report', of: `monthly:${month}` } as const;
  for (const view of [statement, report])
    await measure(`${view.name} in the chat`, () => world.look((sight) => messageOfPaper(sight, head, view)));
  const files: readonly (readonly [PaperRef, PaperForm])[] = [
    ...([
      [statement, 'docx'],
      [statement, 'xlsx'],
      [report, 'docx'],
      [report, 'onTime'],
    ] as const),
    [{ name: 'reward', of: '2026' }, 'docx'],
  ];
  for (const [paper, form] of files) {
    let made: Printable | null = null;
    await measure(`${paper.name} made for ${form}`, async () => {
      made = await world.look((sight) => openPaper(sight, world.core.translator, head.id, { paper, form }));
    });
    await measure(`${paper.name} printed as ${form}`, async () => made && press.print(made));
  }
  const pages = await world.look((sight) =>
    openPaper(sight, world.core.translator, head.id, { paper: statement, form: 'pages' }),
  );
  for (const time of ['once', 'once more']) {
    const { tookMs, longestMs } = await watched(async () => pages && press.print(pages));
    figures.push({
      name: `statement drawn as pages, ${time}`,
      value: `${tookMs.toFixed(0)} ms, at most ${longestMs.toFixed(0)} ms of the main thread at once`,
    });
  }
  await measure('statement computed and kept', () =>
    world.turn((unit) =>
      actOnPaper(
        unit,
        actorOf(head),
        { act: 'computeStatement', subject: month, argument: '', words: '', revision: null },
        figureSight(unit),
      ),
    ),
  );
  await press.close();
  await world.close();
  return figures;
};
