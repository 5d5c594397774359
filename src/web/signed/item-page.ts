/** An item exactly as it will be public, with what the board knows about it; and the decision, if the link is for one. */
import { kebab } from '../../domain/act/act.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue } from '../../domain/decision.ts';
import { type Change, isCounted } from '../../domain/submission/changes.ts';
import { wordDiff } from '../../reading/word-diff.ts';
import { html, type Markup, nothing, type Part } from '../kit/html.ts';
import { notice } from '../kit/parts.ts';
import { story } from '../portal/article-page.ts';
import { picture } from '../portal/picture.ts';
import type { ComparedTexts, Item } from './item.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';

/** The page for reading an item and deciding on it. */
export interface ItemPage {
  readonly item: Item;
  /** The revision that the link was made for; null: none. */
  readonly linkRevision: number | null;
  /** The text that this person saw, if their decision was refused because of a change. */
  readonly before: ComparedTexts | null;
  /** Why the last decision was refused. */
  readonly issues: readonly Issue[];
  /** True on the page for decisions. */
  readonly decides: boolean;
  /** Address of the page. */
  readonly path: string;
  /** What was just done here: the photo was changed, or the item was taken down. */
  readonly news: 'blurred' | 'takenDown' | null;
}

/** Renders the page; with forms if this person may decide. */
export const itemPage = (context: PageContext, page: ItemPage): string => {
  const { item, linkRevision, before, issues, decides, path, news } = page;
  const { translate } = context;
  const mayDecide = decides && item.state === 'submitted' && item.objection === null;
  return signedPage(context, {
    title: item.article.title,
    body: html`<div class="column">
${
  issues.length > 0
    ? notice(
        'wrong',
        issues.map((issue) => html`<p>${translate(issue.key, issue.facts)}</p>`),
      )
    : null
}
${news === 'takenDown' ? notice('done', html`<p>${translate('signed-taken-down')}</p>`) : null}
${stripOf(context, item)}
${
  news === 'blurred'
    ? notice('done', html`<p>${translate('signed-blur-changed', { revision: item.revision })}</p>`)
    : changesOf(context, item, linkRevision, before)
}
${correctionOf(context, item)}
${mayDecide ? html`<p class="jump"><a href="#quyet-dinh">${translate('signed-jump')}</a></p>` : null}
<p class="as-public">${item.state === 'unpublished' ? translate('signed-was-public') : item.publicAddress === null ? translate('signed-as-public') : translate('signed-is-public')}</p>
</div>
<div class="frame-of-public">${story(context.site, item.article, item.publicAddress === null ? 'preview' : 'posted')}</div>
<div class="column">
${photosToBlur(context, item, path)}
${aboutItem(context, item)}
${takeDownOf(context, item)}
${decides ? decisionOf(context, item, mayDecide) : nothing}
</div>`,
  });
};

/** What the board knows about the item, besides the public text. */
export const aboutItem = (context: PageContext, item: Item): Markup =>
  html`${documentsOf(context, item)}
${findingsOf(context, item)}
${sharedOf(context, item)}
${maskingOf(context, item)}
${historyOf(context, item)}`;

/** Removes the emoji that chat messages begin with, because not every device can display it. */
const plainly = (sentence: string): string => sentence.replace(/^\p{Extended_Pictographic}\uFE0F?\s*/u, '');

/** State and due day. */
export const stripOf = ({ translate }: PageContext, item: Item): Markup =>
  html`<section class="strip"><p><strong>${item.code}</strong> · ${plainly(translate(item.status.key, item.status.facts))}</p>
${item.due && item.state === 'submitted' ? html`<p>${translate(item.due.key, item.due.facts)}</p>` : null}
${typeof item.children === 'string' ? null : html`<p>${translate(item.children.key, item.children.facts)}</p>`}
${typeof item.royalty === 'string' ? null : html`<p>${translate(item.royalty.key, item.royalty.facts)}</p>`}
${item.photos.waiting > 0 ? html`<p>${translate('signed-photos-waiting', { count: item.photos.waiting })}</p>` : null}
${item.files.waiting > 0 ? html`<p>${translate('signed-files-waiting', { count: item.files.waiting })}</p>` : null}
${item.photos.refused > 0 ? html`<p>${translate('signed-photos-refused', { count: item.photos.refused })}</p>` : null}
${item.files.refused > 0 ? html`<p>${translate('signed-files-refused', { count: item.files.refused })}</p>` : null}
${item.publicAddress !== null ? html`<p><a href="${item.publicAddress}">${translate('signed-read-public')}</a></p>` : null}
</section>`;

/** Highlights the changes if the older text is known; otherwise says that the link is for an older revision. */
const changesOf = (
  { translate }: PageContext,
  item: Item,
  linkRevision: number | null,
  before: ComparedTexts | null,
): Part => {
  if (before && (before.title !== item.seen.title || before.text !== item.seen.text))
    return html`<section class="changes" aria-labelledby="thay-doi"><h2 id="thay-doi">${translate('signed-changes')}</h2>
<p class="legend">${translate('signed-changes-legend')}</p>
<p class="diff title">${diff(before.title, item.seen.title)}</p><div class="diff">${diff(before.text, item.seen.text)}</div></section>`;
  if (linkRevision !== null && linkRevision > 0 && linkRevision < item.revision)
    return notice(
      'note',
      html`<p>${translate('signed-changed-since', { before: linkRevision, now: item.revision })}</p>`,
    );
  return null;
};

