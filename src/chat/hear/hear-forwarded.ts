/**
 * A forwarded message was written by somebody else, so it never acts in the name of the person who forwards it: what it asks to
 * see is shown, every other text of that kind is content, and as the answer to an open prompt it is used only after a press. Pure.
 */
import type { Open } from '../talk/memory.ts';
import { takesOnlyWords } from '../talk/still-open.ts';
import { answerOpen } from './hear-prompt.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** Intents that only show something, pass the text on, or pass on an invitation. */
const reading: readonly Intent['do'][] = [
  ...(['say', 'remember', 'receive', 'add', 'fill', 'redeem', 'explainDue', 'lookUp', 'itemNamed'] as const),
  ...(['askWhatItIs', 'royalties', 'periodReport', 'register', 'openPaper', 'boardPage', 'boardLink'] as const),
  ...(['listQueue', 'listOwn', 'listPeople', 'listLate', 'listLog', 'listDays', 'listPublished'] as const),
  ...(['listQuestions', 'listHandOvers', 'listUnreached', 'showProcess', 'loudspeaker', 'preview'] as const),
];

/** The same intent without its decision; null when it acts. */
function shownOnly(intent: Intent): Intent | null {
  if (intent.do === 'byNumber') return { ...intent, act: 'view', rest: '' };
  if (intent.do === 'dangerByCode') return { ...intent, act: null, words: '' };
  if (intent.do === 'askerReply') return intent.reply.act === 'state' ? intent : null;
  return reading.includes(intent.do) ? intent : null;
}

const closesPrompt = (intent: Intent): boolean => intent.do === 'remember' && intent.memory.open === null;

/** @returns null when the text asks for an act, or only closes the open prompt: it is then read as content */
export function intentsOfForwarded(
  heard: readonly Intent[] | null,
  { memory: { open } }: Situation,
): readonly Intent[] | null {
  const shown = (heard ?? []).flatMap((intent) => shownOnly(intent) ?? []);
  if (heard === null || shown.length < heard.length) return null;
  if (open === null || !shown.some(closesPrompt)) return shown;
  const left = shown.filter((intent) => !closesPrompt(intent));
  return left.every((intent) => intent.do === 'say') ? null : left;
}

/** The prompt as text, for comparison: another reason written meanwhile does not make it another prompt. */
const nameOf = (open: Open): string => JSON.stringify({ ...open, written: undefined });

/** What a citizen adds to their own question is quoted, whoever wrote it. */
const isQuoted = (open: Open): boolean =>
  open.ask === 'questionWords' && (open.what === 'add' || open.what === 'rateNo');

/**
 * A forwarded text that would answer the prompt: whether it is meant as the answer is asked first.
 * @param answer what the text would do if its sender had written it
 */
export function askedOfForwarded(
  answer: readonly Intent[] | null,
  text: string,
  messageKey: string,
  { memory: { open } }: Situation,
): readonly Intent[] | null {
  const isSaid = answer?.every((intent) => intent.do === 'say') ?? true;
  if (isSaid || !open || !takesOnlyWords.includes(open.ask) || isQuoted(open)) return answer;
  return [{ do: 'askForwarded', text, messageKey, ask: open.ask, answers: nameOf(open) }];
}

/** The press that uses the held text as the answer. It counts only while the same prompt is open. */
export function answerWithForwarded(number: number, situation: Situation): readonly Intent[] {
  const { open, held = [] } = situation.memory;
  const words = held.find((each) => each.number === number);
  if (!words || !open || words.answers !== nameOf(open)) return [say('issue-held-gone')];
  return [...(answerOpen(words.text, words.messageKey, situation) ?? []), { do: 'dropHeld', number }];
}
