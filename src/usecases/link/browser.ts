/**
 * Signs a computer in to the web desk with a phone: the phone allows it once, for a minute; the computer signs in with the
 * secret that its own browser holds; the person is notified in the chat, with a button that signs that computer out again.
 */
import { localTime } from '../../domain/calendar/local-time.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { notify } from '../react.ts';

/** Marks a link as a phone's permission. The link opens nothing by itself. */
export const pairedSubject = 'pair';

/** How long a code is shown, and how long an allowed computer may take to sign in. */
export const pairingMs = 60_000;

/** The computer that asks to be signed in, as the server sees it. */
export interface AskingBrowser {
  /** Hash of the browser's secret. */
  readonly tokenHash: string;
  /** Browser and operating system; '' if unknown. */
  readonly browser: string;
  /** The network address of the request. */
  readonly place: string;
}

/**
 * Allows a computer to sign in. Each code allows one try, so guessing does not help.
 * @param isRight true if the typed digits match the computer's screen
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

/** Length of a session's name in a button. */
const shortLength = 16;

/** Tells the person that a session began. @param session its `tokenHash` is the hash of the session's own secret */
export const tellOfSession = (
  unit: Unit,
  person: Person,
  { tokenHash, browser, place }: AskingBrowser,
): Promise<void> =>
  notify(unit, person.id, {
    ...{ noun: 'person', name: 'session-began', session: tokenHash.slice(0, shortLength) },
    facts: { browser: browser || 'none', place, time: localTime(unit.now, unit.ward.timeZone) },
  });

/** Ends a session of this person, named by the notice. A session of another person is refused. */
export async function endSession(unit: Unit, person: Person, short: string): Promise<Outcome<object>> {
  const isName = /^[0-9a-f]+$/u.test(short) && short.length === shortLength;
  const ended = isName ? await unit.stores.links.endSession(person.id, short, unit.now) : 0;
  if (ended === 0) return refused('issue-session-over');
  await putOnRecord(unit, person.id, 'board-left', person.id, { ended });
  return { ok: true };
}
