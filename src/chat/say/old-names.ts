/** Converts notices queued by an older version: renamed keys, and facts that did not exist then. */
import { type Facts, joinedLines, type Sentence } from '../../domain/facts.ts';
import type { Message } from '../../domain/message.ts';
import type { View } from '../../domain/view.ts';

const itemsThen = 'item-reminders';
const questionsThen = 'question-reminders';

/** The form used before items and questions shared one reminder. */
type OldReminders =
  | { readonly noun: 'ward'; readonly name: typeof itemsThen; readonly facts: Facts }
  | {
      readonly noun: 'citizen';
      readonly name: typeof questionsThen;
      readonly facts: Facts;
      readonly lines?: readonly Facts[];
    };

const more = (count: number): readonly Sentence[] => (count > 0 ? [{ key: 'reminders-more', facts: { count } }] : []);

/** Converts joined lines whose last line had another name. */
function renamed(lines: Facts[string] | undefined): Sentence | string {
  if (typeof lines !== 'object' || !('key' in lines)) return '';
  const { key: name, facts } = lines;
  if (name === `${itemsThen}-more`) return { ...lines, key: 'reminders-more' };
  return name === 'list-join' && facts
    ? { ...lines, facts: { line: renamed(facts.line), rest: renamed(facts.rest) } }
    : lines;
}

/** Returns a notice under its current name. */
export function viewNow<Given extends View>(view: Given | OldReminders): Given | Extract<View, { noun: 'ward' }> {
  if (view.noun === 'ward' && view.name === itemsThen) {
    const facts = { items: Number(view.facts.count), questions: 0, lines: renamed(view.facts.lines) };
    return { noun: 'ward', name: 'reminders', facts };
  }
  if (view.noun === 'citizen' && view.name === questionsThen) {
    const { facts, lines = [] } = view;
    const questions = Number(facts.count);
    const listed = lines.map((line) => ({ key: 'question-reminder-line', facts: line }));
    const all = joinedLines([...listed, ...more(questions - lines.length)]);
    return { noun: 'ward', name: 'reminders', facts: { items: 0, questions, lines: all } };
  }
  return view as Given;
}

/** Returns a finished sentence with the facts that it now needs. */
export const messageNow = (message: Message): Message =>
  message.key === 'change-by-request' ? { ...message, facts: { who: 'author', ...message.facts } } : message;
