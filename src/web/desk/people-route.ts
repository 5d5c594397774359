/** `/board/people`: people with a role, invitations and substitutions; and each person's page with its acts. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PersonActName, personActs } from '../../domain/act/person.ts';
import { parseLocalDate } from '../../domain/calendar/local-date.ts';
import { type Issue, refused } from '../../domain/decision.ts';
import { personId } from '../../domain/ids.ts';
import { actorOf, invitationDays, type Person } from '../../domain/person/person.ts';
import { boardRoles, grants, isRole, type Role } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import type { WardReadAccess } from '../../reading/looking.ts';
import { findMember, lastHeard, listMembers, listStandIns } from '../../reading/people.ts';
import { resetPin } from '../../usecases/link/pin.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import { invite, revokeInvitation } from '../../usecases/person/invite.ts';
import { changeRole, freeze, remove, unfreeze } from '../../usecases/person/standing.ts';
import { endAbsence, startAbsence } from '../../usecases/person/substitute.ts';
import type { Opener } from '../kit/page-registry.ts';
import type { OfferedAct } from './act-form.ts';
import { type Desk, forBoard, forHeads, type Signed } from './desk.ts';
import { fieldsOf, queryOf } from './fields.ts';
import { invitedPage, peoplePage, personPage } from './people-pages.ts';

const linesOnPage = 50;

type Done = Outcome<object>;

/** Acts on a person, each with the use case of the chat's button. */
const useCases = {
  freeze,
  unfreeze,
  remove,
  resetPin: (unit: Unit, by: Person, person: Person): Promise<Done> => resetPin(unit, by, person.id),
} as const satisfies Partial<Record<PersonActName, (unit: Unit, by: Person, person: Person) => Promise<Done>>>;
type Name = keyof typeof useCases;

/** Whether the person's state allows the act at all. */
const fits: Readonly<Record<Name, (person: Person) => boolean>> = {
  freeze: ({ status }) => status === 'active',
  unfreeze: ({ status }) => status === 'frozen',
  remove: ({ status }) => status !== 'removed',
  resetPin: ({ status, role }) => status === 'active' && ['deputy', 'standingDeputy', 'head'].includes(role),
};
const isName = (name: string): name is Name => Object.hasOwn(useCases, name);

/** Roles that may do some of these acts: the head, and the deputies on a head. */
const forPersonActs: Opener = { by: 'session', roles: ['deputy', 'standingDeputy', 'head'] };

const actsOn = (reader: Person, person: Person): readonly OfferedAct[] =>
  personActs.flatMap(({ name, label, isOpen }) =>
    isName(name) && fits[name](person) && isOpen(person, actorOf(reader)) ? [{ name, label, needs: 'nothing' }] : [],
  );

const rolesFor = (reader: Person, person: Person): readonly Role[] =>
  actorOf(reader).role === 'head' && reader.id !== person.id && person.status !== 'removed' ? grants.head : [];

/** One page of the list, with the data that this reader sees. */
async function seeMembers(looking: WardReadAccess, reader: Person, after: string) {
  const { readers, now } = looking;
  const list = await listMembers(looking, { limit: linesOnPage, after: after || null });
  return {
    list,
    heard: await lastHeard(looking, list.items),
    invitations: grants[reader.role].length > 0 ? await readers.invitations.open(now) : [],
    standIns: await listStandIns(looking),
    colleagues: (await readers.people.holdersOf(boardRoles, now)).filter(({ id }) => id !== reader.id),
  };
}

