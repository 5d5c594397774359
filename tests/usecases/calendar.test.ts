import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { actorOf } from '../../src/domain/person/person.ts';
import { type CalendarCommand, changeCalendar } from '../../src/usecases/calendar/change-calendar.ts';
import { openQuestion } from '../../src/usecases/question/open-question.ts';
import { openWard } from './core.ts';

const source = 'Công văn 1234/VPCP-KGVX';
const adopt: CalendarCommand = { type: 'confirm', date: localDate('2026-11-23'), source };
let ward: Awaited<ReturnType<typeof openWard>>;
let head: Person;
let lan: Person;
let tu: Person;

beforeEach(async () => {
  // The Friday before the proposed swap of Monday 23/11 and Saturday 28/11.
  ward = await openWard(undefined, '2026-11-20T02:00:00Z');
  head = await ward.person('Vũ Thị Hoa', 'head');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  tu = await ward.person('Lê Văn Tư', 'citizen');
});
afterEach(() => ward.close());

const ask = (text: string, key: string) =>
  ward.turn((unit) =>
    openQuestion(
      unit,
      tu,
      { text, photos: [], messageKey: key, channel: 'telegram', conversation: '1', receivedAt: unit.now },
      { kind: 'question', about: null },
    ),
  );
const change = (command: CalendarCommand, actor: Person | null = head, isPreview = false) =>
  ward.turn((unit) => changeCalendar(unit, actor && actorOf(actor), command, isPreview));
const question = () => ward.turn(({ stores }) => stores.questions.inStates(['received'], 500));

describe('a swap of days that is announced while cases are open', () => {
  it('moves the affected due dates, records both dates, and new cases use the new calendar', async () => {
    await ward.submitted(lan, 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan');
    await ask('Khi nào tiêm phòng dại cho chó?', 'q1');
    expect((await ward.item()).standing.due).toMatchObject({ on: '2026-11-23', provisional: true });

    const outcome = await change(adopt);
    expect(outcome).toMatchObject({
      ok: true,
      moved: [{ kind: 'submission', from: '2026-11-23', to: '2026-11-25', holder: lan.id }],
    });
    expect((await ward.item()).standing.due).toMatchObject({ on: '2026-11-25', provisional: false });
    expect(await ward.timeline()).toContain('due-moved');
    expect(await ward.audit()).toContain('days-changed');

    await ask('Đèn đường khối 6 hỏng', 'q2');
    const [first, second] = await question();
    // 15 working days from 20/11: 23/11 is off and 28/11 is worked, so the due day is the same.
    expect([first?.dueOn, second?.dueOn]).toEqual(['2026-12-14', '2026-12-14']);
  });

  it('moves nothing when it is dropped, and makes provisional dates final', async () => {
    await ward.submitted(lan);
    expect(await change({ type: 'drop', date: localDate('2026-11-28'), source })).toMatchObject({
      ok: true,
      moved: [],
    });
    expect(await change(adopt)).toMatchObject({ ok: false, issues: [{ key: 'issue-day-not-open' }] });
  });

  it('can be previewed before it takes effect', async () => {
    await ward.submitted(lan);
    expect(await change(adopt, head, true)).toMatchObject({ ok: true, moved: [{ to: '2026-11-25' }] });
    expect((await ward.item()).standing.due?.on).toBe('2026-11-23');
    expect(await ward.audit()).not.toContain('days-changed');
  });

  it('may be entered by the head, the standing deputy or the command line only', async () => {
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    expect(await change(adopt, deputy)).toMatchObject({ ok: false, issues: [{ key: 'issue-not-entitled' }] });
    expect(await change(adopt, null)).toMatchObject({ ok: true });
  });

  it('recomputes two hundred open questions', async () => {
    for (let at = 0; at < 200; at += 1) await ask(`Câu hỏi số ${at} về rác thải?`, `many${at}`);
    const closure: CalendarCommand = { type: 'add', date: localDate('2026-12-02'), kind: 'closure', source: 'TB 5' };
    const outcome = await change(closure);
    expect(outcome.ok && outcome.moved).toHaveLength(200);
    expect((await question()).every(({ dueOn }) => dueOn === '2026-12-15')).toBe(true);
  });

  it('does not move a later date that was promised for a question', async () => {
    await ask('Xin hỏi quy hoạch khối 9', 'promised');
    const [asked] = await question();
    if (!asked) throw new Error('nothing was asked');
    const promise = {
      text: 'đang xác minh',
      by: head.id,
      at: '2026-11-20T02:00:00.000Z',
      dueOn: localDate('2026-12-31'),
      isInTime: true,
    };
    await ward.turn(({ stores }) =>
      stores.questions.save(
        {
          ...asked,
          dueOn: promise.dueOn,
          dueAt: new Date('2026-12-31T17:00:00Z'),
          standing: { ...asked.standing, interims: [promise] },
        },
        asked,
      ),
    );
    await change({ type: 'add', date: localDate('2026-12-02'), kind: 'closure', source: 'TB 5' });
    const [after] = await question();
    expect([after?.dueOn, after?.standing.legalDueOn]).toEqual(['2026-12-31', '2026-12-15']);
  });
});
