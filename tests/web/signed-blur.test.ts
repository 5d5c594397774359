/** Hiding parts of a photo without scripts: squares of a form, permissions, revisions, and undoing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDraft, sendItem, takeDeclaration } from '../../src/chat/acts/draft.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { cellField, readAreas } from '../../src/web/signed/area-form.ts';
import { rowsOf } from '../support/rows.ts';
import { aPhoto } from '../support/world.ts';
import { hidden, openSignedWorld, type SignedWorld } from './signed-world.ts';

let world: SignedWorld;
let minh: Person;
beforeAll(async () => {
  world = await openSignedWorld();
  minh = await world.person('Minh', 'deputy');
});
afterAll(() => world.close());

let authors = 0;
/** An author with a draft and one stored photo. */
const author = async (): Promise<{ lan: Person; draft: Submission; photo: string }> => {
  authors += 1;
  const lan = await world.person(`Tác giả ${authors}`, 'contributor');
  await world.say(lan, `Ngày hội ${authors}\nSáng 24/11, các em học sinh khối 2 vui ngày hội.`);
  const files = [{ name: 'anh.jpg', type: 'image/jpeg', bytes: (await aPhoto()).bytes }];
  await world.postFiles(await world.link('upload', lan), { form: `form-${authors}` }, files);
  return world.eventually('a stored photo', async () => {
    const draft = await world.turn((unit) => unit.stores.submissions.openDraftOf(lan.id));
    const [photo] = draft ? photosOf(draft) : [];
    return draft && photo?.fate.state === 'stored' ? { lan, draft, photo: photo.id } : null;
  });
};
const submit = async (lan: Person, id: string): Promise<Submission> => {
  await world.turn((unit) => fillDraft(unit, lan, { slot: 'category', category: 'news' }));
  await world.turn((unit) => fillDraft(unit, lan, { slot: 'eventOn', text: '2026-11-24' }));
  await world.turn((unit) => fillDraft(unit, lan, { slot: 'witness' }));
  const { revision } = await world.find(id);
  await world.turn((unit) => sendItem(unit, lan, id, revision));
  return world.find(id);
};
const hashOf = async (id: string): Promise<string> => {
  const fate = photosOf(await world.find(id))[0]?.fate;
  return fate?.state === 'stored' ? fate.hash : '';
};
const cells = (revision: number | string, more: Record<string, string> = {}) => ({
  do: 'blur',
  areas: '',
  revision: String(revision),
  [cellField(1, 2)]: '1',
  ...more,
});

describe('squares and frames', () => {
  const form = (fields: Record<string, string>) => readAreas((name) => fields[name] ?? '');

  it('are joined to one rectangle if they touch', () => {
    const ticked = Object.fromEntries([1, 2].flatMap((row) => [0, 1].map((column) => [cellField(row, column), '1'])));
    const [area, ...others] = form(ticked) ?? [];
    expect(others).toEqual([]);
    expect(area?.width).toBeCloseTo(1 / 3);
    expect(area?.y).toBeCloseTo(1 / 6);
    expect(form({ ...ticked, [cellField(5, 5)]: '1' })).toHaveLength(2);
  });

  it.each([
    ['words', 'abc'],
    ['no list', '{"x":1}'],
    ['a frame outside', '[[0,0,1.2,1]]'],
    ['one without a place', '[[0.5,0.5,0.5,0.9]]'],
    ['three numbers', '[[0,0,1]]'],
    ['too many', JSON.stringify(Array(101).fill([0, 0, 1, 1]))],
  ])('are refused as unreadable: %s', (_, areas) => {
    expect(form({ areas })).toBeNull();
  });

  it('are an empty list if nothing was chosen', () => {
    expect(form({})).toEqual([]);
  });
});

