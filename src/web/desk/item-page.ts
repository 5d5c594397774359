/** An item at the web desk: on one side the public text, on the other the known facts and the available acts. */
import type { SubmissionAct } from '../../domain/act/submission.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Change } from '../../domain/submission/changes.ts';
import { longestStandfirst } from '../../domain/text/standfirst.ts';
import type { Drop } from '../../domain/words/drop.ts';
import type { EditForm } from '../../usecases/submission/edit-by-form.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, notice, refusals } from '../kit/parts.ts';
import { story } from '../portal/article-page.ts';
import type { ComparedTexts, Item } from '../signed/item.ts';
import { aboutItem, changeOf, correctionOf, diff, stripOf } from '../signed/item-page.ts';
import type { PageContext } from '../signed/page-context.ts';
import { actForms, type OfferedAct } from './act-form.ts';
import type { Say } from './pages.ts';

/** An item as on its signed page, with the web desk's additions. */
export interface DeskItem {
  readonly item: Item;
  readonly acts: readonly SubmissionAct[];
  /** The revision to compare with; null changes: it was not stored. */
  readonly older: { readonly number: number; readonly changes: readonly Change[] | null } | null;
  /** Stored earlier revisions, with time and author. */
  readonly kept: readonly { readonly number: number; readonly at: Date; readonly name: string }[];
  /** Why another person must sign; null: this person may sign, or has no part in it. */
  readonly othersTurn: Issue | null;
  /** Initial values of a correction; null: the item is not published. */
  readonly form: EditForm | null;
  /** True if the reader may download the dossier. */
  readonly hasDossier: boolean;
  /** The act that was just carried out. */
  readonly done?: string;
  readonly issues?: readonly Issue[];
  /** The text that this person saw before another person changed it. */
  readonly before?: ComparedTexts | null;
  readonly typed?: {
    readonly act: string;
    readonly words: string;
    readonly reason: { readonly note: string };
    readonly corrected: Partial<EditForm>;
  };
}

/** Renders the item's page: public look, history, and forms for the available acts. */
export function deskItemPage(say: Say, context: PageContext, page: DeskItem): Markup {
  const { item, acts, issues = [], before } = page;
  const hasChanged = before && (before.text !== item.seen.text || before.title !== item.seen.title);
  return html`<h1>${item.code}</h1><p class="paths"><a href="/board/items">${say('board-items-mine')}</a>${item.publicAddress !== null && html` · <a href="${item.publicAddress}">${say('board-section-see')}</a>`}${page.hasDossier && html` · <a href="/board/papers/dossier/${item.code}/zip" download>${say('board-dossier')}</a>`}</p>
${page.done !== undefined && notice('done', html`<p>${say('board-done', { code: item.code })}</p>`)}
${refusals(issues.map(({ key, facts }) => say(key, facts)))}
${correctionOf(context, item)}
${olderOf(say, page)}
${hasChanged && html`<section class="changes"><h2>${say('board-changed-meanwhile')}</h2><div class="diff title">${diff(before.title, item.seen.title)}</div><div class="diff">${diff(before.text, item.seen.text)}</div></section>`}
<p class="jump"><a href="#viec">${say('signed-jump')}</a></p>
<div class="side-by-side"><section class="as-public" aria-label="${say('board-section-as-public')}">${story(context.site, item.article, item.publicAddress === null ? 'preview' : 'posted')}</section>
<section class="known" id="viec" aria-label="${say('board-known')}">${stripOf(context, item)}
${page.othersTurn && notice('note', html`<p>${say(page.othersTurn.key, page.othersTurn.facts)}</p>`)}
${acts.length > 0 ? actForms(say, { action: `/board/items/${item.code}/act`, revision: item.revision, about: `${item.code} · ${item.article.title}`, acts: acts.flatMap((row) => [asForm(say, row, page), ...(row.name === 'correct' && isPaper(page) ? [byFile] : [])]), seen: JSON.stringify(item.seen), ...(page.typed && { typed: { act: page.typed.act, words: page.typed.words || page.typed.reason.note } }) }) : html`<p>${say('board-nothing-open')}</p>`}
${revisionsOf(say, context, page)}
${aboutItem(context, item)}</section></div>`;
}

