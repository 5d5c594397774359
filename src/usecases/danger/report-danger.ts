/**
 * Somebody cries for help: a case is opened, and people of the ward are alerted at once, whatever the hour. More words of
 * the same sender belong to the case that is open. Whoever may be accused by the words is not alerted (words §2).
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { isAnotherCry } from '../../domain/danger/another-cry.ts';
import { mayBeLetter } from '../../domain/danger/cry.ts';
import {
  type Alertable,
  awaitsAnswer,
  type DangerCase,
  type DangerEvent,
  type DangerNews,
  evolveDanger,
  firstAlerted,
  isSaidOver,
  lastAlertOf,
} from '../../domain/danger/danger-case.ts';
import { dangerPrefix } from '../../domain/danger/danger-code.ts';
import type { DangerView } from '../../domain/danger/view.ts';
import { dangerCaseId, type PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { EmergencyNumber } from '../../domain/question/emergency.ts';
import { accusedAmong, type Colleague, chargesByCry, meantByCry } from '../../domain/question/named.ts';
import { boardRoles } from '../../domain/roles.ts';
import { spokenCode } from '../../domain/submission/codes.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { notify } from '../react.ts';

/** A message that tells of danger to life: handled before anything else that its sender has begun. */
export interface Cry {
  readonly level: DangerCase['level'];
  readonly numbers: readonly EmergencyNumber[];
  readonly text: string;
  /** What its sender said before and which may be a letter: not a word of it is kept, and whom it names hears nothing of the cry. */
  readonly doubted?: string;
}

/** The case that a cry became, and who may hear of it. */
export interface ReportedDanger {
  readonly danger: DangerCase;
  /** Not a word of it is kept. */
  readonly mayBeLetter: boolean;
  /** Nobody is left who may hear of it: the sender is given the office's telephone. */
  readonly isNobodyLeft: boolean;
}

/** Of what is kept of one message, in characters. */
const textLength = 600;
/** A case that is older takes no more words: the next cry is another matter. */
const joinsMs = 2 * 3_600_000;
/** Further messages of one case that are told to those who were alerted; more are kept. */
const mostTold = 10;
const toldForEachReply = 5;

/** Everybody who may be alerted, with the chairman. */
export const alertableOf = async (unit: Unit): Promise<readonly Alertable[]> =>
  (await unit.stores.people.holdersOf([...boardRoles, 'chairman'], unit.now)).map(({ id, name, role }) => ({
    person: id,
    name,
    role,
  }));

/** How often people were called out for it. */
export const roundOf = ({ standing }: DangerCase): number => standing.alerts.at(-1)?.round ?? 0;

/** Once for each state of the case: the key holds its version. */
export const tellOf = (
  unit: Unit,
  person: PersonId,
  danger: DangerCase,
  name: DangerView['name'],
  facts: DangerView['facts'] = {},
): Promise<void> =>
  notify(
    unit,
    person,
    { noun: 'danger', name, danger: danger.id, facts },
    `${name}:${danger.id}:${danger.version}:${unit.cause}`,
  );

/** Saves what happened, and writes it down. @param actor a person, or 'system' */
export async function carryOutDanger(
  unit: Unit,
  before: DangerCase,
  event: DangerEvent,
  actor: string,
): Promise<DangerCase> {
  const danger = await unit.stores.dangers.save(evolveDanger(before, event), before);
  await unit.stores.timeline.record(danger.id, event.type, actor, unit.now);
  await putOnRecord(unit, actor, `danger-${event.type}`, danger.id, { code: danger.code });
  return danger;
}

/** @param round grows with each alarm, so that a second one is not taken for a repeat of the first */
export async function alert(
  unit: Unit,
  danger: DangerCase,
  people: readonly Alertable[],
  round: number,
): Promise<DangerCase> {
  const told = people.map(({ person, name }) => ({ person, name }));
  const alerted = await carryOutDanger(unit, danger, { type: 'alerted', people: told, round, at: unit.now }, 'system');
  for (const { person } of told) await tellOf(unit, person, alerted, 'danger-alert', { round });
  return alerted;
}

