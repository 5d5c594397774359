/** Minutes of the board's meeting about a period (Art. 4) or about praise (Art. 10): attendance, opinions, resolutions, end. */
import { formatDate, localDate } from '../domain/calendar/local-date.ts';
import { type OnTime, onTimeOf } from '../domain/period/figures.ts';
import { type Meeting, minutesOf, type Report } from '../domain/period/report.ts';
import { readResolution } from '../domain/plan/meeting.ts';
import type { Praise } from '../domain/reward/praise.ts';
import type { Ranked } from '../domain/reward/ranking.ts';
import { boardRoles, type Role } from '../domain/roles.ts';
import { formatPermille } from '../domain/royalty/money.ts';
import { foldForSearch } from '../domain/text/normalize.ts';
import type { Block, Paper } from '../ports/papers.ts';
import type { Records } from '../ports/period-records.ts';
import { reportOf } from '../reading/report.ts';
import { asReported } from './as-approved.ts';
import {
  closing,
  framed,
  heading,
  instantText,
  list,
  nameOfPeriod,
  numbered,
  type OpenPaper,
  type PaperContext,
  paragraph,
  paragraphs,
  upper,
} from './frame.ts';
import { asProposed } from './reward.ts';

/** '09 giờ 00'. */
const hour = ({ say }: PaperContext, iso: string): string => {
  const [at = '', minute = ''] = instantText(iso).slice(11).split(':');
  return say('paper-hour', { at, minute });
};
const day = (iso: string): string => instantText(iso).slice(0, 10);

/** Board members on the day of the meeting, from name to role, because minutes state each member's office. */
export type BoardOffices = ReadonlyMap<string, Role>;

const boardOn = async ({ stores }: Records, { heldAt }: Meeting): Promise<BoardOffices> =>
  new Map((await stores.people.holdersOf(boardRoles, new Date(heldAt))).map(({ name, role }) => [name, role]));

/** The name with its office; only the name for people who are not on the board. */
const withOffice = ({ say }: PaperContext, offices: BoardOffices, name: string): string => {
  const office = offices.get(name);
  return office === undefined ? name : say('paper-person-with-office', { name, office });
};

/** Paragraphs about attendance. Board members who are not named count as absent without a noted reason. */
function peopleBlocks(context: PaperContext, meeting: Meeting, offices: BoardOffices): readonly Block[] {
  const { say } = context;
  const { chair, secretary, present, absent, unanswered = [] } = meeting;
  const full = (name: string): string => withOffice(context, offices, name);
  const named = [chair, secretary, ...present, ...unanswered];
  const isNamed = (name: string): boolean =>
    named.includes(name) || absent.some((each) => each === name || each.startsWith(`${name} (`));
  const missing = [...offices.keys()]
    .filter((name) => !isNamed(name))
    .map((name) => say('paper-minutes-not-noted', { name: full(name) }));
  /** Splits 'Mai (away)', so that the office comes between the name and the reason. */
  const away = absent.map((each) => {
    const [name = '', ...why] = each.split(' (');
    return [full(name), ...why].join(' (');
  });
  return [
    paragraph(say('paper-minutes-chair', { name: full(chair) })),
    paragraph(say('paper-minutes-secretary', { name: full(secretary) })),
    paragraph(
      [
        say('paper-minutes-members', { names: present.map(full).join('; ') || say('paper-minutes-none') }),
        say('paper-minutes-absent', { names: [...away, ...missing].join('; ') || 'none' }),
      ].join(' '),
    ),
    ...(unanswered.length > 0
      ? [paragraph(say('paper-minutes-unanswered', { names: unanswered.map(full).join('; ') }))]
      : []),
  ];
}

/** Common nouns with which a place may begin, without diacritics. */
const commonPlaces = /^(?:so|phong|tang|tru so|hoi truong|nha)\b/u;

/** Within a sentence such a place begins with a small letter. */
const placeInside = (place: string): string =>
  commonPlaces.test(foldForSearch(place)) ? place.charAt(0).toLocaleLowerCase('vi') + place.slice(1) : place;

/** What the meeting discussed: the period's figures from its report, and the state of earlier resolutions. */
function agenda({ say }: PaperContext, { figures, carried }: Report, period: string): readonly Block[] {
  const open = carried.filter(({ doneOn }) => doneOn === null).length;
  const facts = {
    period,
    items: figures.items.length,
    questions: figures.questionsReceived.length,
    answered: figures.answers.length,
  };
  const timely = ({ onTime, late, undated, permille }: OnTime) => ({
    ...{ onTime, late, undated },
    rate: permille === null ? '–' : `${formatPermille(permille)}%`,
  });
  return [
    paragraph(say('paper-minutes-figures', facts)),
    list([
      say('paper-minutes-on-time', { ...timely(onTimeOf(figures.items)), returned: figures.returned.length }),
      ...(figures.answers.length > 0 ? [say('paper-minutes-answers-on-time', timely(onTimeOf(figures.answers)))] : []),
      say('paper-minutes-planned', {
        planned: figures.planned.length,
        done: figures.planned.filter(({ doneOn }) => doneOn !== null).length,
      }),
      say('paper-minutes-before', { count: carried.length, done: carried.length - open, open }),
    ]),
  ];
}

/** Completes 'Toản' to the full name if exactly one board member has it; otherwise unchanged. */
function ownerOf(owner: string, offices: BoardOffices): string {
  const called = [...offices.keys()].filter((name) => name.endsWith(` ${owner}`));
  return called.length === 1 && owner !== '' ? (called[0] ?? owner) : owner;
}

