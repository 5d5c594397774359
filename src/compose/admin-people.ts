/** `person …` and `invitations` of the command line, for when no board member can use the chat. */
import type { Issue } from '../domain/decision.ts';
import type { Sentence } from '../domain/facts.ts';
import type { Person } from '../domain/person/person.ts';
import { isRole, roles } from '../domain/roles.ts';
import type { Unit } from '../ports/services.ts';
import { resetPin } from '../usecases/link/pin.ts';
import { revokeInvitation } from '../usecases/person/invite.ts';
import { createAccountCode } from '../usecases/person/link-accounts.ts';
import { freezeByOperator } from '../usecases/person/report-stolen.ts';
import { changeRole, peopleNamed, remove, unfreeze } from '../usecases/person/standing.ts';
import { detach } from '../usecases/person/unlink-accounts.ts';
import { type Answer, mistyped, notOneOf, Refusal } from './admin-answer.ts';

/** Input of a command about people; `run` opens a unit of work of the ward. */
export interface Asked {
  readonly words: readonly string[];
  readonly say: (sentence: Sentence) => string;
  readonly run: <Result>(work: (unit: Unit) => Promise<Result>) => Promise<Result>;
}

const verbs = ['freeze', 'unfreeze', 'remove', 'unlink', 'pin-reset', 'role'] as const;
type Verb = (typeof verbs)[number];

async function one(unit: Unit, { say }: Asked, wanted: string): Promise<Person> {
  const found = await peopleNamed(unit, wanted);
  const [person] = found;
  if (!person) throw new Refusal(say({ key: 'admin-no-such-person' }));
  if (found.length > 1)
    throw new Refusal(
      [say({ key: 'admin-several-people' }), ...found.map(({ id, name }) => `${id}  ${name}`)].join('\n'),
    );
  return person;
}

/** Unlinks every account; the printed code links the next one. */
async function unlinkAll(unit: Unit, person: Person): Promise<{ readonly ok: true; readonly code: string }> {
  await detach(unit, person, await unit.stores.people.accountsOf(person.id), null);
  await unit.stores.links.revokeOf(person.id, unit.now);
  return { ok: true, code: await createAccountCode(unit, person.id) };
}

const acts: Readonly<
  Record<
    Exclude<Verb, 'role'>,
    (unit: Unit, person: Person) => Promise<{ ok: true; code?: string } | { ok: false; issues: readonly Issue[] }>
  >
> = {
  freeze: freezeByOperator,
  unfreeze: (unit, person) => unfreeze(unit, null, person),
  remove: (unit, person) => remove(unit, null, person),
  unlink: unlinkAll,
  'pin-reset': (unit, person) => resetPin(unit, null, person.id),
};

/**
 * Changes a person as the operator. There is no acting person, so the rules about who may act on whom do not apply.
 * @throws Refusal if several people have that name
 */
export async function changePerson(asked: Asked): Promise<Answer> {
  const { words, say, run } = asked;
  const [said = '', wanted = '', role = ''] = words;
  const verb = verbs.find((each) => each === said);
  if (!verb || wanted === '') throw mistyped('person');
  if (verb === 'role' && !isRole(role)) throw notOneOf('ROLE', roles);
  return run(async (unit) => {
    const person = await one(unit, asked, wanted);
    const outcome =
      verb === 'role' ? isRole(role) && (await changeRole(unit, null, person, role)) : await acts[verb](unit, person);
    if (!outcome) throw notOneOf('ROLE', roles);
    if (!outcome.ok) throw new Refusal(outcome.issues.map((issue) => say(issue)).join('\n'));
    const after = await unit.stores.people.get(person.id);
    const code = 'code' in outcome && outcome.code ? { code: outcome.code } : {};
    return {
      json: { id: after.id, name: after.name, role: after.role, state: after.status, ...code },
      text: [
        say({ key: 'admin-person', facts: { name: after.name, role: after.role, state: after.status } }),
        ...('code' in code ? [say({ key: 'admin-account-code', facts: { code: code.code } })] : []),
      ].join('\n'),
    };
  });
}

/** Lists the open invitations; `revoke ID` revokes one. */
export async function invitations({ words, say, run }: Asked): Promise<Answer> {
  const [verb, id = ''] = words;
  if (verb !== undefined && verb !== 'revoke') throw mistyped('invitations');
  return run(async (unit) => {
    if (verb === 'revoke') {
      if (!(await revokeInvitation(unit, null, id)).ok) throw new Refusal(say({ key: 'admin-no-such-invitation' }));
      return { json: { revoked: id }, text: say({ key: 'admin-invitation-revoked' }) };
    }
    const open = await unit.stores.invitations.open(unit.now);
    return {
      json: open.map(({ id: each, role, name, expiresAt, invitedBy }) => ({
        ...{ id: each, role, name, invitedBy, expiresAt: expiresAt.toISOString() },
      })),
      text:
        open
          .map(({ id: each, role, name, expiresAt }) =>
            [each, role.padEnd(14), name, expiresAt.toISOString()].join('  '),
          )
          .join('\n') || say({ key: 'admin-no-invitations' }),
    };
  });
}
