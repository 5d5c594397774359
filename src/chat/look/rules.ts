/**
 * Dated rules in a chat: what applies and since when, what a new version changes, and who has not acknowledged the regulation.
 */
import { type PaperPress, paperActs } from '../../domain/act/paper.ts';
import { formatDate, localDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { ButtonRows, Message } from '../../domain/message.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import {
  type DatedRule,
  datedRules,
  isDatedRule,
  objectionToRule,
  type RuleProposal,
  versionOn,
} from '../../domain/process/dated-rule.ts';
import { linesOf } from '../../domain/process/rule-lines.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Records } from '../../ports/period-records.ts';
import { revisionOf } from '../../usecases/period/seen.ts';
import { notAcknowledged, ruleVersions } from '../../usecases/process/dated-rules.ts';
import { button, inTwos, rows } from '../say/buttons.ts';
import { rulesButton } from '../say/paper-parts.ts';

const longestValue = 200;
const shownLines = 16;
const namesShown = 8;

/** `of` names a kind of rule or a proposal; '' shows all kinds. */
export async function rulesMessage(records: Records, reader: Person, of: string): Promise<Message> {
  if (isDatedRule(of)) return oneRule(records, reader, of);
  const proposal = of === '' ? null : await records.stores.registers.find('rule', of);
  return proposal ? offer(reader, proposal, await revisionOf(records, 'rule', of)) : allRules(records);
}

async function allRules(records: Records): Promise<Message> {
  const today = localDateOf(records.now, records.ward.timeZone);
  const lines: Sentence[] = [];
  for (const kind of datedRules) {
    const versions = await ruleVersions(records, kind);
    const now = versionOn(versions, today);
    const next = versions.find(({ from }) => from > today);
    lines.push({
      key: 'rule-now',
      facts: {
        rule: { key: `rule-kind-${kind}` },
        decision: now?.version || 'none',
        from: now ? formatDate(localDate(now.from)) : 'none',
        next: next ? formatDate(localDate(next.from)) : 'none',
        nextDecision: next?.version ?? '',
      },
    });
  }
  const waiting = (await records.stores.registers.list('rule', null)).filter(({ state }) => state === 'proposed');
  return {
    key: 'rules-all',
    facts: { lines: joinedLines(lines), waiting: waiting.length },
    buttons: [
      ...inTwos(datedRules.map(rulesButton)),
      ...waiting.slice(-3).map(({ id, kind, version }) => {
        const facts = { rule: { key: `rule-kind-${kind}` }, decision: version };
        return [button({ key: 'choice-rule-waiting', facts }, 'paper.rules', id)];
      }),
    ],
  };
}

async function oneRule(records: Records, reader: Person, kind: DatedRule): Promise<Message> {
  const today = localDateOf(records.now, records.ward.timeZone);
  const versions = await ruleVersions(records, kind);
  const now = versionOn(versions, today);
  const missing = kind === 'regulation' ? await notAcknowledged(records) : [];
  const mayWrite = objectionToRule(null, 'propose', actorOf(reader)) === null;
  return {
    key: 'rule-one',
    facts: {
      rule: { key: `rule-kind-${kind}` },
      decision: now?.version || 'none',
      from: now ? formatDate(localDate(now.from)) : 'none',
      versions: versions.length,
      lines: now ? joinedLines(shortLines(kind, now.content)) : { key: 'rule-none' },
      missing: mayWrite ? missing.length : 0,
      names: missing
        .slice(0, namesShown)
        .map(({ name }) => name)
        .join(', '),
    },
    buttons: rows(
      mayWrite && [button('choice-rl-propose', 'rl-propose', kind)],
      missing.some(({ id }) => id === reader.id) && [button('choice-acknowledge', 'rl-read')],
    ),
  };
}

const shortLines = (kind: DatedRule, content: Parameters<typeof linesOf>[1]): readonly Sentence[] =>
  linesOf(kind, content)
    .slice(0, shownLines)
    .map(({ label, value }) => ({
      key: 'rule-line',
      facts: {
        label,
        value: typeof value === 'string' ? cutText(value.replaceAll(/\s+/gu, ' '), longestValue) : value,
      },
    }));

function offer(reader: Person, proposal: RuleProposal, revision: number): Message {
  const { kind, version, from, changes, warnings, state, by } = proposal;
  const more = changes.length - shownLines;
  const lines: readonly Sentence[] = [
    ...changes.slice(0, shownLines).map(({ label, before, after }) => ({
      key: 'rule-change',
      facts: { label, before: before ?? { key: 'rule-none' }, after: after ?? { key: 'rule-none' } },
    })),
    ...(more > 0 ? [{ key: 'change-rest', facts: { count: more } }] : []),
  ];
  const rows = paperActs.filter((row) => row.noun === 'rule' && row.line === 2);
  const thing = { statement: null, report: null, violation: null, praise: null, rule: proposal };
  const open = rows.filter((row) => row.isOpen(thing, actorOf(reader), new Date(0)));
  const buttons: ButtonRows = open.map(({ label, press }) => [
    button({ key: label }, press as PaperPress, proposal.id, revision),
  ]);
  return {
    key: 'rule-offer',
    facts: {
      rule: { key: `rule-kind-${kind}` },
      ...{ decision: version, from: formatDate(from), state, name: by.name },
      lines: joinedLines(lines),
      warnings: warnings.length > 0 ? joinedLines(warnings) : 'none',
    },
    buttons,
  };
}
