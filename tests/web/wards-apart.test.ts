/**
 * Two wards in one program: the head of one ward requests every address that the head of the other can reach, and neither sees
 * nor changes anything there. A session, a portal page, lists and search belong to one ward only.
 */
import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { sendItem, takeIntoDraft } from '../../src/chat/acts/draft.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { openCore, unitOpener } from '../../src/compose/core.ts';
import { createSystem } from '../../src/compose/system.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Unit } from '../../src/ports/services.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { storyDatabases } from '../support/postgres.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { shippedTexts, shippedWard } from '../support/shipped-ward.ts';
import { wardWith } from '../support/ward-with.ts';
import { root, silentLog } from '../support/world.ts';
import { aPhoto, aPublication } from './portal/world.ts';

/** A phrase for each ward that occurs nowhere else. */
const words = { 'dong-lac': 'Chuồn chuồn ớt', 'le-dai-hanh': 'Bồ câu trắng' } as const;
type Slug = keyof typeof words;
const hosts = { 'dong-lac': 'dong-lac.example.vn', 'le-dai-hanh': 'le-dai-hanh.example.vn' } as const;

const here = wardWith(shippedWard(), { domains: [hosts['dong-lac']] });
const there = wardWith(shippedWard(), {
  ...{ id: wardId('le-dai-hanh'), code: 'LD', name: 'Lê Đại Hành', fullName: 'phường Lê Đại Hành' },
  domains: [hosts['le-dai-hanh']],
});

async function open() {
  const dataDir = await newDataFolder();
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  const wards = [here, there];
  const core = await openCore({
    ...{ root, dataDir, clock, reach: nowhere, wards, texts: shippedTexts(), databases: await storyDatabases() },
  });
  const system = await createSystem({
    ...{ dataDir, wards, clock, log: silentLog, reach: nowhere, core, channels: {} },
    ...{ publicUrl: null, localUrl: () => 'http://127.0.0.1' },
  });
  await system.app.ready();
  let causes = 0;
  const turn = <Result>(ward: Ward, work: (unit: Unit) => Promise<Result>): Promise<Result> => {
    causes += 1;
    const opened = unitOpener(core, clock, ward, wardKey(dataDir, ward.id), 'http://127.0.0.1');
    return core.unitOfWork.run(ward.id, (stores) => work(opened(stores, `in:${causes}`)));
  };
  const person = (ward: Ward, name: string, role: Role): Promise<Person> =>
    turn(ward, async (unit) => {
      const made: Person = {
        ...{ id: personId(unit.ids.next()), name, role, unit: null, status: 'active', locale: 'vi', noticedAt: null },
        createdAt: unit.now,
      };
      await unit.stores.people.insert(made);
      await unit.stores.people.accept(made.id, '1', unit.now);
      return made;
    });

  /** The ward's people, a submitted item, a question and a published item, each with the ward's phrase. */
  const fill = async (ward: Ward) => {
    const word = words[ward.id as Slug];
    const head = await person(ward, `Vũ Thị Hoa ${word}`, 'head');
    const author = await person(ward, `Nguyễn Thị Lan ${word}`, 'contributor');
    const text = `${word} họp dân\nTối qua khối 4 họp dân, ${word} có mặt.\nNguồn: bà Lan`;
    const said = { photos: [], albumKey: null, forwardedFrom: null };
    await turn(ward, (unit) => takeIntoDraft(unit, author, { ...said, text, messageKey: 'tg:1:1', saidAt: unit.now }));
    await turn(ward, async (unit) => {
      const draft = await unit.stores.submissions.openDraftOf(author.id);
      if (!draft) throw new Error('there is no draft');
      expect(await sendItem(unit, author, draft.id, draft.revision)).toMatchObject({ ok: true });
    });
    const asker = await person(ward, `Phạm Văn Tú ${word}`, 'citizen');
    const question = { text: `Cho tôi hỏi bao giờ ${word} sửa đèn đường?`, photos: [], messageKey: 'q:1' };
    await turn(ward, (unit) =>
      fileQuestion(unit, asker, { ...question, channel: 'telegram', conversation: '7', receivedAt: unit.now }),
    );
    const code = `${ward.code}-2611-0900`;
    const taken = await core.media.takePhoto(await aJpeg({ seed: ward.id }));
    if (!taken.ok) throw new Error('the photo was refused');
    const { hash, width, height, placeholder, copies } = taken.photo;
    const widths = [...new Set(copies.map((copy) => copy.width))];
    const photos = [aPhoto(word, { hash, width, height, placeholder, widths })];
    await core.publisher.apply(
      aPublication({ ward: ward.id, code, photos, title: `${word} vui ngày hội`, key: `p:${code}` }),
    );
    const token = randomBytes(32).toString('base64url');
    const beganAt = clock.now();
    await core.storage.sessions.begin(ward.id, {
      ...{ tokenHash: createHash('sha256').update(token).digest('hex'), person: head.id, browser: 'Test', beganAt },
      expiresAt: new Date(beganAt.getTime() + 1_800_000),
    });
    return { head, author, token };
  };
  const filled = { 'dong-lac': await fill(here), 'le-dai-hanh': await fill(there) };
  const get = async (url: string, headers: Readonly<Record<string, string>> = {}) => {
    const { statusCode, body } = await system.app.inject({ url, headers });
    return { status: statusCode, body: body.replaceAll(/<\/?mark>/gu, '') };
  };
  const cookieOf = (ward: Slug, token = filled[ward].token) => ({ cookie: `board=${ward}.${token}` });
  const items = (ward: Ward) => turn(ward, ({ stores }) => stores.submissions.inStates(null, 100));
  const close = async (): Promise<void> => {
    await system.app.close();
    await core.media.close();
    await core.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app: system.app, core, filled, get, cookieOf, items, close };
}

