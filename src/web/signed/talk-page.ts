/** A conversation without an app: messages of both sides, a field for text and pictures, the newest buttons. */

import type { AttachmentRef } from '../../channel/incoming.ts';
import type { PageMessage } from '../../channel/page-channel.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import { maxFileBytes, maxFiles } from '../kit/form.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { notice, paragraphs, refusals } from '../kit/parts.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { accepted } from './upload-page.ts';

/** Maximum length of a message, in characters. */
export const maxTextLength = 8_000;

/** One message of the conversation, of either side. */
export type TalkEntry =
  | { readonly by: 'ward'; readonly id: string; readonly at: Date; readonly message: PageMessage }
  | {
      readonly by: 'person';
      readonly at: Date;
      readonly text: string;
      readonly files: readonly AttachmentRef[];
      /** True for a button press; the text is the button's label. */
      readonly isPress: boolean;
    };

/** A conversation for people without an app; only its address opens it again. */
export interface TalkPage {
  readonly path: string;
  /** The full address, for the person to keep. */
  readonly address: string;
  readonly form: string;
  readonly name: string;
  readonly entries: readonly TalkEntry[];
  /** True until the last message is answered or the wait is over. */
  readonly isWaiting: boolean;
  /** True right after the conversation started. */
  readonly isNew: boolean;
  readonly problems: readonly string[];
  /** Emergency numbers, if an unanswered message mentions danger. */
  readonly danger: Part;
}

/** Renders the page; without scripts it reloads while an answer is awaited. */
export const talkPage = (context: PageContext, page: TalkPage): string => {
  const { translate, site } = context;
  const facts = { max: maxFiles, megabytes: maxFileBytes / 1024 / 1024 };
  return signedPage(context, {
    title: translate('signed-talk-title'),
    scripts: ['refresh.js'],
    reloadAfter: page.isWaiting ? 3 : null,
    body: html`<section class="column plain talk-page"><h1>${translate('signed-talk-title')}</h1>
<p class="introduction">${translate('signed-talk-with', { name: page.name || translate('signed-talk-you'), ward: site.ward.fullName })}</p>
${page.isNew ? keepAddress(context, page.address) : null}
<div id="tro-chuyen" data-look-again="${page.isWaiting ? 2 : 20}">
<ol class="talk" aria-live="polite" aria-label="${translate('signed-talk-log')}">${page.entries.map((entry) => entryOf(context, entry))}</ol>
${page.danger}${page.isWaiting ? html`<p class="waiting-for">${translate('signed-talk-waiting')}</p>` : null}
${choicesOf(page)}
</div>
<p class="onward look"><a href="${page.path}?xem=1#cuoi" class="button quiet">${translate('signed-talk-look')}</a></p>
${refusals(page.problems)}
<form method="post" enctype="multipart/form-data" action="${page.path}" class="fields" id="cuoi">
<input type="hidden" name="form" value="${page.form}">
<label class="field"><span>${translate('signed-talk-text')}</span><textarea name="text" rows="4" maxlength="${maxTextLength}"></textarea></label>
<details><summary>${translate('signed-talk-files')}</summary><label class="field"><span>${translate('signed-upload-limits', facts)}</span><input type="file" name="files" multiple accept="${accepted}"></label></details>
<button class="button go">${translate('signed-talk-send')}</button></form>
${page.isNew ? null : keepAddress(context, page.address)}
</section>`,
  });
};

const keepAddress = ({ translate }: PageContext, address: string): Markup =>
  notice(
    'note',
    html`<p>${translate('signed-talk-keep')}</p><p><input class="address" readonly value="${address}" aria-label="${translate('signed-talk-address')}"></p>
<button type="button" class="button quiet" hidden data-copy="${address}" data-copied="${translate('signed-copied')}">${translate('signed-copy')}</button>`,
  );

const entryOf = (context: PageContext, entry: TalkEntry): Markup => {
  const { translate, site } = context;
  const when = html`<time datetime="${entry.at.toISOString()}">${localTime(entry.at, site.ward.timeZone)}</time>`;
  if (entry.by === 'person')
    return html`<li class="mine"><p class="who">${translate('signed-talk-you')} · ${when}</p><div class="bubble${entry.isPress && html` press`}">${paragraphs(entry.text)}${
      entry.files.length > 0 &&
      html`<p>${translate('signed-talk-sent-files', { count: entry.files.length })} ${entry.files.map(({ name }) => name ?? '').join(', ')}</p>`
    }</div></li>`;
  const { heading, text, photos, choices } = entry.message;
  const links = choices.flat().flatMap((choice) => ('url' in choice ? [choice] : []));
  return html`<li class="theirs" id="tin-${entry.id}"><p class="who">${translate('signed-talk-ward')} · ${when}</p><div class="bubble">${
    photos.length > 0 &&
    html`<div class="shots">${photos.map((url) => html`<img src="${url}" alt="" loading="lazy">`)}</div>`
  }${heading !== null && html`<p><strong>${heading}</strong></p>`}${paragraphs(text)}${links.map(
    ({ label, url }) => html`<p><a href="${safe(url)}" rel="noopener">${label}</a></p>`,
  )}</div></li>`;
};

const safe = (url: string): string => (/^https?:\/\//iu.test(url) ? url : '#');

/** Buttons of the newest message only; older ones are outdated. */
const choicesOf = ({ entries, path, form }: TalkPage): Part => {
  const latest = entries.findLast(
    (entry) => entry.by === 'ward' && entry.message.choices.flat().some((choice) => 'value' in choice),
  );
  if (latest?.by !== 'ward') return null;
  const rows = latest.message.choices.map((row) => row.flatMap((choice) => ('value' in choice ? [choice] : [])));
  return html`<form method="post" action="${path}" class="choices" aria-describedby="tin-${latest.id}"><input type="hidden" name="form" value="${form}"><input type="hidden" name="of" value="${latest.id}">
${rows.map((row) => row.length > 0 && html`<div class="row">${row.map(({ label, value }) => html`<button class="button" name="choice" value="${value}">${label}</button>`)}</div>`)}</form>`;
};
