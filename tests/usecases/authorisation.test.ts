/** The permission matrix for acts on people and on what the checks hold: each cell matches what the use case does. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkMatrix, personMatrix } from '../../scripts/authorisation.ts';
import { agree } from '../../src/chat/acts/draft.ts';
import { type CheckActName, checkActs } from '../../src/domain/act/check.ts';
import { type PersonActName, personActs } from '../../src/domain/act/person.ts';
import type { Issue } from '../../src/domain/decision.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { type Role, roles } from '../../src/domain/roles.ts';
import type { Unit } from '../../src/ports/services.ts';
import { openConsent } from '../../src/usecases/check/children.ts';
import { permitAgain } from '../../src/usecases/check/secrecy.ts';
import { resetPin } from '../../src/usecases/link/pin.ts';
import { invite } from '../../src/usecases/person/invite.ts';
import { decideDeletionRequest } from '../../src/usecases/person/own-data.ts';
import { reportColleague } from '../../src/usecases/person/report-stolen.ts';
import { freeze, remove, unfreeze } from '../../src/usecases/person/standing.ts';
import { undoStolen } from '../../src/usecases/person/undo-stolen.ts';
import { noteCall } from '../../src/usecases/unreached.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
beforeAll(async () => {
  ward = await openWard();
  // A second head, because the last one cannot be removed.
  await ward.person('Vũ Thị Hoa', 'head');
});
afterAll(() => ward.close());

interface Answer {
  readonly ok: boolean;
  readonly issues?: readonly Issue[];
}

type Attempt = (unit: Unit, by: Person, whom: Person) => Promise<Answer>;

async function wishSettled(unit: Unit, by: Person, whom: Person, isGranted: boolean): Promise<Answer> {
  await unit.stores.dataRequests.insert({
    id: unit.ids.next(),
    person: whom.id,
    at: unit.now,
    dueAt: unit.now,
    kind: 'delete',
  });
  return decideDeletionRequest(unit, by, whom.id, isGranted);
}

/** Null: the use case only requires that the person is active; the act concerns their own accounts and data. */
const people: Readonly<Record<PersonActName, Attempt | null>> = {
  invite: async (unit, by) => {
    const outcomes = [];
    for (const role of roles) outcomes.push(await invite(unit, by, role, 'Nguyễn Văn An'));
    return outcomes.find(({ ok }) => ok) ?? { ok: false };
  },
  noteCall: (unit, by, whom) => noteCall(unit, by, whom.id, ''),
  resetPin: async (unit, by, whom) => {
    await unit.stores.pins.put(whom.id, 'hash', unit.now);
    return resetPin(unit, by, whom.id);
  },
  accept: (unit, by, whom) => (by.id === whom.id ? agree(unit, by, '', 0) : Promise.resolve({ ok: false })),
  freeze: (unit, by, whom) => freeze(unit, by, whom),
  unfreeze: async (unit, by, whom) => {
    const frozen: Person = by.id === whom.id ? whom : { ...whom, status: 'frozen' };
    return by.id === whom.id ? { ok: false } : unfreeze(unit, by, frozen);
  },
  remove: (unit, by, whom) => remove(unit, by, whom),
  grantDeletion: (unit, by, whom) => wishSettled(unit, by, whom, true),
  declineDeletion: (unit, by, whom) => wishSettled(unit, by, whom, false),
  reportStolen: (unit, by, whom) => reportColleague(unit, by, whom),
  undoTheirs: async (unit, by, whom) => {
    if (by.id === whom.id) return { ok: false };
    await unit.stores.audit.record(
      { actor: whom.id, action: 'role-changed', object: whom.id, details: { from: 'member', to: whom.role } },
      unit.now,
    );
    const seq = await unit.stores.audit.last();
    await unit.stores.people.save({ ...whom, status: 'frozen' });
    return undoStolen(unit, by, whom.id, seq);
  },
  ownData: null,
  confirmAccount: null,
  refuseAccount: null,
  unlink: null,
  endSession: null,
};

const checks: Readonly<Record<CheckActName, (unit: Unit, by: Person, whom: Person) => Promise<Answer>>> = {
  permit: async (unit, by) => {
    const id = unit.ids.next();
    const record = {
      id,
      at: unit.now,
      person: by.id,
      action: 'block',
      rules: '',
      contentHash: 'a',
      subject: '',
    } as const;
    await unit.stores.checks.secrecy.insert({ ...record, state: 'open' });
    return permitAgain(unit, by, id);
  },
  withdrawConsent: async (unit, by, whom) => {
    const [id, subject] = [unit.ids.next(), (await unit.stores.submissions.inStates(null, 1))[0]?.id ?? ''];
    const consent = { id, person: whom.id, purpose: 'children-photo', subject, words: 'w', at: unit.now };
    await unit.stores.consents.insert(consent);
    return openConsent(unit, by, id);
  },
};

/** Creates two people with this role and this relation to each other, new for each cell. */
async function pair(role: Role, relation: string): Promise<readonly [Person, Person]> {
  const other = await ward.person('Lê Thị Thu', relation === 'head' ? 'head' : 'deputy');
  const own = await ward.person('Trần Văn Minh', relation === 'substitute' ? 'member' : role);
  const by: Person = {
    ...own,
    status: relation === 'frozen' ? 'frozen' : 'active',
    ...(relation === 'substitute'
      ? { standsIn: { role, replaces: personId('author'), from: new Date(0), until: null } }
      : {}),
  };
  return [by, relation === 'oneself' ? by : other];
}

it.each(personActs)('$name: the use case decides as each cell of the matrix says', async ({ name, isOpen }) => {
  const attempt = people[name];
  for (const relation of Object.keys(personMatrix.relations))
    for (const role of roles) {
      const { thing, actor } = personMatrix.caseOf(role, '-', relation);
      const expected = isOpen(thing, actor);
      if (!attempt) {
        const isOwn = name === 'ownData' ? thing.id === actor.person : true;
        expect(expected, `${role} ${relation}`).toBe(actor.status === 'active' && isOwn);
        continue;
      }
      const [by, whom] = await pair(role, relation);
      const { ok } = await ward.turn((unit) => attempt(unit, by, whom));
      expect(ok, `${role} ${relation}`).toBe(expected);
    }
});

it.each(checkActs)('$name: the use case decides as each cell of the matrix says', async ({ name, isOpen }) => {
  await ward.add(await ward.person('Nguyễn Thị Lan', 'contributor'), 'Khối 4 trồng cây');
  for (const relation of Object.keys(checkMatrix.relations))
    for (const role of roles) {
      const state = name === 'permit' ? 'secrecy' : 'consent';
      const { thing, actor } = checkMatrix.caseOf(role, state, relation);
      const [by, whom] = await pair(role, relation);
      const { ok } = await ward.turn((unit) => checks[name](unit, by, whom));
      expect(ok, `${role} ${relation}`).toBe(isOpen(thing, actor));
    }
});
