/**
 * Signing in to the board: a one-time address from the bot, then a cookie. It ends after twelve hours, after thirty minutes
 * in which nobody used it, when it is signed out, and at once when its person is frozen, removed or leaves the desk. The
 * cookie's token is kept as a hash, like every address.
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
/** How often the time of the last use is written down. */
const noteUseMs = 60_000;

/** Who sent a request of the desk: they have a role on the board now, whatever they had when they signed in. */
export interface SignedIn {
  readonly runtime: WardRuntime;
  readonly person: Person;
  readonly session: BoardSession;
}

/** What is needed to know who sent a request of the desk. */
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
 * Uses up the address from the bot, or what a phone has allowed.
 * @param subject which of the two
 * @returns whose it was; null: it opens nothing, or nothing any more
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

/** @returns what the cookie says, and the hash of its secret */
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

/** Sets the session's cookie, for the desk's pages alone. @param isSecure false only where the site has no https */
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

/** Null: nobody, or nobody any more. */
export async function signedInAs(
  { wards, sessions, reader, hashToken, now }: SessionTools,
  request: FastifyRequest,
  /** False: a page that asks by itself keeps nobody signed in. */
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

/** When it was used last, to the minute. */
export const lastUsedAt = ({ beganAt, expiresAt }: BoardSession): Date =>
  new Date(Math.max(beganAt.getTime(), expiresAt.getTime() - idleMs));

/** "Chrome, Android": enough to know one's own phone by. */
export function browserOf(agent: string): string {
  const program = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`)) ?? '';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  return [program.replace('Edg', 'Edge'), system].filter((part) => part !== '').join(', ');
}