/** A published item with files, or a document whose file is still missing. */
const isPaper = ({ form, item: { documents, article } }: DeskItem): boolean =>
  form !== null && (documents.length > 0 || article.category === 'document');

/** A correction with files, which are chosen on a separate page, as from a chat. */
const byFile: OfferedAct = {
  ...{ name: 'correctByFile', label: 'choice-correct-file', needs: 'nothing' },
  sends: { act: 'correct', way: 'file' },
};

/** The fields that an act needs. */
function asForm(say: Say, row: SubmissionAct, page: DeskItem): OfferedAct {
  switch (row.name) {
    case 'schedule':
      return {
        ...row,
        needs: 'fields',
        extra: html`${field(say('board-publish-on'), html`<input type="date" name="day" required>`)}${field(say('board-publish-at'), html`<input type="time" name="time" required>`)}`,
      };
    case 'correct':
      return {
        ...row,
        hint: { key: 'board-correct-how' },
        extra: page.form && correctionFields(say, page.form, page.typed?.corrected, page.item.documents.length),
      };
    case 'merge':
      return { ...row, hint: { key: 'merge-please', facts: { code: page.item.code } } };
    case 'edit':
      return { ...row, needs: 'nothing', label: 'choice-edit-page' };
    case 'approveCorrection':
    case 'dropCorrection':
      return { ...row, revision: page.item.correction?.seenAs ?? 0 };
    default:
      return row;
  }
}

function olderOf(say: Say, { item, older }: DeskItem): Part {
  if (!older) return null;
  const { number, changes } = older;
  return html`<section class="changes"><h2>${say('board-since-revision', { number, now: item.revision })}</h2>${
    changes === null
      ? html`<p>${say('board-revision-gone')}</p>`
      : changes.length === 0
        ? html`<p>${say('board-revision-same')}</p>`
        : html`<p class="legend">${say('board-since-legend')}</p>${changes.map((change) => changeOf(say, change))}`
  }</section>`;
}

/** Fields that a correction can change, besides captions. */
export const correctable = ['title', 'standfirst', 'text', 'eventOn', 'place'] as const;

/** The correction's fields with their current values: texts, day, captions; and check boxes to remove photos and files. */
function correctionFields(say: Say, form: EditForm, typed: Partial<EditForm> = {}, files = 0): Markup {
  const now = { ...form, ...typed };
  const drop = (what: Drop['what'], number: number) =>
    html`<label class="choice"><input type="checkbox" name="drop.${what}.${number}"> <span>${say(`board-correct-drop-${what}`, { number })}</span></label>`;
  const label = (name: string) => say('signed-edit-field', { name });
  return html`${field(label('title'), html`<input name="title" maxlength="300" value="${now.title}">`)}${field(label('standfirst'), html`<textarea name="standfirst" rows="3" maxlength="${longestStandfirst}">${now.standfirst}</textarea>`)}${field(label('text'), html`<textarea name="text" rows="8" maxlength="40000">${now.text}</textarea>`)}${field(label('eventOn'), html`<input type="date" name="eventOn" value="${now.eventOn}">`)}${field(label('place'), html`<input name="place" maxlength="300" value="${now.place}">`)}${form.photos.map((id, at) => field(`${say('signed-photo-number', { number: at + 1 })} · ${say('signed-edit-caption')}`, html`<input name="caption.${id}" maxlength="200" value="${now.captions[id] ?? ''}">`))}${form.photos.map((_, at) => drop('photo', at + 1))}${Array.from({ length: files }, (_, at) => drop('file', at + 1))}`;
}

/** Earlier revisions, each with a link to compare it with the current one. */
const revisionsOf = (say: Say, { site }: PageContext, { item, older, kept }: DeskItem): Part =>
  kept.length > 0 &&
  html`<section class="more"><h2>${say('board-compare')}</h2><ol class="history">${kept.map(
    ({ number, at, name }) =>
      html`<li><time datetime="${at.toISOString()}">${localTime(at, site.ward.timeZone)}</time> <a href="/board/items/${item.code}?ban=${number}"${number === older?.number && html` aria-current="true"`}>${say('board-section-version', { version: number })}</a>${name !== '' && ` · ${name}`}</li>`,
  )}</ol></section>`;
