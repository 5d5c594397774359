/** Two people edit the same form: a person never overwrites the other's changes unseen, and the typed text stays in the field. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, localDateOf } from '../../src/domain/calendar/local-date.ts';
import { type DeskReader, type DeskWorld, openDesk } from './desk-world.ts';

let desk: DeskWorld;
let head: DeskReader;
let other: DeskReader;
beforeEach(async () => {
  desk = await openDesk();
  head = await desk.as('head');
  other = await desk.signIn(await desk.person('Đặng Văn Sơn', 'head'));
});
afterEach(() => desk.close());

/** The hidden fields of the page's form that contains this field, as the browser would send them. */
async function onScreen(reader: DeskReader, path: string, named: string): Promise<Readonly<Record<string, string>>> {
  const { text } = await reader.get(path);
  const form = [...text.matchAll(/<form [\s\S]*?<\/form>/gu)].find(([each]) => each.includes(named))?.[0] ?? '';
  const hidden = form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/gu);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}

describe('a form of something that another person has saved meanwhile', () => {
  it('for the undertaking shows both texts with their differences; saved again, the second is valid', async () => {
    const seen = await onScreen(head, '/board/process', 'name="text"');
    const theirs = 'Cam kết: tin đúng sự thật, ảnh tự chụp.';
    const mine = 'Cam kết: tin đúng sự thật, ghi rõ nguồn.';
    const at = '/board/process/undertaking';
    expect(
      (await other.post(at, { ...(await onScreen(other, '/board/process', 'name="text"')), text: theirs, sure: '1' }))
        .status,
    ).toBe(303);
    const stale = await head.post(at, { ...seen, text: mine, sure: '1' });
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/<del>[^<]*ảnh tự chụp[^<]*<\/del>/u);
    expect(stale.text).toMatch(/<ins>[^<]*ghi rõ nguồn[^<]*<\/ins>/u);
    expect(stale.text).toMatch(new RegExp(`<textarea name="text"[^>]*>${mine}</textarea>`, 'u'));
    const version = /name="seen" value="(\d+)">[\s\S]{0,200}<textarea name="text"/u.exec(stale.text)?.[1] ?? '';
    // Of two versions with the same effective day, the later one applies.
    desk.clock.advance(60_000);
    expect((await head.post(at, { seen: version, text: mine, sure: '1' })).status).toBe(303);
    expect((await other.get('/board/process')).text).toContain('ghi rõ nguồn');
  });

  it('for the process offers the change again, based on the current version', async () => {
    const change = { what: 'budget', category: 'news', seen: '1' };
    await other.post('/board/process', { ...change, value: '6', sure: '1' });
    const stale = await head.post('/board/process', { ...change, value: '5', sure: '1' });
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/<del>[^<]*6 giờ[^<]*<\/del>[\s\S]*<ins>[^<]*5 giờ[^<]*<\/ins>/u);
    expect(stale.text).toContain('name="seen" value="2"');
    expect((await head.post('/board/process', { ...change, seen: '2', value: '5', sure: '1' })).status).toBe(303);
  });

  it('for a template shows both texts with their differences', async () => {
    const keep = { do: 'keep', name: 'Tiêm phòng' };
    await other.post('/board/templates', { ...keep, seen: '0', text: 'Trạm Y tế tiêm sáng thứ Bảy.' });
    const stale = await head.post('/board/templates', { ...keep, seen: '0', text: 'Trạm Y tế tiêm chiều thứ Bảy.' });
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/<del>sáng ?<\/del><ins>chiều ?<\/ins>/u);
    expect(stale.text).toMatch(/<textarea name="text"[^>]*>Trạm Y tế tiêm chiều thứ Bảy\.<\/textarea>/u);
  });

  it('for a person’s role is refused with the current role', async () => {
    const lan = await desk.person('Nguyễn Thị Lan', 'contributor');
    const at = `/board/people/${lan.id}`;
    const seen = await onScreen(head, at, 'name="role"');
    await other.post(`${at}/act`, { ...(await onScreen(other, at, 'name="role"')), role: 'office' });
    const stale = await head.post(`${at}/act`, { ...seen, role: 'member' });
    expect([stale.status, stale.text.includes('vừa được đổi thành văn phòng')]).toEqual([409, true]);
    expect((await desk.turn(({ stores }) => stores.people.get(lan.id))).role).toBe('office');
  });

  it('for a plan entry is refused with the current entry, and the typed words stay in the field', async () => {
    const day = (days: number) => {
      const [, month, date] = addDays(localDateOf(desk.clock.now(), desk.ward.timeZone), days).split('-');
      return `${date}/${month}`;
    };
    await head.post('/board/plan/act', {
      act: 'addPlan',
      subject: '',
      words: `Hội thi nấu ăn khối 3; ${day(5)}; Nhà văn hóa`,
    });
    const seen = await onScreen(head, '/board/plan', 'name="act" value="movePlan"');
    expect(seen.about).toContain('Hội thi nấu ăn');
    expect((await other.post('/board/plan/act', { ...seen, words: day(6) })).status).toBe(303);
    const stale = await head.post('/board/plan/act', { ...seen, words: day(8) });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain(`Hiện nay: ${day(6)}`);
    expect(stale.text).toMatch(new RegExp(`<textarea name="words"[^>]*>${day(8)}</textarea>`, 'u'));
  });

  it('for an answer shows both drafts with their differences', async () => {
    const member = await desk.as('member');
    const citizen = await desk.person('Trần Thị Sáu', 'citizen');
    const code = await desk.question(citizen, 'Bao giờ phường tiêm phòng dại?');
    const at = `/board/questions/${code}`;
    const office = await desk.as('office');
    const given = await onScreen(office, at, 'data-act="assign"');
    expect((await office.post(`${at}/act`, { ...given, person: member.person.id })).status).toBe(303);
    const theirs = 'Trạm Y tế tiêm sáng thứ Bảy.';
    const mine = 'Trạm Y tế tiêm chiều thứ Bảy.';
    // Her substitute has the same form open.
    const substitute = await desk.person('Hoàng Văn Nam', 'member');
    await desk.turn(({ stores, now }) =>
      stores.people.standIn({
        ...{ person: substitute.id, role: 'member', replaces: member.person.id, from: now, until: null },
        grantedBy: head.person.id,
      }),
    );
    const second = await desk.signIn(substitute);
    const [seen, theirsSeen] = [
      await onScreen(member, at, 'data-act="draft"'),
      await onScreen(second, at, 'data-act="draft"'),
    ];
    expect((await second.post(`${at}/act`, { ...theirsSeen, words: theirs })).status).toBe(303);
    const stale = await member.post(`${at}/act`, { ...seen, words: mine });
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/<del>sáng ?<\/del><ins>chiều ?<\/ins>/u);
    expect(stale.text).toMatch(new RegExp(`<textarea name="words"[^>]*>${mine}</textarea>`, 'u'));
    const question = await desk.turn(({ stores }) => stores.questions.byCode(code));
    expect(question?.standing.drafts.map(({ text }) => text)).toEqual([theirs]);
  });
});
