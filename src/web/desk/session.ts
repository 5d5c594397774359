/**
 * Signing in to the board: a one-time address from the bot, then a cookie for twelve hours. The cookie's token is kept
 * as a hash, like every address; a frozen person's session ends with their rights.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';

const cookieName = 'board';
const sessionMs = 12 * 3_600_000;
/** What marks a session's row among the board's addresses. */
const sessionSubject = 'session';

/** @returns the person, when the address was good; it opens once */
export async function enter(unit: Unit, token: string, reply: FastifyReply, isSecure: boolean): Promise<Person | null> {
  const hash = unit.hashToken(token);
  const link = await unit.stores.links.find(hash);
  if (link?.purpose !== 'board' || link.subject === sessionSubject) return null;
  if (!(await unit.stores.links.use(hash, unit.now))) return null;
  const person = await unit.stores.people.get(link.person);
  if (person.status !== 'active' || !isBoard(person.role)) return null;
  const session = unit.ids.token();
  await unit.stores.links.insert({
    tokenHash: unit.hashToken(session),
    purpose: 'board',
    person: person.id,
    subject: sessionSubject,
    revision: 0,
    createdAt: unit.now,
    expiresAt: new Date(unit.now.getTime() + sessionMs),
  });
  await unit.stores.audit.record({ actor: person.id, action: 'board-entered', object: person.id }, unit.now);
  reply.setCookie(cookieName, `${unit.ward.id}.${session}`, {
    path: '/board',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: sessionMs / 1000,
    secure: isSecure,
  });
  return person;
}

/** Ward and token of the session's cookie, as the browser claims them. */
export function claimedSession(request: FastifyRequest): { readonly ward: string; readonly token: string } | null {
  const found = /^([a-z0-9-]{1,60})\.([A-Za-z0-9_-]{43})$/u.exec(request.cookies[cookieName] ?? '');
  return found ? { ward: found[1] ?? '', token: found[2] ?? '' } : null;
}

export async function personOfSession(unit: Unit, token: string): Promise<Person | null> {
  const link = await unit.stores.links.find(unit.hashToken(token));
  if (link?.purpose !== 'board' || link.subject !== sessionSubject) return null;
  if (link.revokedAt || link.expiresAt <= unit.now) return null;
  const person = await unit.stores.people.get(link.person);
  return person.status === 'active' && isBoard(person.role) ? person : null;
}
