/** The messages about a question besides its text and the newest answer, in order; and the asker's photos. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Question } from '../../domain/question/question.ts';
import type { Reason } from '../../domain/submission/submission.ts';
import type { QuestionPhoto } from '../../ports/questions.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { paragraphs } from '../kit/parts.ts';
import type { Site } from '../portal/site.ts';
import type { Say } from './pages.ts';

interface Said {
  /** ISO text. */
  readonly at: string;
  /** Selects the sentence above the message. */
  readonly what: 'asked' | 'interim' | 'sentBack' | 'answer' | 'helpful' | 'unclear' | 'redirect' | 'late';
  readonly name?: string;
  readonly on?: string;
  readonly text: string;
}

const reasonIn = (say: Say, { code, note }: Reason): string =>
  [code === 'other' ? '' : say(`reason-${code}`), note].filter((part) => part !== '').join(': ');

/** In chronological order. */
const saidOf = (say: Say, { standing }: Question): readonly Said[] => {
  const { pauses, interims, earlierAnswers, ratings, sentBack, redirect, overdueReason } = standing;
  const all: readonly Said[] = [
    ...pauses.map(({ at, text }): Said => ({ at, what: 'asked', text })),
    ...interims.map(({ at, text, dueOn }): Said => ({ at, what: 'interim', on: formatDate(dueOn), text })),
    ...earlierAnswers.map(({ at, text, signer }): Said => ({ at, what: 'answer', name: signer.name, text })),
    ...ratings.map(({ at, isHelpful, note }): Said => ({ at, what: isHelpful ? 'helpful' : 'unclear', text: note })),
    ...[sentBack].flatMap((each): readonly Said[] =>
      each ? [{ at: each.at, what: 'sentBack', name: each.name, text: reasonIn(say, each.reason) }] : [],
    ),
    ...[redirect].flatMap((each): readonly Said[] =>
      each ? [{ at: each.at, what: 'redirect', text: `${each.body}, ${each.contact}` }] : [],
    ),
    ...[overdueReason].flatMap((each): readonly Said[] =>
      each ? [{ at: each.at, what: 'late', name: each.name, text: reasonIn(say, each.reason) }] : [],
    ),
  ];
  return all.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
};

/** Texts of clarifications, interim replies, returned drafts and ratings, which the history only mentions. */
export function textsOfHistory(say: Say, timeZone: string, question: Question): Part {
  const all = saidOf(say, question);
  return (
    all.length > 0 &&
    html`<h2>${say('board-question-said')}</h2><ol class="entries">${all.map(
      ({ at, what, name = '', on = '', text }) =>
        html`<li><p><strong>${say(`board-question-said-${what}`, { name, on })}</strong> · <small>${localTime(new Date(at), timeZone)}</small></p>${paragraphs(text)}</li>`,
    )}</ol>`
  );
}

/** Width in pixels at which three fit in a row; each links to its largest copy. */
const shownWidth = 480;

/** The asker's photos; those still being fetched, or refused, are only counted. */
export function askersPhotos(say: Say, { links }: Pick<Site, 'links'>, photos: readonly QuestionPhoto[]): Part {
  const there = photos.flatMap(({ fate }) => (fate.state === 'stored' ? [fate] : []));
  const missing = photos.length - there.length;
  const one = ({ hash, facts: { widths, width, height } }: (typeof there)[number], at: number): Markup => {
    const largest = widths.at(-1) ?? width;
    const fitting = widths.find((each) => each >= shownWidth) ?? largest;
    const alt = say('board-question-photo', { number: at + 1, count: there.length });
    return html`<a href="${links.photo(hash, largest, 'jpeg')}"><img src="${links.photo(hash, fitting, 'jpeg')}" width="${width}" height="${height}" alt="${alt}" loading="lazy"></a>`;
  };
  return (
    photos.length > 0 &&
    html`<h2>${say('board-question-photos', { count: photos.length })}</h2>${there.length > 0 && html`<div class="shots">${there.map(one)}</div>`}${missing > 0 && html`<p class="small">${say('board-question-photos-missing', { count: missing })}</p>`}`
  );
}
