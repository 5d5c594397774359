/**
 * The digest sent at 07:15 on working days: what the reader must do, cases near or past their due day and who holds them,
 * questions, yesterday's figures, money, anomalies. It fits on one screen; without news it is one line.
 */
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { mayReadDanger, oneNewestPerSenderFirst, senderSaysOver } from '../../domain/danger/danger-case.ts';
import { joinedLines, type Sentence } from '../../domain/facts.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import type { Obligation } from '../../domain/plan/obligation.ts';
import type { PlanEntry } from '../../domain/plan/plan.ts';
import { boardRoles, isDeciding, type Role } from '../../domain/roles.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { InWard, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { meetingFacts } from '../plan/meetings.ts';
import { notify } from '../react.ts';
import { oneScreen } from './one-screen.ts';
import { type Morning, readMorning, type SightOf } from './read-morning.ts';

/** Codes listed in a line. */
const mostNamed = 4;
/** Cases listed in a line with their holders or titles. */
const mostHeld = 3;
const longestTitle = 30;
const longestHolders = 28;

const named = (codes: readonly string[]): string =>
  codes.length > mostNamed ? `${codes.slice(0, mostNamed).join(', ')}…` : codes.join(', ');

/** Lines about calls for help, without the cases whose text accuses the reader (words §2). */
function cryLines({ cries }: Morning, person: Person): readonly Sentence[] {
  const open = oneNewestPerSenderFirst(cries).filter((found) => mayReadDanger(found, actorOf(person)));
  const more = open.length - mostNamed;
  return [
    ...open.slice(0, mostNamed).map(
      (found): Sentence => ({
        key: 'digest-danger',
        facts: {
          code: found.code,
          taker: found.standing.taken?.name ?? 'none',
          over: senderSaysOver(found) ? 'said' : 'no',
        },
      }),
    ),
    ...(more > 0 ? [{ key: 'digest-danger-more', facts: { count: more } }] : []),
  ];
}

/** Leaves out meetings that the reader declined. */
const meetingLines = ({ meetings }: Morning, { id }: Person): readonly Sentence[] =>
  meetings
    .filter(({ answers }) => answers.every(({ person, comes }) => person.id !== id || comes))
    .map((meeting) => ({ key: 'digest-meeting', facts: meetingFacts(meeting) }));

/** All lines for one reader, ordered by what they require of the reader. */
function linesFor(morning: Morning, person: Person): readonly Sentence[] {
  const { role } = actorOf(person);
  const lines: Sentence[] = [...cryLines(morning, person), ...meetingLines(morning, person)];
  const own = [...new Set(morning.turns.get(person.id) ?? [])];
  if (own.length > 0) lines.push({ key: 'digest-turn', facts: { count: own.length, codes: named(own) } });
  const toSign = morning.toSign.get(person.id) ?? [];
  if (toSign.length > 0) lines.push({ key: 'digest-sign', facts: { count: toSign.length, codes: named(toSign) } });
  const answers = morning.assigned.get(person.id) ?? [];
  if (answers.length > 0)
    lines.push({ key: 'digest-answers', facts: { count: answers.length, codes: named(answers) } });
  const mend = morning.returned.get(person.id) ?? [];
  if (mend.length > 0) lines.push({ key: 'digest-mend', facts: { count: mend.length, codes: named(mend) } });
  const { free } = morning.questions;
  if ((role === 'office' || role === 'head') && free.length > 0)
    lines.push({ key: 'digest-free', facts: { count: free.length, codes: named(free) } });
  return isDeciding(role) ? [...lines, ...boardLines(morning, role)] : lines;
}

/** The first entries; an ellipsis shows that more exist. */
const listed = (lines: readonly string[]): string =>
  lines.slice(0, mostHeld).join('; ') + (lines.length > mostHeld ? '…' : '');

const heldBy = (cases: readonly { readonly code: string; readonly holders: string }[]): string =>
  listed(cases.map(({ code, holders }) => (holders === '' ? code : `${code} (${cutText(holders, longestHolders)})`)));

/** Overdue resolutions, with the people responsible. */
const resolutions = (late: readonly Obligation[]): string =>
  listed(
    late.map(
      ({ about, who }) =>
        `${cutText(about, longestTitle)}${'names' in who ? ` (${cutText(who.names, longestHolders)})` : ''}`,
    ),
  );

