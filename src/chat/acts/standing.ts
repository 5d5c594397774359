/** Freezing, unfreezing and removing accounts, and reporting a stolen account, in the chat. */
import { refused } from '../../domain/decision.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import { personId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { mayDo } from '../../usecases/person/may-do.ts';
import { listMoreOfStolen, reportColleague, reportStolen } from '../../usecases/person/report-stolen.ts';
import {
  daysOf,
  freeze,
  peopleNamed,
  remove,
  type StandingAct,
  standInsOf,
  unfreeze,
} from '../../usecases/person/standing.ts';
import { undoStolen } from '../../usecases/person/undo-stolen.ts';
import { tell } from '../../usecases/tell.ts';
import { button, skipButton } from '../say/buttons.ts';
import { noReply, noted, type Reply, replied } from '../talk/reply.ts';

/** Most people offered under one message; with more, a longer name is needed. */
const mostNamed = 8;

const useCases = { freeze, unfreeze, remove } as const;

/** "khóa tài khoản chị Lan" from a board member other than the head: offers to report a colleague's account as stolen. */
async function offerReport(unit: Unit, by: Person, name: string): Promise<Reply> {
  const found = (await peopleNamed(unit, name)).filter((person) => mayDo('reportStolen', by, person));
  if (found.length === 0) return refused('issue-person-unknown', { name });
  return replied(unit, by.id, {
    key: 'stolen-ask-report',
    facts: { count: found.length, name },
    buttons: found
      .slice(0, mostNamed)
      .map((person) => [button({ key: 'choice-report-stolen', facts: { name: person.name } }, 'stolen', person.id)]),
  });
}

/** "khóa tài khoản chị Lan": nothing is done before a press that names the act and the person. */
export async function offerStanding(unit: Unit, head: Person, act: StandingAct, name: string): Promise<Reply> {
  const { role } = actorOf(head);
  if (role !== 'head' && act === 'freeze' && isBoard(role)) return offerReport(unit, head, name);
  const named = await peopleNamed(unit, name);
  // The standing deputy may unlock the head's account.
  const found = role === 'head' ? named : named.filter((person) => mayDo(act, head, person));
  if (role !== 'head' && (found.length === 0 || act !== 'unfreeze')) return refused('issue-not-entitled');
  if (found.length === 0) return refused('issue-person-unknown', { name });
  return replied(unit, head.id, {
    key: `standing-ask-${act}`,
    facts: { count: found.length, name: (found.length === 1 && found[0]?.name) || name },
    buttons: found
      .slice(0, mostNamed)
      .map((person) => [button({ key: `standing-choice-${act}`, facts: { name: person.name } }, act, person.id)]),
  });
}

/**
 * Asks for confirmation when the person is a substitute, and names whose queue would be without one. Null when they substitute
 * for nobody.
 */
export async function sureOfStandIns(
  unit: Unit,
  by: Person,
  id: string,
  press: 'freeze' | 'remove' | 'dataYes',
): Promise<Reply | null> {
  const person = await unit.stores.people.find(personId(id));
  const held = person && actorOf(by).role === 'head' ? await standInsOf(unit, person.id) : [];
  if (!person || held.length === 0) return null;
  const lines: Sentence[] = [];
  for (const each of held) {
    const { name } = await unit.stores.people.get(each.replaces);
    lines.push({ key: 'stand-in-line', facts: { name, ...daysOf(unit, each) } });
  }
  return replied(unit, by.id, {
    key: 'standing-stands-in',
    facts: { act: press, name: person.name, lines: joinedLines(lines) },
    buttons: [[button('choice-confirm', `${press}.sure`, person.id)], [skipButton]],
  });
}

/**
 * Changes the standing of an account.
 * @param isSure **Xác nhận** was pressed, where it was asked for
 */
export async function changeStanding(
  unit: Unit,
  by: Person,
  { act, id, isSure = false }: { readonly act: StandingAct; readonly id: string; readonly isSure?: boolean },
): Promise<Reply> {
  const person = await unit.stores.people.find(personId(id));
  if (!person) return refused('issue-person-unknown', { name: id });
  const asked = isSure || act === 'unfreeze' ? null : await sureOfStandIns(unit, by, id, act);
  if (asked) return asked;
  const outcome = await useCases[act](unit, by, person);
  if (!outcome.ok) return outcome;
  if (outcome.note) return outcome;
  await tell(unit, by.id, { key: `standing-done-${act}`, facts: { name: person.name } });
  return noted(`standing-note-${act}`, { name: person.name });
}

/**
 * `/baomat`, "mất điện thoại": freezes the account. A citizen's account has no rights to misuse, so they are told whom to call.
 */
export async function stolen(unit: Unit, person: Person): Promise<Reply> {
  const { role } = actorOf(person);
  const isCitizen = role === 'citizen';
  if (!isCitizen) await reportStolen(unit, person);
  const { phone } = unit.ward.contact;
  return replied(unit, person.id, { key: isCitizen ? 'stolen-citizen' : 'stolen-frozen', facts: { phone, role } });
}

/**
 * Stops a colleague's account after a press and its confirmation.
 * @param isSure **Xác nhận** was pressed
 */
export async function stolenColleague(unit: Unit, by: Person, id: string, isSure: boolean): Promise<Reply> {
  const person = await unit.stores.people.find(personId(id));
  if (!person) return refused('issue-person-unknown', { name: id });
  if (isSure || !mayDo('reportStolen', by, person)) {
    const outcome = await reportColleague(unit, by, person);
    if (!outcome.ok || !outcome.note) return outcome;
    return replied(unit, by.id, outcome.note);
  }
  return replied(unit, by.id, {
    key: 'stolen-sure',
    facts: { name: person.name },
    buttons: [[button('choice-confirm', 'stolen.sure', person.id)], [skipButton]],
  });
}

/**
 * Undoes an act done from a stolen account.
 * @param seq of the entry in the audit log; or `from-10` to continue the list from there
 */
export async function undoTheirs(unit: Unit, by: Person, id: string, seq: string): Promise<Reply> {
  const from = /^from-(\d{1,4})$/u.exec(seq)?.[1];
  if (from !== undefined) {
    const listed = await listMoreOfStolen(unit, by, personId(id), Number(from));
    return listed.ok ? noReply : listed;
  }
  const outcome = await undoStolen(unit, by, personId(id), Number(seq));
  return outcome.ok ? { ok: true, note: { key: 'note-stolen-undone' }, isSaid: true } : outcome;
}
