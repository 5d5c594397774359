/**
 * Opens a case for a call for help and alerts people of the ward at once, at any hour. Further messages of the same sender
 * join the open case. People whom the message may accuse are not alerted (words §2).
 */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { isAnotherCry } from '../../domain/danger/another-cry.ts';
import { cryMayBeLetter } from '../../domain/danger/cry.ts';
import {
  type Alertable,
  awaitsAnswer,
  type DangerCase,
  type DangerEvent,
  type DangerNews,
  evolveDanger,
  firstAlerted,
  lastAlertOf,
  senderSaysOver,
} from '../../domain/danger/danger-case.ts';
import { dangerPrefix } from '../../domain/danger/danger-code.ts';
import type { DangerView } from '../../domain/danger/view.ts';
import { dangerCaseId, type PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { EmergencyNumber } from '../../domain/question/emergency.ts';
import {
  accusedAmong,
  type Colleague,
  cryAccusesColleague,
  possiblyAccusedByCry,
} from '../../domain/question/named.ts';
import { boardRoles } from '../../domain/roles.ts';
import { spokenCode } from '../../domain/submission/codes.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { notify } from '../react.ts';

/** A message about danger to life; it is handled before anything else that its sender has begun. */
export interface CallForHelp {
  readonly level: DangerCase['level'];
  readonly numbers: readonly EmergencyNumber[];
  readonly text: string;
  /** An earlier message of the sender that may be a denunciation. It is not stored, and the people it names are not alerted. */
  readonly doubted?: string;
}

/** The case opened or extended by a message, and how its text may be used. */
export interface ReportedDanger {
  readonly danger: DangerCase;
  /** True if the text may be a denunciation and was not stored. */
  readonly mayBeLetter: boolean;
  /** True if no one may be alerted; the sender is given the office's telephone number. */
  readonly isNobodyLeft: boolean;
}

/** Stored length of one message, in characters. */
const textLength = 600;
/** A case takes further messages for this long; a later call for help opens a new case. */
const joinsMs = 2 * 3_600_000;
/** Further messages of one case that are forwarded to the alerted people; later ones are only stored. */
const mostTold = 10;
const toldForEachReply = 5;

/** Everyone who may be alerted: the board and the chairman. */
export const alertableOf = async (unit: Unit): Promise<readonly Alertable[]> =>
  (await unit.stores.people.holdersOf([...boardRoles, 'chairman'], unit.now)).map(({ id, name, role }) => ({
    person: id,
    name,
    role,
  }));

/** How many rounds of alerts the case has had. */
export const roundOf = ({ standing }: DangerCase): number => standing.alerts.at(-1)?.round ?? 0;

/** Sends one notice for each version of the case: the key contains the version. */
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

/** Applies an event: saves the case and records it in the timeline and the audit log. @param actor a person, or 'system' */
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

/** Alerts people. @param round grows with each alarm, so that a second alarm is not mistaken for a repeat of the first */
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

/** People who are not alerted: those whom the message or the earlier doubtful message may accuse. */
const passedOverBy = (
  { text, numbers, doubted = '' }: CallForHelp,
  colleagues: readonly Colleague[],
): readonly PersonId[] => [
  ...new Set([...possiblyAccusedByCry(text, numbers, colleagues), ...accusedAmong(doubted, colleagues)]),
];

async function openCase(unit: Unit, sender: Person, cry: CallForHelp): Promise<ReportedDanger | null> {
  const { level, numbers, text } = cry;
  const people = await alertableOf(unit);
  const colleagues = people.map(({ person, ...rest }) => ({ id: person, ...rest }));
  const isLetter = cryMayBeLetter(text, unit.words);
  // Later messages, such as where someone is, are readable; an accusation never is.
  const isHidden = isLetter || cryAccusesColleague(text, numbers, colleagues);
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
  // A merely possible danger goes to the office first and does not alert the head.
  const office = first.filter(({ role }) => role === 'office');
  const wanted = level === 'possible' && office.length > 0 ? office : first;
  if (wanted.length === 0) await putOnRecord(unit, 'system', 'danger-nobody-left', danger.id, { code: danger.code });
  const alerted = wanted.length === 0 ? danger : await alert(unit, danger, wanted, 1);
  return { danger: alerted, mayBeLetter: isHidden, isNobodyLeft: wanted.length === 0 };
}

/**
 * Adds a further message to the case and forwards it to the person who took it, or to all who were alerted.
 * @param rung people who are alerted again instead of receiving the message
 */
async function addToCase(
  unit: Unit,
  danger: DangerCase,
  sender: Person,
  text: string,
  news: DangerNews | null = null,
  rung: readonly Alertable[] = [],
): Promise<ReportedDanger> {
  // After a question where someone is, a name and a street are the answer, so the model's doubt alone does not hide the text.
  const isLetter =
    cryMayBeLetter(text, awaitsAnswer(danger, unit.now) ? null : unit.words) ||
    cryAccusesColleague(text, [], await colleaguesOf(unit));
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
  // Each reply of the ward allows more forwarded messages. The news that it is over is forwarded once.
  const isTold =
    messages.length <= mostTold + toldForEachReply * replies.length || (news === 'over' && !senderSaysOver(danger));
  // Everyone who was alerted is notified that it is over, whoever took the case.
  const people = taken && news !== 'over' ? [taken.person] : [...new Set(alerts.map(({ person }) => person))];
  if (isTold)
    for (const person of people.filter((each) => rung.every((one) => one.person !== each)))
      await tellOf(unit, person, added, 'danger-added', { number: messages.length, news: news ?? 'more' });
  const last = rung.length === 0 ? added : await alert(unit, added, rung, roundOf(added) + 1);
  return { danger: last, mayBeLetter: isLetter, isNobodyLeft: false };
}

/**
 * Open cases of one sender that can alert people separately. Above this limit every call for help is still answered; its
 * text joins a case that no one has taken, and the people on duty are alerted again at growing intervals, so that one
 * sender cannot alert them all night. If every case is taken, a new one is opened, because the person who took another
 * case may not be available.
 */
export const mostOfSender = 5;

/** Interval between alerts of a case that other calls joined, multiplied by the number of earlier rounds. */
const rungAgainMs = 2 * 60_000;

/** The sender's cases that still take messages, newest first. A message after two calls may belong to either. */
export const openDangersOf = (unit: Unit, sender: PersonId): Promise<readonly DangerCase[]> =>
  unit.stores.dangers.openOf(sender, new Date(unit.now.getTime() - joinsMs), 2 * mostOfSender);

/** The newest of these cases, or null. */
export const openDangerOf = async (unit: Unit, sender: PersonId): Promise<DangerCase | null> =>
  (await openDangersOf(unit, sender))[0] ?? null;

/** The sender's open case that a call belongs to. Null: it is another matter and needs its own case. */
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

/** Opens a case or adds to an open one. @returns null if this delivery has already been reported */
export async function reportDanger(unit: Unit, sender: Person, cry: CallForHelp): Promise<ReportedDanger | null> {
  const own = await openDangersOf(unit, sender.id);
  // If the message accuses someone who can read the open case, it needs its own case.
  const accused = own.length === 0 ? [] : passedOverBy(cry, await colleaguesOf(unit));
  // A certain call does not join a case that was only possible, because the head must be alerted too.
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

/** Adds words to a case. If they accuse someone who can read that case, they open their own, as a call for help does. */
export async function addWordsToDanger(
  unit: Unit,
  danger: DangerCase,
  sender: Person,
  text: string,
  news: DangerNews,
): Promise<void> {
  const accused = possiblyAccusedByCry(text, danger.standing.numbers, await colleaguesOf(unit));
  const isPassedOver = accused.every((person) => danger.standing.passedOver.includes(person));
  const { level, standing } = danger;
  if (isPassedOver) await addToCase(unit, danger, sender, text, news);
  else await openCase(unit, sender, { level, numbers: standing.numbers, text });
}