describe('the author', () => {
  it('selects squares, sees the blurred photo, blurs more, and undoes all', async () => {
    const { lan, draft, photo } = await author();
    const path = await world.link('upload', lan, draft.id);
    expect((await world.get(path)).body).toContain(`${path}/anh/${photo}`);
    const page = await world.get(`${path}/anh/${photo}`);
    expect(page.statusCode).toBe(200);
    expect(page.body.match(/type="checkbox"/gu)).toHaveLength(36);
    expect(page.body).not.toMatch(/ style=|<script>|onclick/u);
    expect(page.body).not.toContain('Bỏ che');
    const first = await hashOf(draft.id);
    const done = await world.post(`${path}/anh/${photo}`, cells(hidden(page.body, 'revision')));
    expect([done.statusCode, done.headers.location]).toEqual([303, `${path}/anh/${photo}?xong=1`]);
    const second = await hashOf(draft.id);
    expect(second).not.toBe(first);
    const after = await world.get(`${path}/anh/${photo}?xong=1`);
    expect(after.body).toContain('Đã sửa ảnh. Bài nay là bản số');
    expect(after.body).toContain('đang che 1 chỗ');
    // A further area is added to the hidden ones.
    const more = { do: 'blur', areas: '[[0.8,0.8,0.95,0.95]]', revision: hidden(after.body, 'revision') };
    expect((await world.post(`${path}/anh/${photo}`, more)).statusCode).toBe(303);
    expect((await world.get(`${path}/anh/${photo}`)).body).toContain('đang che 2 chỗ');
    expect(await hashOf(draft.id)).not.toBe(second);
    const { revision } = await world.find(draft.id);
    const back = await world.post(`${path}/anh/${photo}`, { do: 'unblur', revision: String(revision) });
    expect(back.statusCode).toBe(303);
    expect(await hashOf(draft.id)).toBe(first);
    expect((await world.find(draft.id)).revision).toBe(revision + 1);
    expect((await world.audit()).filter((action) => action.startsWith('photo-'))).toEqual([
      'photo-blurred',
      'photo-blurred',
      'photo-unblurred',
    ]);
    const nothing = await world.post(`${path}/anh/${photo}`, { do: 'unblur', revision: String(revision + 1) });
    expect(nothing.statusCode).toBe(409);
    expect(nothing.body).toContain('chưa che chỗ nào');
  });

  it('is told what is wrong: nothing chosen, unreadable frames, an older revision', async () => {
    const { lan, draft, photo } = await author();
    const path = `${await world.link('upload', lan, draft.id)}/anh/${photo}`;
    const before = await hashOf(draft.id);
    const { revision } = await world.find(draft.id);
    const empty = await world.post(path, { do: 'blur', areas: '', revision: String(revision) });
    expect([empty.statusCode, empty.body.includes('Chưa có chỗ nào được chọn')]).toEqual([422, true]);
    const odd = await world.post(path, { do: 'blur', areas: '[[2,0,3,1]]', revision: String(revision) });
    expect([odd.statusCode, odd.body.includes('Chưa đọc được các khung')]).toEqual([422, true]);
    const old = await world.post(path, cells(revision - 1));
    expect([old.statusCode, await hashOf(draft.id)]).toEqual([409, before]);
    // The author is informed on the page itself; authors do not get the board's cards.
    const cards = await rowsOf(world.core).selectFrom('outbox').select('effect').where('kind', '=', 'card').execute();
    expect(cards.filter(({ effect }) => effect.includes(draft.id))).toEqual([]);
  });

  it('is led to the photo after declaring hidden faces, and showing a photo again cancels the declaration', async () => {
    const { lan, draft, photo } = await author();
    const { revision } = await world.find(draft.id);
    await world.turn((unit) => takeDeclaration(unit, lan, draft.id, revision, 'faces-hidden'));
    const rows = await rowsOf(world.core)
      .selectFrom('outbox')
      .select('effect')
      .where('kind', 'in', ['tell', 'notice'])
      .execute();
    const said = rows.map(({ effect }) => effect).filter((effect) => effect.includes('children-hide'));
    expect(said).toHaveLength(1);
    const [path = ''] = /\/s\/[A-Za-z0-9_-]{43}/u.exec(said[0] ?? '') ?? [];
    expect((await world.get(path)).body).toContain(`${path}/anh/${photo}`);
    const now = await world.find(draft.id);
    expect(now.content.children).toBe('faces-hidden');
    await world.post(`${path}/anh/${photo}`, cells(now.revision));
    const blurred = await world.find(draft.id);
    expect(blurred.content.children).toBe('faces-hidden');
    await world.post(`${path}/anh/${photo}`, { do: 'unblur', revision: String(blurred.revision) });
    expect((await world.find(draft.id)).content.children).toBeNull();
  });

  it('may undo a blur while the item waits, which people with its card are told', async () => {
    const { lan, draft, photo } = await author();
    const item = await submit(lan, draft.id);
    await world.eventually('a card', () =>
      world.turn(async ({ stores }) => ((await stores.cards.of(item.id)).length > 0 ? true : null)),
    );
    const path = `${await world.link('upload', lan, draft.id)}/anh/${photo}`;
    await world.post(path, cells(item.revision));
    const told = async () =>
      (
        await rowsOf(world.core).selectFrom('outbox').select('effect').where('kind', 'in', ['tell', 'notice']).execute()
      ).filter(({ effect }) => effect.includes('unblurred-by-author') && effect.includes(minh.id)).length;
    expect(await told()).toBe(0);
    await world.post(path, { do: 'unblur', revision: String(item.revision + 1) });
    expect(await told()).toBe(1);
    expect(await world.find(item.id)).toMatchObject({ state: 'submitted', revision: item.revision + 2 });
  });

  it('may not blur after the decision', async () => {
    const { lan, draft, photo } = await author();
    const item = await submit(lan, draft.id);
    const path = await world.link('upload', lan, draft.id);
    expect((await world.get(`${path}/anh/${photo}`)).statusCode).toBe(200);
    const command = { type: 'reject', revision: item.revision, reason: { code: 'late', note: '' } } as const;
    await world.turn((unit) => act(unit, minh, item.id, command));
    const before = await hashOf(draft.id);
    expect((await world.get(`${path}/anh/${photo}`)).statusCode).toBe(404);
    expect((await world.post(`${path}/anh/${photo}`, cells(item.revision + 1))).statusCode).toBe(404);
    expect((await world.get(path)).body).not.toContain('/anh/');
    expect(await hashOf(draft.id)).toBe(before);
  });
});

