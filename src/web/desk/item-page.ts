/** One item at the desk: on one side what the public will read, on the other what is known and what can be done. */
import type { SubmissionAct } from '../../domain/act/submission.ts';
import type { Issue } from '../../domain/decision.ts';
import { html, type Markup } from '../kit/html.ts';
import { notice, refusals } from '../kit/parts.ts';
import { story } from '../portal/article-page.ts';
import type { ComparedTexts, Item } from '../signed/item.ts';
import { aboutItem, diff, stripOf } from '../signed/item-page.ts';
import type { PageContext } from '../signed/page-context.ts';
import { actForms } from './act-form.ts';
import type { Say } from './pages.ts';

export interface DeskItem {
  readonly item: Item;
  readonly acts: readonly SubmissionAct[];
  /** The act that was done just now. */
  readonly done?: string;
  readonly issues?: readonly Issue[];
  /** What this person had on the screen when somebody was faster. */
  readonly before?: ComparedTexts | null;
  readonly typed?: { readonly act: string; readonly reason: { readonly note: string } };
}

export function deskItemPage(say: Say, context: PageContext, page: DeskItem): Markup {
  const { item, acts, issues = [], before } = page;
  const hasChanged = before && (before.text !== item.seen.text || before.title !== item.seen.title);
  return html`<h1>${item.code}</h1><p><a href="/board/items">${say('board-items-mine')}</a>${item.publicAddress !== null && html` · <a href="${item.publicAddress}">${say('board-section-see')}</a>`}</p>
${page.done !== undefined && notice('done', html`<p>${say('board-done', { code: item.code })}</p>`)}
${refusals(issues.map(({ key, facts }) => say(key, facts)))}
${hasChanged && html`<section class="changes"><h2>${say('board-changed-meanwhile')}</h2><div class="diff title">${diff(before.title, item.seen.title)}</div><div class="diff">${diff(before.text, item.seen.text)}</div></section>`}
<div class="side-by-side"><section class="as-public" aria-label="${say('board-section-as-public')}">${story(context.site, item.article)}</section>
<section class="known" aria-label="${say('board-known')}">${stripOf(context, item)}
${acts.length > 0 ? actForms(say, { action: `/board/items/${item.code}/act`, revision: item.revision, acts, seen: JSON.stringify(item.seen), ...(page.typed && { typed: { act: page.typed.act, words: page.typed.reason.note } }) }) : html`<p>${say('board-nothing-open')}</p>`}
${aboutItem(context, item)}</section></div>`;
}
