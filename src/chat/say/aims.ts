/** Aims of Art. 2: those of one item with the four to choose from, and those of a month in numbers. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import { nothingPlanned, planActs } from '../../domain/act/plan.ts';
import type { Actor } from '../../domain/actor.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { Tally } from '../../domain/period/figures.ts';
import { type Aim, aims } from '../../domain/submission/aim.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { button } from './buttons.ts';

/** Shows the aim of an item; people who may choose get buttons for the other three. */
export function aimSheet(
  { id, code }: Pick<Submission, 'id' | 'code'>,
  title: string,
  { aim, isChosen }: { readonly aim: Aim; readonly isChosen: boolean },
  actor: Actor,
): Message {
  const row = actNamed(planActs, 'chooseAim');
  return {
    key: 'aim-sheet',
    facts: { code, title, aim: { key: `paper-aim-${aim}` }, chosen: isChosen ? 'yes' : 'no' },
    buttons: row.isOpen(nothingPlanned, actor)
      ? aims
          .filter((each) => each !== aim)
          .map((each) => [button({ key: `paper-aim-${each}` }, row.press, `${id}:${each}`)])
      : [],
  };
}

/** Counts of all four aims, including those with no items. */
export const aimList = (month: string, byAim: readonly Tally[]): Message => ({
  key: 'aim-list',
  facts: {
    month,
    lines: joinedLines(
      aims.map((aim) => ({
        key: 'aim-line',
        facts: {
          aim: { key: `paper-aim-${aim}` },
          count: byAim.find(({ key }) => key === aim)?.codes.length ?? 0,
        },
      })),
    ),
  },
});
