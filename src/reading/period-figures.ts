/** The figures of a period from the records at one point in time. Each figure contains the codes that it counts. */
import { type Spending, spendingOn } from '../domain/budget/budget.ts';
import { endOfLocalDay, localDateOf, startOfLocalDay } from '../domain/calendar/local-date.ts';
import { submissionId } from '../domain/ids.ts';
import { type PeriodFigures, type ReturnedItem, type TimedCase, tally } from '../domain/period/figures.ts';
import { before, monthsBetween, type Period } from '../domain/period/period.ts';
import type { PlanEntry } from '../domain/plan/plan.ts';
import { topicOfQuestion } from '../domain/question/topic.ts';
import { sumOf } from '../domain/royalty/money.ts';
import { inForce, isSample } from '../domain/royalty/rates.ts';
import type { StatementContent } from '../domain/royalty/statement.ts';
import { isFrozen } from '../domain/royalty/statement-state.ts';
import { type Aim, guessAim } from '../domain/submission/aim.ts';
import { dayAndPlaceOf, wordsOf } from '../domain/submission/reading.ts';
import type { CountedEvent, PeriodItem, PeriodQuestion } from '../ports/period.ts';
import type { Records } from '../ports/period-records.ts';
import { inSlices } from './in-slices.ts';
import { readership } from './readership.ts';
import { ratesOf } from './statement-input.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function describe({ ward }: Pick<Records, 'ward'>, item: PeriodItem, chosen: ReadonlyMap<string, Aim>) {
  const reading = wordsOf(item.content);
  const context = { saidAt: item.createdAt, timeZone: ward.timeZone, units: ward.units };
  const { eventOn, place } = dayAndPlaceOf(item.content, reading, context);
  const unit = ward.units.find(({ name, aliases }) => place !== null && [name, ...aliases].includes(place));
  const authors = item.contributions.filter(({ kind }) => kind === 'text').map(({ name }) => name);
  const section = ward.sections.find(({ slug }) => slug === ward.sectionOf[reading.category]);
  const aim = chosen.get(item.id) ?? guessAim(reading.title, reading.paragraphs.join(' '), reading.category);
  const timed: TimedCase = {
    code: item.code,
    title: reading.title,
    clause: reading.category,
    startedOn: eventOn,
    submittedAt: iso(item.submittedAt),
    decidedAt: iso(item.decidedAt),
    doneAt: (item.publishedAt ?? item.createdAt).toISOString(),
    dueAt: iso(item.dueAt),
  };
  return { timed, unit: unit?.name ?? '', authors, section: section?.name ?? '', category: reading.category, aim };
}

/** A question was with the person who answers it until the draft, and then with the board until the approval. */
const answerOf = ({ code, title, receivedAt, answeredAt, dueAt, ...written }: PeriodQuestion): TimedCase => ({
  code,
  title,
  clause: 'answer',
  startedOn: null,
  startedAt: receivedAt.toISOString(),
  submittedAt: written.draftedAt,
  decidedAt: written.approvedAt,
  doneAt: (answeredAt ?? receivedAt).toISOString(),
  dueAt: dueAt.toISOString(),
});

/**
 * The year's budget lines with amounts spent and ordered: up to now for the current period, up to the last day for an earlier
 * one.
 */
async function budgetOf({ stores }: Records, { firstDay, lastDay }: Period, isOver: boolean) {
  const year = firstDay.slice(0, 4);
  const spendings = await stores.registers.list('spending', year);
  const until = (line: string, wanted: Spending['state']): number =>
    sumOf(
      spendings
        .filter((each) => each.line === line && spendingOn(each, lastDay) === wanted)
        .map(({ amountVnd }) => amountVnd),
    );
  return (await stores.period.budget(Number(year))).map(
    ({ name, approved, spentVnd, committedVnd }): PeriodFigures['budget'][number] => ({
      name,
      approvedVnd: approved?.amountVnd ?? null,
      ...(approved && { decision: approved.decision, decidedOn: approved.on }),
      spentVnd: isOver ? until(name, 'spent') : spentVnd,
      committedVnd: isOver ? until(name, 'committed') : committedVnd,
    }),
  );
}

/**
 * Sum of the period's frozen statements, and the part that was paid, from the newest paid version of each month, because a
 * newer unpaid version has paid nothing yet. Months without a frozen statement are named, since the sum omits them.
 */
async function moneyOf({ stores, ward, now }: Records, period: Period) {
  // Statements cover whole months: a range of days counts each month it touches in full.
  const touched = monthsBetween(period.firstDay, period.lastDay);
  const months = (await stores.statements.frozen()).filter(({ month }) => touched.includes(month));
  if (months.length === 0) return { royaltyVnd: null };
  const approved: StatementContent['totals'][] = [];
  const paid: StatementContent['totals'][] = [];
  for (const { month } of months) {
    const newest = await stores.statements.latest(month);
    const settled = await stores.statements.settled(month, (newest?.version ?? 0) + 1);
    if (settled) paid.push(settled.content.totals);
    let frozen = newest;
    while (frozen && !isFrozen(frozen)) frozen = await stores.statements.version(month, frozen.version - 1);
    if (frozen) approved.push(frozen.content.totals);
  }
  const thisMonth = localDateOf(now, ward.timeZone).slice(0, 7);
  return {
    royaltyVnd: sumOf(months.map(({ royaltyVnd }) => royaltyVnd)),
    royaltyPaidVnd: sumOf(paid.map(({ royaltyVnd }) => royaltyVnd)),
    supportVnd: sumOf(approved.map(({ managementVnd }) => managementVnd)),
    supportPaidVnd: sumOf(paid.map(({ managementVnd }) => managementVnd)),
    ...(period.kind === 'days' && { royaltyMonths: months.map(({ month }) => month).toSorted() }),
    royaltyOpenMonths: touched.filter((id) => id <= thisMonth && !months.some(({ month }) => month === id)),
  };
}

