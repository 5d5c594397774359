/** Money in a chat: the month's statement as its signers see it, and each author's own lines. */

import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { mayReadPaper } from '../../domain/period/paper-ref.ts';
import { monthOf, shortPeriod } from '../../domain/period/period.ts';
import type { Person } from '../../domain/person/person.ts';
import { balancesOf, balanceTotals } from '../../domain/royalty/balance.ts';
import type { RoyaltyLine } from '../../domain/royalty/item-lines.ts';
import { formatVnd, sumOf } from '../../domain/royalty/money.ts';
import type { StatementContent } from '../../domain/royalty/statement.ts';
import { changeLines, isFrozen, type Statement, supportOf } from '../../domain/royalty/statement-state.ts';
import type { Records } from '../../ports/period-records.ts';
import { type OwnVersion, ownVersions, type StatementSince, seeStatement } from '../../reading/statement.ts';
import { rows } from './buttons.ts';
import { joinedLines } from './lines.ts';
import { actButtons, filesOf, shownExceptions, shownLines, stacked, viewButton } from './paper-parts.ts';

const lineText = ({ item, paidVnd }: RoyaltyLine): string =>
  `${item ? `${item.code} ${item.title}` : '…'}: ${formatVnd(paidVnd)}`;

/** Their own lines alone: this month's as they stand, and those of statements that are frozen. */
export async function ownRoyalties(records: Records, person: Person): Promise<Message> {
  const month = monthOf(localDateOf(records.now, records.ward.timeZone)).id;
  const versions = await ownVersions(records, person.id, month);
  const label = { key: 'choice-statement', facts: { month: shortPeriod(month) } };
  const buttons = rows(mayReadPaper('statement', person.role) && [viewButton(label, { name: 'statement', of: month })]);
  if (versions.length === 0) return { key: 'royalty-none', buttons };
  const frozen = versions
    .filter(({ isFrozen: is }) => is)
    .map((each) => `${shortPeriod(each.month)}: ${formatVnd(each.sumVnd)}`);
  return {
    key: 'royalty-own',
    facts: {
      month: shortPeriod(month),
      expected: formatVnd(sumOf(versions.filter(({ isFrozen: is }) => !is).map(({ sumVnd }) => sumVnd))),
      paid: frozen.length > 0 ? frozen.join('\n') : { key: 'royalty-no-month' },
      lines: joinedLines(shortVersions(versions)),
    },
    buttons,
  };
}

/** One list a version; of a month that was paid before, the newest says what remains. */
const shortVersions = (versions: readonly OwnVersion[]): readonly Sentence[] => {
  let left = shownLines;
  return versions.flatMap(({ month, version, isFrozen: is, isLater, lines, sumVnd, settledVnd }) => {
    if (left <= 0) return [];
    const shown = lines.slice(0, left);
    left -= shown.length;
    return [
      {
        key: 'royalty-version',
        facts: {
          ...{
            month: shortPeriod(month),
            version,
            isFrozen: is ? 'yes' : isLater ? 'later' : 'no',
            sum: formatVnd(sumVnd),
          },
          paid: settledVnd === null ? 'none' : formatVnd(settledVnd),
          way: settledVnd !== null && sumVnd < settledVnd ? 'back' : 'pay',
          left: formatVnd(Math.abs(sumVnd - (settledVnd ?? 0))),
          lines: shown.map(lineText).join('\n'),
        },
      },
    ];
  });
};
const headOf = async ({ stores, now }: Records) => {
  const [head] = await stores.people.holdersOf(['head'], now);
  return head ? { person: head.id, name: head.name } : null;
};

/** A month that was paid is paid only the difference. */
function balanceNotes({ content }: Statement, settled: StatementContent | null): readonly Sentence[] {
  if (!settled) return [];
  const { paidVnd, payVnd, takeBackVnd } = balanceTotals(balancesOf(content, settled));
  const facts = { paid: formatVnd(paidVnd), pay: formatVnd(payVnd), back: formatVnd(takeBackVnd) };
  return [{ key: 'statement-balance', facts }];
}

/** A grade or an item since: before the freezing it has to be computed again, after it a new version takes it. */
const sinceNotes = (statement: Statement, since: StatementSince | null): readonly Sentence[] =>
  since === null
    ? []
    : [
        {
          key: isFrozen(statement) ? 'statement-since-frozen' : 'statement-since',
          facts: { count: since.lines.length, lines: joinedLines(changeLines(since.now, since.lines)) },
        },
      ];

/** The override first: that somebody approved what they are paid by is what the next signer must see. */
export async function statementMessage(records: Records, reader: Person, month: string): Promise<Message> {
  const seen = await seeStatement(records, month);
  if (!seen.ok) {
    const [issue] = seen.issues;
    return issue?.facts ? { key: issue.key, facts: issue.facts } : { key: issue?.key ?? 'issue-no-statement' };
  }
  const { statement, changes, since, settled } = seen;
  const { totals, exceptions, ceiling } = statement.content;
  const override = statement.approved?.override;
  const { version, reason } = statement;
  const signer = statement.approved ?? (statement.state === 'checked' ? await headOf(records) : null);
  const support = signer ? supportOf(statement.content, signer.person) : 0;
  const notes: readonly Sentence[] = [
    ...(override
      ? [{ key: 'paper-statement-override', facts: { name: statement.approved.name, reason: override } }]
      : []),
    ...(signer && support > 0
      ? [
          {
            key: statement.approved ? 'statement-approved-by-supported' : 'statement-approver-supported',
            facts: { name: signer.name, amount: formatVnd(support) },
          },
        ]
      : []),
    ...(reason ? [{ key: 'statement-renewed', facts: { version, reason, count: changes.length } }] : []),
    ...balanceNotes(statement, settled),
    ...sinceNotes(statement, since),
    ...exceptions.map(({ issue }) => issue),
  ];
  const paper = { name: 'statement', of: month } as const;
  return {
    key: 'statement-month',
    facts: {
      month: shortPeriod(month),
      version: statement.version,
      state: { key: `statement-state-${statement.state}` },
      items: totals.items,
      royalty: formatVnd(totals.royaltyVnd),
      support: formatVnd(totals.managementVnd),
      tax: formatVnd(totals.taxVnd),
      net: formatVnd(totals.netVnd),
      ceiling: ceiling?.monthVnd == null ? 'none' : formatVnd(ceiling.monthVnd),
      cut: formatVnd(totals.cutVnd + totals.carriedVnd),
      notes: notes.length > 0 ? stacked(notes.slice(0, shownExceptions)) : { key: 'statement-no-notes' },
    },
    // Kept only when somebody has computed it: until then nothing can be checked.
    buttons: await actButtons(
      'statement',
      { statement: statement.id === '' ? null : statement },
      { records, reader, subject: month },
    ),
    files: filesOf(paper, ['docx', 'xlsx']),
  };
}
