/** All wards of an installation on one page for the province: activity, punctuality, overdue cases, silence. No case data. */
import { localDateOf, startOfLocalDay } from '../domain/calendar/local-date.ts';
import { monthOf } from '../domain/period/period.ts';
import { processOn } from '../domain/process/process.ts';
import { openStates } from '../domain/question/transitions.ts';
import { boardRoles } from '../domain/roles.ts';
import { sumOf } from '../domain/royalty/money.ts';
import type { SignsOfLife } from '../ports/reader.ts';
import { pagesChannel } from '../ports/uploads.ts';
import { listUnits } from './contributors.ts';
import type { WardReadAccess } from './looking.ts';

/**
 * Whether a ward is in use. `noHead`: it is set up and has no head of its board. `stopped`: the program does not run its
 * timetable. `cutOff`: no app takes its messages. `quiet`: neither a person nor the board has done anything for a week.
 */
export const wardStates = ['alive', 'noHead', 'stopped', 'cutOff', 'quiet'] as const;
export type WardState = (typeof wardStates)[number];

/** The timetable runs every minute; a restart takes less than this. */
const stoppedAfterMs = 15 * 60_000;
const quietAfterMs = 7 * 86_400_000;

/** A ward of the installation in figures. */
export interface WardLine {
  readonly ward: string;
  readonly name: string;
  readonly state: WardState;
  /** Names of the channels that cannot be used, also when others can. */
  readonly channelsDown: readonly string[];
  /** When a person last wrote to the ward or pressed a button. */
  readonly lastMessageAt: Date | null;
  /** Since when the ward is stopped or quiet. Null in the other states. */
  readonly since: Date | null;
  readonly head: string | null;
  readonly boardMembers: number;
  readonly contributors: number;
  readonly waiting: number;
  readonly overdue: number;
  readonly questionsOpen: number;
  readonly questionsOverdue: number;
  readonly month: string;
  readonly published: number;
  /** Share of this month's published items that were on time, in per cent; null: none was published. */
  readonly onTimePercent: number | null;
  readonly silentUnits: number;
  readonly units: number;
  /** This year's budget in đồng: approved, and the part spent or ordered. Null: nothing was approved. */
  readonly budget: { readonly approvedVnd: number; readonly takenVnd: number } | null;
  readonly processVersion: string | null;
  /** Time of the newest entry of the audit chain. */
  readonly lastActAt: Date | null;
}

/** Whether the ward is in use. What has never been recorded (a timetable, an act) is no sign against it. */
function stateOf(
  { tickedAt, heardAt, channels }: SignsOfLife,
  { hasHead, lastActAt, now }: { readonly hasHead: boolean; readonly lastActAt: Date | null; readonly now: Date },
): Pick<WardLine, 'state' | 'since'> {
  const isOlder = (at: Date | null, ms: number): at is Date => at !== null && now.getTime() - at.getTime() > ms;
  if (!hasHead) return { state: 'noHead', since: null };
  if (isOlder(tickedAt, stoppedAfterMs)) return { state: 'stopped', since: tickedAt };
  // The ward's own pages always work; without an app hardly anybody writes, and no card reaches the board.
  const apps = channels.filter(({ channel }) => channel !== pagesChannel);
  if (apps.length > 0 && apps.every(({ isDown }) => isDown)) return { state: 'cutOff', since: null };
  const newest = new Date(Math.max(heardAt?.getTime() ?? 0, lastActAt?.getTime() ?? 0));
  if (newest.getTime() > 0 && isOlder(newest, quietAfterMs)) return { state: 'quiet', since: newest };
  return { state: 'alive', since: null };
}

/** One ward's figures. Only counts are read, because the province may see no case data. */
export async function seeWard(looking: WardReadAccess): Promise<WardLine> {
  const { ward, readers, now } = looking;
  const { lists, people, figures, rules, dossiers } = readers;
  const today = localDateOf(now, ward.timeZone);
  const month = monthOf(today).id;
  const period = { from: startOfLocalDay(monthOf(today).firstDay, ward.timeZone), to: now };
  const [head] = await people.holdersOf(['head'], now);
  const { published, publishedLate } = await figures.published(period);
  const units = await listUnits(looking);
  const versions = await rules.list('process');
  const signs = await figures.signsOfLife();
  const lastActAt = (await dossiers.head())?.at ?? null;
  const approved = (await readers.period.budget(Number(month.slice(0, 4)))).filter((line) => line.approved !== null);
  return {
    ward: ward.id,
    name: ward.fullName,
    ...stateOf(signs, { hasHead: head !== undefined, lastActAt, now }),
    channelsDown: signs.channels.filter(({ isDown }) => isDown).map(({ channel }) => channel),
    lastMessageAt: signs.heardAt,
    head: head?.name ?? null,
    boardMembers: (await people.holdersOf(boardRoles, now)).length,
    contributors: (await people.holdersOf(['contributor'], now)).length,
    waiting: await lists.countItems({ states: ['submitted'] }),
    overdue: await lists.countItems({ states: ['submitted'], dueBy: now }),
    questionsOpen: await lists.countQuestions({ states: openStates }),
    questionsOverdue: await lists.countQuestions({ states: openStates, dueBy: now }),
    month,
    published,
    onTimePercent: published === 0 ? null : Math.round(((published - publishedLate) / published) * 100),
    silentUnits: units.filter(({ isSilent }) => isSilent).length,
    units: units.length,
    budget:
      approved.length === 0
        ? null
        : {
            approvedVnd: sumOf(approved.map((line) => line.approved?.amountVnd ?? 0)),
            takenVnd: sumOf(approved.map(({ spentVnd, committedVnd }) => spentVnd + committedVnd)),
          },
    processVersion: versions.length === 0 ? null : processOn(versions, today).version,
    lastActAt,
  };
}
