/**
 * Ends the process once at every named crash point. After a restart the story continues and every result exists exactly once. The
 * names are read from the source, so a new crash point without a run fails here. `npm test` covers the inbox and a photo, and a
 * turn and a message over the Official Account (`zalo-kills`); `crash-points.long.test.ts` covers the others, and
 * `crash-points-postgres.long.test.ts` covers all of them on PostgreSQL.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unpackedRow } from '../../src/adapters/storage/sql/packed.ts';
import { aDocx, paragraph } from '../adapters/documents-samples.ts';
import {
  approveAll,
  hasButton,
  type Member,
  openProduct,
  type Product,
  pause,
  type Running,
  root,
  sendItem,
  until,
} from '../support/product.ts';
import { aPhoto } from '../support/world.ts';

/**
 * When the process ends: '#3' means the third time that the crash point is reached. Some
 * points are first reached before the story begins.
 */
interface Run {
  readonly at: string;
  readonly mode?: 'polling';
  /** The crash point is reached during the start, so the program may never become ready. */
  readonly isEarly?: true;
  /** The crash point of the preceding process; this process then releases the work that was in flight. */
  readonly behind?: string;
  /** A classified document, which must be deleted completely, arrives after the item. */
  readonly hasSecret?: true;
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
  'group.beforeCommit': { at: 'group.beforeCommit#2' },
  'slot.beforeCommit': { at: 'slot.beforeCommit#2', isEarly: true },
  'slot.afterCommit': { at: 'slot.afterCommit', isEarly: true },
  'channel.afterStart': { at: 'channel.afterStart', isEarly: true },
  'queue.afterFree': { at: 'queue.afterFree', isEarly: true, behind: 'turn.beforeCommit#2' },
  'forget.afterFiles': { at: 'forget.afterFiles', hasSecret: true },
  'forget.afterNames': { at: 'forget.afterNames', hasSecret: true },
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
const secret = { caption: 'Danh sách quân dự bị', document: 'Quân số động viên đợt hai' };
const lan: Member = { id: 5_300_000_001, name: 'Nguyễn Thị Lan', role: 'contributor' };
const minh: Member = { id: 5_310_000_001, name: 'Trần Văn Minh', role: 'deputy' };
const hoa: Member = { id: 5_330_000_001, name: 'Vũ Thị Hoa', role: 'head' };
const tu = 5_320_000_001;

it('The tests cover every crash point named in the source', () => {
  expect([...new Set(namesInSource())].sort()).toEqual(Object.keys(runs).sort());
});

/** The head is informed; the document's content and name are stored nowhere afterwards. */
async function sendSecret(product: Product): Promise<void> {
  const bytes = aDocx({ body: `${paragraph('TỐI MẬT')}${paragraph(secret.document)}` });
  product.telegram.sendDocument(lan.id, { bytes, name: 'ke-hoach.docx' }, secret.caption);
  await until(
    () => 'the head is told of a document that bears a stamp',
    () => product.fromBot(hoa.id).some(({ text }) => text.includes('nghi có dấu chỉ độ mật')),
    patienceMs,
  );
}

async function expectNoSecret(product: Product): Promise<void> {
  expect(await product.rows("SELECT id FROM outbox WHERE kind = 'forgetFiles' AND status <> 'done'")).toEqual([]);
  const held: (readonly [where: string, what: string])[] = [];
  for (const table of ['inbox', 'outbox', 'submission', 'submission_file'])
    for (const row of await product.rows<Record<string, unknown>>(`SELECT * FROM ${table}`))
      held.push([table, JSON.stringify(isOnPostgres ? row : unpackedRow(table, row))]);
  expect(held.some(([table, row]) => table === 'submission' && row.includes(title))).toBe(true);
  const files = readdirSync(product.dataDir, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  for (const { parentPath, name } of files) held.push([name, readFileSync(join(parentPath, name)).toString('utf8')]);
  for (const [where, what] of held)
    for (const words of [secret.caption, secret.document])
      expect([where, what.includes(words)]).toEqual([where, false]);
}

describe('the process ends at', () => {
  it.concurrent.each<Run>(chosen)(
    '$at, and after a restart everything exists exactly once',
    { timeout: 900_000 },
    async ({ at, mode, isEarly = false, behind, hasSecret = false }) => {
      const product = await openProduct({ mode: mode ?? 'webhook', members: [lan, minh, ...(hasSecret ? [hoa] : [])] });
      let isOver = false;
      try {
        product.telegram.person({ id: tu, firstName: 'Lê Văn Tư', hasStarted: true });
        const places = behind === undefined ? [at] : [behind, at];
        const starts = async (place: string): Promise<Running> =>
          isEarly && place === at ? product.start({ CRASH_AT: place }) : product.begin({ CRASH_AT: place });
        let running = await starts(places[0] ?? at);
        const restarted = (async (): Promise<readonly unknown[]> => {
          const signals: unknown[] = [(await running.ended).signal];
          for (const place of places.slice(1)) signals.push((await (await starts(place)).ended).signal);
          running = await product.begin();
          return signals;
        })();
        const approving = approveAll(product, minh.id, () => isOver);
        product.telegram.sendText(tu, words);
        await sendItem(product, lan.id, title, [await aPhoto(), await aPhoto()], patienceMs);
        if (hasSecret) await sendSecret(product);

        const signals = await Promise.race([restarted, pause(patienceMs).then(() => ['it lives on'])]);
        expect(signals).toEqual(places.map(() => 'SIGKILL'));
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

        if (hasSecret) await expectNoSecret(product);
        const articles = await product.articles();
        expect(articles.map((article) => article.title)).toEqual([title]);
        expect(await product.photosOf(articles[0]?.slug ?? '')).toBe(2);
        const submissions = await product.rows<{ state: string }>('SELECT state FROM submission ORDER BY state');
        // The draft that the classified document started is empty and is withdrawn.
        expect(submissions).toEqual([{ state: 'published' }, ...(hasSecret ? [{ state: 'withdrawn' }] : [])]);
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
