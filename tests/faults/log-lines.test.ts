/** The log of an ordinary day: one line at `info` for each important event, and none of the text that people wrote. */
import { afterEach, expect, it } from 'vitest';
import { approveAll, openProduct, type Product, sendItem, until } from '../support/product.ts';
import { aPhoto } from '../support/world.ts';

const author = { id: 5_300_000_001, name: 'Cộng tác viên', role: 'contributor' } as const;
const deputy = { id: 5_310_000_001, name: 'Trần Văn Minh', role: 'deputy' } as const;
/** The number by which pino writes the level `info`. */
const pinoInfo = 30;
const patienceMs = 90_000;

let product: Product | null = null;
afterEach(async () => {
  await product?.close();
  product = null;
});

interface Line {
  readonly level: number;
  readonly msg: string;
}

const linesOf = (output: string): readonly Line[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

it('A start, a channel, a publication and a stop are logged as one line each, with their facts', {
  timeout: 300_000,
}, async () => {
  const opened = await openProduct({ members: [author, deputy] });
  product = opened;
  const running = await opened.begin({ LOG_LEVEL: 'info' });
  let isOver = false;
  const approving = approveAll(opened, deputy.id, () => isOver);
  const title = 'Khối 4 trồng cây đầu xuân';
  await sendItem(opened, author.id, title, [await aPhoto(), await aPhoto()], patienceMs);
  const said = (message: string) => linesOf(running.output()).filter(({ msg }) => msg === message);
  await until(
    () => `the publication is a line in ${running.output().slice(-2_000)}`,
    () => said('published').length > 0,
    patienceMs,
  );
  isOver = true;
  await approving;
  await running.signal('SIGTERM');

  expect(said('started')).toEqual([
    expect.objectContaining({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/u),
      schema: expect.anything(),
      wards: expect.arrayContaining([expect.any(String)]),
      channels: expect.arrayContaining(['telegram']),
    }),
  ]);
  expect(said('a channel is up')).toContainEqual(
    expect.objectContaining({ channel: 'telegram', ward: expect.any(String) }),
  );
  expect(said('published')).toEqual([expect.objectContaining({ item: expect.stringMatching(/^DL-/u) })]);
  expect(said('stopping')).toEqual([expect.objectContaining({ signal: 'SIGTERM' })]);
  const levels = ['started', 'a channel is up', 'published', 'stopping'].flatMap((message) =>
    said(message).map(({ level }) => level),
  );
  expect(new Set(levels)).toEqual(new Set([pinoInfo]));
  expect(running.output()).not.toContain(title);
});