/** Who hears nothing of it: whom it may mean, and whom the words may that stand beside it. */
const passedOverBy = ({ text, numbers, doubted = '' }: Cry, colleagues: readonly Colleague[]): readonly PersonId[] => [
  ...new Set([...meantByCry(text, numbers, colleagues), ...accusedAmong(doubted, colleagues)]),
];

async function openCase(unit: Unit, sender: Person, cry: Cry): Promise<ReportedDanger | null> {
  const { level, numbers, text } = cry;
  const people = await alertableOf(unit);
  const colleagues = people.map(({ person, ...rest }) => ({ id: person, ...rest }));
  const isLetter = mayBeLetter(text, unit.words);
  // What is said after it (where somebody is) is read; who did it never is.
  const isHidden = isLetter || chargesByCry(text, numbers, colleagues);
  const passedOver = passedOverBy(cry, colleagues);
  const on = localDateOf(unit.now, unit.ward.timeZone);
  const number = await unit.stores.nextNumber('danger', Number(on.slice(0, 4)));
  const danger = await unit.stores.dangers.insert({
    id: dangerCaseId(unit.ids.next()),
    code: spokenCode(dangerPrefix, on, number),
    level,
    state: 'open',
    version: 1,
    sender: sender.id,
    originKey: unit.cause,
    question: null,
    openedAt: unit.now,
    standing: {
      numbers,
      messages: [{ key: unit.cause, text: isHidden ? '' : cutText(text, textLength), at: unit.now.toISOString() }],
      mayBeLetter: isLetter,
      passedOver,
      alerts: [],
      taken: null,
      replies: [],
      ended: null,
    },
  });
  if (!danger) return null;
  await unit.stores.timeline.record(danger.id, 'opened', sender.id, unit.now);
  await putOnRecord(unit, sender.id, 'danger-opened', danger.id, { code: danger.code, level });
  const first = firstAlerted(danger, people);
  // What is only possible stands first in the office's list; the head is not called out for it.
  const office = first.filter(({ role }) => role === 'office');
  const wanted = level === 'possible' && office.length > 0 ? office : first;
  if (wanted.length === 0) await putOnRecord(unit, 'system', 'danger-nobody-left', danger.id, { code: danger.code });
  const alerted = wanted.length === 0 ? danger : await alert(unit, danger, wanted, 1);
  return { danger: alerted, mayBeLetter: isHidden, isNobodyLeft: wanted.length === 0 };
}

/**
 * More words of the same sender: kept with the case, and passed on to whoever has it, or was alerted.
 * @param rung are alerted again instead
 */
async function addToCase(
  unit: Unit,
  danger: DangerCase,
  sender: Person,
  text: string,
  news: DangerNews | null = null,
  rung: readonly Alertable[] = [],
): Promise<ReportedDanger> {
  // To whoever has asked where somebody is, a name and a street are the answer: the model's doubt alone hides it not.
  const isLetter =
    mayBeLetter(text, awaitsAnswer(danger, unit.now) ? null : unit.words) ||
    chargesByCry(text, [], await colleaguesOf(unit));
  const kept = isLetter ? '' : cutText(text, textLength);
  const isKnown = danger.standing.messages.some(({ key }) => key === unit.cause);
  if (isKnown) return { danger, mayBeLetter: isLetter, isNobodyLeft: false };
  const added = await carryOutDanger(
    unit,
    danger,
    { type: 'added', key: unit.cause, text: kept, news, at: unit.now },
    sender.id,
  );
  const { taken, alerts, messages, replies } = added.standing;
  // Who is asked something by the ward has more to say; that it is over is told once.
  const isTold =
    messages.length <= mostTold + toldForEachReply * replies.length || (news === 'over' && !isSaidOver(danger));
  // Whoever was called out hears that it is over, whoever has taken it.
  const people = taken && news !== 'over' ? [taken.person] : [...new Set(alerts.map(({ person }) => person))];
  if (isTold)
    for (const person of people.filter((each) => rung.every((one) => one.person !== each)))
      await tellOf(unit, person, added, 'danger-added', { number: messages.length, news: news ?? 'more' });
  const last = rung.length === 0 ? added : await alert(unit, added, rung, roundOf(added) + 1);
  return { danger: last, mayBeLetter: isLetter, isNobodyLeft: false };
}

