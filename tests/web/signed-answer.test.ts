/**
 * The page on which an answer is drafted: two people who write at the same time both see both texts, and neither text is lost.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { hidden, openSignedWorld, type SignedWorld } from './signed-world.ts';

let world: SignedWorld;
let mai: Person;
let son: Person;
let question: string;

beforeAll(async () => {
  world = await openSignedWorld();
  mai = await world.person('Lê Thị Mai', 'member');
  // Her substitute may write it as well.
  son = await world.person('Đặng Văn Sơn', 'member');
  await world.turn(({ stores, now }) =>
    stores.people.standIn({
      ...{ person: son.id, role: 'member', replaces: mai.id, from: now, until: null },
      grantedBy: mai.id,
    }),
  );
  const citizen = await world.person('Trần Thị Sáu', 'citizen');
  question = await world.assignedQuestion(citizen, mai, 'Bao giờ phường tiêm phòng dại?');
});
afterAll(() => world.close());

const opened = async (person: Person) => {
  const path = await world.link('answer', person, question);
  const { statusCode, body } = await world.get(path);
  return { path, statusCode, drafts: hidden(body, 'drafts'), text: areaOf(body) };
};
const areaOf = (body: string): string => /<textarea name="text"[^>]*>([^<]*)</u.exec(body)?.[1] ?? '';
const drafts = async () =>
  (await world.turn(({ stores }) => stores.questions.get(question as never)))?.standing.drafts.map(
    ({ name, text }) => `${name}: ${text}`,
  );

describe('an answer that two people write at the same time', () => {
  const morning = 'Trạm Y tế tiêm sáng thứ Bảy.';
  const afternoon = 'Trạm Y tế tiêm chiều thứ Bảy.';

  it('shows the second person both texts with their differences, keeps what they typed, and replaces nothing unseen', async () => {
    const [hers, his] = [await opened(mai), await opened(son)];
    expect([hers.statusCode, his.statusCode, hers.drafts, his.drafts]).toEqual([200, 200, '0', '0']);
    const saved = await world.post(hers.path, { drafts: hers.drafts, text: morning });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${hers.path}?luu=1`]);

    const stale = await world.post(his.path, { drafts: his.drafts, text: afternoon });
    expect(stale.statusCode).toBe(422);
    expect(stale.body).toMatch(/<del>sáng ?<\/del><ins>chiều ?<\/ins>/u);
    expect(areaOf(stale.body)).toBe(afternoon);
    expect(await drafts()).toEqual([`${mai.name}: ${morning}`]);

    // Sent again after he has seen hers, his text is the newest; hers is kept as the preceding draft.
    const again = await world.post(his.path, { drafts: hidden(stale.body, 'drafts'), text: afternoon });
    expect(again.statusCode).toBe(303);
    expect(await drafts()).toEqual([`${mai.name}: ${morning}`, `${son.name}: ${afternoon}`]);
    expect((await opened(mai)).text).toBe(afternoon);
  });

  it('is no conflict if both typed the same, or if the page was opened again', async () => {
    const [hers, his] = [await opened(mai), await opened(son)];
    const both = 'Trạm Y tế tiêm cả ngày thứ Bảy.';
    expect((await world.post(hers.path, { drafts: hers.drafts, text: both })).statusCode).toBe(303);
    expect((await world.post(his.path, { drafts: his.drafts, text: both })).statusCode).toBe(303);
    const fresh = await opened(son);
    expect((await world.post(fresh.path, { drafts: fresh.drafts, text: morning })).statusCode).toBe(303);
  });
});

describe('the wording of the checks', () => {
  const photoless = 'Khối 4 trồng cây\nSáng 24/11, bà con khối 4 trồng 60 cây dọc đường trục.';

  it('asks the author for something, and informs the deciders', async () => {
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const minh = await world.person('Trần Văn Minh', 'deputy');
    const item = await world.item(lan, photoless);
    const own = await world.get(await world.link('view', lan, item.id));
    expect(own.body).toContain('Tin này nên có ảnh. Anh/chị gửi thêm nếu có.');
    for (const purpose of ['view', 'decide'] as const) {
      const { body } = await world.get(await world.link(purpose, minh, item.id, item.revision));
      expect(body, purpose).toContain('Tin này nên có ảnh, bài chưa có ảnh nào.');
      expect(body, purpose).not.toContain('Anh/chị gửi');
    }
  });
});
