/** A month's royalties: a person's own lines; for signers also all lines, the rest of the ceiling, and the year's budget. */
import type { BudgetLine } from '../domain/budget/budget.ts';
import { mayReadPaper } from '../domain/period/paper-ref.ts';
import type { Period } from '../domain/period/period.ts';
import type { Person } from '../domain/person/person.ts';
import type { RoyaltyLine } from '../domain/royalty/item-lines.ts';
import { sumOf } from '../domain/royalty/money.ts';
import type { Statement } from '../domain/royalty/statement-state.ts';
import type { Records } from '../ports/period-records.ts';
import { type Later, laterThanFrozen, ofNow, ownLines, seeStatement } from './statement.ts';

/** Royalties of a month as this reader may see them. */
export interface MoneySeen {
  /** The reader's own lines: expected for this month, and of frozen statements. */
  readonly own: {
    readonly expectedVnd: number;
    readonly lines: readonly RoyaltyLine[];
    readonly paid: readonly { readonly month: string; readonly paidVnd: number }[];
  };
  /** Null: the reader does not sign it, or the month has not begun. */
  readonly statement: Statement | null;
  /** Items published after the freeze that no version contains. */
  readonly later: Later | null;
  readonly budget: readonly BudgetLine[] | null;
}

/** Reads the data; amounts in đồng. Expected amounts are computed from the current records, paid ones come from frozen months. */
export async function seeMoney(records: Records, reader: Person, month: Period): Promise<MoneySeen> {
  const seen = await seeStatement(records, month.id);
  const statement = seen.ok ? seen.statement : null;
  const now = seen.ok ? ofNow(seen, reader.id).lines : [];
  const frozen = await ownLines(records, reader.id);
  const months = [...new Set(frozen.map((each) => each.month))];
  return {
    own: {
      expectedVnd: sumOf(now.map(({ paidVnd }) => paidVnd)),
      lines: now,
      paid: months.map((each) => ({
        month: each,
        paidVnd: sumOf(frozen.filter((one) => one.month === each).map(({ line }) => line.paidVnd)),
      })),
    },
    statement: mayReadPaper('statement', reader.role) ? statement : null,
    later: mayReadPaper('statement', reader.role) ? laterThanFrozen(seen) : null,
    budget: mayReadPaper('budget', reader.role)
      ? await records.stores.period.budget(Number(month.firstDay.slice(0, 4)))
      : null,
  };
}
