/**
 * The process ends at every place that has a name, once; after a restart the story goes on and everything is there once.
 * The names are read from the source: a new place without a run fails here. The way in and a photo run with `npm test`,
 * a turn and a message there over the Official Account (`zalo-kills`), the others in `crash-points.long.test.ts`, all of
 * them on PostgreSQL in `crash-points-postgres.long.test.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  approveAll,
  hasButton,
  type Member,
  openProduct,
  pause,
  type Running,
  root,
  sendItem,
  until,
} from '../support/product.ts';
import { aPhoto } from '../support/world.ts';

/** Where each place is reached, and which time: '#3' is the third. Some come before the story begins at the first. */
interface Run {
  readonly at: string;
  readonly mode?: 'polling';
}
const runs: Readonly<Record<string, Run>> = {
  'inbox.beforeCommit': { at: 'inbox.beforeCommit#2' },
  'inbox.afterCommit': { at: 'inbox.afterCommit#2' },
  'poll.beforeCommit': { at: 'poll.beforeCommit', mode: 'polling' },
  'poll.afterCommit': { at: 'poll.afterCommit', mode: 'polling' },
  'queue.afterClaim': { at: 'queue.afterClaim#12' },
  'turn.beforeCommit': { at: 'turn.beforeCommit#2' },
  'turn.afterCommit': { at: 'turn.afterCommit#2' },
  'answer.beforeCommit': { at: 'answer.beforeCommit' },
  'deliver.afterSending': { at: 'deliver.afterSending#2' },
  'deliver.afterCall': { at: 'deliver.afterCall#2' },
  'deliver.beforeCommit': { at: 'deliver.beforeCommit#2' },
  'media.afterDownload': { at: 'media.afterDownload' },
  'media.afterTemp': { at: 'media.afterTemp' },
  'media.afterRename': { at: 'media.afterRename' },
  'media.beforeMark': { at: 'media.beforeMark' },
  'media.afterMark': { at: 'media.afterMark' },
  'media.beforeCommit': { at: 'media.beforeCommit' },
  'portal.afterApply': { at: 'portal.afterApply' },
  'publish.beforeCommit': { at: 'publish.beforeCommit' },
  'publish.afterCommit': { at: 'publish.afterCommit' },
};

const isLong = process.env.TEST_LONG === '1';
const short: readonly string[] = ['poll.afterCommit', 'media.beforeCommit'];
const isOnPostgres = process.env.TEST_DATABASE === 'postgresql';
const chosen = Object.entries(runs).flatMap(([name, run]) =>
  isOnPostgres || short.includes(name) !== isLong ? [run] : [],
);

const namesInSource = (): readonly string[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(join(root, 'src', name), 'utf8').matchAll(/\breach\(\s*['"`]([A-Za-z]+\.[A-Za-z]+)['"`]/gu),
    ])
    .map(([, name = '']) => name);

const patienceMs = isOnPostgres ? 240_000 : 120_000;
const title = 'Tin số 0001 của khối 4';
const words = 'Câu hỏi số 0001: làm giấy khai sinh cần những giấy tờ gì?';
const lan: Member = { id: 5_300_000_001, name: 'Nguyễn Thị Lan', role: 'contributor' };
const minh: Member = { id: 5_310_000_001, name: 'Trần Văn Minh', role: 'deputy' };
const tu = 5_320_000_001;

it('knows every place that has a name in the source', () => {
  expect([...new Set(namesInSource())].sort()).toEqual(Object.keys(runs).sort());
});

describe('the process ends at', () => {
  it.concurrent.each<Run>(chosen)(
    '$at, and after a restart all is there once',
    { timeout: 900_000 },
    async ({ at, mode }) => {
      const product = await openProduct({ mode: mode ?? 'webhook', members: [lan, minh] });
      let isOver = false;
      try {
        product.telegram.person({ id: tu, firstName: 'Lê Văn Tư', hasStarted: true });
        let running: Running = await product.begin({ CRASH_AT: at });
        const first = running;
        const restarted = first.ended.then(async (ended) => {
          running = await product.begin();
          return ended;
        });
        const approving = approveAll(product, minh.id, () => isOver);
        product.telegram.sendText(tu, words);
        await sendItem(product, lan.id, title, [await aPhoto(), await aPhoto()], patienceMs);

        const { signal } = await Promise.race([
          restarted,
          pause(patienceMs).then((): { signal: string } => ({ signal: 'it lives on' })),
        ]);
        expect(signal).toBe('SIGKILL');
        const told = await until(
          () => 'the author is told, the asker has a receipt',
          () =>
            product.fromBot(lan.id).some(({ text }) => text.includes('đã được đăng')) &&
            product.fromBot(tu).some(({ text }) => text.includes('Đã tiếp nhận câu hỏi')) &&
            product.fromBot(minh.id).every((card) => !hasButton(card, 'Duyệt đăng')),
          patienceMs,
        );
        expect(told).toBe(true);
        isOver = true;
        await approving;
        await until(
          () => 'nothing waits',
          async () => (await product.jobsLeft()) === 0,
          patienceMs,
        );

        const articles = await product.articles();
        expect(articles.map((article) => article.title)).toEqual([title]);
        expect(await product.photosOf(articles[0]?.slug ?? '')).toBe(2);
        const submissions = await product.rows<{ state: string }>('SELECT state FROM submission');
        expect(submissions).toEqual([{ state: 'published' }]);
        const photos = await product.rows<{ state: string }>('SELECT state FROM submission_photo');
        expect(photos).toEqual([{ state: 'stored' }, { state: 'stored' }]);
        const questions = await product.rows<{ body: string }>('SELECT body FROM question');
        expect(questions).toEqual([{ body: words }]);
        const decisions = await product.rows<{ action: string }>('SELECT action FROM decision');
        expect(decisions).toEqual([{ action: 'approve' }]);
        const receipts = product.fromBot(tu).filter(({ text }) => text.includes('Đã tiếp nhận câu hỏi')).length;
        expect(receipts).toBeLessThanOrEqual(2);
        expect(await product.rows("SELECT id FROM job WHERE status = 'dead'")).toEqual([]);
        expect(await product.messagesLeft()).toEqual([]);
        expect(product.brokenRules()).toEqual([]);
        expect((await running.signal('SIGTERM')).code).toBe(0);
        expect(await product.integrity()).toEqual(['ok', 'ok']);
        expect(await product.auditIsWhole()).toBe(true);
        expect(await product.admin('verify-portal')).toMatchObject({ status: 0 });
      } finally {
        isOver = true;
        await product.close();
      }
    },
  );
});
