/** An account in the wrong hands: who can report it, what is undone, and what a thief could achieve with the same functions. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerStanding, stolen, stolenColleague, undoTheirs } from '../../src/chat/acts/standing.ts';
import { hearSafety } from '../../src/chat/hear/hear-safety.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { unitNoteId } from '../../src/domain/plan/unit.ts';
import { computeStatement } from '../../src/domain/royalty/statement.ts';
import { changeCalendar } from '../../src/usecases/calendar/change-calendar.ts';
import { maskItem } from '../../src/usecases/check/mask.ts';
import { releaseItem } from '../../src/usecases/check/release.ts';
import { actOnDanger } from '../../src/usecases/danger/act-on-danger.ts';
import { reportDanger } from '../../src/usecases/danger/report-danger.ts';
import { askTogether, reportFromPage } from '../../src/usecases/person/ask-from-page.ts';
import { createInvitation, redeem } from '../../src/usecases/person/invite.ts';
import { reportStolen } from '../../src/usecases/person/report-stolen.ts';
import { changeRole, remove } from '../../src/usecases/person/standing.ts';
import { undoStolen } from '../../src/usecases/person/undo-stolen.ts';
import { shortName } from '../../src/usecases/person/unlink-accounts.ts';
import { watchAccounts } from '../../src/usecases/person/watch-accounts.ts';
import { proposeMeeting } from '../../src/usecases/plan/meetings.ts';
import { addPlan, stepOfPlan } from '../../src/usecases/plan/plan.ts';
import { askUnit } from '../../src/usecases/plan/requests.ts';
import { setOfUnit } from '../../src/usecases/plan/units.ts';
import { adoptRule, proposeRule, ruleVersions } from '../../src/usecases/process/dated-rules.ts';
import { changeProcess, processes, processNow } from '../../src/usecases/process/process.ts';
import { changeUndertaking, undertakingNow } from '../../src/usecases/process/texts.ts';
import { keepTemplate, templatesNow } from '../../src/usecases/question/templates.ts';
import { saveSection } from '../../src/usecases/section/save.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { editFormOf, editItem } from '../../src/usecases/submission/edit-by-form.ts';
import { withdraw } from '../../src/usecases/submission/send.ts';
import { aMonth } from '../domain/royalty-builders.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let hoa: Person;
let ha: Person;
let minh: Person;
let nam: Person;
let lan: Person;

beforeEach(async () => {
  ward = await openWard();
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  ha = await ward.person('Phạm Thị Thu Hà', 'standingDeputy');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  nam = await ward.person('Lê Hoài Nam', 'member');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

const now = (person: Person) => ward.turn(({ stores }) => stores.people.get(person.id));
const keyOf = (outcome: { readonly ok: boolean; readonly issues?: readonly { readonly key: string }[] }) =>
  outcome.ok ? 'done' : outcome.issues?.[0]?.key;
const report = (by: Person, whom: Person) => ward.turn((unit) => stolenColleague(unit, by, whom.id, true));
const alarms = async (reader: Person, key: string) => (await ward.read(reader)).filter((each) => each.key === key);
/** The undo buttons of the alarm that this reader got. */
const undos = async (reader: Person) =>
  (await alarms(reader, 'alarm-account-stolen')).flatMap(({ buttons = [] }) =>
    buttons
      .flat()
      .flatMap((each) =>
        'action' in each && each.action.startsWith('undoTheirs.') ? [Number(each.action.split('.')[1])] : [],
      ),
  );
const press = (by: Person, whom: Person, seq: number) => ward.turn((unit) => undoStolen(unit, by, whom.id, seq));

