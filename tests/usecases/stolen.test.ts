/** An account in other hands: who can say so, what is taken back, and what a thief gets out of the same doors. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerStanding, stolen, stolenColleague } from '../../src/chat/acts/standing.ts';
import { hearSafety } from '../../src/chat/hear/hear-safety.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { createInvitation, redeem } from '../../src/usecases/person/invite.ts';
import { reportFromPage, reportStolen } from '../../src/usecases/person/report-stolen.ts';
import { changeRole } from '../../src/usecases/person/standing.ts';
import { undoStolen } from '../../src/usecases/person/undo-stolen.ts';
import { shortName } from '../../src/usecases/person/unlink-accounts.ts';
import { watchAccounts } from '../../src/usecases/person/watch-accounts.ts';
import { act } from '../../src/usecases/submission/act.ts';
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
/** The presses under the alarm that this reader has. */
const undos = async (reader: Person) =>
  (await alarms(reader, 'alarm-account-stolen')).flatMap(({ buttons = [] }) =>
    buttons
      .flat()
      .flatMap((each) =>
        'action' in each && each.action.startsWith('undoTheirs.') ? [Number(each.action.split('.')[1])] : [],
      ),
  );
const press = (by: Person, whom: Person, seq: number) => ward.turn((unit) => undoStolen(unit, by, whom.id, seq));

describe('whoever locks their own account', () => {
  it('is asked nothing more about a draft, and reads who else was told', async () => {
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

describe('a colleague who was phoned', () => {
  it('locks after Xác nhận and reads it; the head and the standing deputy read who did, and the head alone lifts', async () => {
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

  it('locks one account a day: a stolen account does not lock the board', async () => {
    expect(keyOf(await report(nam, minh))).toBe('done');
    expect(keyOf(await report(nam, ha))).toBe('issue-stolen-too-many');
    expect((await now(ha)).status).toBe('active');
    expect(keyOf(await report(lan, ha))).toBe('issue-not-entitled');
    expect(keyOf(await report(ha, ha))).toBe('issue-not-oneself');
  });

  it('locks a head only when they decide themselves, or two say so', async () => {
    const other = await ward.person('Đỗ Văn Sơn', 'office');
    expect(await report(nam, hoa)).toMatchObject({ ok: true });
    expect(await alarms(nam, 'note-stolen-said')).toHaveLength(1);
    expect((await now(hoa)).status).toBe('active');
    expect(await alarms(hoa, 'alarm-stolen-asked')).toEqual([]);
    expect(await alarms(minh, 'alarm-stolen-asked')).toHaveLength(1);
    await report(nam, hoa);
    expect((await now(hoa)).status).toBe('active');
    await report(other, hoa);
    expect((await now(hoa)).status).toBe('frozen');
  });
});

describe('the page without a sign-in', () => {
  it('locks nobody: the others of the board are asked on their phones, and one of them presses', async () => {
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

  it('tells a stranger nothing and rings nobody again: the same name once in six hours, six asks a day in all', async () => {
    const names = ['Trần Văn Minh', 'Trần Văn Minh', 'Kẻ Lạ', 'Vũ Thị Hoa', 'Phạm Thị Thu Hà', 'Lê Hoài Nam'];
    for (const name of [...names, ...names]) await ward.turn((unit) => reportFromPage(unit, name));
    // Minh, Hoa, Hà and Nam once each; Nam is told of the three others.
    expect(await alarms(nam, 'alarm-stolen-asked')).toHaveLength(3);
    for (const at of [1, 2, 3, 4, 5]) {
      const person = await ward.person(`Người Thứ ${at}`, 'member');
      await ward.turn((unit) => reportFromPage(unit, person.name));
    }
    expect(await alarms(nam, 'alarm-stolen-asked')).toHaveLength(5);
    expect((await ward.audit()).filter((action) => action === 'stolen-page')).toHaveLength(6);
  });
});

describe('what a stolen account did', () => {
  it('is taken back by one press each: decisions, roles, invitations and linked accounts', async () => {
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
    // Pressed again, and pressed by a head who presses late: nothing happens twice.
    for (const seq of seqs) expect(keyOf(await press(hoa, minh, seq))).toBe('issue-stolen-moved-on');
    expect((await ward.audit()).filter((action) => action === 'stolen-undone')).toHaveLength(3);
  });

  it('of a head, is taken back by the standing deputy: a role, long after the minute of a decision', async () => {
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

  it('is no press for an act of somebody else, an older one, or somebody who is let in again', async () => {
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

describe('signs of a stolen account', () => {
  const watch = () => ward.turn((unit) => watchAccounts(unit));
  /** As `act` writes each decision down. */
  const decide = () =>
    ward.turn((unit) =>
      unit.stores.audit.record(
        { actor: minh.id, action: 'approve', object: 'item', details: { code: 'DL' } },
        unit.now,
      ),
    );

  it('a decision within the hour after a new app was linked asks who leads once, with a press', async () => {
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
    // Who leads hears of a mere sign, and which it is; a member is offered no lock of a deputy.
    expect(await alarms(ha, 'alarm-stolen-asked')).toHaveLength(1);
    expect(await alarms(nam, 'alarm-stolen-asked')).toEqual([]);
    expect(asked?.facts).toMatchObject({ from: 'linked' });
    expect(asked?.buttons?.flat()).toEqual([expect.objectContaining({ action: 'stolen', subject: minh.id })]);
    expect((await now(minh)).status).toBe('active');
  });

  it('five decisions in one night do, four do not, nor do five by day or an app linked long before', async () => {
    await watch();
    await ward.turn((unit) =>
      unit.stores.audit.record({ actor: minh.id, action: 'accounts-joined', object: 'x' }, unit.now),
    );
    ward.clock.advance(61 * 60_000);
    for (let at = 0; at < 5; at += 1) await decide();
    await watch();
    // Half past one in the night of the ward.
    ward.clock.advance(870 * 60_000);
    for (let at = 0; at < 4; at += 1) await decide();
    await watch();
    expect(await alarms(hoa, 'alarm-stolen-asked')).toEqual([]);
    await decide();
    await watch();
    expect(await alarms(hoa, 'alarm-stolen-asked')).toHaveLength(1);
  });
});