/** One line each: today's plan, planned items that are missing, channels with a fault, and what the board owes. */
function plannedLines({ planned, owed, unwell }: Morning): readonly Sentence[] {
  const titles = (entries: readonly PlanEntry[]) =>
    listed(entries.map(({ at, title }) => `${at === null ? '' : `${at} `}${cutText(title, longestTitle)}`));
  const { today, missing } = planned;
  const late = owed.filter(({ state }) => state === 'late');
  const resolved = late.filter(({ kind }) => kind === 'resolution');
  return [
    ...(today.length > 0 ? [{ key: 'digest-plan-today', facts: { lines: titles(today) } }] : []),
    ...(missing.length > 0
      ? [{ key: 'digest-plan-missing', facts: { count: missing.length, lines: titles(missing) } }]
      : []),
    ...(unwell.length > 0 ? [{ key: 'digest-channels', facts: { names: unwell.join(', ') } }] : []),
    ...(owed.length > 0
      ? [{ key: 'digest-obligations', facts: { late: late.length, near: owed.length - late.length } }]
      : []),
    ...(resolved.length > 0
      ? [{ key: 'digest-resolutions', facts: { count: resolved.length, lines: resolutions(resolved) } }]
      : []),
  ];
}

function boardLines(morning: Morning, role: Role): readonly Sentence[] {
  const { near, late, questions, overridden, taken } = morning;
  const lines: Sentence[] = [];
  if (late.length > 0) {
    const shown = late.map(({ code, holders }) => ({ code, holders: holders.map(({ name }) => name).join(', ') }));
    lines.push({ key: 'digest-late', facts: { count: late.length, codes: heldBy(shown) } });
  }
  for (const isToday of [true, false]) {
    const due = near.filter((each) => each.isToday === isToday).toSorted((a, b) => a.code.localeCompare(b.code));
    const facts = { count: due.length, codes: heldBy(due) };
    if (due.length > 0) lines.push({ key: isToday ? 'digest-today' : 'digest-near', facts });
  }
  if (role === 'deputy') return lines;
  if (questions.open > 0)
    lines.push({ key: 'digest-questions', facts: { count: questions.open, late: questions.late } });
  for (const { isOff, from, to, ...counts } of morning.before)
    if (counts.published + counts.received + counts.answered > 0)
      lines.push({
        key: isOff ? 'digest-days-off' : 'digest-yesterday',
        facts: { ...counts, from: formatDate(from), to: from === to ? 'none' : formatDate(to) },
      });
  const { quiet } = morning;
  if (quiet) lines.push({ key: 'digest-quiet', facts: { days: quiet.days, since: formatDate(quiet.since) } });
  lines.push(...morning.night, ...plannedLines(morning), ...morning.royalties);
  if (role === 'head') lines.push(...morning.later);
  const odd = [...new Set([...overridden, ...taken])];
  if (role === 'head' && odd.length > 0)
    lines.push({ key: 'digest-odd', facts: { overridden: overridden.length, taken: taken.length, codes: named(odd) } });
  return lines;
}

/**
 * Roles that receive the head of the audit chain each working day in their chat: two people, so that one alone cannot deny it.
 */
const keepers: readonly Role[] = ['head', 'standingDeputy'];

/** Adds the month's picture for the head. */
const pictureFor = (person: Person, { hasPicture, month }: Morning) =>
  hasPicture && actorOf(person).role === 'head' ? { picture: month } : {};

/** Records in the chain that its head was sent. A day without such an entry is a day on which it could not be sent. */
async function noteChainHead({ stores, now, ward }: Unit, { chain }: Morning, told: number): Promise<void> {
  if (!chain || told === 0) return;
  const details = { seq: chain.seq, head: chain.hash, people: told };
  await putOnRecord({ stores, now }, 'system', 'chain-head-sent', ward.id, details);
}

/** Sends the digest to every board member with something to do; to the head and the standing deputy always. */
async function sendDigests(unit: Unit, morning: Morning): Promise<void> {
  const date = formatDate(localDateOf(unit.now, unit.ward.timeZone));
  const chain = { seq: morning.chain?.seq ?? 0, hash: morning.chain?.hash ?? 'none' };
  let keeping = 0;
  for (const person of await unit.stores.people.holdersOf(boardRoles, unit.now)) {
    const lines = oneScreen(linesFor(morning, person));
    const isKeeper = keepers.includes(actorOf(person).role);
    if (isKeeper) keeping += 1;
    if (lines.length > 0) {
      const all = isKeeper && morning.chain ? [...lines, { key: 'digest-chain', facts: chain }] : lines;
      await notify(unit, person.id, {
        noun: 'ward',
        name: 'digest',
        facts: { date, lines: joinedLines(all), ...pictureFor(person, morning) },
      });
    } else if (isKeeper)
      await notify(unit, person.id, { noun: 'ward', name: 'digest-nothing', facts: { date, ...chain } });
  }
  await noteChainHead(unit, morning, keeping);
}

/**
 * Reads the data in slices so that other transactions need not wait. The returned function sends the digests in the
 * transaction that claims the hour.
 */
export async function gatherDigests(inWard: InWard, sightOf: SightOf): Promise<(unit: Unit) => Promise<void>> {
  const morning = await readMorning(inWard, sightOf);
  return (unit) => sendDigests(unit, morning);
}
