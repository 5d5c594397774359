/** Units and contributors in a chat: who has not sent anything for long, and what to discuss with whom. Pure. */
import { notedReason } from '../../domain/act/submission.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PaperFile } from '../../domain/attached-file.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { unitSubject } from '../../domain/plan/unit.ts';
import type { ContributorLine, UnitLine } from '../../reading/contributors.ts';
import { listLength } from './lists.ts';
import { pageButton, planButtons } from './plan.ts';

const unitLine = ({ name, items, lastOn, isSilent, contributors, liaison }: UnitLine): Sentence => ({
  key: 'unit-line',
  facts: {
    ...{ name, items, contributors, liaison: liaison ?? 'none', silent: isSilent ? 'yes' : 'no' },
    last: lastOn ? formatDate(lastOn) : 'none',
  },
});

/**
 * The list of units.
 * @param picture for people who may read reports
 */
export const unitList = (units: readonly UnitLine[], picture: readonly PaperFile[]): Message => ({
  key: 'unit-list',
  facts: {
    count: units.length,
    silent: units.filter(({ isSilent }) => isSilent).length,
    lines: joinedLines(units.map(unitLine)),
  },
  buttons: [
    ...units.map(({ name }) => [pageButton({ key: 'choice-unit-open', facts: { name } }, 'units', unitSubject(name))]),
    [pageButton('choice-board-contributors', 'contributors')],
  ],
  ...(picture.length > 0 && { files: picture }),
});

/** One unit, with the acts on it. */
export const unitSheet = (unit: UnitLine, actor: Actor): Message => ({
  key: 'unit-sheet',
  facts: { line: unitLine(unit), member: unit.member ?? 'none' },
  buttons: planButtons('unit', {}, actor, unitSubject(unit.name)),
});

const contributorLine = ({
  person,
  sent,
  published,
  lastOn,
  isDormant,
  returned,
  reasons,
}: ContributorLine): Sentence => ({
  key: 'contributor-line',
  facts: {
    ...{ name: person.name, unit: person.unit ?? 'none', sent, published, returned },
    ...{ last: lastOn ? formatDate(lastOn) : 'none', dormant: isDormant ? 'yes' : 'no' },
    reason: reasons[0] === undefined ? 'none' : notedReason(reasons[0]),
  },
});

/** The list of contributors. The dormant ones are counted over all, including those without a line. */
export const contributorList = (lines: readonly ContributorLine[]): Message => ({
  key: 'contributor-list',
  facts: {
    count: lines.length,
    dormant: lines.filter(({ isDormant }) => isDormant).length,
    lines: joinedLines(lines.slice(0, listLength * 2).map(contributorLine)),
  },
  buttons: [[pageButton('choice-board-units', 'units')]],
});
