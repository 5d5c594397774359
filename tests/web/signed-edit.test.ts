/** The page of an item's texts, photos and captions: what it saves, what it shows, and saving over a newer version. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { limits } from '../../src/web/kit/limits.ts';
import { aFileOf, aPhotoOf } from '../domain/submission-builders.ts';
import { hidden, openSignedWorld, type SignedWorld } from './signed-world.ts';

const text = 'Khối 4 trồng cây\nSáng 24/11 khối 4 trồng 20 cây xanh.\nNguồn: bà Lan';
let world: SignedWorld;
let lan: Person;
let minh: Person;
let item: Submission;

beforeAll(async () => {
  world = await openSignedWorld();
  lan = await world.person('Nguyễn Thị Lan', 'contributor');
  minh = await world.person('Trần Văn Minh', 'deputy');
  item = await world.item(lan, text);
});
afterAll(() => world.close());

const facts = { width: 1600, height: 1200, widths: [480], placeholder: '', takenAt: null, hadLocation: false };
const storedAs = (position: number) => ({ state: 'stored', hash: String(position).repeat(64), facts }) as const;

const areaOf = (page: string, name: string): string =>
  new RegExp(`<textarea name="${name}"[^>]*>([^<]*)<`, 'u').exec(page)?.[1] ?? '';

/** The fields as the page shows them. */
const formOf = (page: string) => ({
  do: 'edit',
  revision: hidden(page, 'revision'),
  photos: hidden(page, 'photos'),
  title: hidden(page, 'title'),
  text: areaOf(page, 'text'),
  category: 'news',
  eventOn: hidden(page, 'eventOn'),
  place: hidden(page, 'place'),
  source: hidden(page, 'source'),
  authors: hidden(page, 'authors'),
  witness: page.includes('name="witness" value="1" checked') ? '1' : '',
});