/** Both texts in one: inserted words as `ins`, deleted ones as `del`. */
export const diff = (before: string, now: string): Markup =>
  html`${wordDiff(before, now).map(({ kind, text }) =>
    kind === 'same' ? text : kind === 'new' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
  )}`;

/** The pending correction: its note for readers, and every changed word. */
export const correctionOf = (context: PageContext, { correction }: Item): Part =>
  correction !== null && corrected(context, correction);

const corrected = (context: PageContext, correction: NonNullable<Item['correction']>): Part => {
  const { translate } = context;
  return html`<section class="changes"><h2>${translate('board-correction-waits', { name: correction.name })}</h2><p>${translate('board-correction-note', { words: correction.note })}</p>${correction.isNoteOnly && html`<p>${translate('board-correction-note-only')}</p>`}${correction.changes.length > 0 && html`<p class="legend">${translate('board-since-legend')}</p>`}${correction.changes.map((change) => changeOf(translate, change))}${correction.files.length > 0 && html`<ul class="documents">${correction.files.map((file) => documentLine(context, file))}</ul>`}</section>`;
};

const day = (text: string): string => text.split('-').reverse().join('/');

/** One change, with the old text beside the new one. */
export function changeOf(say: PageContext['translate'], change: Change): Markup {
  if (isCounted(change)) return html`<p>${say(`change-line-${change.what}`, { count: change.count })}</p>`;
  switch (change.what) {
    case 'eventOn':
      return html`<p>${say('change-line-eventOn', { gone: day(change.before), now: day(change.after) })}</p>`;
    case 'category':
      return html`<p>${say('change-line-category', { category: change.after })}</p>`;
    case 'order':
      return html`<p>${say('change-line-order')}</p>`;
    default:
      return html`<h3>${say('board-changed-part', { what: change.what })}</h3><div class="diff">${diff(change.before, change.after)}</div>`;
  }
}

/** The photos, each linked to the page for hiding faces, number plates or papers. */
const photosToBlur = ({ translate, site }: PageContext, { photosToBlur: photos }: Item, path: string): Part =>
  photos.some(({ fate }) => fate.state === 'stored') &&
  html`<section class="more" aria-labelledby="che-anh"><h2 id="che-anh">${translate('signed-blur-title')}</h2><ul class="photos-to-blur">${photos.map(
    ({ id, fate }, at) => {
      const name = translate('signed-photo-number', { number: at + 1 });
      return (
        fate.state === 'stored' &&
        html`<li>${picture(site, { hash: fate.hash, alt: name, credit: null, ...fate.facts }, { shown: 'thumbnail', isOrnament: true })}<a class="button quiet" href="${path}/anh/${id}">${translate('signed-blur-open', { number: at + 1 })}</a></li>`
      );
    },
  )}</ul></section>`;

/** Buttons to unpublish and to withdraw a consent. They only lead to the page that confirms. */
const takeDownOf = ({ translate }: PageContext, { mayTakeDown, consent, revision }: Item): Part =>
  (mayTakeDown || consent !== null) &&
  html`<section class="decision" aria-labelledby="go-bai"><h2 id="go-bai">${translate('signed-take-down')}</h2>
<form method="get"><input type="hidden" name="ban" value="${revision}">
${mayTakeDown && html`<button class="button stop" name="viec" value="unpublish">${translate('choice-unpublish')}</button>`}
${consent !== null && html`<button class="button" name="viec" value="consent">${translate('choice-withdraw-consent')}</button>`}</form></section>`;

const documentLine = (context: PageContext, { hash, facts }: Item['documents'][number]): Markup => {
  const { translate } = context;
  return html`<li>${facts.picture && html`<img src="${context.documentPicture(hash)}" width="${facts.picture.width}" height="${facts.picture.height}" alt="" loading="lazy">`}<a href="${context.document(hash, facts.kind)}" download="${facts.name}">${facts.name}</a> <span class="small">${facts.pages !== null && translate('signed-pages', { count: facts.pages })}</span></li>`;
};

const documentsOf = (context: PageContext, { documents }: Item): Part => {
  const { translate } = context;
  return (
    documents.length > 0 &&
    html`<section class="more" aria-labelledby="van-ban-kem"><h2 id="van-ban-kem">${translate('signed-documents')}</h2><ul class="documents">${documents.map(
      (file) => documentLine(context, file),
    )}</ul></section>`
  );
};

const findingsOf = ({ translate }: PageContext, { findings }: Item): Part =>
  findings.length > 0 &&
  html`<section class="more" aria-labelledby="kiem-tra"><h2 id="kiem-tra">${translate('signed-findings')}</h2><ul class="bullets">${findings.map(
    ({ sentence, quotes }) =>
      html`<li>${translate(sentence.key, sentence.facts)}${quotes.map((words) => html` <q>${words}</q>`)}</li>`,
  )}</ul></section>`;

