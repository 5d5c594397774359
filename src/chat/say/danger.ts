/** Messages about a danger case. Pure. */
import { openActs } from '../../domain/act/act.ts';
import { type DangerActName, dangerActs } from '../../domain/act/danger.ts';
import type { Actor } from '../../domain/actor.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { type DangerCase, senderSaysOver } from '../../domain/danger/danger-case.ts';
import { tellsPhone } from '../../domain/danger/phones.ts';
import type { DangerView } from '../../domain/danger/view.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { DangerLine, DangerList } from '../../reading/dangers.ts';
import { button, buttonsOf, skipButton } from './buttons.ts';
import { phoneFact } from './question-notices.ts';

/** Longest excerpt of the text: in an alert, and in a line of the list. In characters. */
const alertLength = 300;
const lineLength = 80;
/** Most phone numbers shown for one case. */
const mostPhones = 3;

const stateFacts = (found: DangerCase, timeZone: string) => ({
  state: found.state,
  taker: (found.standing.ended ?? found.standing.taken)?.name ?? 'none',
  at: localTime(new Date((found.standing.ended ?? found.standing.taken)?.at ?? found.openedAt), timeZone),
  how: found.standing.ended?.how ?? '',
});

/** '' means that the text may be a letter, which no reader may see. */
const textFact = (text: string, length: number): string => (text === '' ? 'none' : cutText(text, length));

const canBeCalled = ({ phones, text }: Pick<DangerLine, 'phones' | 'text'>): boolean =>
  phones.length > 0 || tellsPhone(text);

/** The sender's own number first, then others that were named. */
const phonesFact = (phones: readonly string[]): string =>
  phones.length === 0 ? phoneFact('') : phones.slice(0, mostPhones).map(phoneFact).join(' · ');

const toBoard = (view: DangerView, found: DangerCase, line: DangerLine, reader: Actor, timeZone: string): Message => {
  // "Called" makes no sense where no number is known.
  const acts = openActs(dangerActs, found, reader, line.openedAt).filter(
    ({ name }) => name !== 'call' || canBeCalled(line),
  );
  const { messages } = found.standing;
  const newest = messages.at(-1);
  return {
    key: view.name,
    facts: {
      code: found.code,
      level: found.level,
      name: line.sender === '' ? 'none' : line.sender,
      phone: phonesFact(line.phones),
      text: textFact(
        (view.name === 'danger-added' ? (messages[Number(view.facts.number) - 1] ?? newest) : messages[0])?.text ?? '',
        alertLength,
      ),
      over: senderSaysOver(found) ? 'said' : 'no',
      latest: messages.length > 1 ? textFact(newest?.text ?? '', alertLength) : 'none',
      latestAt: newest ? localTime(new Date(newest.at), timeZone) : '',
      numbers: found.standing.numbers.join(', '),
      ...stateFacts(found, timeZone),
      ...view.facts,
    },
    buttons: buttonsOf(acts, { id: found.id, revision: 0 }),
  };
};

/**
 * The message of a notice about a case.
 * @param seen the case with its sender, the reader and the ward's facts
 */
export function dangerNotice(
  view: DangerView,
  seen: {
    readonly found: DangerCase;
    readonly line: DangerLine;
    readonly reader: Actor;
    readonly timeZone: string;
    readonly phone: string;
  },
): Message {
  const { found, line, reader, timeZone, phone } = seen;
  return view.name === 'danger-taken-asker' || view.name === 'danger-reply'
    ? { key: view.name, facts: { ...view.facts, numbers: found.standing.numbers.join(', '), phone } }
    : toBoard(view, found, line, reader, timeZone);
}

/** The list shown above every other list. Null when there are no cases. */
export function dangerList({ lines, more }: DangerList, timeZone: string): Message | null {
  if (lines.length === 0) return null;
  return {
    key: 'danger-list',
    facts: {
      count: lines.length + more,
      more,
      lines: joinedLines(
        lines.map(
          ({ code, level, openedAt, sender, phones, text, takenBy, isSaidOver: isOver }): Sentence => ({
            key: 'danger-line',
            facts: {
              code,
              level,
              at: localTime(openedAt, timeZone),
              name: sender === '' ? 'none' : sender,
              phone: phonesFact(phones),
              text: textFact(text, lineLength),
              taker: takenBy ?? 'none',
              over: isOver ? 'said' : 'no',
            },
          }),
        ),
      ),
    },
    buttons: lines.map(({ id, code, state, ...line }) =>
      (['call', 'end'] as const)
        .filter((act) => act === 'end' || (state === 'open' && canBeCalled(line)))
        .map((act) => button({ key: 'choice-dg-code', facts: { act, code } }, `dg-${act}`, id)),
    ),
  };
}

/** Asks for the text of a reply, or for how the case ended. */
export const dangerPrompt = (act: Exclude<DangerActName, 'call'>, { code }: DangerCase): Message => ({
  key: 'danger-words-please',
  facts: { act, code },
  // "Bỏ qua" below a call for help would read as if the call were ignored.
  buttons: [[{ ...skipButton, label: { key: 'choice-dg-leave', facts: { act } } }]],
});