describe('the board', () => {
  it('blurs on the page for deciding: the new version is shown, older buttons are void, and the author is told', async () => {
    const { lan, draft, photo } = await author();
    const item = await submit(lan, draft.id);
    const path = await world.link('decide', minh, item.id, item.revision);
    expect((await world.get(path)).body).toContain(`${path}/anh/${photo}`);
    const done = await world.post(`${path}/anh/${photo}`, cells(item.revision));
    expect(done.headers.location).toBe(`${path}?che=1`);
    const page = await world.get(`${path}?che=1`);
    expect(page.body).toContain('các nút ở tin nhắn cũ không còn hiệu lực');
    const now = await world.find(item.id);
    expect(now.revision).toBe(item.revision + 1);
    const old = await world.post(path, { act: 'approve', revision: String(item.revision) });
    expect([old.statusCode, (await world.find(item.id)).state]).toEqual([409, 'submitted']);
    const told = await rowsOf(world.core)
      .selectFrom('outbox')
      .select('effect')
      .where('kind', 'in', ['tell', 'notice'])
      .execute();
    expect(told.filter(({ effect }) => effect.includes('blurred-by-board') && effect.includes(lan.id))).toHaveLength(1);
    const good = await world.post(path, { act: 'approve', revision: String(now.revision) });
    expect(good.statusCode).toBe(303);
    // The address is used up and now redirects to the result.
    expect((await world.get(`${path}/anh/${photo}`)).headers.location).toBe(path);
    expect((await world.post(`${path}/anh/${photo}`, cells(now.revision))).headers.location).toBe(path);
  });

  it('crops on the page for editing with one frame; an approval of the older version does not count', async () => {
    const { lan, draft, photo } = await author();
    const item = await submit(lan, draft.id);
    const old = await world.link('decide', minh, item.id, item.revision);
    const path = await world.link('edit', minh, item.id, item.revision);
    expect((await world.get(path)).body).toContain(`${path}/anh/${photo}`);
    const cut = (areas: string, revision = item.revision) =>
      world.post(`${path}/anh/${photo}`, { do: 'crop', areas, revision: String(revision) });
    const two = await cut('[[0,0,0.4,0.4],[0.5,0.5,1,1]]');
    expect([two.statusCode, two.body.includes('đúng một khung')]).toEqual([422, true]);
    expect((await cut('')).statusCode).toBe(422);
    const tiny = await cut('[[0,0,0.01,0.01]]');
    expect([tiny.statusCode, tiny.body.includes('nhỏ quá')]).toEqual([409, true]);
    const before = await hashOf(item.id);
    const done = await cut('[[0,0,0.75,1]]');
    expect([done.statusCode, done.headers.location]).toEqual([303, `${path}/anh/${photo}?xong=1`]);
    const after = await hashOf(item.id);
    expect(after).not.toBe(before);
    // The original is kept privately and unchanged.
    expect(await world.core.media.readOriginal(before)).not.toBeNull();
    expect((await world.core.media.readPhoto(after))?.blurredFrom).toMatchObject({ hash: before, areas: [] });
    expect((await world.get(`${path}/anh/${photo}`)).body).toContain('Ảnh đã cắt.');
    const stale = await world.post(old, { act: 'approve', revision: String(item.revision) });
    expect([stale.statusCode, (await world.find(item.id)).state]).toEqual([409, 'submitted']);
    expect(await world.audit()).toContain('photo-cropped');
    const told = await rowsOf(world.core).selectFrom('outbox').select('effect').execute();
    expect(told.filter(({ effect }) => effect.includes('cropped-by-board') && effect.includes(lan.id))).toHaveLength(1);
    const back = await world.post(`${path}/anh/${photo}`, { do: 'unblur', revision: String(item.revision + 1) });
    expect([back.statusCode, await hashOf(item.id)]).toEqual([303, before]);
  });

  it('nobody else may blur: a reading member, another author, a form of another site, a photo of another item', async () => {
    const { lan, draft, photo } = await author();
    const item = await submit(lan, draft.id);
    const before = await hashOf(item.id);
    const member = await world.link('view', await world.person('Thành viên', 'member'), item.id);
    expect((await world.get(member)).body).not.toContain('/anh/');
    expect((await world.get(`${member}/anh/${photo}`)).statusCode).toBe(404);
    expect((await world.post(`${member}/anh/${photo}`, cells(item.revision))).statusCode).toBe(404);
    const other = await author();
    const theirs = await world.link('upload', other.lan, item.id);
    expect((await world.post(`${theirs}/anh/${photo}`, cells(item.revision))).statusCode).toBe(404);
    const own = await world.link('decide', minh, item.id, item.revision);
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await world.post(`${own}/anh/${photo}`, cells(item.revision), elsewhere)).statusCode).toBe(403);
    expect((await world.post(`${own}/anh/${other.photo}`, cells(item.revision))).statusCode).toBe(404);
    expect((await world.get(`/s/${'C'.repeat(43)}/anh/${photo}`)).statusCode).toBe(404);
    const data = await world.link('data', lan);
    expect((await world.get(`${data}/anh/${photo}`)).statusCode).toBe(404);
    expect(await hashOf(item.id)).toBe(before);
  });
});
