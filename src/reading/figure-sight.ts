/** Figures that acts on papers need: a month's statement, figures of a period, people's rankings. */
import { permille } from '../domain/period/figures.ts';
import type { Period } from '../domain/period/period.ts';
import {
  type Candidate,
  type Criterion,
  praiseRuleOf,
  type Ranked,
  rank,
  type Weights,
} from '../domain/reward/ranking.ts';
import { isFrozen } from '../domain/royalty/statement-state.ts';
import type { FigureSight, PeriodItem } from '../ports/period.ts';
import type { Records } from '../ports/period-records.ts';
import { periodFigures } from './period-figures.ts';
import { contentOfMonth, laterThanFrozen, seeStatement } from './statement.ts';
import { instantsOf, taxChangesOf } from './statement-input.ts';

/** Computes the figures from the given records, in their transaction; `later` is null while the month is not frozen. */
export const figureSight = (records: Records): FigureSight => ({
  later: async (month) => {
    const kept = await records.stores.statements.latest(month);
    return kept && isFrozen(kept) ? laterThanFrozen(await seeStatement(records, month)) : null;
  },
  statement: (month) => contentOfMonth(records, month),
  taxChanges: (content) => taxChangesOf(records, content),
  figures: (period) => periodFigures(records, period),
  ranking: (period) => rankingOf(records, period),
});

type Sums = Record<Criterion, number> & { dated: number; onTime: number };
type Tallies = Map<string, { readonly name: string; readonly sums: Sums }>;

function sumsOf(tallies: Tallies, key: string, name: string): Sums {
  const known = tallies.get(key);
  if (known) return known.sums;
  const counts = { published: 0, gradeA: 0, photos: 0, answers: 0, onTimePermille: 0, returned: 0, violations: 0 };
  const sums = { ...counts, dated: 0, onTime: 0 };
  tallies.set(key, { name, sums });
  return sums;
}

const rankedOf = (tallies: Tallies, kind: Candidate['kind'], weights: Weights): readonly Ranked[] =>
  rank(
    [...tallies].map(
      ([
        key,
        {
          name,
          sums: { dated, onTime, ...facts },
        },
      ]) => ({
        ...{ key, name, kind },
        facts: { ...facts, onTimePermille: permille(onTime, dated) ?? 0 },
      }),
    ),
    weights,
  );

function addItem(tallies: Tallies, item: PeriodItem): void {
  const texts = new Set<string>();
  for (const { kind, person, unit, name } of item.contributions) {
    if (kind === 'edit') continue;
    const key = person ?? (unit === null ? `name:${name}` : `unit:${unit}`);
    const sums = sumsOf(tallies, key, name);
    if (kind === 'photo') sums.photos += 1;
    if (kind !== 'text' || texts.has(key)) continue;
    texts.add(key);
    sums.published += 1;
    if (item.appraisal?.grade === 'A') sums.gradeA += 1;
    if (item.dueAt === null || item.publishedAt === null) continue;
    sums.dated += 1;
    if (item.publishedAt <= item.dueAt) sums.onTime += 1;
  }
}

/** Ranks people and units by published items, answers, lateness, returned items, and confirmed violations. */
async function rankingOf(records: Records, period: Period) {
  const { period: reader, registers } = records.stores;
  const [from, to] = instantsOf(records, period);
  const all: Tallies = new Map();
  const published = await reader.published(from, to);
  for (const item of published) addItem(all, item);
  const authorOf = new Map(
    published.map(({ code, contributions }) => [code, contributions.find(({ kind }) => kind === 'text')]),
  );
  for (const { code } of await reader.events('returned', from, to)) {
    const author = authorOf.get(code);
    if (author?.person) sumsOf(all, author.person, author.name).returned += 1;
  }
  for (const { assignee, answeredAt, dueAt } of await reader.answered(from, to)) {
    if (assignee === null) continue;
    const sums = sumsOf(all, assignee.person, assignee.name);
    sums.answers += 1;
    sums.dated += 1;
    if (answeredAt !== null && answeredAt <= dueAt) sums.onTime += 1;
  }
  for (const { person, state, notedOn } of await registers.list('violation', null))
    if (state === 'decided' && period.firstDay <= notedOn && notedOn <= period.lastDay) {
      const known = all.get(person);
      if (known) known.sums.violations += 1;
    }
  const isUnit = (key: string): boolean => key.startsWith('unit:');
  const { weights } = praiseRuleOf(records.ward);
  return {
    people: rankedOf(new Map([...all].filter(([key]) => !isUnit(key))), 'person', weights),
    units: rankedOf(new Map([...all].filter(([key]) => isUnit(key))), 'unit', weights),
  };
}
