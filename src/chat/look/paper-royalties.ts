/** Money in a chat: the month's statement as its signers see it, and each author's own lines. */

import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { mayReadPaper } from '../../domain/period/paper-ref.ts';
import { monthOf, shortPeriod } from '../../domain/period/period.ts';
import type { Person } from '../../domain/person/person.ts';
import { balancesOf, balanceTotals } from '../../domain/royalty/balance.ts';
import type { RoyaltyLine } from '../../domain/royalty/item-lines.ts';
import { formatVnd, sumOf } from '../../domain/royalty/money.ts';
import type { StatementContent } from '../../domain/royalty/statement.ts';
import { changeLines, isFrozen, type Statement, signerNotes } from '../../domain/royalty/statement-state.ts';
import type { Records } from '../../ports/period-records.ts';
import { type OwnVersion, ownVersions, type StatementSince, seeStatement } from '../../reading/statement.ts';
import { rows } from '../say/buttons.ts';
import { cutAt, filesOf, shownExceptions, shownLines, stacked, viewButton } from '../say/paper-parts.ts';
import { actButtons } from './act-buttons.ts';

/**
 * One line per item with what its text and its photos earn. Amounts that are taken back, carried over or owed are separate lines.
 */
function itemLines(lines: readonly RoyaltyLine[]): readonly Sentence[] {
  const items = new Map<string, RoyaltyLine[]>();
  for (const line of lines) {
    const key = `${line.kind}:${line.item?.id ?? ''}`;
    items.set(key, [...(items.get(key) ?? []), line]);
  }
  return [...items.values()].map((own): Sentence => {
    const paid = (part: RoyaltyLine['part']): string => {
      const sums = own.filter((line) => line.part === part).map(({ paidVnd }) => paidVnd);
      return sums.length > 0 ? formatVnd(sumOf(sums)) : 'none';
    };
    const [{ item, kind } = { item: null, kind: 'royalty' }] = own;
    const facts = {
      kind,
      code: item?.code ?? 'none',
      title: item?.title ?? '',
      text: paid('text'),
      photo: paid('photo'),
    };
    return { key: 'royalty-item', facts };
  });
}

/** The person's own lines only: those of this month as they are now, and those of frozen statements. */
export async function ownRoyalties(records: Records, person: Person): Promise<Message> {
  const current = monthOf(localDateOf(records.now, records.ward.timeZone));
  const month = current.id;
  const versions = await ownVersions(records, person.id, current);
  const label = { key: 'choice-statement', facts: { month: shortPeriod(month) } };
  const buttons = rows(mayReadPaper('statement', person.role) && [viewButton(label, { name: 'statement', of: month })]);
  if (versions.length === 0) return { key: 'royalty-none', buttons };
  const frozen = versions
    .filter(({ isFrozen: is }) => is)
    .map(
      (each): Sentence => ({
        key: 'royalty-month-sum',
        facts: { month: shortPeriod(each.month), sum: formatVnd(each.sumVnd), isPaid: each.isPaid ? 'yes' : 'no' },
      }),
    );
  const open = versions.filter((each) => !each.isFrozen && each.month === month);
  const isOver = open.length === 0 && versions.some((each) => each.month === month);
  return {
    key: 'royalty-own',
    facts: {
      month: shortPeriod(month),
      expected: isOver ? 'none' : formatVnd(sumOf(open.map(({ sumVnd }) => sumVnd))),
      paid: joinedLines(frozen.length > 0 ? frozen : [{ key: 'royalty-no-month' }]),
      lines: joinedLines(shortVersions(versions)),
    },
    buttons,
  };
}

/** One list per version. For a month that was already paid, the newest version says what remains. */
const shortVersions = (versions: readonly OwnVersion[]): readonly Sentence[] => {
  let left = shownLines;
  let cut = 0;
  const shownVersions = versions.flatMap(
    ({ month, version, isFrozen: is, isPaid, isLater, lines, sumVnd, settledVnd }) => {
      const all = itemLines(lines);
      const shown = all.slice(0, left);
      left -= shown.length;
      cut += all.length - shown.length;
      if (shown.length === 0 && all.length > 0) return [];
      return [
        {
          key: 'royalty-version',
          facts: {
            ...{
              month: shortPeriod(month),
              version,
              isFrozen: isPaid ? 'paid' : is ? 'yes' : isLater ? 'later' : 'no',
              sum: formatVnd(sumVnd),
            },
            paid: settledVnd === null ? 'none' : formatVnd(settledVnd),
            way: settledVnd !== null && sumVnd < settledVnd ? 'back' : 'pay',
            left: formatVnd(Math.abs(sumVnd - (settledVnd ?? 0))),
            lines: joinedLines(shown),
          },
        },
      ];
    },
  );
  return [...shownVersions, ...(cut > 0 ? [{ key: 'royalty-more', facts: { count: cut } }] : [])];
};

/** If the month was already paid, only the difference is paid. */
function balanceNotes({ content }: Statement, settled: StatementContent | null): readonly Sentence[] {
  if (!settled) return [];
  const { paidVnd, payVnd, takeBackVnd } = balanceTotals(balancesOf(content, settled));
  const facts = { paid: formatVnd(paidVnd), pay: formatVnd(payVnd), back: formatVnd(takeBackVnd) };
  return [{ key: 'statement-balance', facts }];
}

/**
 * Grades or items that changed after the statement was computed. Before freezing, it must be computed again; afterwards a new
 * version includes them.
 */
const sinceNotes = (statement: Statement, since: StatementSince | null): readonly Sentence[] =>
  since === null
    ? []
    : [
        {
          key: isFrozen(statement) ? 'statement-since-frozen' : 'statement-since',
          facts: { count: since.lines.length, lines: joinedLines(changeLines(since.lines)) },
        },
      ];

/**
 * The month's statement. The notes begin with an overriding approval and with what blocks signing, because the next signer must
 * see when an approver is also paid by it.
 */
export async function statementMessage(records: Records, reader: Person, month: string): Promise<Message> {
  const seen = await seeStatement(records, month);
  if (!seen.ok) {
    const [issue] = seen.issues;
    return issue?.facts ? { key: issue.key, facts: issue.facts } : { key: issue?.key ?? 'issue-no-statement' };
  }
  const { statement, changes, since, settled, approver } = seen;
  const { totals, exceptions, ceiling } = statement.content;
  const { version, reason } = statement;
  const issuesThat = (blocks: boolean) => exceptions.filter((each) => each.blocks === blocks).map(({ issue }) => issue);
  const notes: readonly Sentence[] = [
    ...issuesThat(true),
    ...(reason
      ? [
          {
            key: 'statement-renewed',
            facts: { version, reason, count: changes.length, lines: joinedLines(changeLines(changes)) },
          },
        ]
      : []),
    ...balanceNotes(statement, settled),
    ...sinceNotes(statement, since),
    ...issuesThat(false),
  ];
  const shown = [...signerNotes(statement, approver), ...cutAt(notes, shownExceptions)];
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
      notes: shown.length > 0 ? stacked(shown) : { key: 'statement-no-notes' },
    },
    // A statement is stored only once it has been computed; before that it cannot be checked.
    buttons: await actButtons(
      'statement',
      { statement: statement.id === '' ? null : statement },
      { records, reader, subject: month },
    ),
    files: filesOf(paper, ['docx', 'xlsx']),
  };
}
