/** Words that answer what was asked: the prompt that is open says what they are. */
import { looksLikeQuestion, looksLikeSource } from '../../domain/submission/guess.ts';
import type { Open } from '../talk/memory.ts';
import { longestTitle } from './hear-draft.ts';
import type { Intent } from './intent.ts';
import { forget, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** Longest texts that answer a question, in characters; a longer one is the next paragraph. */
const longestAnswer = { title: longestTitle, eventOn: 60, source: 200, place: 100 } as const;

const fitsSlot = (slot: keyof typeof longestAnswer, text: string): boolean =>
  !text.trim().includes('\n') &&
  text.length <= longestAnswer[slot] &&
  (slot === 'title' || !looksLikeQuestion(text)) &&
  (slot !== 'source' || looksLikeSource(text));

/** Longest words of a prompt that are kept, in characters: more would be cut, or shown to nobody. */
const longestWords: Partial<Record<Open['ask'], number>> = { reason: 500, dangerWords: 500, inviteName: 80 };

/** What is asked for has room for so many characters; null: the words fit. The prompt stays open. */
function tooLong(open: Open, text: string): Intent | null {
  const most = open.ask === 'boardEdit' && open.slot === 'title' ? longestAnswer.title : longestWords[open.ask];
  return most !== undefined && text.trim().length > most ? say('words-too-long', { most }) : null;
}

export const answerOpen = (text: string, messageKey: string, situation: Situation): readonly Intent[] | null => {
  const { open } = situation.memory;
  if (!open) return null;
  const long = tooLong(open, text);
  if (long) return [long];
  switch (open.ask) {
    case 'slot':
      if (open.slot === 'text') return [forget, { do: 'fill', fill: { slot: 'text', text }, subject: '', messageKey }];
      if (!fitsSlot(open.slot, text)) return null;
      return [forget, { do: 'fill', fill: { slot: open.slot, text: text.trim() }, subject: '', messageKey }];
    case 'reason':
      // A bare number never decides.
      if (/^\d{1,2}$/u.test(text.trim())) return [say('reason-by-code')];
      return [
        forget,
        {
          do: 'item',
          act: open.act,
          submission: open.submission,
          revision: open.revision,
          reason: { code: 'other', note: text.trim() },
        },
      ];
    case 'boardEdit':
      return [
        forget,
        {
          do: 'boardEdit',
          submission: open.submission,
          revision: open.revision,
          fill: open.slot === 'title' ? { slot: 'title', text: text.trim() } : { slot: 'text', text },
        },
      ];
    case 'dangerWords':
      return [forget, { do: 'danger', act: open.act, danger: open.danger, words: text.trim() }];
    case 'paperWords':
      return [
        forget,
        {
          ...{ do: 'paper', press: open.press, subject: open.subject, argument: open.argument },
          ...{ words: text.trim(), revision: open.revision },
        },
      ];
    case 'inviteName':
      return [forget, { do: 'invite', role: open.role, name: text.trim() }];
    case 'wardWords':
      return open.what === 'daySure' ? null : [forget, { do: 'sayForWard', what: open.what, kept: open.kept, text }];
    case 'question':
    case 'pending':
      return null;
    case 'questionWords':
      // A bare number is a choice that came too late, no answer, but for a day and for what somebody was asked back.
      if (/^\d{1,2}$/u.test(text.trim()) && open.what !== 'interimDate' && open.what !== 'add')
        return [say('reason-by-code')];
      return [
        forget,
        {
          do: 'sayForQuestion',
          what: open.what,
          question: open.question,
          revision: open.revision,
          kept: open.kept,
          text,
          photos: [],
          messageKey,
        },
      ];
  }
};