/** Both texts side by side, so that people can judge for themselves. */
const sharedOf = ({ translate }: PageContext, { shared }: Item): Part =>
  shared.length > 0 &&
  html`<section class="more" aria-labelledby="doan-giong"><h2 id="doan-giong">${translate('signed-shared')}</h2>${shared.map(
    ({
      code,
      title,
      passages,
    }) => html`<table class="beside"><thead><tr><th scope="col">${translate('signed-shared-own')}</th><th scope="col">${code} “${title}”</th></tr></thead>
<tbody>${passages.map(({ mine, theirs }) => html`<tr><td>${mine}</td><td>${theirs}</td></tr>`)}</tbody></table>`,
  )}</section>`;

/** The original beside the masked text, before or after masking. */
const maskingOf = ({ translate }: PageContext, { masking }: Item): Part =>
  masking !== null &&
  html`<section class="more" aria-labelledby="che-tin"><h2 id="che-tin">${masking.isDone ? translate('signed-masked') : translate('signed-mask-proposal')}</h2>
${masking.isDone ? null : html`<p>${translate('signed-mask-where')}</p>`}
<p class="legend">${translate('signed-mask-legend')}</p>
${masking.parts.map(({ before, after }) => html`<div class="diff">${diff(before, after)}</div>`)}</section>`;

/** Events shown to people; all others are internal. */
export const toldEvents: readonly string[] = [
  ...['submitted', 'signed', 'approved', 'returned', 'rejected', 'edited', 'withdrawn', 'published', 'unpublished'],
  ...['republished', 'undone', 'scheduled', 'unscheduled', 'correctionProposed', 'corrected', 'correctionDropped'],
  ...['correctionSigned', 'overridden', 'reviewed', 'merged', 'parted', 'restored', 'noted', 'masked', 'photoBlurred'],
  ...['photoUnblurred', 'photoCropped', 'photoPutBack', 'shares-said'],
];

const historyOf = ({ translate, site }: PageContext, { history }: Item): Part => {
  const entries = history.flatMap((entry, at) => {
    const isAgain = entry.event === 'published' && history.slice(0, at).some(({ event }) => event === 'published');
    const event = isAgain ? 'renewed' : kebab(entry.event);
    return toldEvents.includes(entry.event)
      ? [{ ...entry, words: translate(`signed-history-${event}`, { name: entry.name || 'none' }) }]
      : [];
  });
  return (
    entries.length > 0 &&
    html`<section class="more" aria-labelledby="qua-trinh"><h2 id="qua-trinh">${translate('signed-history')}</h2><ol class="history">${entries.map(
      ({ at, words }) =>
        html`<li><time datetime="${at.toISOString()}">${localTime(at, site.ward.timeZone)}</time> ${words}</li>`,
    )}</ol></section>`
  );
};

/** Buttons that lead to the second step; they do not decide. */
const decisionOf = ({ translate }: PageContext, item: Item, mayDecide: boolean): Markup =>
  html`<section class="decision" id="quyet-dinh" aria-labelledby="quyet-dinh-h"><h2 id="quyet-dinh-h">${translate('signed-decision')}</h2>
${
  mayDecide
    ? html`<form method="get"><input type="hidden" name="ban" value="${item.revision}">
<button class="button go" name="viec" value="${item.approval}">${item.approval === 'override' ? translate('signed-override') : translate('signed-approve')}</button>
<button class="button" name="viec" value="return">${translate('signed-return')}</button>
<button class="button stop" name="viec" value="reject">${translate('signed-reject')}</button></form>`
    : item.afterwards.length > 0
      ? html`<form method="get"><input type="hidden" name="ban" value="${item.revision}">
${item.afterwards.map((act) => html`<button class="button go" name="viec" value="${act}">${translate(act === 'republish' ? 'choice-republish' : 'choice-approve-correction')}</button>`)}</form>`
      : html`<p>${
          item.state !== 'submitted' || item.objection === null
            ? translate('signed-no-decision')
            : translate(item.objection.key, item.objection.facts)
        }</p>`
}</section>`;

/**
 * The outcome, for a used link.
 * @param isFresh true right after the decision
 */
export const outcomePage = (context: PageContext, item: Item, isFresh: boolean): string => {
  const { translate } = context;
  const title = isFresh ? translate('signed-decided-title') : translate('signed-outcome-title');
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${notice('done', html`<p><strong>${item.code}</strong> · ${item.article.title}</p><p>${plainly(translate(item.status.key, item.status.facts))}</p>`)}
<p>${translate('signed-outcome-text')}</p>
${item.publicAddress !== null ? html`<p class="onward"><a href="${item.publicAddress}">${translate('signed-read-public')}</a></p>` : null}
</section>`,
  });
};

/** A thumbnail of the first photo, or nothing. */
export const thumbnail = ({ site }: PageContext, item: Item): Part => {
  const [first] = item.article.photos;
  return first
    ? html`<div class="thumb-of-item">${picture(site, first, { shown: 'thumbnail', isOrnament: true })}</div>`
    : null;
};
