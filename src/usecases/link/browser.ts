/**
 * A computer that a phone lets in to the desk: the phone allows, once and for a minute; the computer comes in with the
 * secret that its own browser keeps; its person is told in the chat, with a press that signs that computer out again.
 */
import { localTime } from '../../domain/calendar/local-time.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';

/** What marks the address that a phone allowed: it opens nothing by itself. */
export const pairedSubject = 'pair';

/** How long a code is shown, and how long a computer has to come in once it is allowed. */
export const pairingMs = 60_000;

/** A computer as the server sees it. */
export interface AskingBrowser {
  /** Of the secret that it keeps. */
  readonly tokenHash: string;
  /** Program and system; '' when they were not told. */
  readonly browser: string;
  /** The address that it asks from. */
  readonly place: string;
}

/**
 * One try for each code: whoever was guessing has none left.
 * @param isRight the digits that were typed are those on the computer's screen
 */
export async function admitBrowser(
  { stores, now }: Unit,
  person: Person,
  { tokenHash, browser, place }: AskingBrowser,
  isRight: boolean,
): Promise<Outcome<object>> {
  if (await stores.links.find(tokenHash)) return refused('issue-pair-over');
  await stores.links.insert({
    ...{ tokenHash, purpose: 'board', person: person.id, subject: pairedSubject, revision: 0, createdAt: now },
    expiresAt: new Date(now.getTime() + pairingMs),
  });
  if (!isRight) await stores.links.use(tokenHash, now);
  const action = isRight ? 'board-paired' : 'board-pair-wrong';
  await putOnRecord({ stores, now }, person.id, action, person.id, { browser, place });
  return isRight ? { ok: true } : refused('issue-pair-digits');
}

/** A session's name as a button can carry it. */
const shortLength = 16;

/** @param session of what began, with the hash of its own secret */
export const tellOfSession = (
  unit: Unit,
  person: Person,
  { tokenHash, browser, place }: AskingBrowser,
): Promise<void> =>
  notify(unit, person.id, {
    ...{ noun: 'person', name: 'session-began', session: tokenHash.slice(0, shortLength) },
    facts: { browser: browser || 'none', place, time: localTime(unit.now, unit.ward.timeZone) },
  });

/** Whoever is told of a session ends it, and no other. */
export async function endSession(unit: Unit, person: Person, short: string): Promise<Outcome<object>> {
  const isName = /^[0-9a-f]+$/u.test(short) && short.length === shortLength;
  const ended = isName ? await unit.stores.links.endSession(person.id, short, unit.now) : 0;
  if (ended === 0) return refused('issue-session-over');
  await putOnRecord(unit, person.id, 'board-left', person.id, { ended });
  return { ok: true };
}
