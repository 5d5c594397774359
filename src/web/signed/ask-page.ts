/** The page for people without an app: a question, a name, optionally a phone number. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Draft } from '../../domain/section/draft.ts';
import { html, type Part } from '../kit/html.ts';
import { notice, refusals, withEmergencyNumbers, withLinks } from '../kit/parts.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { maxTextLength } from './talk-page.ts';

/** Honeypot field: people do not see it, bots fill it in. */
export const trapField = 'website';
export const maxNameLength = 80;

/** A draft document that the ward published for comments. */
export interface AskedDraft extends Draft {
  readonly isOpen: boolean;
}

/** The page on which anyone can ask the ward a question without an app. */
export interface AskPage {
  readonly path: string;
  readonly form: string;
  readonly filled: { readonly name: string; readonly question: string; readonly phone: string };
  readonly problems: readonly string[];
  /** The draft document to comment on; null: a general question. */
  readonly draft: AskedDraft | null;
  /** Emergency numbers, if the text mentions danger. */
  readonly danger?: Part;
}

/** Renders the page with the typed text in its fields. @param danger notice for a person who may be in danger */
export const askPage = (context: PageContext, { path, form, draft, filled, problems, danger }: AskPage): string => {
  const { translate, site } = context;
  const { fullName, about } = site.ward;
  const title = draft ? translate('signed-ask-draft-title') : translate('signed-ask-title');
  return signedPage(context, {
    title,
    isPublic: true,
    body: html`<section class="column plain"><h1>${title}</h1>
${draft ? aboutDraft(context, draft) : html`<p class="introduction">${translate('signed-ask-introduction', { ward: fullName })}</p>`}
${danger ?? notice('note', html`<p><strong>${withEmergencyNumbers(translate('portal-ask-emergency'))}</strong></p>`)}
${refusals(problems)}
<form method="post" action="${path}" class="fields"><input type="hidden" name="form" value="${form}">
<label class="field"><span>${translate('signed-ask-name')}</span><input name="name" value="${filled.name}" maxlength="${maxNameLength}" autocomplete="name"></label>
<label class="field"><span>${draft ? translate('signed-ask-comment') : translate('signed-ask-question')}</span><textarea name="question" rows="7" maxlength="${maxTextLength}">${filled.question}</textarea></label>
<label class="field"><span>${translate('signed-ask-phone')}</span><input name="phone" value="${filled.phone}" type="tel" inputmode="tel" maxlength="20" autocomplete="tel"></label>
<div class="unseen" aria-hidden="true"><label>Website <input name="${trapField}" tabindex="-1" autocomplete="off"></label></div>
<p class="small">${withLinks(translate('signed-ask-notice', { ward: fullName, phone: about.phone }))}</p>
<button class="button go">${draft ? translate('signed-ask-send-comment') : translate('signed-ask-send')}</button></form>
</section>`,
  });
};

const aboutDraft = ({ translate }: PageContext, { title, closesOn, isOpen }: AskedDraft): Part => {
  const on = formatDate(closesOn);
  return html`<p class="introduction"><strong>${title}</strong></p>
${isOpen ? html`<p>${translate('signed-ask-draft-open', { on })}</p>` : notice('wrong', html`<p>${translate('signed-ask-draft-closed', { on })}</p>`)}`;
};

/** Lists the wards, if several share this address and none is named. */
export const wardsPage = (
  context: PageContext,
  wards: readonly { readonly name: string; readonly address: string }[],
): string => {
  const { translate } = context;
  return signedPage(context, {
    title: translate('signed-ask-title'),
    isPublic: true,
    body: html`<section class="column plain"><h1>${translate('signed-ask-title')}</h1><p>${translate('signed-ask-which')}</p>
<ul class="wards">${wards.map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>`)}</ul></section>`,
  });
};
