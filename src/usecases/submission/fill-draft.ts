/** Sets one field of a draft: title, day, place, source, category, or the whole text. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import { namesIn, readLabels, sourceFrom } from '../../domain/submission/guess.ts';
import { isSentence, type Reading } from '../../domain/submission/reading.ts';
import { objectionToCredits } from '../../domain/submission/share.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import { findDate } from '../../domain/text/date-words.ts';
import { objectionToDay } from '../../domain/words/moment.ts';
import type { Unit } from '../../ports/services.ts';
import { putOnRecord } from '../on-record.ts';
import type { Outcome } from '../outcome.ts';
import { type Added, addToDraft, saveEvents } from './draft.ts';
import { openDraft } from './open-draft.ts';
import { read } from './read.ts';

/** Letters that may accompany a day in an answer that is only a day: 'ngày', 'vào', 'ạ'. */
export const fewLetters = 14;
/** Longest text of a day: "ngày 31 tháng 11 năm 2026". */
const longestDay = 30;

/** One field of a draft with its value, in answer to a question. */
export type Fill =
  | {
      readonly slot: 'title' | 'place' | 'source' | 'eventOn' | 'text' | 'authors' | 'photographers';
      readonly text: string;
    }
  | { readonly slot: 'category'; readonly category: CategoryId }
  | { readonly slot: 'witness' };

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/u.test(text);

/**
 * The content with that field set. Null: the words do not contain the value, such as a day.
 * @param of message id of a new whole text; 'board': the board wrote it
 */
export const filled = (
  unit: Pick<Unit, 'ward' | 'now'>,
  submission: Submission,
  fill: Fill,
  of = 'board',
): Content | null => {
  const { content } = submission;
  switch (fill.slot) {
    case 'title': {
      const before = read(unit, submission);
      const next = { ...content, title: fill.text, parts: retitled(content.parts, before, fill.text) };
      // Keeps a day that only the old title contained.
      const { eventOn } = read(unit, { ...submission, content: next });
      return eventOn === null && before.eventOn ? { ...next, eventOn: before.eventOn } : next;
    }
    case 'place':
      return { ...content, place: fill.text };
    case 'authors':
    case 'photographers':
      return { ...content, [fill.slot]: namesIn(fill.text) };
    case 'text': {
      // The text shown for rewriting contains neither title nor credits, nor the source line, so these are kept.
      const { title, credits, source } = read(unit, submission);
      const said = readLabels(fill.text.split('\n'));
      return {
        ...content,
        title: said.title ?? content.title ?? title,
        source: said.source ?? content.source ?? source,
        ...credits,
        parts: [{ of, text: fill.text }],
      };
    }
    case 'source':
      return { ...content, source: sourceFrom(fill.text === '' ? (content.forwardedFrom ?? '') : fill.text) };
    case 'witness':
      return { ...content, source: { kind: 'witness', detail: '' } };
    case 'category':
      return { ...content, category: fill.category };
    case 'eventOn': {
      if (isDay(fill.text)) return { ...content, eventOn: fill.text as NonNullable<Content['eventOn']> };
      const heard = findDate(fill.text, { now: unit.now, timeZone: unit.ward.timeZone });
      // Other words beside the day would be lost, so such a text becomes a paragraph, from which the day is read.
      const isOnlyTheDay = heard !== null && fill.text.length <= heard.words.length + fewLetters;
      return isOnlyTheDay ? { ...content, eventOn: heard.date } : null;
    }
  }
};

type Filled =
  | { readonly kind: 'filled'; readonly submission: Submission }
  /** The words contain no day, so they become the next paragraph. */
  | { readonly kind: 'added'; readonly added: Added };

/** Replaces a headline above the text by the new title. A sentence of the text that served as title stays. */
function retitled(parts: Content['parts'], { title, paragraphs }: Reading, next: string): Content['parts'] {
  const isTitle = (line: string): boolean => line.trim().replace(/[.:]$/u, '') === title;
  const first = parts.find(({ text }) => text.split('\n').some(isTitle));
  if (!first || paragraphs.some((paragraph) => paragraph.split('\n').some(isTitle))) return parts;
  const lines = first.text.split('\n');
  if (lines.length === 1 && isSentence(first.text)) return parts;
  const at = lines.findIndex(isTitle);
  const text = lines.map((line, each) => (each === at ? next : line)).join('\n');
  return parts.map((part) => (part === first ? { ...part, text } : part));
}

/**
 * Stores the answer to a question about a draft.
 * @param subject draft of the button, refused if another draft is open; '' for typed words
 * @param messageKey id of the words, in case they become the next paragraph
 */
export const fillSlot = async (
  unit: Unit,
  author: Person,
  fill: Fill,
  subject = '',
  messageKey = `${unit.cause}:text`,
): Promise<Outcome<{ readonly done: Filled }>> => {
  const { draft } = await openDraft(unit, author.id);
  if (!draft) return refused('issue-no-draft');
  if (subject !== '' && subject !== draft.id) {
    await putOnRecord(unit, author.id, 'refused-old-button', subject);
    return refused('issue-draft-changed', { code: draft.code });
  }
  const content = filled(unit, draft, fill, messageKey);
  if (!content) {
    if (fill.slot !== 'eventOn') return { ok: true, done: { kind: 'filled', submission: draft } };
    // A text that is only an invalid date is refused instead of becoming a paragraph.
    const noDay =
      fill.text.length <= longestDay ? objectionToDay(fill.text, localDateOf(unit.now, unit.ward.timeZone)) : null;
    if (noDay) return { ok: false, issues: [noDay] };
    const added = await addToDraft(unit, author, {
      text: fill.text,
      photos: [],
      messageKey,
      albumKey: null,
      forwardedFrom: null,
      saidAt: unit.now,
    });
    return added.ok ? { ok: true, done: { kind: 'added', added } } : added;
  }
  if (fill.slot === 'authors' || fill.slot === 'photographers') {
    const issue = objectionToCredits(read(unit, { ...draft, content }));
    if (issue) return { ok: false, issues: [issue] };
  }
  if (fill.slot === 'text') await unit.stores.submissions.putOrigin(messageKey, draft.id);
  const submission = await saveEvents(unit, draft, [{ type: 'contentChanged', content, by: author.id, at: unit.now }]);
  return { ok: true, done: { kind: 'filled', submission } };
};