describe('a person who locks their own account', () => {
  it('is asked nothing more about a draft, and reads who was told', async () => {
    await ward.add(hoa, 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.');
    expect((await ward.read(hoa)).map(({ key }) => key)).toContain('ask-source');
    await ward.turn((unit) => stolen(unit, hoa));
    const read = await ward.read(hoa);
    expect(read.map(({ key }) => key)).not.toContain('ask-source');
    const locked = read.find(({ key }) => key === 'stolen-frozen');
    const say = locked ? ward.core.translator.say('vi', locked) : '';
    expect(say).toContain('mã ngừng ngay. Phó Trưởng ban thường trực đã được báo.');
  });
});

describe('an act of a stolen account', () => {
  it('is listed with the code of the item that was withdrawn', async () => {
    const item = await ward.submitted(minh, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    await ward.turn((unit) => withdraw(unit, minh, item.id));
    await ward.turn((unit) => stolen(unit, minh));
    const [alarm] = await alarms(hoa, 'alarm-account-stolen');
    expect(alarm && ward.core.translator.say('vi', alarm)).toMatch(new RegExp(`rút bài[^\\n]*${item.code}`, 'u'));
  });
});

describe('a colleague who is told of a stolen account', () => {
  it('locks it with Xác nhận; head and standing deputy read who did, and only the head unlocks it', async () => {
    expect(hearSafety('khóa tài khoản anh Minh', actorOf(nam))).toEqual([
      expect.objectContaining({ do: 'offerStanding', act: 'freeze' }),
    ]);
    expect(hearSafety('khóa tài khoản anh Minh', actorOf(lan))).toBeNull();
    await ward.turn((unit) => offerStanding(unit, nam, 'freeze', 'Minh'));
    expect((await ward.read(nam)).flatMap(({ buttons = [] }) => buttons.flat())).toEqual([
      expect.objectContaining({ action: 'stolen', subject: minh.id }),
    ]);
    expect((await now(minh)).status).toBe('active');
    await ward.turn((unit) => stolenColleague(unit, nam, minh.id, false));
    expect((await now(minh)).status).toBe('active');
    const [sure] = await alarms(nam, 'stolen-sure');
    expect(sure?.buttons?.flat()[0]).toMatchObject({ action: 'stolen.sure', subject: minh.id });
    expect(keyOf(await report(nam, minh))).toBe('done');
    expect((await now(minh)).status).toBe('frozen');
    expect(await alarms(nam, 'note-stolen-frozen')).toHaveLength(1);
    for (const reader of [hoa, ha])
      expect((await alarms(reader, 'alarm-account-stolen'))[0]?.facts).toMatchObject({ by: nam.name, name: minh.name });
  });

  it('locks at most one account a day, so that a stolen account cannot lock the board', async () => {
    expect(keyOf(await report(nam, minh))).toBe('done');
    expect(keyOf(await report(nam, ha))).toBe('issue-stolen-too-many');
    expect((await now(ha)).status).toBe('active');
    expect(keyOf(await report(lan, ha))).toBe('issue-not-entitled');
    expect(keyOf(await report(ha, ha))).toBe('issue-not-oneself');
  });

  it('locks a head’s account only as a decider, or if two people say so', async () => {
    const other = await ward.person('Đỗ Văn Sơn', 'office');
    expect(await report(nam, hoa)).toMatchObject({ ok: true });
    expect(await alarms(nam, 'note-stolen-said')).toHaveLength(1);
    expect((await now(hoa)).status).toBe('active');
    expect(await alarms(hoa, 'alarm-stolen-asked')).toEqual([]);
    expect(await alarms(minh, 'alarm-stolen-asked')).toHaveLength(1);
    await report(nam, hoa);
    expect((await now(hoa)).status).toBe('active');
    // The first report came from a stolen account, so it no longer counts.
    const stolen = await now(nam);
    await ward.turn(({ stores }) => stores.people.save({ ...stolen, status: 'frozen' }));
    await report(other, hoa);
    expect((await now(hoa)).status).toBe('active');
    await report(await ward.person('Lý Thị Tâm', 'office'), hoa);
    expect((await now(hoa)).status).toBe('frozen');
  });
});

describe('the report page without a sign-in', () => {
  it('locks nobody: the board is asked by message, and one of them presses', async () => {
    await ward.turn((unit) => reportFromPage(unit, ' trần  văn minh '.replaceAll(/\s+/gu, ' ')));
    expect((await now(minh)).status).toBe('active');
    expect(await alarms(minh, 'alarm-stolen-asked')).toEqual([]);
    expect(await alarms(lan, 'alarm-stolen-asked')).toEqual([]);
    for (const reader of [hoa, ha, nam]) {
      const [asked] = await alarms(reader, 'alarm-stolen-asked');
      expect(asked?.buttons?.flat()).toEqual([expect.objectContaining({ action: 'stolen', subject: minh.id })]);
    }
    expect(keyOf(await report(ha, minh))).toBe('done');
    expect((await now(minh)).status).toBe('frozen');
  });

  const page = (name: string) => ward.turn((unit) => reportFromPage(unit, name));
  const together = () => ward.turn((unit) => askTogether(unit));
  const asksOf = async (reader: Person) =>
    (await alarms(reader, 'alarm-stolen-asked')).map(({ facts }) => `${String(facts?.from)}: ${String(facts?.name)}`);

  it('reveals nothing to a stranger, and asks about one name once in six hours', async () => {
    const names = ['Trần Văn Minh', 'Trần Văn Minh', 'Kẻ Lạ', 'Vũ Thị Hoa', 'Phạm Thị Thu Hà', 'Lê Hoài Nam'];
    for (const name of [...names, ...names]) await page(name);
    // One each for Minh, Hoa, Hà and Nam; Nam is told about the three others.
    expect(await alarms(nam, 'alarm-stolen-asked')).toHaveLength(3);
    expect((await ward.audit()).filter((action) => action === 'stolen-page')).toHaveLength(4);
  });

  it('over its limit loses no report: the rest is asked about together within the hour', async () => {
    for (let at = 1; at <= 9; at += 1) await page((await ward.person(`Người Thứ ${at}`, 'contributor')).name);
    expect(await alarms(nam, 'alarm-stolen-asked')).toHaveLength(6);
    // Reports about a head or a deputy are not delayed by any number of reports about others.
    await page(minh.name);
    await page(hoa.name);
    expect((await asksOf(nam)).slice(-2)).toEqual([`page: ${minh.name}`, `page: ${hoa.name}`]);
    await page(minh.name);
    await together();
    expect((await asksOf(nam)).at(-1)).toBe(`page: ${hoa.name}`);
    const last = (await alarms(hoa, 'alarm-stolen-asked')).at(-1);
    expect(last?.facts).toMatchObject({ from: 'together', count: 4 });
    expect(last?.buttons?.flat().map((each) => ('subject' in each ? each.subject : ''))[0]).toBe(minh.id);
    expect(last && ward.core.translator.say('vi', last)).toMatch(
      /nhận thêm tin \(4 lần\).*: Trần Văn Minh, Người Thứ 7, Người Thứ 8, Người Thứ 9\. Chưa khóa gì/u,
    );
    // Minh is asked only about the others, at most once an hour.
    expect((await asksOf(minh)).at(-1)).toBe('together: Người Thứ 7, Người Thứ 8, Người Thứ 9');
    await page('Người Thứ 7');
    await together();
    expect((await alarms(hoa, 'alarm-stolen-asked')).at(-1)).toEqual(last);
    ward.clock.advance(3_600_000);
    await together();
    expect((await asksOf(hoa)).at(-1)).toBe('together: Người Thứ 7');
    const count = (await asksOf(hoa)).length;
    ward.clock.advance(3_600_000);
    await together();
    expect(await asksOf(hoa)).toHaveLength(count);
  });

  it('asks about eight names at once, deciders first; the others follow in the next hour, without accounts locked meanwhile', async () => {
    const people: Person[] = [];
    for (let at = 1; at <= 16; at += 1) people.push(await ward.person(`Người Thứ ${at}`, 'contributor'));
    for (const { name } of people) await page(name);
    await page(ha.name);
    await page(ha.name);
    const locked = people[6];
    if (locked) await ward.turn(({ stores }) => stores.people.save({ ...locked, status: 'frozen' }));
    await together();
    const named = (from: number, to: number) => people.slice(from, to).map(({ name }) => name);
    expect((await asksOf(hoa)).at(-1)).toBe(`together: ${[ha.name, ...named(7, 14)].join(', ')}`);
    ward.clock.advance(3_600_000);
    await together();
    expect((await asksOf(hoa)).at(-1)).toBe(`together: ${named(14, 16).join(', ')}`);
  });

  it('asks the rest of the board about the only decider', async () => {
    for (const each of [ha, minh]) await ward.turn(({ stores }) => stores.people.save({ ...each, status: 'frozen' }));
    await page(hoa.name);
    await page(hoa.name);
    await together();
    expect(await asksOf(nam)).toEqual([`page: ${hoa.name}`, `together: ${hoa.name}`]);
  });

  it('does not prevent other ways when it is flooded: /baomat and a colleague’s press lock at once', async () => {
    for (let at = 0; at < 60; at += 1) await page([minh, hoa, ha, nam][at % 4]?.name ?? '');
    await ward.turn((unit) => stolen(unit, minh));
    expect((await now(minh)).status).toBe('frozen');
    expect(await alarms(hoa, 'alarm-account-stolen')).toHaveLength(1);
    expect(keyOf(await report(ha, nam))).toBe('done');
    expect((await now(nam)).status).toBe('frozen');
  });
});

describe('undoing what a stolen account did', () => {
  it('takes one press for each decision, role, invitation and linked account', async () => {
    const item = await ward.submitted(lan);
    const guest = await ward.person('Khách', 'citizen');
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
    const invited = await ward.turn((unit) =>
      createInvitation(unit, { role: 'deputy', name: 'Kẻ lạ', unit: null, invitedBy: minh.id }),
    );
    await ward.turn((unit) => redeem(unit, guest, invited.code, false));
    await ward.turn(async (unit) => {
      const account = {
        channel: 'zalo-bot',
        accountId: 'thief',
        personId: minh.id,
        conversation: 'thief',
        displayName: 'T',
      };
      await unit.stores.people.putAccount({ ...account, lastUsedAt: unit.now, unreachableAt: null });
      const details = { channel: 'zalo-bot', account: shortName(unit, account) };
      await unit.stores.audit.record({ actor: minh.id, action: 'accounts-joined', object: 'x', details }, unit.now);
    });
    await ward.turn((unit) => reportStolen(unit, minh));
    const seqs = await undos(ha);
    expect(seqs).toHaveLength(3);
    expect(await undos(hoa)).toEqual(seqs);
    expect(keyOf(await press(nam, minh, seqs[0] ?? 0))).toBe('issue-not-entitled');
    for (const seq of seqs) expect(keyOf(await press(ha, minh, seq))).toBe('done');
    expect((await ward.turn(({ stores }) => stores.submissions.find(item.id)))?.state).toBe('submitted');
    expect((await now(guest)).status).toBe('frozen');
    const accounts = await ward.turn(({ stores }) => stores.people.accountsOf(minh.id));
    expect(accounts.some(({ accountId }) => accountId === 'thief')).toBe(false);
    // Pressed again, also by a head who presses late: nothing happens twice.
    for (const seq of seqs) expect(keyOf(await press(hoa, minh, seq))).toBe('issue-stolen-moved-on');
    expect((await ward.audit()).filter((action) => action === 'stolen-undone')).toHaveLength(3);
  });

  it('of a head is done by the standing deputy, also long after the minute for undoing', async () => {
    await ward.turn(async (unit) => changeRole(unit, hoa, await unit.stores.people.get(minh.id), 'contributor'));
    const item = await ward.submitted(lan);
    await ward.turn((unit) =>
      act(unit, hoa, item.id, { type: 'reject', revision: item.revision, reason: { code: 'unfit', note: '' } }),
    );
    ward.clock.advance(3 * 86_400_000);
    await ward.turn((unit) => reportStolen(unit, hoa));
    for (const seq of await undos(ha)) expect(keyOf(await press(ha, hoa, seq))).toBe('done');
    expect((await now(minh)).role).toBe('deputy');
    expect((await ward.turn(({ stores }) => stores.submissions.find(item.id)))?.state).toBe('submitted');
  });

  it('is refused for acts of others, older acts, and an account that was unlocked', async () => {
    await ward.turn(async (unit) => changeRole(unit, hoa, await unit.stores.people.get(nam.id), 'office'));
    const seq = await ward.turn(({ stores }) => stores.audit.last());
    await ward.turn((unit) => reportStolen(unit, minh));
    expect(keyOf(await press(ha, minh, seq))).toBe('issue-press-unknown');
    expect(keyOf(await press(ha, hoa, seq))).toBe('issue-stolen-lifted');
    ward.clock.advance(15 * 86_400_000);
    await ward.turn((unit) => reportStolen(unit, hoa));
    expect(keyOf(await press(ha, hoa, seq))).toBe('issue-press-unknown');
    expect((await now(nam)).role).toBe('office');
  });
});

describe('undoing what a stolen account changed for everybody', () => {
  /** Reports the account and presses every **Hoàn tác** that Hà has, newest first. @returns the acts */
  const takeAllBack = async (whom: Person, by = ha): Promise<readonly string[]> => {
    await ward.turn((unit) => reportStolen(unit, whom));
    const seqs = await undos(by);
    const outcomes = [];
    for (const seq of seqs) outcomes.push(keyOf(await press(by, whom, seq)));
    expect(outcomes).toEqual(seqs.map(() => 'done'));
    for (const seq of seqs) expect(keyOf(await press(by, whom, seq))).toBe('issue-stolen-moved-on');
    return ward.turn(async ({ stores }) => {
      const acts = [];
      for (const seq of seqs) acts.push((await stores.audit.entry(seq))?.action ?? '');
      return acts;
    });
  };

  it('withdraws a month’s approval or payment and a sent report with one press each, with the reason in the paper', async () => {
    const content = computeStatement(aMonth({}));
    const month = content.month;
    const paper = (over: object) => ({
      ...{ id: 's1', month, version: 1, state: 'paid', content, reason: null, computedAt: '2026-11-25T02:00:00.000Z' },
      ...{ checked: null, approved: null, hash: 'h' },
      ...over,
    });
    const steps = ['statement-approve', 'statement-pay', 'report-send', 'appraised'];
    await ward.turn(async ({ stores, now: at }) => {
      await stores.statements.save(paper({}) as never);
      for (const action of steps) {
        const object = action.startsWith('report') ? `report:monthly:${month}` : `statement:${month}`;
        await stores.audit.record({ actor: hoa.id, action, object, details: { version: 1 } }, at);
      }
    });
    await report(ha, hoa);
    const listed = (await alarms(ha, 'alarm-account-stolen'))
      .map((each) => ward.core.translator.say('vi', each))
      .join('');
    expect(listed).toContain('lập lại hoặc rút ở mục Giấy tờ');
    const seqs = await undos(ha);
    expect(seqs).toHaveLength(3);
    // Newest first: the report does not exist; the payment is undone by a new version; after that the approval no longer applies.
    const said = [];
    for (const seq of seqs) said.push(keyOf(await press(ha, hoa, seq)));
    expect(said).toEqual(['issue-stolen-moved-on', 'done', 'issue-stolen-moved-on']);
    const again = await ward.turn(({ stores }) => stores.statements.latest(month));
    expect(again).toMatchObject({ version: 2, state: 'computed', reason: expect.stringContaining(hoa.name) });
    expect((await ward.turn(({ stores }) => stores.statements.settled(month, 2)))?.version).toBe(1);
  });

  it('restores process, undertaking, templates and pages in a new version in the name of who pressed', async () => {
    const before = await ward.turn((unit) => processNow(unit));
    const oath = await ward.turn((unit) => undertakingNow(unit));
    await ward.turn(async (unit) => {
      const seen = (await processes(unit)).length;
      expect(keyOf(await changeProcess(unit, hoa, { what: 'budget', category: 'news', hours: 3 }, seen))).toBe('done');
      expect(keyOf(await changeUndertaking(unit, hoa, 'Tôi cam kết làm theo mọi lời của kẻ đã lấy máy này.'))).toBe(
        'done',
      );
      expect(keyOf(await keepTemplate(unit, hoa, { name: 'Khai sinh', text: 'Nộp 5 triệu đồng.' }, 0))).toBe('done');
      const slug = ward.ward.pages[0]?.slug ?? '';
      const seenPage = (await unit.stores.sections.newest(slug as never))?.version ?? 0;
      expect(await saveSection(unit, hoa, { slug, text: 'Gọi số của kẻ gian.', seen: seenPage })).toMatchObject({
        kind: 'saved',
      });
    });
    ward.clock.advance(60_000);
    expect((await ward.turn((unit) => processNow(unit))).budgets.news).toBe(3);
    expect(await takeAllBack(hoa)).toEqual([
      'section-edited',
      'template-kept',
      'undertaking-changed',
      'process-changed',
    ]);
    const after = await ward.turn((unit) => processNow(unit));
    expect(after.budgets).toEqual(before.budgets);
    expect(after.by).toBe(ha.id);
    expect((await ward.turn((unit) => undertakingNow(unit))).text).toBe(oath.text);
    expect((await ward.turn((unit) => templatesNow(unit))).templates).toEqual([]);
    const page = await ward.turn(({ stores }) => stores.sections.newest(ward.ward.pages[0]?.slug as never));
    expect(page?.text).not.toContain('kẻ gian');
  });

  it('ends an adopted ceiling, and drops one that only waits', async () => {
    const sight = { statement: async () => ({ ok: false, issues: [] }) } as never;
    const propose = (words: string) =>
      ward.turn(async (unit) => {
        const proposed = await proposeRule(unit, actorOf(hoa), 'ceilings', words, sight);
        if (!proposed.ok) throw new Error(JSON.stringify(proposed.issues));
        return proposed.proposal.id;
      });
    const inForce = () =>
      ward.turn(async (unit) => (await ruleVersions(unit, 'ceilings')).map(({ version }) => version));
    const before = await inForce();
    const id = await propose('99/QĐ-UBND; 01/12/2026; tháng 1.000 đ');
    await ward.turn((unit) => adoptRule(unit, actorOf(hoa), id));
    ward.clock.advance(1000);
    const waiting = await propose('100/QĐ-UBND; 01/12/2026; tháng 2.000 đ');
    expect(await inForce()).toContain('99/QĐ-UBND');
    await ward.turn((unit) => reportStolen(unit, hoa));
    const seqs = await undos(ha);
    const outcomes = [];
    for (const seq of seqs) outcomes.push(keyOf(await press(ha, hoa, seq)));
    // Drafted and then adopted: one of the two undo presses is enough.
    expect(outcomes).toEqual(['done', 'done', 'issue-stolen-moved-on']);
    expect(await inForce()).toEqual(before);
    const kept = await ward.turn(({ stores }) => stores.registers.find('rule', waiting));
    expect(kept?.state).toBe('dropped');
  });

  it('restores days off, and the due dates of open work', async () => {
    const asActor = { person: hoa.id, role: 'head' };
    await ward.turn((unit) =>
      changeCalendar(
        unit,
        { person: ha.id, role: 'standingDeputy' },
        {
          ...{ type: 'add', kind: 'closure', date: localDate('2026-12-10'), source: 'Thông báo 12/TB-UBND' },
        },
      ),
    );
    const item = await ward.submitted(lan);
    const dueOf = async () =>
      (await ward.turn(({ stores }) => stores.submissions.get(item.id))).standing.due?.on ?? null;
    const due = await dueOf();
    const days = () => ward.turn(({ stores }) => stores.specialDays.list());
    const before = (await days()).map(({ date, kind, source }) => ({ date, kind, source }));
    await ward.turn((unit) =>
      changeCalendar(unit, asActor, { type: 'remove', date: localDate('2026-12-10'), source: '' }),
    );
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'])
      await ward.turn((unit) =>
        changeCalendar(unit, asActor, { type: 'add', kind: 'closure', date: localDate(day), source: 'Không có' }),
      );
    expect(await dueOf()).not.toBe(due);
    expect(new Set(await takeAllBack(hoa))).toEqual(new Set(['days-changed']));
    expect((await days()).map(({ date, kind, source }) => ({ date, kind, source }))).toEqual(before);
    expect(await dueOf()).toBe(due);
  });

  it('restores people, plan, requests, meetings and units', async () => {
    const [place] = ward.ward.units;
    const name = typeof place === 'string' ? place : (place as unknown as { readonly name: string }).name;
    const other = await ward.person('Đỗ Văn Sơn', 'office');
    await ward.turn((unit) => setOfUnit(unit, actorOf(ha), name, 'member', nam.name));
    const planned = await ward.turn((unit) => addPlan(unit, actorOf(ha), 'lễ khởi công; 05/12/2026'));
    const plan = planned.ok ? planned.entry.id : '';
    const moved = await ward.turn((unit) => addPlan(unit, actorOf(ha), 'lễ ra quân; 07/12/2026'));
    const given = await ward.turn((unit) => addPlan(unit, actorOf(ha), `hội thao; 08/12/2026; ${nam.name}`));
    if (!moved.ok || !given.ok) throw new Error('no plan');
    await ward.turn(async (unit) => {
      expect(keyOf(await remove(unit, hoa, other))).toBe('done');
      expect(keyOf(await setOfUnit(unit, actorOf(hoa), name, 'member', minh.name))).toBe('done');
      expect(keyOf(await stepOfPlan(unit, actorOf(hoa), plan, 'drop', 'thôi'))).toBe('done');
      expect(keyOf(await addPlan(unit, actorOf(hoa), 'việc của kẻ gian; 06/12/2026'))).toBe('done');
      expect(keyOf(await stepOfPlan(unit, actorOf(hoa), moved.entry.id, 'move', '20/12/2026'))).toBe('done');
      expect(keyOf(await stepOfPlan(unit, actorOf(hoa), given.entry.id, 'assign', minh.name))).toBe('done');
      expect(keyOf(await askUnit(unit, actorOf(hoa), `${name}; gửi mật khẩu; 05/12`))).toBe('done');
      expect(keyOf(await proposeMeeting(unit, actorOf(hoa), 'tháng; 05/12 8 giờ; nhà kẻ gian'))).toBe('done');
    });
    expect(new Set(await takeAllBack(hoa))).toEqual(
      new Set([
        ...['person-removed', 'unit-member', 'plan-drop', 'plan-add', 'plan-move', 'plan-assign'],
        ...['request-ask', 'meeting-propose'],
      ]),
    );
    expect(await now(other)).toMatchObject({ status: 'active', role: 'office' });
    await ward.turn(async ({ stores }) => {
      expect((await stores.registers.find('unit', unitNoteId(ward.ward.id, name)))?.member?.id).toBe(nam.id);
      expect((await stores.registers.find('plan', plan))?.state).toBe('planned');
      const entries = await stores.registers.list('plan', '2026-12');
      const kept = [plan, moved.entry.id, given.entry.id];
      expect(new Set(entries.filter(({ state }) => state === 'planned').map(({ id }) => id))).toEqual(new Set(kept));
      const { on, dueOn, assignee } = given.entry;
      expect(await stores.registers.find('plan', moved.entry.id)).toMatchObject({
        on: '2026-12-07',
        dueOn: moved.entry.dueOn,
      });
      expect(await stores.registers.find('plan', given.entry.id)).toMatchObject({ on, dueOn, assignee });
      expect((await stores.registers.list('request', null)).map(({ state }) => state)).toEqual(['closed']);
      expect((await stores.registers.list('meeting', '2026')).map(({ state }) => state)).toEqual(['dropped']);
    });
  });

  it('of a contributor covers sent, edited and requested items, which a press restores', async () => {
    const waiting = await ward.submitted(lan);
    const published = await ward.submitted(lan, 'Khối 6 họp dân\nSáng nay khối 6 họp dân.\nNguồn: ông Tư');
    await ward.turn((unit) => act(unit, minh, published.id, { type: 'approve', revision: published.revision }));
    await ward.turn(async ({ stores }) => {
      const before = await stores.submissions.get(published.id);
      const publication = { version: 2, slug: 'khoi-6', at: before.updatedAt };
      const standing = { ...before.standing, publication };
      await stores.submissions.save({ ...before, state: 'published', standing }, before);
    });
    await ward.turn((unit) => reportStolen(unit, lan));
    const [alarm] = await alarms(ha, 'alarm-account-stolen');
    const said = alarm ? ward.core.translator.say('vi', alarm) : '';
    expect(said).toContain('gửi bài');
    expect(said).not.toContain('không làm');
    for (const seq of await undos(ha)) expect(keyOf(await press(ha, lan, seq))).toBe('done');
    const stateOf = async (id: typeof waiting.id) =>
      (await ward.turn(({ stores }) => stores.submissions.get(id))).state;
    expect(await stateOf(waiting.id)).toBe('withdrawn');
    expect(await stateOf(published.id)).toBe('unpublished');
  });

  it('restores a text that a deputy edited in another person’s item', async () => {
    const item = await ward.submitted(lan);
    await ward.turn(async (unit) => {
      const form = editFormOf(unit, item);
      expect(keyOf(await editItem(unit, minh, item.id, item.revision, { ...form, title: 'Tiêu đề của kẻ gian' }))).toBe(
        'done',
      );
    });
    await ward.turn((unit) => reportStolen(unit, minh));
    for (const seq of await undos(ha)) expect(keyOf(await press(ha, minh, seq))).toBe('done');
    const after = await ward.turn(({ stores }) => stores.submissions.get(item.id));
    expect(after.content).toEqual(item.content);
    expect(after.revision).toBe(item.revision + 2);
  });

  it('restores masked text, holds and ended cases; a danger case alerts again', async () => {
    const tu = await ward.person('Ông Tư', 'citizen');
    const text =
      'Khối 4 trồng cây\nSáng nay bà con khối 4 trồng 20 cây xanh.\nNguồn: bà Lan\nLiên hệ ông Tư, điện thoại 0912 345 678.';
    const item = await ward.submitted(lan, text);
    await ward.turn((unit) => maskItem(unit, hoa, item.id, item.revision));
    const secret = 'Phát tài liệu tập huấn\nSáng nay phát tài liệu lưu hành nội bộ cho các khối.\nNguồn: bà Lan';
    const held = await ward.submitted(nam, secret);
    expect(held.state).toBe('quarantined');
    expect(await ward.turn((unit) => releaseItem(unit, hoa, held.id, held.revision))).toMatchObject({ ok: true });
    const cry = { level: 'sure', numbers: ['114'], text: 'cháy nhà, khối 3' } as const;
    const danger = await ward.turn((unit) => reportDanger(unit, tu, cry));
    const id = danger?.danger.id ?? '';
    await ward.turn((unit) => actOnDanger(unit, hoa, id, { type: 'end', how: 'không có gì' }));
    const rung = (await alarms(ha, 'danger-alert')).length;
    expect(new Set(await takeAllBack(hoa))).toEqual(new Set(['masked', 'release', 'danger-ended']));
    await ward.turn(async ({ stores }) => {
      expect((await stores.submissions.get(item.id)).content).toEqual(item.content);
      expect((await stores.submissions.get(item.id)).standing.unmasked).toBeNull();
      expect((await stores.submissions.get(held.id)).state).toBe('quarantined');
      expect(await stores.dangers.find(id)).toMatchObject({ state: 'open', standing: { ended: null } });
    });
    expect((await alarms(ha, 'danger-alert')).length).toBe(rung + 1);
  });

  it('is replaced by instructions for an act that no press can undo', async () => {
    await ward.turn(({ stores, now: at }) =>
      stores.audit.record({ actor: hoa.id, action: 'statement-compute', object: 'x' }, at),
    );
    await ward.turn((unit) => reportStolen(unit, hoa));
    const [alarm] = await alarms(ha, 'alarm-account-stolen');
    expect(alarm && ward.core.translator.say('vi', alarm)).toContain('lập bảng kê (lập lại hoặc rút ở mục Giấy tờ)');
  });

  it('reaches the whole list page by page, for who leads only', async () => {
    for (let at = 0; at < 23; at += 1)
      await ward.turn((unit) => addPlan(unit, actorOf(hoa), `việc ${at + 1}; 06/12/2026`));
    await ward.turn((unit) => reportStolen(unit, hoa));
    const nextOf = (message: { readonly buttons?: readonly (readonly { readonly action?: string }[])[] } | undefined) =>
      message?.buttons
        ?.flat()
        .find(({ action }) => action?.startsWith('undoTheirs.from-'))
        ?.action?.split('.')[1];
    const [alarm] = await alarms(ha, 'alarm-account-stolen');
    expect(nextOf(alarm as never)).toBe('from-10');
    const more = (by: Person, from: string) => ward.turn((unit) => undoTheirs(unit, by, hoa.id, from));
    expect(await more(nam, 'from-10')).toMatchObject({ ok: false });
    await more(ha, 'from-10');
    await more(ha, 'from-20');
    const lists = await alarms(ha, 'stolen-acts-more');
    expect(lists.map((list) => nextOf(list as never))).toEqual(['from-20', undefined]);
    const seqs = [alarm, ...lists].flatMap((list) =>
      (list?.buttons ?? []).flat().flatMap((each) => ('action' in each ? [each.action] : [])),
    );
    expect(new Set(seqs.filter((action) => /^undoTheirs\.\d+$/u.test(action))).size).toBe(23);
  });

  it('names each act in words, never by its code', async () => {
    const item = await ward.submitted(lan);
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
    await ward.turn((unit) => addPlan(unit, actorOf(hoa), 'lễ khởi công; 06/12/2026'));
    await ward.turn((unit) => reportStolen(unit, hoa));
    const [alarm] = await alarms(ha, 'alarm-account-stolen');
    expect(alarm ? ward.core.translator.say('vi', alarm) : '').toContain('thêm kế hoạch');
  });
});

describe('signs of a stolen account', () => {
  const watch = () => ward.turn((unit) => watchAccounts(unit));
  /** Writes an audit entry for a decision as `act` does. */
  const decide = () =>
    ward.turn((unit) =>
      unit.stores.audit.record(
        { actor: minh.id, action: 'approve', object: 'item', details: { code: 'DL' } },
        unit.now,
      ),
    );

  it('a decision within the hour after a new app was linked asks who leads once, with a button', async () => {
    await watch();
    const joined = { actor: minh.id, action: 'accounts-joined', object: 'x' };
    await ward.turn((unit) => unit.stores.audit.record(joined, unit.now));
    ward.clock.advance(59 * 60_000);
    await decide();
    await watch();
    await decide();
    await watch();
    expect(await alarms(minh, 'alarm-stolen-asked')).toEqual([]);
    const [asked, again] = await alarms(hoa, 'alarm-stolen-asked');
    expect(again).toBeUndefined();
    // The leaders are told of a mere suspicion and its cause; a member gets no button to lock a deputy.
    expect(await alarms(ha, 'alarm-stolen-asked')).toHaveLength(1);
    expect(await alarms(nam, 'alarm-stolen-asked')).toEqual([]);
    expect(asked?.facts).toMatchObject({ from: 'linked' });
    expect(asked?.buttons?.flat()).toEqual([expect.objectContaining({ action: 'stolen', subject: minh.id })]);
    expect((await now(minh)).status).toBe('active');
  });

  it('five decisions in one night ask too; four do not, nor do five by day or an app linked long before', async () => {
    await watch();
    await ward.turn((unit) =>
      unit.stores.audit.record({ actor: minh.id, action: 'accounts-joined', object: 'x' }, unit.now),
    );
    ward.clock.advance(61 * 60_000);
    for (let at = 0; at < 5; at += 1) await decide();
    await watch();
    // 01:30 at night in the ward.
    ward.clock.advance(870 * 60_000);
    for (let at = 0; at < 4; at += 1) await decide();
    await watch();
    expect(await alarms(hoa, 'alarm-stolen-asked')).toEqual([]);
    await decide();
    await watch();
    expect(await alarms(hoa, 'alarm-stolen-asked')).toHaveLength(1);
  });
});