let world: Awaited<ReturnType<typeof open>>;
/** The pages that the other ward's head reaches, with their status and content. */
const reached = new Map<string, { readonly status: number; readonly body: string }>();
const mostPages = 90;

beforeAll(async () => {
  world = await open();
  const waiting = ['/board'];
  while (reached.size < mostPages) {
    const url = waiting.shift();
    if (url === undefined) break;
    const answer = await world.get(url, world.cookieOf('le-dai-hanh'));
    reached.set(url, answer);
    for (const [, found = ''] of answer.body.matchAll(/(?:href|action|src)="(\/(?:board|s)[^"#]*)/gu)) {
      const next = found.replaceAll('&amp;', '&');
      if (!reached.has(next) && !waiting.includes(next)) waiting.push(next);
    }
  }
});
afterAll(() => world.close());

it('the pages of a ward contain its own text, so that a leak would be visible', () => {
  const telling = [...reached].filter(([, { body }]) => body.includes(words['le-dai-hanh'])).map(([url]) => url);
  expect(telling.length).toBeGreaterThan(8);
  for (const kind of ['/board', '/board/items/', '/board/questions/', '/board/people', '/board/audit'])
    expect(telling.some((url) => url.startsWith(kind))).toBe(true);
  for (const { body } of reached.values()) expect(body).not.toContain(words['dong-lac']);
});

it('no page shows anything to the head of another ward', async () => {
  for (const [url] of reached) {
    const { status, body } = await world.get(url, world.cookieOf('dong-lac'));
    expect([url, body.includes(words['le-dai-hanh']), status < 500]).toEqual([url, false, true]);
  }
});

it('no act of another ward’s head reaches an item', async () => {
  const before = await world.items(there);
  const [item] = before;
  const forms = [...reached].flatMap(([url, { body }]) =>
    [...body.matchAll(/<form [^>]*method="post"[^>]*>.*?<\/form>/gsu)].map(([form]) => {
      const fields = [...form.matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/gu)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      return { to: /action="([^"]*)"/u.exec(form)?.[1] || url, fields };
    }),
  );
  const isAimed = (text: string): boolean => [item?.id, item?.code].some((name) => name && text.includes(name));
  const aimed = forms.filter(({ to, fields }) => isAimed(`${to} ${fields.join(' ')}`));
  expect(forms.length).toBeGreaterThan(10);
  expect(aimed.length).toBeGreaterThan(0);
  for (const [at, { to, fields }] of forms.entries()) {
    if (to.includes('/sessions') || to.includes('/enter')) continue;
    const { statusCode } = await world.app.inject({
      ...{ method: 'POST', url: to.replaceAll('&amp;', '&'), remoteAddress: `203.0.113.${at % 250}` },
      payload: new URLSearchParams({ ...Object.fromEntries(fields), sure: '1' }).toString(),
      headers: {
        ...world.cookieOf('dong-lac'),
        ...{ 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      },
    });
    expect([to, statusCode < 500]).toEqual([to, true]);
  }
  expect(await world.items(there)).toEqual(before);
});

it('a session opens its own ward only, and the audit logs are two chains', async () => {
  const { token } = world.filled['dong-lac'];
  const { status, body } = await world.get('/board/items', world.cookieOf('le-dai-hanh', token));
  expect([status < 500, body.includes(words['le-dai-hanh']), body.includes(words['dong-lac'])]).toEqual([
    true,
    false,
    false,
  ]);
  const heads = [];
  for (const ward of [here, there]) {
    const chain = await world.core.storage.verifyAudit(ward.id);
    expect(chain).toMatchObject({ ok: true });
    heads.push('head' in chain ? chain.head : null);
  }
  expect(new Set(heads).size).toBe(2);
});

it.each(['dong-lac', 'le-dai-hanh'] as const)(
  'the portal of %s shows its own items under its name only',
  async (own) => {
    const other = own === 'dong-lac' ? 'le-dai-hanh' : 'dong-lac';
    const front = await world.get('/', { host: hosts[own] });
    expect(front.body).toContain(words[own]);
    const slug = /href="(\/tin\/[^"]+)"/u.exec(front.body)?.[1] ?? '';
    expect((await world.get(slug, { host: hosts[own] })).status).toBe(200);
    expect((await world.get(slug, { host: hosts[other] })).status).toBe(404);
    expect((await world.get(`/w/${other}${slug}`)).status).toBe(404);
    const item = await world.get(slug, { host: hosts[own] });
    const photo = /"(\/media\/[^"\s]+\.jpe?g)/u.exec(item.body)?.[1] ?? '';
    expect((await world.get(photo, { host: hosts[own] })).status).toBe(200);
    expect((await world.get(photo, { host: hosts[other] })).status).toBe(404);
    const search = `/tim-kiem?q=${encodeURIComponent(words[other])}`;
    const lists = ['/', '/rss.xml', search, '/api/v1/articles', search.replace('/tim-kiem', '/api/v1/search')];
    for (const url of lists) {
      const { status, body } = await world.get(url, { host: hosts[own] });
      // A search page repeats the searched phrase, so the pages are checked for the item's title instead of the phrase.
      expect([url, status < 500, body.includes(`${words[other]} vui ngày hội`)]).toEqual([url, true, false]);
    }
  },
);
