/**
 * The portal is repaired from the core after a loss, after an old copy and after a restore, and a correct portal stays unchanged.
 */

import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendItem } from '../../src/chat/acts/draft.ts';
import { createSystem } from '../../src/compose/system.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { repairPortal } from '../../src/outbox/mend-portal.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import { differencesOnPortal } from '../../src/outbox/reconcile.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { PortalPublisher } from '../../src/ports/portal.ts';
import { skipIssuedCodes } from '../../src/usecases/skip-issued-codes.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
beforeEach(async () => {
  shown = [];
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
});
afterEach(() => ward.close());

const portal = () => connectionsOf(ward.core).portal;
/** Publications that were applied to the portal, for the log. */
let shown: string[] = [];
const publishAll = async (publisher: PortalPublisher = ward.core.publisher) => {
  const publish = createPublisher({
    ...{ ward: ward.ward.id, unitOfWork: ward.core.unitOfWork, portal: publisher, openUnit: ward.open, reach: nowhere },
    onShown: ({ code, isShown }) => void shown.push(`${code} ${isShown}`),
  });
  const rows = await rowsOf(ward.core)
    .selectFrom('outbox')
    .selectAll()
    .where('kind', '=', 'publish')
    .where('status', '=', 'new')
    .execute();
  return Promise.all(rows.map(({ id, effect, key }) => publish(Number(id), JSON.parse(effect), key)));
};
const approved = async (title: string) => {
  await ward.add(lan, `${title}\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan`);
  const draft = (await ward.items()).find(({ state }) => state === 'draft');
  if (!draft) throw new Error('there is no draft');
  await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
  const item = await ward.turn(({ stores }) => stores.submissions.get(draft.id));
  await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
};
const mend = () =>
  repairPortal({
    ...{ ward: ward.ward, now: ward.clock.now(), reader: ward.core.reader, states: ward.core.storage.portalStates },
    ...{ publisher: ward.core.publisher, codes: null, pause: async () => undefined },
  });
const articles = () => portal().db.selectFrom('article').selectAll().orderBy('code').execute();
const empty = () => {
  for (const table of ['article_photo', 'article_file', 'article_correction', 'article', 'applied_publication'])
    portal().handle.prepare(`DELETE FROM ${table}`).run();
};

it('A lost portal is rebuilt with the same addresses, dates and content, and a second comparison changes nothing', async () => {
  await approved('Khối 4 trồng cây');
  await approved('Khối 5 trồng hoa');
  await publishAll();
  const before = (await articles()).map(({ id: _, generation: __, ...row }) => row);
  empty();
  ward.clock.advance(3 * 86_400_000);
  expect((await mend()).republished).toHaveLength(2);
  expect((await articles()).map(({ id: _, generation: __, ...row }) => row)).toEqual(before);
  expect(await mend()).toEqual({ republished: [], left: [], leftCount: 0 });
});

it('Other work runs between the slices of a comparison, and each item is compared once', async () => {
  for (let number = 1; number <= 17; number += 1) await approved(`Khối ${number} trồng cây`);
  await publishAll();
  const compared: string[] = [];
  let pauses = 0;
  const differences = differencesOnPortal({
    ...{ ward: ward.ward, now: ward.clock.now(), reader: ward.core.reader, states: ward.core.storage.portalStates },
    contentHash: (publication) => {
      compared.push(publication.code);
      return ward.core.publisher.contentHash(publication);
    },
    pause: async () => {
      pauses += 1;
    },
  });
  expect(await Array.fromAsync(differences)).toEqual([]);
  expect(compared).toEqual((await articles()).map(({ code }) => code));
  // Three slices of items, one of questions, three of published articles.
  expect(pauses).toBe(7);
});

it('An older version, as in a restored copy, is replaced; a newer or unknown one is reported and never overwritten', async () => {
  await approved('Khối 4 trồng cây');
  await publishAll();
  const [row] = await articles();
  const code = row?.code ?? '';
  portal().handle.prepare('UPDATE article SET version = version - 1').run();
  expect((await mend()).republished).toEqual([code]);
  portal().handle.prepare('UPDATE article SET version = version + 5').run();
  portal()
    .handle.prepare(
      `INSERT INTO article (ward, code, version, slug, title, summary, html, paragraphs, category, section, source, authors,
        photographers, publishedAt, updatedAt, contentHash, searchText)
       SELECT ward, 'DL-2611-0999', 1, 'la', title, summary, html, paragraphs, category, section, source, authors,
        photographers, publishedAt, updatedAt, contentHash, searchText FROM article`,
    )
    .run();
  const { republished, left } = await mend();
  expect(republished).toEqual([]);
  expect(left.map((each) => [each.code, each.mend])).toEqual([
    [code, null],
    ['DL-2611-0999', null],
  ]);
  expect((await articles())[0]?.version).toBe((row?.version ?? 0) + 5);
});

