/** New versions of dated rules: proposed with their differences, then adopted by those who decide. */
import type { Actor } from '../../domain/actor.ts';
import type { DeadlineRules } from '../../domain/calendar/due-date.ts';
import { formatDate, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Sentence } from '../../domain/facts.ts';
import { parsePeriod, shortPeriod } from '../../domain/period/period.ts';
import {
  acknowledgementOf,
  adoptersOf,
  type DatedRule,
  objectionToRule,
  type RuleContent,
  type RuleContents,
  type RuleProposal,
  type RuleVersion,
  versionOn,
  versionsOf,
} from '../../domain/process/dated-rule.ts';
import { processOn, withinLaw } from '../../domain/process/process.ts';
import { changesOf } from '../../domain/process/rule-lines.ts';
import { readRule } from '../../domain/process/rule-words.ts';
import { maySubmit, roles } from '../../domain/roles.ts';
import { formatVnd, sumOf } from '../../domain/royalty/money.ts';
import { categoryIds } from '../../domain/submission/categories/index.ts';
import type { FigureSight } from '../../ports/period.ts';
import type { Records } from '../../ports/period-records.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import { done, type Outcome } from '../outcome.ts';
import { notify } from '../react.ts';
import { showRegulation } from '../section/save.ts';
import { showTo } from '../show-paper.ts';
import { processes } from './process.ts';

type RuleSight = Pick<ReadContext, 'ward'> & { readonly stores: Pick<Records['stores'], 'rules'> };

/** All versions: the ward's file first, then the adopted ones. */
export const ruleVersions = async <Kind extends DatedRule>(
  { stores, ward }: RuleSight,
  kind: Kind,
): Promise<readonly RuleVersion<Kind>[]> => versionsOf(kind, await stores.rules.list(kind), ward);

const today = ({ now, ward }: Pick<Unit, 'now' | 'ward'>): LocalDate => localDateOf(now, ward.timeZone);

/** Stores a proposal with its differences. It has no effect until it is adopted. */
export async function proposeRule(
  unit: Unit,
  actor: Actor,
  kind: DatedRule,
  words: string,
  sight: FigureSight,
): Promise<Outcome<{ readonly proposal: RuleProposal }>> {
  const objection = objectionToRule(null, 'propose', actor);
  if (objection) return { ok: false, issues: [objection] };
  const versions = await ruleVersions(unit, kind);
  const contentOn = (day: LocalDate) => versionOn(versions, day)?.content ?? null;
  const read = readRule(kind, words, today(unit), contentOn, versions.length + 1);
  if (!read.ok) return read;
  const [written] = read.events;
  if (!written) return refused('issue-rule-unreadable', { words });
  const { version, from, content } = written;
  if (versions.some((each) => each.version === version)) return refused('issue-decision-known', { decision: version });
  // Open cases keep the due days computed with the rule of their day, so these rules cannot start in the past.
  if ((kind === 'deadlines' || kind === 'regulation') && from < today(unit))
    return refused('issue-rule-past', { day: formatDate(from) });
  const changes = changesOf(kind, contentOn(from), content);
  if (changes.length === 0) return refused('issue-rule-same');
  const proposal: RuleProposal = {
    ...{ id: unit.ids.next(), kind, version, from, content: JSON.stringify(content), changes },
    warnings: await warningsOf(unit, { kind, from, content }, sight),
    ...{ seen: versions.length, state: 'proposed', by: { id: actor.person, name: actor.name } },
  };
  await keep(unit, actor, proposal);
  if (objectionToRule(proposal, 'adopt', actor))
    await showTo(unit, actor, kind === 'rates' ? adoptersOf(kind) : ['head'], { name: 'rules', of: proposal.id });
  return { ok: true, proposal };
}

async function keep({ stores, now }: Unit, actor: Actor, proposal: RuleProposal): Promise<void> {
  const { kind, version, from, state } = proposal;
  await stores.registers.put('rule', proposal, { state, about: kind, by: actor.person, at: now });
  const details = { kind, version, from };
  await putOnRecord({ stores, now }, actor.person, `rule-${state}`, proposal.id, details);
}

/** Warnings for the adopter: two rates in one month, a ceiling below what is already owed, a month already settled. */
async function warningsOf(
  unit: Unit,
  { kind, from, content }: { readonly kind: DatedRule; readonly from: LocalDate; readonly content: RuleContent },
  sight: FigureSight,
): Promise<readonly Sentence[]> {
  const warnings: Sentence[] = [];
  const month = from.slice(0, 7);
  if ((kind === 'rates' || kind === 'salary') && !from.endsWith('-01'))
    warnings.push({ key: 'rule-mid-month', facts: { day: formatDate(from), month: shortPeriod(month) } });
  if (kind === 'rates' || kind === 'ceilings' || kind === 'salary' || kind === 'tax') {
    const settled = (await unit.stores.statements.frozen()).filter((each) => each.month >= month);
    if (settled.length > 0)
      warnings.push({
        key: 'rule-settled',
        facts: { months: settled.map((each) => shortPeriod(each.month)).join(', ') },
      });
  }
  if (kind === 'ceilings')
    warnings.push(...(await ceilingWarnings(unit, from, content as RuleContents['ceilings'], sight)));
  if (kind === 'deadlines')
    warnings.push(...(await budgetWarnings(unit, from, (content as RuleContents['deadlines']).deadlines)));
  return warnings;
}

/** Internal time budgets that exceed the new legal limit; the limit cuts them from its first day. */
async function budgetWarnings(unit: Unit, from: LocalDate, deadlines: DeadlineRules): Promise<readonly Sentence[]> {
  const { budgets } = processOn(await processes(unit), from);
  const kept = withinLaw(budgets, deadlines);
  return categoryIds.flatMap((category) =>
    budgets[category] === kept[category]
      ? []
      : [{ key: 'rule-budget-cut', facts: { category, hours: budgets[category] ?? 0, law: kept[category] ?? 0 } }],
  );
}

