/** The web desk's pages of questions: the list, and one question with its history. */

import type { QuestionAct } from '../../domain/act/question.ts';
import { formatDate } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue } from '../../domain/decision.ts';
import { askersWords, currentDraft, type Question } from '../../domain/question/question.ts';
import type { AnswerTemplate } from '../../domain/question/template.ts';
import { topicCodes, topicOfQuestion } from '../../domain/question/topic.ts';
import type { QuestionPhoto } from '../../ports/questions.ts';
import type { HistoryEntry, Named, Paged } from '../../ports/reader.ts';
import type { FoundQuestion } from '../../reading/find.ts';
import type { QuestionLine } from '../../reading/questions.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { fact, field, hiddenFields, notice, paragraphs, refusals } from '../kit/parts.ts';
import type { Site } from '../portal/site.ts';
import { actForms, type OfferedAct } from './act-form.ts';
import { onward, type Say, staleNotice } from './pages.ts';
import { askersPhotos, textsOfHistory } from './question-story.ts';

/** Renders open questions, page by page. @param count of all open questions that this reader sees */
export const questionsPage = (
  say: Say,
  { items, next, count }: Paged<QuestionLine> & { readonly count: number },
): Markup => html`<h1>${say('board-questions')}</h1><p>${say('board-questions-open', { count })} · <a href="/board/templates">${say('board-templates')}</a></p>
${items.length > 0 ? questionRows(say, items) : html`<p>${say('board-questions-none')}</p>`}${onward(say, next === null ? null : `/board/questions?${new URLSearchParams({ sau: next })}`)}`;

/** Questions in rows: state, asker, assignee, due day. */
export const questionRows = (say: Say, items: readonly QuestionLine[]): Markup =>
  html`<ul class="rows" data-queue>${items.map(
    ({ code, title, state, asker, assignee, dueOn, isOverdue }) =>
      html`<li><div class="what"><a href="/board/questions/${code}"><b>${code} · ${title || '…'}</b></a><small>${say('board-question-state', { state })} · ${asker.name || say('person-unnamed')}${assignee !== null && html` · ${say('board-turn', { names: assignee.name })}`} · ${say('board-due', { on: formatDate(dueOn) })}</small></div>${isOverdue && html`<span class="state stale">${say('board-overdue')}</span>`}</li>`,
  )}</ul>`;

/** Another question of the asker. Its title is masked, because readers of one question need not know the others. */
export interface EarlierQuestion extends FoundQuestion {
  /** True if the reader may open it. */
  readonly isOpen: boolean;
}

/** A question at the web desk, and data that helps to answer it. */
export interface DeskQuestion {
  readonly question: Question;
  readonly asker: string;
  readonly history: readonly HistoryEntry[];
  /** Photos sent with the question. */
  readonly photos: readonly QuestionPhoto[];
  readonly acts: readonly QuestionAct[];
  readonly people: readonly Named[];
  /** Other questions of the asker, newest first, as far as the reader may see them. */
  readonly earlier: readonly EarlierQuestion[];
  /** Questions that may ask the same, most similar first. */
  readonly same: readonly { readonly code: string; readonly title: string }[];
  /** Templates that can be inserted into a draft. */
  readonly templates: readonly AnswerTemplate[];
  readonly isDone?: boolean;
  readonly issues?: readonly Issue[];
  readonly typed?: { readonly act: string; readonly words: string };
}

/** The ward for its time zone, and links for non-public photos. */
type DeskSite = Pick<Site, 'ward' | 'links'>;