it('An item approved while the portal was down is published when it is back', async () => {
  await approved('Khối 4 trồng cây');
  const down: PortalPublisher = {
    ...ward.core.publisher,
    apply: async () => Promise.reject(new Error('no connection')),
  };
  expect(await publishAll(down)).toMatchObject([{ kind: 'again', counts: false }]);
  expect(await articles()).toEqual([]);
  expect(shown).toEqual([]);
  expect(await publishAll()).toEqual([{ kind: 'done' }]);
  expect(shown).toEqual([`${(await ward.items())[0]?.code} true`]);
  expect(await articles()).toHaveLength(1);
});

it('During an hour without the portal approvals continue, and all are published in order within a minute of its return', async () => {
  const applied: string[] = [];
  let isDown = true;
  const publisher: PortalPublisher = {
    ...ward.core.publisher,
    apply: async (publication) => {
      if (isDown) throw new Error('no connection');
      applied.push(publication.code);
      return ward.core.publisher.apply(publication);
    },
    read: async (...given) =>
      isDown ? Promise.reject(new Error('no connection')) : ward.core.publisher.read(...given),
  };
  const system = await createSystem({
    ...{ dataDir: ward.dataDir, wards: [ward.ward], clock: ward.clock, log: silentLog, reach: nowhere },
    ...{ core: { ...ward.core, publisher }, channels: {}, publicUrl: null, localUrl: () => 'http://127.0.0.1:1' },
  });
  await system.start();
  const pass = async (seconds: number): Promise<void> => {
    ward.clock.advance(seconds * 1_000);
    system.queue.nudge();
    await system.queue.idle();
  };
  const approvals: string[] = [];
  for (let minute = 0; minute < 60; minute += 1) {
    if (minute % 10 === 0) {
      await approved(`Khối ${minute} trồng cây`);
      approvals.push(
        (await ward.items()).find(({ content }) => content.title === `Khối ${minute} trồng cây`)?.code ?? '',
      );
    }
    await pass(60);
  }
  expect(applied).toEqual([]);
  expect((await ward.items()).map(({ state }) => state)).toEqual(Array(6).fill('approved'));
  isDown = false;
  for (let seconds = 0; seconds < 60; seconds += 5) await pass(5);
  const items = (codes: readonly string[]) => codes.filter((code) => code.startsWith('DL-'));
  expect(items(applied)).toEqual(approvals);
  expect(items((await articles()).map(({ code }) => code))).toEqual(approvals);
  expect((await ward.items()).map(({ state }) => state)).toEqual(Array(6).fill('published'));
  await system.stop(1_000);
});

it('After a restore from yesterday, missing, changed and taken-down items are corrected, and none appears twice', async () => {
  for (const number of [1, 2, 3]) await approved(`Khối ${number} trồng cây`);
  await publishAll();
  const yesterday = join(ward.dataDir, 'yesterday.db');
  portal().handle.prepare('VACUUM INTO ?').run(yesterday);
  ward.clock.advance(86_400_000);
  for (const number of [4, 5]) await approved(`Khối ${number} trồng cây`);
  await publishAll();
  const [first] = await ward.items();
  if (!first) throw new Error('there is no item');
  await ward.turn((unit) =>
    act(unit, minh, first.id, { type: 'unpublish', revision: first.revision, reason: { code: 'other', note: 'Sai' } }),
  );
  await publishAll();
  const shown = async () => (await articles()).map(({ id: _, generation: __, updatedAt: ___, ...row }) => row);
  const before = await shown();
  expect(before.filter(({ withdrawn }) => withdrawn !== 0)).toHaveLength(1);

  // Replaces the tables with those of yesterday's file.
  portal().handle.prepare('ATTACH ? AS yesterday').run(yesterday);
  empty();
  for (const table of ['article', 'article_photo', 'article_file', 'article_correction', 'applied_publication'])
    portal().handle.exec(`INSERT INTO ${table} SELECT * FROM yesterday.${table}`);
  portal().handle.exec('DETACH yesterday');
  expect(await articles()).toHaveLength(3);
  expect((await mend()).republished).toHaveLength(3);
  expect(await shown()).toEqual(before);
  expect(await mend()).toEqual({ republished: [], left: [], leftCount: 0 });
});

it('A code that belongs to another item on the portal is refused and given up', async () => {
  await approved('Khối 4 trồng cây');
  portal()
    .handle.prepare(
      `INSERT INTO article (ward, code, version, slug, title, summary, html, paragraphs, category, section, source, authors,
        photographers, publishedAt, updatedAt, contentHash, searchText, origin)
       VALUES ('dong-lac', ?, 1, 'x', 't', 's', '', '[]', 'news', 's', 's', '[]', '[]', 0, 0, '', '', 'ANOTHER')`,
    )
    .run((await ward.item()).code);
  expect(await publishAll()).toMatchObject([{ kind: 'dead' }]);
  expect((await articles())[0]?.title).toBe('t');
});

it('A restored core issues no code that the portal already shows', async () => {
  await approved('Khối 4 trồng cây');
  await publishAll();
  portal().handle.prepare("UPDATE article SET code = 'DL-2611-0042'").run();
  await rowsOf(ward.core).deleteFrom('counter').execute();
  const issued = await ward.core.storage.portalStates.lastNumbers(ward.ward.id);
  await ward.turn((unit) => skipIssuedCodes(unit, issued));
  expect(await ward.turn(({ stores }) => stores.nextNumber('submission', 2026))).toBe(43);
});