/** Registers both pages and their forms. */
export function peopleRoutes(app: FastifyInstance, desk: Desk): void {
  async function showAll(signed: Signed, request: FastifyRequest, reply: FastifyReply, issues: readonly Issue[] = []) {
    const { person: reader, runtime } = signed;
    const view = await desk.look(signed, (looking) => seeMembers(looking, reader, queryOf(request, 'sau')));
    const done = issues.length > 0 ? '' : queryOf(request, 'xong');
    return desk.show(signed, reply, issues, (say) =>
      peoplePage(say, { reader, timeZone: runtime.ward.timeZone, ...view, done, issues }),
    );
  }

  async function showOne(
    signed: Signed,
    request: FastifyRequest,
    reply: FastifyReply,
    issues: readonly Issue[] = [],
    status = 200,
  ) {
    const { id } = request.params as { id: string };
    const { sheet, standIns } = await desk.look(signed, async (looking) => ({
      sheet: await findMember(looking, id),
      standIns: (await listStandIns(looking)).filter(({ substitute }) => substitute.person === id),
    }));
    if (!sheet) return desk.notFound(signed, reply);
    const { person: reader, runtime } = signed;
    const done = issues.length > 0 ? '' : queryOf(request, 'xong');
    return desk.answer(
      signed,
      reply,
      (say) =>
        personPage(say, {
          ...{ ...sheet, standIns, reader, timeZone: runtime.ward.timeZone, done, issues },
          ...{ acts: actsOn(reader, sheet.person), roles: rolesFor(reader, sheet.person) },
        }),
      status,
    );
  }

  desk.get(app, '/board/people', forBoard, showAll);
  desk.get(app, '/board/people/:id', forBoard, showOne);
  desk.post(
    app,
    '/board/people/:id/act',
    forPersonActs,
    [...Object.keys(useCases), 'role-changed'],
    async (signed, request, reply) => {
      const field = fieldsOf(request.body);
      const name = field('act', 40);
      const role = field('role', 40);
      const { id } = request.params as { id: string };
      const outcome = await desk.inUnit(signed, async (unit): Promise<Done | null> => {
        const person = await unit.stores.people.find(personId(id));
        if (!person) return null;
        if (name === 'role' && ![person.role, ''].includes(field('seen', 40)))
          return refused('issue-role-changed', { name: person.name, role: person.role });
        if (name === 'role' && isRole(role) && rolesFor(signed.person, person).includes(role))
          return changeRole(unit, signed.person, person, role);
        return isName(name)
          ? useCases[name](unit, signed.person, person)
          : { ok: false, issues: [{ key: 'issue-not-entitled' }] };
      });
      if (!outcome) return desk.notFound(signed, reply);
      if (!outcome.ok) return showOne(signed, request, reply, outcome.issues, 409);
      return reply.redirect(`/board/people/${id}?xong=${isName(name) ? name : 'role'}`, 303);
    },
  );
  inviteRoutes(app, desk, showAll);
  awayRoutes(app, desk, showAll);
}

type ShowAll = (
  signed: Signed,
  request: FastifyRequest,
  reply: FastifyReply,
  issues?: readonly Issue[],
) => Promise<unknown>;

function inviteRoutes(app: FastifyInstance, desk: Desk, showAll: ShowAll): void {
  desk.post(app, '/board/people/invite', forHeads, ['invite'], async (signed, request, reply) => {
    const field = fieldsOf(request.body);
    const name = field('name', 80).replaceAll(/\s+/gu, ' ');
    const role = field('role', 40);
    if (!isRole(role)) return showAll(signed, request, reply, [{ key: 'issue-not-entitled' }]);
    if (!(await desk.mayKeep(signed, [name])))
      return showAll(signed, request, reply, [{ key: 'issue-section-secret' }]);
    const outcome = await desk.inUnit(signed, (unit) => invite(unit, signed.person, role, name));
    if (!outcome.ok) return showAll(signed, request, reply, outcome.issues);
    const { code, links } = outcome;
    const [link = ''] = links;
    return desk.answer(signed, reply, (say) => invitedPage(say, { name, role, code, link, days: invitationDays }));
  });
  desk.post(
    app,
    '/board/people/invitations/:id/revoke',
    forHeads,
    ['invitation-revoked'],
    async (signed, request, reply) => {
      const { id } = request.params as { id: string };
      const outcome = await desk.inUnit(signed, (unit) => revokeInvitation(unit, signed.person, id));
      return outcome.ok
        ? reply.redirect('/board/people?xong=revoked', 303)
        : showAll(signed, request, reply, outcome.issues);
    },
  );
}

function awayRoutes(app: FastifyInstance, desk: Desk, showAll: ShowAll): void {
  desk.post(app, '/board/people/away', forBoard, ['away'], async (signed, request, reply) => {
    const field = fieldsOf(request.body);
    const from = parseLocalDate(field('from', 10));
    const to = parseLocalDate(field('to', 10));
    if (!from || !to) return showAll(signed, request, reply, [{ key: 'issue-away-dates' }]);
    const outcome = await desk.inUnit(signed, (unit) =>
      startAbsence(unit, signed.person, { from, to, deputy: field('deputy', 80) }),
    );
    return outcome.ok
      ? reply.redirect('/board/people?xong=away', 303)
      : showAll(signed, request, reply, outcome.issues);
  });
  desk.post(app, '/board/people/back', forBoard, ['back'], async (signed, request, reply) => {
    const outcome = await desk.inUnit(signed, (unit) => endAbsence(unit, signed.person));
    return outcome.ok
      ? reply.redirect('/board/people?xong=back', 303)
      : showAll(signed, request, reply, outcome.issues);
  });
}