/** Renders one question: its text, its history, and forms for the available acts. */
export function deskQuestionPage(say: Say, { ward: { timeZone }, links }: DeskSite, page: DeskQuestion): Markup {
  const { question, acts, people, issues = [] } = page;
  const { code, state, title, dueOn, standing } = question;
  const { assignee, answer, publication } = standing;
  const draft = currentDraft(question);
  const words = askersWords(question);
  const isStale = page.typed?.act === 'draft' && issues.some(({ key }) => key === 'issue-question-changed');
  return html`<h1>${code}</h1><p><a href="/board/questions">${say('board-questions')}</a></p>
${page.isDone && notice('done', html`<p>${say('board-done', { code })}</p>`)}
${isStale && page.typed && draft !== null ? staleNotice(say, draft.text, page.typed.words) : refusals(issues.map(({ key, facts }) => say(key, facts)))}
<div class="side-by-side"><section class="as-public" aria-label="${say('board-question-asked')}">${!words.startsWith(title) && html`<h2>${title}</h2>`}
<div class="text">${paragraphs(words)}</div>
${askersPhotos(say, { links }, page.photos)}
${textsOfHistory(say, timeZone, question)}
${draft !== null && html`<h2>${say('board-question-draft')}</h2><div class="text">${paragraphs(draft.text)}</div>`}
${answer !== null && html`<h2>${say('board-question-answer')}</h2><div class="text">${paragraphs(answer.text)}</div>`}
${publication.masked !== null && html`<h2>${say('board-question-public')}</h2><div class="text">${paragraphs(publication.masked.question)}${paragraphs(publication.masked.answer)}</div>`}</section>
<section class="known" aria-label="${say('board-known')}"><dl class="facts">
${fact(say('board-question-where'), say('board-question-state', { state }))}
${fact(say('board-question-asker'), page.asker || say('person-unnamed'))}
${fact(say('board-question-holder'), assignee?.name ?? '')}
${fact(say('board-question-due'), formatDate(dueOn))}
${fact(say('board-question-topic'), say(`topic-${topicOfQuestion({ ...question, topic: standing.topic })}`))}
</dl>
${acts.length > 0 ? actForms(say, { action: `/board/questions/${code}/act`, revision: standing.revision, about: `${code} · ${title}`, acts: acts.map((row) => asForm(say, row, page)), people, ...(page.typed && { typed: page.typed }) }) : html`<p>${say('board-nothing-open')}</p>`}
${page.history.length > 0 && html`<h2>${say('board-history')}</h2><ol class="story-so-far">${page.history.map(({ event, name, at }) => html`<li>${say('board-question-event', { event })}${name !== '' && html` · ${name}`} · <small>${localTime(at, timeZone)}</small></li>`)}</ol>`}
${earlierOf(say, page.earlier)}</section></div>`;
}

/** The form of an act. For a draft, a button inserts a template below the typed text, which saves nothing. */
const asForm = (say: Say, row: QuestionAct, { templates, question, same }: DeskQuestion): OfferedAct =>
  row.name === 'closeDuplicate'
    ? {
        ...row,
        needs: 'fields',
        extra: field(
          say('question-ask-close-duplicate', { code: question.code, title: question.title }),
          html`<select name="words" required><option value=""></option>${same.map(({ code, title }) => html`<option value="${code}">${code} · ${title}</option>`)}</select>`,
        ),
      }
    : row.name === 'setTopic'
      ? {
          ...row,
          needs: 'fields',
          extra: field(
            say('board-question-topic'),
            html`<select name="words" required>${topicCodes.map((topic) => html`<option value="${topic}"${topic === topicOfQuestion({ ...question, topic: question.standing.topic }) && html` selected`}>${say(`topic-${topic}`)}</option>`)}</select>`,
          ),
        }
      : // This act approves the masked text, which has its own revisions.
        row.name === 'approveMask'
        ? { ...row, revision: question.standing.publication.revision }
        : row.name === 'draft'
          ? {
              ...row,
              extra: html`${hiddenFields({ drafts: question.standing.drafts.length })}${templates.length > 0 && html`<div class="beside-photo">${field(say('board-template-use'), html`<select name="template">${templates.map(({ name }) => html`<option value="${name}">${name}</option>`)}</select>`)}<button class="button quiet" name="insert" value="1" formnovalidate>${say('board-template-insert')}</button></div>`}`,
            }
          : row;

const earlierOf = (say: Say, earlier: readonly EarlierQuestion[]): Part =>
  earlier.length > 0 &&
  html`<h2>${say('board-question-earlier')}</h2><ul class="rows">${earlier.map(
    ({ code, title, state, receivedOn, isOpen }) =>
      html`<li><div class="what">${isOpen ? html`<a href="/board/questions/${code}"><b>${code} · ${title || '…'}</b></a>` : html`<b>${code} · ${title || '…'}</b>`}<small>${formatDate(receivedOn)} · ${say('board-question-state', { state })}</small></div></li>`,
  )}</ul>`;
