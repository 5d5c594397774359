/** Freeze, remove, change of role, and a stolen account: what they end, and who may do them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeStanding, offerStanding, stolen } from '../../src/chat/acts/standing.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { openLink } from '../../src/usecases/link/open-link.ts';
import { createPageLink } from '../../src/usecases/page-link.ts';
import { createInvitation } from '../../src/usecases/person/invite.ts';
import { createAccountCode } from '../../src/usecases/person/link-accounts.ts';
import { freezeByOperator } from '../../src/usecases/person/report-stolen.ts';
import { changeRole, freeze, remove, unfreeze } from '../../src/usecases/person/standing.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let hoa: Person;
let ha: Person;
let minh: Person;
let lan: Person;

beforeEach(async () => {
  ward = await openWard();
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  ha = await ward.person('Phạm Thị Thu Hà', 'standingDeputy');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

const now = (person: Person) => ward.turn(({ stores }) => stores.people.get(person.id));
const keyOf = (outcome: { readonly ok: boolean; readonly issues?: readonly { readonly key: string }[] }) =>
  outcome.ok ? 'done' : outcome.issues?.[0]?.key;

describe('a frozen person', () => {
  it('decides nothing at the next press, and their links, codes and invitations no longer work', async () => {
    const item = await ward.submitted(lan);
    const url = await ward.turn((unit) =>
      createPageLink(unit, { purpose: 'decide', person: minh.id, subject: item.id }),
    );
    await ward.turn((unit) => createAccountCode(unit, ha.id));
    const invited = { role: 'contributor', name: 'Kẻ lạ', unit: null, invitedBy: ha.id } as const;
    await ward.turn((unit) => createInvitation(unit, invited));
    for (const person of [minh, ha]) expect(keyOf(await ward.turn((unit) => freeze(unit, hoa, person)))).toBe('done');
    const decided = await ward.turn(async (unit) =>
      act(unit, await unit.stores.people.get(minh.id), item.id, { type: 'approve', revision: item.revision }),
    );
    expect(keyOf(decided)).toBe('issue-account-frozen');
    const token = url.split('/').at(-1) ?? '';
    expect(await ward.turn((unit) => openLink(unit, unit.hashToken(token)))).toMatchObject({
      ok: false,
      problem: 'frozen',
    });
    expect(await ward.turn(({ stores }) => stores.invitations.open(ward.clock.now()))).toEqual([]);
    expect(await rowsOf(ward.core).selectFrom('account_code').selectAll().execute()).toEqual([]);
    // No other decider is left, so it is the head's turn.
    expect(await ward.told(hoa)).toContain('card');
    // After unfreezing the person can act again; what was revoked stays revoked.
    await ward.turn(async (unit) => unfreeze(unit, hoa, await unit.stores.people.get(minh.id)));
    expect((await now(minh)).status).toBe('active');
    expect(await ward.turn((unit) => openLink(unit, unit.hashToken(token)))).toMatchObject({
      ok: false,
      problem: 'revoked',
    });
    expect(await ward.audit()).toEqual(expect.arrayContaining(['person-frozen', 'person-unfrozen']));
  });

  it('can be frozen by the head only, and nobody freezes or removes themselves', async () => {
    for (const by of [ha, minh, lan])
      for (const change of [freeze, remove])
        expect(keyOf(await ward.turn((unit) => change(unit, by, minh)))).toMatch(/not-entitled|not-oneself/u);
    expect(keyOf(await ward.turn((unit) => freeze(unit, hoa, hoa)))).toBe('issue-not-oneself');
    expect((await now(minh)).status).toBe('active');
  });
});

describe('the last head', () => {
  it('cannot be removed or given another role, not even from the command line', async () => {
    expect(keyOf(await ward.turn((unit) => remove(unit, null, hoa)))).toBe('issue-last-head');
    expect(keyOf(await ward.turn((unit) => changeRole(unit, null, hoa, 'deputy')))).toBe('issue-last-head');
    await ward.person('Lê Văn Nam', 'head');
    expect(keyOf(await ward.turn((unit) => remove(unit, null, hoa)))).toBe('done');
  });
});

it('a new role is effective from the next press', async () => {
  const item = await ward.submitted(lan);
  await ward.turn((unit) => changeRole(unit, hoa, minh, 'member'));
  const decided = await ward.turn(async (unit) =>
    act(unit, await unit.stores.people.get(minh.id), item.id, { type: 'approve', revision: item.revision }),
  );
  expect(keyOf(decided)).toBe('issue-not-entitled');
});

describe('"khóa tài khoản chị Lan"', () => {
  it('shows the act on a button, and does it when that is pressed', async () => {
    expect(keyOf(await ward.turn((unit) => offerStanding(unit, lan, 'freeze', 'Minh')))).toBe('issue-not-entitled');
    expect(keyOf(await ward.turn((unit) => offerStanding(unit, ha, 'remove', 'Lan')))).toBe('issue-not-entitled');
    await ward.turn((unit) => offerStanding(unit, hoa, 'freeze', 'Lan'));
    expect((await now(lan)).status).toBe('active');
    const [asked] = await ward.read(hoa);
    expect(asked?.facts).toMatchObject({ count: 1, name: 'Nguyễn Thị Lan' });
    expect(asked?.buttons).toEqual([[expect.objectContaining({ action: 'freeze', subject: lan.id })]]);
    await ward.turn((unit) => changeStanding(unit, hoa, { act: 'freeze', id: lan.id }));
    expect((await now(lan)).status).toBe('frozen');
  });

  it.each(['chị Lan kế toán', 'kế toán Lan', 'Lan (phó ban)'])('finds her also as “%s”', async (name) => {
    await ward.turn((unit) => offerStanding(unit, hoa, 'freeze', name));
    expect((await ward.read(hoa))[0]?.facts).toMatchObject({ name: 'Nguyễn Thị Lan' });
  });
});

describe('a stolen account', () => {
  it('is frozen at once; head and standing deputy read what it did, and only the head unfreezes it', async () => {
    const item = await ward.submitted(lan);
    await ward.turn((unit) =>
      act(unit, minh, item.id, { type: 'return', revision: item.revision, reason: { code: 'facts', note: '' } }),
    );
    await ward.turn((unit) => stolen(unit, minh));
    expect((await now(minh)).status).toBe('frozen');
    for (const reader of [hoa, ha]) {
      const alarm = (await ward.read(reader)).find(({ key }) => key === 'alarm-account-stolen');
      expect(JSON.stringify(alarm?.facts)).toContain(item.code);
      const actions = (alarm?.buttons ?? [])
        .flat()
        .map((button) => ('action' in button ? button.action.split('.')[0] : ''));
      expect(actions).toEqual(reader === hoa ? ['undoTheirs', 'unfreeze'] : ['undoTheirs']);
    }
    const lift = async (by: Person) =>
      keyOf(await ward.turn((unit) => changeStanding(unit, by, { act: 'unfreeze', id: minh.id })));
    expect(await lift(ha)).toBe('issue-not-entitled');
    expect(await lift(hoa)).toBe('done');
  });

  it('frozen from the command line is reported to who leads; for a head’s account there is a button to vouch', async () => {
    expect(await ward.turn(async (unit) => freezeByOperator(unit, await unit.stores.people.get(hoa.id)))).toMatchObject(
      { ok: true },
    );
    expect((await now(hoa)).status).toBe('frozen');
    const alarm = (await ward.read(ha)).find(({ key }) => key === 'alarm-account-stolen');
    expect(alarm?.facts).toMatchObject({ by: 'operator', isHead: 'yes' });
    expect(JSON.stringify(alarm?.buttons)).toContain('unfreeze');
    const again = await ward.turn(async (unit) => freezeByOperator(unit, await unit.stores.people.get(hoa.id)));
    expect(again).toMatchObject({ issues: [{ key: 'issue-frozen-already' }] });
  });

  it('of the head is unfrozen by the standing deputy together with the command line', async () => {
    await ward.turn((unit) => stolen(unit, hoa));
    const lift = (by: Person | null) =>
      ward.turn(async (unit) => unfreeze(unit, by, await unit.stores.people.get(hoa.id)));
    expect(keyOf(await lift(null))).toBe('issue-head-needs-deputy');
    expect(await lift(ha)).toMatchObject({ ok: true, note: { key: 'note-vouched' } });
    expect((await now(hoa)).status).toBe('frozen');
    expect(keyOf(await lift(null))).toBe('done');
    expect((await now(hoa)).status).toBe('active');
  });
});