/**
 * Cases of one sender that are open at a time and call people out. Whoever cries more often is answered each time, and what
 * they write joins one that nobody has taken; those on duty are rung for it again, each time a little later: not by one hand
 * all night. Where all are taken it is a case of its own, because whoever has another matter in hand may not be at the telephone.
 */
export const mostOfSender = 5;

/** From one ring of a case that others joined to the next, for each that there was. */
const rungAgainMs = 2 * 60_000;

/** Those that still take words: what is said after two cries may be of either. Newest first. */
export const openDangersOf = (unit: Unit, sender: PersonId): Promise<readonly DangerCase[]> =>
  unit.stores.dangers.openOf(sender, new Date(unit.now.getTime() - joinsMs), 2 * mostOfSender);

/** The newest of them; null: none. */
export const openDangerOf = async (unit: Unit, sender: PersonId): Promise<DangerCase | null> =>
  (await openDangersOf(unit, sender))[0] ?? null;

/** The open case of this sender that a cry belongs to; null: it is another matter, and a case of its own. */
function sameMatter(own: readonly DangerCase[], text: string): DangerCase | null {
  const [newest = null] = own;
  const isAnother = ({ standing }: DangerCase) =>
    isAnotherCry(
      text,
      standing.messages.map((each) => each.text),
    );
  if (!newest || !isAnother(newest)) return newest;
  return own.find((each) => !isAnother(each)) ?? null;
}

/** @returns null when this delivery has been reported already */
export async function reportDanger(unit: Unit, sender: Person, cry: Cry): Promise<ReportedDanger | null> {
  const own = await openDangersOf(unit, sender.id);
  // Accusing somebody whom the open case does not pass over, it needs a case of its own.
  const accused = own.length === 0 ? [] : passedOverBy(cry, await colleaguesOf(unit));
  // Of one that was only possible a sure one is made: the head hears of it too.
  const takesIn = ({ level, standing }: DangerCase): boolean =>
    (level === 'sure' || cry.level === 'possible') && accused.every((each) => standing.passedOver.includes(each));
  const same = sameMatter(own, cry.text);
  if (same && takesIn(same)) return addToCase(unit, same, sender, cry.text);
  const joined = own.length < mostOfSender ? null : own.find((each) => each.state === 'open' && takesIn(each));
  if (!joined) return openCase(unit, sender, cry);
  const isRung =
    cry.level === 'sure' && unit.now.getTime() - lastAlertOf(joined) >= rungAgainMs * Math.max(1, roundOf(joined));
  const rung = isRung ? firstAlerted(joined, await alertableOf(unit)) : [];
  return addToCase(unit, joined, sender, cry.text, null, rung);
}

const colleaguesOf = async (unit: Unit) =>
  (await alertableOf(unit)).map(({ person, ...rest }) => ({ id: person, ...rest }));

/** Accusing somebody who reads that case, they are one of their own, as a cry is. */
export async function addWordsToDanger(
  unit: Unit,
  danger: DangerCase,
  sender: Person,
  text: string,
  news: DangerNews,
): Promise<void> {
  const accused = meantByCry(text, danger.standing.numbers, await colleaguesOf(unit));
  const isPassedOver = accused.every((person) => danger.standing.passedOver.includes(person));
  const { level, standing } = danger;
  if (isPassedOver) await addToCase(unit, danger, sender, text, news);
  else await openCase(unit, sender, { level, numbers: standing.numbers, text });
}