/** Planned entries of these days, and the publication of their first item. */
async function plannedIn({ stores, ward }: Records, { firstDay, lastDay }: Period): Promise<PeriodFigures['planned']> {
  const entries: PlanEntry[] = [];
  for (const month of monthsBetween(firstDay, lastDay)) entries.push(...(await stores.registers.list('plan', month)));
  const own = entries
    .filter(({ on, state }) => state === 'planned' && firstDay <= on && on <= lastDay)
    .toSorted((a, b) => a.on.localeCompare(b.on));
  const items = await stores.period.byIds(own.flatMap((entry) => entry.items.map(({ item }) => submissionId(item))));
  return own.map(({ title, dueOn, items: attached }) => {
    const published = items
      .filter(({ id }) => attached.some(({ item }) => item === id))
      .flatMap(({ publishedAt }) => (publishedAt ? [localDateOf(publishedAt, ward.timeZone)] : []))
      .toSorted();
    return { title, dueOn, doneOn: published[0] ?? null };
  });
}

type Described = ReturnType<typeof describe>;

const talliedBy = (items: readonly Described[], what: 'category' | 'section' | 'unit' | 'aim') =>
  tally(
    items,
    (item): string => item[what],
    ({ timed }) => timed.code,
  );

/** Computes the figures in slices with pauses, because a year of a large ward takes seconds and others write meanwhile. */
export async function periodFigures(records: Records, period: Period): Promise<PeriodFigures> {
  const { ward } = records;
  const { period: reader } = records.stores;
  const between = ({ firstDay, lastDay }: Period): [Date, Date] => [
    startOfLocalDay(firstDay, ward.timeZone),
    endOfLocalDay(lastDay, ward.timeZone),
  ];
  const [from, to] = between(period);
  const isOver = records.now >= to;
  // Includes events of this instant, because the end of a range is exclusive.
  const until = isOver ? to : new Date(records.now.getTime() + 1);
  const open = await reader.openQuestions(until);
  const published = await reader.published(from, to);
  const chosen = new Map(
    (await records.stores.registers.list('aim', null)).map(({ item, aim }) => [item, aim] as const),
  );
  const items = await inSlices(reader, published, (item) => describe(records, item, chosen));
  const questions = await reader.questions(from, to);
  const topics = await inSlices(reader, questions, (question) => ({ ...question, topic: topicOfQuestion(question) }));
  const reasons = (event: CountedEvent): Promise<readonly ReturnedItem[]> => reader.events(event, from, to);
  const codesOf = async (event: CountedEvent) => [...new Set((await reasons(event)).map(({ code }) => code))];
  const earlier = before(period);
  const read = await readership(records, period);
  const table = inForce((await ratesOf(records)).tables, period.lastDay);
  const security = [];
  for (const key of ['danger', 'block', 'hold', 'handover'] as const)
    security.push({ key, count: await reader.countOf(key, from, to) });
  return {
    period: period.id,
    firstDay: period.firstDay,
    lastDay: period.lastDay,
    until: isOver ? period.lastDay : localDateOf(records.now, ward.timeZone),
    isOver,
    items: items.map(({ timed }) => timed),
    byCategory: talliedBy(items, 'category'),
    bySection: talliedBy(items, 'section'),
    byUnit: talliedBy(items, 'unit'),
    byAuthor: tally(
      items.flatMap(({ authors, timed }) => authors.map((author) => ({ author, code: timed.code }))),
      ({ author }) => author,
      ({ code }) => code,
    ),
    byAim: talliedBy(items, 'aim'),
    received: await reader.received(from, to),
    returned: await reasons('returned'),
    rejected: await reasons('rejected'),
    corrected: await codesOf('corrected'),
    takenDown: await codesOf('unpublished'),
    questionsReceived: questions.map(({ code }) => code),
    answers: (await reader.answered(from, to)).map(answerOf),
    questionsOpen: open,
    questionsByTopic: tally(
      topics,
      ({ topic }) => topic,
      ({ code }) => code,
    ),
    questionsByOutcome: tally(
      questions,
      // The state at the end of the period: questions answered since count as open.
      ({ code, state }) => (open.includes(code) ? 'active' : state),
      ({ code }) => code,
    ),
    security,
    views: read?.views ?? null,
    mostRead: read?.mostRead ?? [],
    budget: await budgetOf(records, period, isOver),
    ...(table && isSample(table.decision) && { sampleRates: table.decision }),
    ...(await moneyOf(records, period)),
    planned: await plannedIn(records, period),
    before: {
      period: earlier.id,
      items: (await reader.published(...between(earlier))).length,
      questions: (await reader.questions(...between(earlier))).length,
    },
  };
}