/** The resolutions with owner and day, parsed from text: "… – đồng chí Minh – 10/12". */
function resolutionBlocks(
  { say }: PaperContext,
  { heldAt, resolutions }: Meeting,
  offices: BoardOffices,
): readonly Block[] {
  if (resolutions.length === 0) return [paragraph(say('paper-minutes-none'))];
  const today = localDate(heldAt.slice(0, 10));
  const read = resolutions.map((line) => readResolution(line, today));
  return [
    numbered(say, 8, read, [
      [say('paper-column-resolution'), 52, ({ text }) => text],
      [say('paper-column-owner'), 22, ({ owner }) => ownerOf(owner, offices) || say('paper-whole-board')],
      [say('paper-column-due'), 18, ({ dueOn }) => (dueOn ? formatDate(dueOn) : say('paper-no-date')), 'center'],
    ]),
  ];
}

/** Minutes of a meeting about a period, with the figures of the report it considered. */
export function minutesPaper(
  context: PaperContext,
  report: Report,
  meeting: Meeting,
  offices: BoardOffices = new Map(),
): Paper {
  const { say } = context;
  const period = nameOfPeriod(context, report.period);
  return meetingPaper(context, meeting, {
    offices,
    fileName: `bien-ban-hop-${report.period}`,
    subject: say('paper-minutes-subject', { period }),
    about: say('paper-minutes-about'),
    agenda: agenda(context, report, period),
    resolutions: resolutionBlocks(context, meeting, offices),
  });
}

/** Minutes of a meeting about praise, with the ranking it considered and its conclusion. */
export function praiseMinutes(
  context: PaperContext,
  praise: Praise,
  meeting: Meeting,
  offices: BoardOffices = new Map(),
): Paper {
  const { say } = context;
  const period = nameOfPeriod(context, praise.period);
  const names = (ranking: readonly Ranked[]): string =>
    ranking
      .filter(({ place }) => place <= praise.places)
      .map(({ name, pointsTenths }) => say('paper-minutes-praised', { name, points: formatPermille(pointsTenths) }))
      .join('; ') || say('paper-minutes-none');
  return meetingPaper(context, meeting, {
    offices,
    fileName: `bien-ban-hop-khen-thuong-${praise.period}`,
    subject: say('paper-minutes-praise-subject', { period }),
    about: say('paper-minutes-praise-about', { period }),
    agenda: [
      paragraph(
        say('paper-minutes-ranking', {
          people: praise.people.length,
          units: praise.units.length,
          places: praise.places,
        }),
      ),
      list([
        say('paper-minutes-people', { names: names(praise.people) }),
        say('paper-minutes-units', { names: names(praise.units) }),
      ]),
    ],
    resolutions: meeting.resolutions.flatMap(paragraphs),
  });
}

interface Considered {
  readonly offices: BoardOffices;
  readonly fileName: string;
  readonly subject: string;
  /** Purpose of the meeting. */
  readonly about: string;
  readonly agenda: readonly Block[];
  readonly resolutions: readonly Block[];
}

function meetingPaper(context: PaperContext, meeting: Meeting, considered: Considered): Paper {
  const { say } = context;
  const { fileName, subject, about } = considered;
  const listed = (items: readonly string[]) => [items.length > 0 ? list(items) : paragraph(say('paper-minutes-none'))];
  const sign = (office: string, person: string) => ({ capacity: null, office, post: null, name: person });
  return framed(context, {
    ...{ fileName, subject },
    symbol: 'BB-BBT',
    type: say('paper-minutes-type'),
    blocks: [
      paragraph(
        say('paper-minutes-opening', {
          ...{ at: hour(context, meeting.heldAt), day: day(meeting.heldAt), place: placeInside(meeting.place), about },
        }),
      ),
      heading(1, `I. ${upper(say('paper-minutes-present'))}`),
      ...peopleBlocks(context, meeting, considered.offices),
      heading(1, `II. ${upper(say('paper-minutes-content'))}`),
      ...considered.agenda,
      heading(2, say('paper-minutes-opinions')),
      ...listed(meeting.opinions),
      heading(1, `III. ${upper(say('paper-minutes-resolutions'))}`),
      ...considered.resolutions,
      closing(
        say('paper-minutes-closing', {
          at: meeting.endedAt ? hour(context, meeting.endedAt) : '……',
          day: day(meeting.endedAt ?? meeting.heldAt),
        }),
      ),
    ],
    signatures: [
      sign(say('paper-office-secretary'), meeting.secretary),
      sign(say('paper-office-chair'), meeting.chair),
    ],
    recipients: [say('paper-recipient-board'), say('paper-recipient-archive')],
  });
}

/** Minutes of a report as approved, or of a proposal of praise. Null: no meeting was recorded. */
export const open: OpenPaper = async ({ records, context, ref, actor }) => {
  const [kind, period = ''] = ref.of.split(':');
  if (kind === 'praise') {
    const praise = (await records.stores.registers.list('praise', period)).at(-1);
    if (!praise?.meeting) return null;
    const offices = await boardOn(records, praise.meeting);
    return praiseMinutes(await asProposed(records, context, praise), praise, praise.meeting, offices);
  }
  const report = await reportOf(records, ref.of, actor?.role ?? null);
  const meeting = report && minutesOf(report);
  if (!meeting) return null;
  // Minutes recorded after the approval are not covered by its hash.
  const around = report.meetingAfter ? context : await asReported(records, context, report);
  return minutesPaper(around, report, meeting, await boardOn(records, meeting));
};
