/** What everybody would read of one question, beside what was written: fields for whoever masks, a text for whoever clears. */

import { longestMaskedTitle } from '../../usecases/question/mask.ts';
import type { MaskOnPage } from '../../usecases/question/mask-page.ts';
import { html, type Markup } from '../portal/html.ts';
import { maxAnswerLength } from './answer-page.ts';
import type { Look } from './look.ts';
import { notice, paragraphs, sheet } from './sheet.ts';

/** Characters of a masked question, and of its answer: no more than an answer may have. */
export const maxMaskLength = maxAnswerLength;

export interface MaskPage {
  readonly path: string;
  readonly mask: MaskOnPage;
  /** The revision for which the address was sent. */
  readonly sentFor: number;
  readonly isSaved: boolean;
  readonly problems: readonly string[];
}

export const maskPage = (look: Look, page: MaskPage): string => {
  const { translate } = look;
  const { mask, problems } = page;
  const title = mask.isOpen
    ? translate('signed-mask-title', { code: mask.code })
    : translate('signed-mask-read-title', { code: mask.code });
  return sheet(look, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${page.isSaved ? notice('done', html`<p>${translate('signed-mask-saved')}</p>`) : null}
${
  problems.length > 0
    ? notice(
        'wrong',
        problems.map((text) => html`<p>${text}</p>`),
      )
    : null
}
${mask.isOpen ? fields(look, page) : whole(look, page)}</section>`,
  });
};

const original = ({ translate }: Look, text: string): Markup =>
  html`<section class="strip"><p class="small">${translate('signed-mask-original')}</p>${paragraphs(text)}</section>`;

const fields = (look: Look, { path, mask }: MaskPage): Markup => {
  const { translate } = look;
  const { masked } = mask;
  return html`<p>${translate('signed-mask-how')}</p>
<form method="post" action="${path}" class="fields"><input type="hidden" name="revision" value="${mask.revision}">
<label class="field"><span>${translate('signed-mask-name')}</span><input name="title" value="${masked.title}" maxlength="${longestMaskedTitle}" required></label>
<label class="field"><span>${translate('signed-mask-question')}</span><textarea name="question" rows="8" maxlength="${maxMaskLength}" required>${masked.question}</textarea></label>
${original(look, mask.original.question)}
<label class="field"><span>${translate('signed-mask-answer')}</span><textarea name="answer" rows="14" maxlength="${maxMaskLength}" required>${masked.answer}</textarea></label>
${original(look, mask.original.answer)}
<p class="small">${translate('signed-mask-hint')}</p><button class="button go">${translate('signed-mask-save')}</button></form>`;
};

const whole = (look: Look, { mask, sentFor }: MaskPage): Markup => {
  const { translate } = look;
  const { masked } = mask;
  return html`${mask.revision === sentFor ? null : notice('note', html`<p>${translate('signed-mask-changed')}</p>`)}
<p>${translate('signed-mask-read', { revision: mask.revision })}</p>
<h2>${masked.title}</h2>
<h3>${translate('signed-mask-question')}</h3>${paragraphs(masked.question)}
<h3>${translate('signed-mask-answer')}</h3>${paragraphs(masked.answer)}
<p>${translate('signed-mask-decide')}</p>
${original(look, mask.original.question)}
${original(look, mask.original.answer)}`;
};