async function ceilingWarnings(
  { stores }: Unit,
  from: LocalDate,
  { monthVnd, quarterVnd, yearVnd, rule }: RuleContents['ceilings'],
  sight: FigureSight,
): Promise<readonly Sentence[]> {
  const month = from.slice(0, 7);
  const seen = await sight.statement(month);
  const owed = seen.ok ? seen.content.totals.owedVnd : 0;
  const frozen = (await stores.statements.frozen()).filter((each) => each.month !== month);
  const inPeriod = (id: string): number => {
    const period = parsePeriod(id);
    return sumOf(
      frozen.flatMap((each) =>
        period && period.firstDay <= `${each.month}-01` && `${each.month}-01` <= period.lastDay
          ? [each.royaltyVnd]
          : [],
      ),
    );
  };
  const year = month.slice(0, 4);
  const quarter = `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
  const limits = [
    { by: 'month', limit: monthVnd, owed },
    { by: 'quarter', limit: quarterVnd, owed: owed + inPeriod(quarter) },
    { by: 'year', limit: yearVnd, owed: owed + inPeriod(year) },
  ];
  return limits.flatMap(({ by, limit, owed: sum }) =>
    limit === null || sum <= limit
      ? []
      : [
          {
            key: 'rule-ceiling-below',
            facts: {
              ceiling: { key: `ceiling-by-${by}` },
              ...{ limit: formatVnd(limit), owed: formatVnd(sum), over: formatVnd(sum - limit) },
              rule: { key: `ceiling-rule-${rule}` },
            },
          },
        ],
  );
}

/** Adopts a proposal, which applies from its day. The people who work by the rule are notified. */
export async function adoptRule(
  unit: Unit,
  actor: Actor,
  id: string,
): Promise<Outcome<{ readonly proposal: RuleProposal }>> {
  const { stores, now } = unit;
  const proposal = await stores.registers.find('rule', id);
  const objection = objectionToRule(proposal, 'adopt', actor);
  if (objection || !proposal) return { ok: false, issues: [objection ?? { key: 'issue-not-found' }] };
  const { kind, version, from, content } = proposal;
  const versions = await ruleVersions(unit, kind);
  if (versions.length !== proposal.seen)
    return refused('issue-rule-changed', { version: versions.at(-1)?.version ?? '' });
  await stores.rules.put({ kind, version, from, content, by: actor.person, at: now });
  const adopted: RuleProposal = { ...proposal, state: 'adopted' };
  await keep(unit, actor, adopted);
  await tellAdopted(unit, actor, adopted);
  return { ok: true, proposal: adopted };
}

async function tellAdopted(unit: Unit, actor: Actor, { kind, version, from, id }: RuleProposal): Promise<void> {
  const { stores, now } = unit;
  const isForAll = kind === 'regulation' || kind === 'deadlines';
  if (!isForAll)
    return showTo(unit, actor, ['head', 'standingDeputy', kind === 'office' ? 'office' : 'accountant'], {
      ...{ name: 'rules', of: id },
    });
  const facts = { kind, version, from: formatDate(from) };
  const name = kind === 'regulation' ? 'regulation-changed' : 'deadlines-changed';
  if (kind === 'regulation') await showRegulation(unit, id, from);
  for (const person of await stores.people.holdersOf(roles.filter(maySubmit), now))
    if (person.id !== actor.person) await notify(unit, person.id, { noun: 'ward', name, facts });
}

/** Drops a proposal that was not adopted; it stays in the records. An adopted one cannot be dropped. */
export async function dropRule(unit: Unit, actor: Actor, id: string): Promise<Outcome> {
  const proposal = await unit.stores.registers.find('rule', id);
  const objection = objectionToRule(proposal, 'drop', actor);
  if (objection || !proposal) return { ok: false, issues: [objection ?? { key: 'issue-not-found' }] };
  await keep(unit, actor, { ...proposal, state: 'dropped' });
  return done();
}

/** The newest entered version, even if its day is still to come. Null: only the text of the ward's folder exists. */
const enteredRegulation = async (sight: RuleSight): Promise<RuleVersion<'regulation'> | null> =>
  (await sight.stores.rules.list('regulation')).length === 0
    ? null
    : ((await ruleVersions(sight, 'regulation')).at(-1) ?? null);

type PeopleSight = RuleSight & Pick<ReadContext, 'now'> & { readonly stores: Pick<Records['stores'], 'people'> };

/** People who work by the regulation and have not confirmed reading its newest version (Art. 11). */
export async function notAcknowledged(
  sight: PeopleSight,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const newest = await enteredRegulation(sight);
  if (!newest) return [];
  const { people } = sight.stores;
  const missing = [];
  for (const person of await people.holdersOf(roles.filter(maySubmit), sight.now))
    if (!(await people.hasAccepted(person.id, acknowledgementOf(newest.version)))) missing.push(person);
  return missing;
}

/** Confirms the newest entered version; each version must be confirmed separately. */
export async function acknowledgeRegulation(unit: Unit, actor: Actor): Promise<Outcome<{ readonly version: string }>> {
  const newest = await enteredRegulation(unit);
  if (!newest) return refused('issue-rule-settled');
  const { stores, now } = unit;
  const { version } = newest;
  await stores.people.accept(actor.person, acknowledgementOf(version), now);
  const details = { version };
  await putOnRecord(unit, actor.person, 'regulation-read', actor.person, details);
  return { ok: true, version };
}
