/** Interprets text typed while a prompt is open: it answers the prompt or leaves it open. */
import { isHurting } from '../../domain/act/submission.ts';
import { addDays, daysBetween, type LocalDate, parseLocalDate } from '../../domain/calendar/local-date.ts';
import { isBoard } from '../../domain/roles.ts';
import { longestAnswer } from '../../domain/submission/answer.ts';
import { looksLikeQuestion } from '../../domain/submission/guess.ts';
import { foldForSearch, foldInPlace } from '../../domain/text/normalize.ts';
import { deniesAbsence, saysAtWork } from '../../domain/words/absence.ts';
import { foldedText as heard } from '../../domain/words/folded-text.ts';
import { invalidDayOfSpan, spanIn } from '../../domain/words/moment.ts';
import { postponesDecision } from '../../domain/words/retreat.ts';
import { isNoSubstitute, substituteIn } from '../../domain/words/stand-in.ts';
import type { Open } from '../talk/memory.ts';
import { answerSlot } from './hear-slot.ts';
import type { Intent } from './intent.ts';
import { forget, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** Longest answers to a prompt, in characters. Longer ones would be cut off when stored or shown. */
const longestWords = { reason: 500, dangerWords: 500, inviteName: 80 } as const;

/** Says that the text is too long and how many characters fit; null when it fits. The prompt stays open. */
function tooLong(open: Open, text: string): Intent | null {
  const most =
    open.ask === 'boardEdit' && open.slot === 'title'
      ? longestAnswer.title
      : (longestWords as Partial<Record<Open['ask'], number>>)[open.ask];
  return most !== undefined && text.trim().length > most ? say('words-too-long', { most }) : null;
}

/** "Lý do: thiếu ảnh", "họ tên: Nguyễn Văn An": the words before the answer name what was asked and are removed. */
const leads = {
  reason: /^(?:(?:ly do|vi|do)\s*[:–-]\s*|(?:vi|ly do(?: la)?)\s+)/u,
  title: /^(?:dau de|tieu de|tit)(?: moi)?(?: la)?\s*[:–-]\s*/u,
  text: /^(?:noi dung|bai viet)(?: moi)?\s*:\s*/u,
  inviteName: /^(?:(?:da|vang|moi|ho (?:va )?ten|ten)(?: la)?(?:\s*[:,–-])?\s+)+/u,
  source: /^(?:nguon|can cu|theo)\s*[:–-]?\s*/u,
} as const;
const behindLead = (text: string, lead: RegExp): string => {
  const whole = text.trim().normalize('NFC');
  return whole.slice(lead.exec(foldInPlace(whole))?.[0].length ?? 0) || whole;
};

/**
 * Answers the question about an absence: "từ mai", "3 hôm", "đến thứ Tư", "giao đồng chí Long". Null when the text does not
 * answer it.
 */
function answerAway(kept: string, text: string, today: LocalDate): readonly Intent[] | null {
  const [first = '', last = '', whom = ''] = kept.split('|');
  const [before, until] = [parseLocalDate(first) ?? today, parseLocalDate(last)];
  const length = until ? daysBetween(before, until) : 0;
  const folded = foldForSearch(text);
  if (text.length > longestWords.inviteName) return null;
  const asked = /(?:^|[,.;] ?| )(?:giao|nho)(?: viec)?(?: cho| lai cho)? (?<name>[^,.;\d]{2,40})$/u.exec(folded);
  const nameAsked = asked?.groups?.name ? text.slice(-asked.groups.name.length) : '';
  const named = isNoSubstitute(nameAsked) ? null : asked;
  if (!named && saysAtWork(text)) return [forget, say('nothing-changed')];
  const when = named ? folded.slice(0, named.index) : folded;
  const noDay = invalidDayOfSpan(when, today);
  if (noDay !== null) return [say('issue-no-such-day', { day: noDay })];
  const [from, to] = spanIn(when, today);
  const isLast = from === null && to !== null;
  if (from !== null || isLast) {
    const isOneDay = from !== null && (to === null || to === from) && !/\b(?:1|mot) (?:ngay|hom|bua)\b/u.test(when);
    const start = from ?? before;
    const end = isOneDay ? addDays(start, length) : (to ?? start);
    const deputy = named
      ? substituteIn(text.slice(named.index + (named[0].length - (named.groups?.name ?? '').length)))
      : whom;
    return [{ do: 'away', from: start, to: end, deputy, isSure: false }];
  }
  if (!named && deniesAbsence(text)) return [forget, say('nothing-changed')];
  const isName = !/[?\d]/u.test(text) && !isNoSubstitute(text) && text.trim().split(/\s+/u).length <= 6;
  // The substitute may be named after other words: "vì sốt 39.5 độ, giao đồng chí Khôi".
  const whole = named ? nameAsked : null;
  if (whole === null && !(isName && whom === '')) return null;
  return [{ do: 'away', from: before, to: until, deputy: substituteIn(whole ?? text), isSure: false }];
}

/** Answers a prompt about the ward's rules, days or pages. */
function answerWard(
  { what, kept }: Extract<Open, { ask: 'wardWords' }>,
  text: string,
  { today }: Situation,
): readonly Intent[] | null {
  if (what === 'daySure' || what === 'sectionSure') return null;
  if (what === 'away') return answerAway(kept, text, today);
  const said = what === 'daySource' ? behindLead(text, leads.source) : text;
  return [forget, { do: 'sayForWard', what, kept, text: said }];
}

/**
 * Prompts whose answer may be a bare number: a day of the month, a topic by its place in the list, an addition that the asker was
 * asked for.
 */
const mayBeNumber: readonly Extract<Open, { ask: 'questionWords' }>['what'][] = ['interimDate', 'setTopic', 'add'];

/**
 * Acts that hurt somebody are carried out only by a press that names them, because a change of mind may come in words that no
 * rule recognises.
 */
function answerReason(
  { act, submission, revision }: Extract<Open, { ask: 'reason' }>,
  note: string,
): readonly Intent[] {
  if (postponesDecision(heard(note))) return [forget, say('nothing-changed')];
  if (isHurting(act)) return [{ do: 'confirmReason', act, submission, revision, note }];
  return [forget, { do: 'item', act, submission, revision, reason: { code: 'other', note } }];
}

/** Interprets text as the answer to the open prompt. Returns null when it does not answer it. */
export const answerOpen = (text: string, messageKey: string, situation: Situation): readonly Intent[] | null => {
  const { open } = situation.memory;
  if (!open) return null;
  const long = tooLong(open, text);
  if (long) return [long];
  switch (open.ask) {
    case 'slot':
      return answerSlot(open.slot, text, messageKey, situation);
    case 'reason':
      // A bare number never decides.
      if (/^\d{1,2}$/u.test(text.trim())) return [say('reason-by-code')];
      return answerReason(open, behindLead(text, leads.reason));
    case 'boardEdit':
      return [
        forget,
        {
          do: 'boardEdit',
          submission: open.submission,
          revision: open.revision,
          fill: { slot: open.slot, text: behindLead(text, leads[open.slot]) },
        },
      ];
    case 'dangerWords':
      // Ending a case ends it for everybody, so text that puts it off, says "not yet" or asks something is not taken as the
      // account of how it ended.
      if (
        open.act === 'end' &&
        (postponesDecision(heard(text)) || /^chua\b/u.test(foldForSearch(text)) || looksLikeQuestion(text))
      )
        return [forget, say('nothing-changed')];
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
      return [forget, { do: 'invite', role: open.role, name: behindLead(text, leads.inviteName) }];
    case 'wardWords':
      return answerWard(open, text, situation);
    case 'question':
    case 'pending':
      return null;
    case 'questionWords':
      // A bare number is a choice that came too late, except where the prompt expects a number.
      if (/^\d{1,2}$/u.test(text.trim()) && !mayBeNumber.includes(open.what)) return [say('words-not-number')];
      if (isBoard(situation.actor.role) && postponesDecision(heard(text))) return [forget, say('nothing-changed')];
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
