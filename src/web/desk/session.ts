/**
 * Sessions of the web desk: a one-time address from the bot, then a cookie. A session ends after twelve hours, after thirty
 * minutes without use, by signing out, and at once if its person is frozen, removed or loses access to the desk. Only the
 * hash of the cookie's token is stored.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Person } from '../../domain/person/person.ts';
import { mayEnterDesk } from '../../domain/roles.ts';
import type { BoardSession, BoardSessions } from '../../ports/board.ts';
import type { Reader } from '../../ports/reader.ts';
import type { Unit } from '../../ports/services.ts';
import type { WardRuntime } from '../../ward-runtime.ts';

const cookieName = 'board';
const longestMs = 12 * 3_600_000;
const idleMs = 30 * 60_000;
/** Minimum interval between updates of the time of last use. */
const noteUseMs = 60_000;

/** The sender of a request. The role is read with every request. */
export interface SignedIn {
  readonly runtime: WardRuntime;
  readonly person: Person;
  readonly session: BoardSession;
}

/** Dependencies for identifying the sender of a request. */
export interface SessionTools {
  readonly wards: readonly WardRuntime[];
  readonly sessions: BoardSessions;
  readonly reader: Reader;
  readonly hashToken: (token: string) => string;
  readonly newToken: () => string;
  readonly now: () => Date;
}

const endOf = (beganAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + idleMs, beganAt.getTime() + longestMs));

/**
 * Uses up the address from the bot, or a phone's permission.
 * @param subject distinguishes the two
 * @returns its person; null: it is not valid, or no longer
 */
export async function useAddress(unit: Unit, token: string, subject = ''): Promise<Person | null> {
  const hash = unit.hashToken(token);
  const link = await unit.stores.links.find(hash);
  if (link?.purpose !== 'board' || link.subject !== subject) return null;
  if (!(await unit.stores.links.use(hash, unit.now))) return null;
  const person = await unit.stores.people.get(link.person);
  if (!mayBeHere(person)) return null;
  await unit.stores.audit.record({ actor: person.id, action: 'board-entered', object: person.id }, unit.now);
  return person;
}

const mayBeHere = (person: Person | null): person is Person =>
  person !== null && person.status === 'active' && mayEnterDesk(person.role);

/** Begins a session. @returns the cookie's value, and the hash of its token */
export async function beginSession(
  { sessions, hashToken, newToken, now }: SessionTools,
  { ward }: WardRuntime,
  person: Person,
  browser: string,
): Promise<{ readonly cookie: string; readonly tokenHash: string }> {
  const token = newToken();
  const tokenHash = hashToken(token);
  const beganAt = now();
  const expiresAt = endOf(beganAt, beganAt);
  await sessions.begin(ward.id, { tokenHash, person: person.id, browser, beganAt, expiresAt });
  return { cookie: `${ward.id}.${token}`, tokenHash };
}

/** Sets the session's cookie, only for the web desk's pages. @param isSecure false only if the site has no https */
export const giveCookie = (reply: FastifyReply, value: string, isSecure: boolean): FastifyReply =>
  reply.setCookie(cookieName, value, {
    path: '/board',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: longestMs / 1000,
    secure: isSecure,
  });

/** Removes the session's cookie. */
export const forgetCookie = (reply: FastifyReply): FastifyReply => reply.clearCookie(cookieName, { path: '/board' });

/** The signed-in sender of a request; null: not signed in, or no longer. */
export async function signedInAs(
  { wards, sessions, reader, hashToken, now }: SessionTools,
  request: FastifyRequest,
  /** False for automatic requests, which do not extend the session. */
  isUse = true,
): Promise<SignedIn | null> {
  const [, ward, token] = /^([a-z0-9-]{1,60})\.([A-Za-z0-9_-]{43})$/u.exec(request.cookies[cookieName] ?? '') ?? [];
  const runtime = wards.find((each) => each.ward.id === ward);
  if (!runtime || token === undefined) return null;
  const at = now();
  const session = await sessions.find(runtime.ward.id, hashToken(token), at);
  if (!session) return null;
  const person = await reader.read(runtime.ward.id, ({ people }) => people.find(session.person));
  if (!mayBeHere(person)) return null;
  const expiresAt = endOf(session.beganAt, at);
  if (isUse && expiresAt.getTime() - session.expiresAt.getTime() > noteUseMs)
    await sessions.keep(runtime.ward.id, session.tokenHash, expiresAt);
  return { runtime, person, session };
}

/** Time of the last use, to the minute. */
export const lastUsedAt = ({ beganAt, expiresAt }: BoardSession): Date =>
  new Date(Math.max(beganAt.getTime(), expiresAt.getTime() - idleMs));

/** "Chrome, Android": enough to recognise one's own phone. */
export function browserOf(agent: string): string {
  const program = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`)) ?? '';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  return [program.replace('Edg', 'Edge'), system].filter((part) => part !== '').join(', ');
}