describe('the page for editing', () => {
  it('saves changes without scripts, and shows removed and added words', async () => {
    const path = await world.link('edit', minh, item.id, item.revision);
    const page = (await world.get(path)).body;
    const form = formOf(page);
    // The field contains the sender; saved unchanged, no person is credited instead.
    expect(form.authors).toBe('Nguyễn Thị Lan');
    expect([form.title, form.text]).toEqual(['Khối 4 trồng cây', 'Sáng 24/11 khối 4 trồng 20 cây xanh.']);
    const saved = await world.post(path, { ...form, text: 'Sáng 24/11 khối 4 trồng 30 cây xanh.' });
    expect([saved.statusCode, saved.body.includes('<del>20 </del><ins>30 </ins>')]).toEqual([200, true]);
    // Members who decide about it continue at the web desk, where most edits start.
    expect(saved.body).toContain(`href="/board/items/${item.code}">Mở bài trên Bảng làm việc</a>`);
    const now = await world.find(item.id);
    expect(now.content.parts).toEqual([{ of: 'board', text: 'Sáng 24/11 khối 4 trồng 30 cây xanh.' }]);
    expect([now.content.title, now.content.authors]).toEqual(['Khối 4 trồng cây', []]);
  });

  it('has a field for the standfirst, which the preview shows under the title', async () => {
    const given = await world.item(lan, text.replaceAll('4', '5'));
    const path = await world.link('edit', minh, given.id, given.revision);
    const form = formOf((await world.get(path)).body);
    const standfirst = 'Cả khối cùng ra đường.';
    const shown = (await world.post(path, { ...form, standfirst, do: 'preview' })).body;
    expect(shown).toMatch(new RegExp(`<h1>Khối 5 trồng cây</h1>\\s*<p class="summary">${standfirst}</p>`, 'u'));
    expect((await world.post(path, { ...form, standfirst })).body).toContain(`<ins>${standfirst}</ins>`);
    const again = (await world.get(path)).body;
    expect([areaOf(again, 'standfirst'), formOf(again).text]).toEqual([standfirst, form.text]);
  });

  it('shows and takes each author’s share; shares that do not sum to a whole are refused without a change', async () => {
    const given = await world.item(lan, `${text.replaceAll('4', '8')}\nTin: Nguyễn Thị Lan 60%, Lê Văn Tư 40%`);
    const path = await world.link('edit', minh, given.id, given.revision);
    const form = formOf((await world.get(path)).body);
    expect(form.authors).toBe('Nguyễn Thị Lan 60%, Lê Văn Tư 40%');
    const refused = await world.post(path, { ...form, authors: 'Nguyễn Thị Lan 60%, Lê Văn Tư 50%' });
    expect([refused.statusCode, refused.body.includes('cộng lại là 110%, thừa 10%')]).toEqual([422, true]);
    expect(hidden(refused.body, 'authors')).toBe('Nguyễn Thị Lan 60%, Lê Văn Tư 50%');
    expect((await world.find(given.id)).version).toBe(given.version);
    const saved = await world.post(path, { ...form, authors: 'Nguyễn Thị Lan 33,3%, Lê Văn Tư 66,7%' });
    expect(saved.statusCode).toBe(200);
    const parts = await world.turn(({ stores }) => stores.submissions.contributionsOf(given.id));
    expect(parts.filter(({ kind }) => kind === 'text').map(({ name, share }) => [name, share])).toEqual([
      ['Nguyễn Thị Lan', 3_330],
      ['Lê Văn Tư', 6_670],
    ]);
  });

  it('lists the attached files, and removes those that are ticked', async () => {
    const given = await world.item(lan, text.replaceAll('4', '9'));
    const withFiles = { ...given, files: [aFileOf(1), aFileOf(2)] };
    await world.turn(({ stores }) => stores.submissions.save(withFiles, given));
    const path = await world.link('edit', minh, given.id, given.revision);
    const page = (await world.get(path)).body;
    const [first] = withFiles.files;
    expect(page).toContain(`name="drop.${first?.id}" value="1">`);
    const form = { ...formOf(page), files: hidden(page, 'files') };
    const saved = await world.post(path, { ...form, [`drop.${first?.id}`]: '1' });
    expect([saved.statusCode, saved.body.includes('Bỏ 1 tệp')]).toEqual([200, true]);
    expect((await world.find(given.id)).files.map(({ dropped }) => dropped)).toEqual([true, false]);
    // The same form again: it is already saved.
    expect((await world.post(path, { ...form, [`drop.${first?.id}`]: '1' })).statusCode).toBe(200);
  });

  it('shows a preview of the typed text beside the fields, and stores nothing before saving', async () => {
    const given = await world.item(lan, text.replaceAll('4', '6'));
    const path = await world.link('edit', minh, given.id, given.revision);
    const page = (await world.get(path)).body;
    const preview = (body: string) => /<section class="preview"[\s\S]*?<\/section>/u.exec(body)?.[0] ?? '';
    expect(preview(page)).toContain('<h1>Khối 6 trồng cây</h1>');
    const rows = async () => [(await world.audit()).length, (await world.find(given.id)).version];
    const before = await rows();
    const typed = {
      ...formOf(page),
      do: 'preview',
      title: 'Khối 6 <b>phủ xanh</b> bãi đất',
      authors: 'Bà Lan, ông Tư',
    };
    const looked = await world.post(path, typed);
    expect(looked.statusCode).toBe(200);
    expect(preview(looked.body)).toContain('<h1>Khối 6 &lt;b&gt;phủ xanh&lt;/b&gt; bãi đất</h1>');
    expect(preview(looked.body)).toContain('ông Tư');
    expect(hidden(looked.body, 'title')).toBe('Khối 6 <b>phủ xanh</b> bãi đất');
    // A preview does not trigger the checks that would stop a save: these words are shown only to the person who types them.
    expect((await world.post(path, { ...typed, text: 'TUYỆT MẬT\nKế hoạch' })).statusCode).toBe(200);
    // Text above the length limit is not rendered.
    const long = await world.post(path, { ...typed, text: 'a\n'.repeat(20_001) });
    expect([long.statusCode, preview(long.body).includes('phủ xanh')]).toEqual([422, false]);
    expect(await rows()).toEqual(before);
    expect((await world.post(path, { ...typed, do: 'edit' })).statusCode).toBe(200);
    expect((await world.find(given.id)).content.title).toBe('Khối 6 <b>phủ xanh</b> bãi đất');
  });

  it('makes at most sixty previews a minute for one address, from any network; another address of the person still works', async () => {
    const given = await world.item(lan, text.replaceAll('4', '7'));
    const path = await world.link('edit', minh, given.id, given.revision);
    const form = { ...formOf((await world.get(path)).body), do: 'preview' };
    const statuses: number[] = [];
    for (let at = 0; at <= limits.own.max; at += 1)
      statuses.push((await world.post(path, form, {}, `203.0.113.${at % 2}`)).statusCode);
    expect([statuses.slice(0, -1).every((status) => status === 200), statuses.at(-1)]).toEqual([true, 429]);
    const other = await world.link('edit', minh, given.id, given.revision);
    expect((await world.post(other, form)).statusCode).toBe(200);
  });

  it('moves photos by one position, sets a cover, and takes captions and descriptions, without a script', async () => {
    const given = await world.item(lan, text.replaceAll('4', '7'));
    const photos = [1, 2, 3].map((position) => aPhotoOf(position, { fate: storedAs(position) }));
    await world.turn(({ stores }) => stores.submissions.save({ ...given, photos }, given));
    const [one, two, three] = photos.map(({ id }) => id);
    const path = await world.link('edit', minh, given.id, given.revision);
    const orders = (body: string) =>
      Object.fromEntries(
        [...body.matchAll(/name="order\.([^"]+)" min="1" max="99" value="(\d+)"/gu)].map(([, id, at]) => [id, at]),
      );
    const page = (await world.get(path)).body;
    expect(orders(page)).toEqual({ [`${one}`]: '1', [`${two}`]: '2', [`${three}`]: '3' });
    const all = Object.fromEntries(Object.entries(orders(page)).map(([id, at]) => [`order.${id}`, String(at)]));
    // The last photo becomes the cover: in the preview it is first and numbered accordingly.
    const typed = {
      ...{ ...formOf(page), ...all, [`order.${three}`]: '1' },
      ...{ [`caption.${three}`]: 'Bà con tưới cây', [`description.${three}`]: 'Ba người xách xô nước' },
    };
    const looked = (await world.post(path, { ...typed, do: 'preview' })).body;
    expect(hidden(looked, 'photos')).toBe([three, one, two].join(','));
    expect(orders(looked)).toEqual({ [`${three}`]: '1', [`${one}`]: '2', [`${two}`]: '3' });
    expect(looked).toMatch(
      /<section class="preview"[\s\S]*alt="Ba người xách xô nước"[\s\S]*<figcaption>Bà con tưới cây/u,
    );
    const saved = (await world.post(path, typed)).body;
    for (const note of ['Xếp lại thứ tự ảnh', 'Sửa chú thích 1 ảnh', 'Sửa mô tả 1 ảnh']) expect(saved).toContain(note);
    const now = await world.find(given.id);
    expect(photosOf(now).map(({ id }) => id)).toEqual([three, one, two]);
    expect(now.content.captions).toEqual({ [`${three}`]: 'Bà con tưới cây' });
    // A photo that is moved down is placed after the one that had its new position.
    const next = (await world.get(path)).body;
    const places = { [`order.${three}`]: '3', [`order.${one}`]: '2', [`order.${two}`]: '3' };
    await world.post(path, { ...formOf(next), ...places, [`caption.${three}`]: 'Bà con tưới cây' });
    expect(photosOf(await world.find(given.id)).map(({ id }) => id)).toEqual([one, two, three]);
  });

  it('keeps what was typed over a newer version beside that version, and saves it at the next press', async () => {
    const path = await world.link('edit', minh, item.id);
    const form = formOf((await world.get(path)).body);
    const { revision } = await world.find(item.id);
    await world.turn((unit) => boardEdit(unit, minh, item.id, revision, { slot: 'title', text: 'Trồng cây ở khối 4' }));
    const stale = await world.post(path, { ...form, title: 'Khối 4 trồng 30 cây' });
    expect(stale.statusCode).toBe(422);
    expect(stale.body).toContain('value="Khối 4 trồng 30 cây"');
    expect(stale.body).toContain('<del>Trồng ');
    expect((await world.find(item.id)).content.title).toBe('Trồng cây ở khối 4');
    const again = await world.post(path, formOf(stale.body));
    expect([again.statusCode, (await world.find(item.id)).content.title]).toEqual([200, 'Khối 4 trồng 30 cây']);
    // The same form again saves nothing new.
    const { version } = await world.find(item.id);
    expect((await world.post(path, formOf(stale.body))).statusCode).toBe(200);
    expect((await world.find(item.id)).version).toBe(version);
  });

  it('is for the author and the board, reports an unreadable date, and never stores a secrecy mark', async () => {
    const tam = await world.person('Trần Văn Tám', 'contributor');
    const theirs = await world.get(await world.link('edit', tam, item.id));
    expect(theirs.body).not.toContain('Khối 4');
    const path = await world.link('edit', lan, item.id);
    const form = formOf((await world.get(path)).body);
    expect((await world.post(path, { ...form, eventOn: 'hôm nào' })).body).toContain('Chưa đọc được ngày');
    const secret = await world.post(path, { ...form, text: 'TUYỆT MẬT\nKế hoạch phòng thủ' });
    expect([secret.statusCode, secret.body.includes('phòng thủ')]).toEqual([422, false]);
  });
});
