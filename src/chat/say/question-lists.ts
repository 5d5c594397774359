/** Lists of questions, and of letters that were handed over. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { GatheredList } from '../../domain/list-view.ts';
import type { Message } from '../../domain/message.ts';
import { isOverdue, type Question } from '../../domain/question/question.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { HandoverNote } from '../../ports/questions.ts';
import { button } from './buttons.ts';
import { listLength } from './lists.ts';
import { stateFact } from './question.ts';

/** Longest title in a list, in characters. */
const lineLength = 60;

const lineOf =
  (now: Date) =>
  (question: Question): Sentence => ({
    // The text of a letter is not stored, and it has no due date here.
    key: question.state === 'handedOver' ? 'question-line-letter' : 'question-line',
    facts: {
      code: question.code,
      title: cutText(question.title, lineLength),
      state: stateFact(question),
      due: formatDate(question.dueOn),
      isLate: isOverdue(question, now) ? 'yes' : 'no',
      assignee: question.standing.assignee?.name ?? 'none',
    },
  });

/**
 * The list of open questions.
 * @param hasMore the button carries the position, so that questions assigned meanwhile cause no gaps
 */
export function openQuestionsList(
  shown: readonly Question[],
  { count, hasMore, now }: { readonly count: number; readonly hasMore: boolean; readonly now: Date },
): Message {
  const last = shown.at(-1);
  return {
    key: 'questions-open',
    facts: { count, lines: joinedLines(shown.map(lineOf(now))) },
    buttons: [
      ...viewButtons(shown),
      ...(last && hasMore
        ? [[button('choice-next', `q-more.${last.state === 'received' ? 'unassigned' : 'assigned'}`, last.id)]]
        : []),
    ],
  };
}

const viewButtons = (shown: readonly Question[]) =>
  shown.map(({ id, code, standing }) => [
    button({ key: 'choice-q-view-code', facts: { code } }, 'q-view', id, standing.revision),
  ]);

/**
 * A list of questions of one kind.
 * @param count including those without a line
 */
export const gatheredList = (
  name: GatheredList,
  shown: readonly Question[],
  { count, now }: { readonly count: number; readonly now: Date },
): Message => ({
  key: name,
  facts: { count, lines: joinedLines(shown.map(lineOf(now))), more: count - shown.length },
  buttons: viewButtons(shown),
});

/** The newest questions, each with state and due date, and how many older ones have no line. */
export const ownQuestionsList = (own: readonly Question[], now: Date): Message => ({
  key: 'questions-own',
  facts: {
    count: own.length,
    lines: joinedLines(own.slice(0, listLength).map(lineOf(now))),
    more: Math.max(0, own.length - listLength),
  },
});

/** When, of which kind, and who received it; the letters' text is not stored. */
export const handOversList = (
  shown: readonly { readonly note: HandoverNote; readonly names: string }[],
  count: number,
  timeZone: string,
): Message => ({
  key: 'hand-overs',
  facts: {
    count,
    lines: joinedLines(
      shown.map(({ note, names }) => ({
        key: 'hand-over-line',
        facts: { at: localTime(note.receivedAt, timeZone), kind: note.kind, names },
      })),
    ),
  },
});
