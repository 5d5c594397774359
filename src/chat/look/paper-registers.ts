/** Registers in a chat: budget, violations, defects of the regulation, proposals of praise. */

import { basisOf, isEstimateOther, leftOf, nameOfLine } from '../../domain/budget/budget.ts';
import { formatDate, localDate } from '../../domain/calendar/local-date.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Message } from '../../domain/message.ts';
import { inOrder } from '../../domain/period/defect.ts';
import { parsePeriod, shortPeriod } from '../../domain/period/period.ts';
import type { Person } from '../../domain/person/person.ts';
import { formatPermille, formatVnd, sumOf } from '../../domain/royalty/money.ts';
import type { Records } from '../../ports/period-records.ts';
import { figureSight } from '../../reading/figure-sight.ts';
import { filesOf, furtherButton, listed, orNone, shownEntries, startIn } from '../say/paper-parts.ts';
import { actButtons } from './act-buttons.ts';

/**
 * A year's budget lines compared with what was requested and approved, in whole dong.
 * @param year '2026'
 */
export async function budgetMessage(records: Records, reader: Person, year: string): Promise<Message> {
  const lines = await records.stores.period.budget(Number(year));
  const sent = (await records.stores.registers.list('estimate', year)).at(-1);
  const approved = sumOf(lines.map((line) => line.approved?.amountVnd ?? 0));
  return {
    key: 'budget-year',
    facts: {
      year,
      sent: sent
        ? {
            key: 'budget-sent',
            facts: { on: formatDate(localDate(sent.sentOn)), isOther: isEstimateOther(sent, lines) ? 'yes' : 'no' },
          }
        : '',
      approved: formatVnd(approved),
      spent: formatVnd(sumOf(lines.map(({ spentVnd }) => spentVnd))),
      committed: formatVnd(sumOf(lines.map(({ committedVnd }) => committedVnd))),
      lines: orNone('budget-none', lines, (line, at) => ({
        key: 'budget-line',
        facts: {
          number: at + 1,
          name: nameOfLine(line),
          estimate: formatVnd(line.estimateVnd),
          basis: basisOf(line) || 'none',
          left: line.approved ? formatVnd(leftOf(line) ?? 0) : 'none',
        },
      })),
    },
    buttons: await actButtons('budget', {}, { records, reader, subject: year }),
    files:
      lines.length === 0
        ? []
        : [...filesOf({ name: 'budget', of: year }, ['docx']), ...filesOf({ name: 'estimate', of: year }, ['docx'])],
  };
}

/**
 * The open violations. Closed ones appear only in the paper, and people do not see entries about themselves.
 * @param of which page of the list; '' is the first
 */
export async function violationMessage(records: Records, reader: Person, of: string): Promise<Message> {
  const from = startIn(of);
  const register = await records.stores.registers.list('violation', null);
  const all = register.filter(({ person }) => person !== reader.id);
  const open = all.filter(({ state }) => state !== 'decided' && state !== 'dropped');
  const named = await Promise.all(
    open.map(async (violation) => ({
      violation,
      name: (await records.stores.people.find(violation.person as PersonId))?.name ?? '…',
    })),
  );
  const own = await Promise.all(
    named
      .slice(from, from + shownEntries)
      .map(({ violation, name }) =>
        actButtons('violation', { violation }, { records, reader, subject: violation.id }, { name }),
      ),
  );
  return {
    key: 'violation-list',
    facts: {
      count: open.length,
      lines: orNone('report-none-late', named.slice(from), ({ violation: { clause, degree, state }, name }) => ({
        key: 'violation-line',
        facts: {
          ...{ name, clause },
          degree: { key: `paper-degree-${degree}` },
          state: { key: `violation-state-${state}` },
        },
      })),
    },
    buttons: [
      ...(await actButtons('violation', {}, { records, reader, subject: '' })),
      ...own.flat().filter((row) => row.every((each) => !('action' in each) || each.action !== 'vi-note')),
      ...(own.flat().length > 0 ? furtherButton('violations', named.length, from) : []),
    ],
    // A reader with an entry about themselves gets no file of the register.
    files: all.length > 0 && all.length === register.length ? filesOf({ name: 'violations', of: '' }, ['docx']) : [],
  };
}

/** The recorded defects of the regulation, and the acts open to this reader. */
export async function regulationMessage(records: Records, reader: Person): Promise<Message> {
  const defects = await records.stores.registers.list('defect', null);
  return {
    key: 'defect-list',
    facts: {
      count: defects.length,
      lines: orNone('report-none-late', inOrder(defects), ({ clause, problem }) => ({
        key: 'defect-line',
        facts: {
          clause: clause.startsWith('art:')
            ? { key: 'paper-article', facts: { number: clause.slice('art:'.length) } }
            : clause,
          problem,
        },
      })),
    },
    buttons: await actButtons('defect', {}, { records, reader, subject: '' }),
    files: defects.length > 0 ? filesOf({ name: 'regulation', of: '' }, ['docx']) : [],
  };
}

/**
 * Who may be praised for a period: as proposed, or by the current figures.
 * @param of '2026-Q4'; any other text is answered as unreadable
 */
export async function rewardMessage(records: Records, reader: Person, of: string): Promise<Message> {
  const period = parsePeriod(of);
  if (!period) return { key: 'issue-period-unreadable', facts: { period: of } };
  const praise = (await records.stores.registers.list('praise', of)).at(-1) ?? null;
  const { people } = praise ?? (await figureSight(records).ranking(period));
  return {
    key: 'reward-ranking',
    facts: {
      period: shortPeriod(of),
      state: { key: `praise-state-${praise?.state ?? 'none'}` },
      outcome: praise?.outcome ?? 'none',
      lines: listed(
        people.map(({ place, name, pointsTenths }) => `${place}. ${name}: ${formatPermille(pointsTenths)}`),
      ),
    },
    buttons: await actButtons('praise', { praise }, { records, reader, subject: of }),
    files: [
      ...(people.length > 0 ? filesOf({ name: 'reward', of }, ['docx']) : []),
      ...(praise?.meeting ? filesOf({ name: 'minutes', of: `praise:${of}` }, ['docx']) : []),
    ],
  };
}
