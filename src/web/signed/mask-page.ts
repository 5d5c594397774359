/** `mask`: the masked text of one question beside the original. An editable form for masking it, read-only for approving it. */
import type { MaskedText } from '../../domain/question/publication-state.ts';
import { longestMaskedTitle } from '../../usecases/question/mask.ts';
import { type MaskOnPage, readMask, saveMask } from '../../usecases/question/mask-page.ts';
import { html, type Markup } from '../kit/html.ts';
import { field, notice, paragraphs, refusals } from '../kit/parts.ts';
import { maxAnswerLength } from './answer-page.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { type FormState, textForm } from './text-form.ts';

/** Maximum length of a masked question and its answer, in characters; the same as of an answer. */
const maxMaskLength = maxAnswerLength;

type MaskedWords = Pick<MaskedText, 'title' | 'question' | 'answer'> & Readonly<Record<string, string>>;

export const maskForm = textForm<MaskOnPage, MaskedWords>({
  name: 'mask',
  acts: ['mask'],
  read: (unit, person, { subject }) => readMask(unit, person, subject),
  words: (given) => ({
    title: given('title').trim(),
    question: given('question').trim(),
    answer: given('answer').trim(),
  }),
  screened: Object.values,
  objection: ({ translate }, words) =>
    Object.values(words).some((text) => text.length > maxMaskLength)
      ? translate('signed-text-too-long', { max: maxMaskLength })
      : null,
  save: (unit, person, { subject }, words, given) => saveMask(unit, person, subject, Number(given('revision')), words),
  // If the masked text was changed meanwhile, the typed text is discarded.
  refilled: (mask, words, given) =>
    mask.isOpen && mask.revision === Number(given('revision')) ? { ...mask, masked: words } : mask,
  page: maskPage,
});

function maskPage(context: PageContext, state: FormState<MaskOnPage>): string {
  const { translate } = context;
  const { thing: mask } = state;
  const title = mask.isOpen
    ? translate('signed-mask-title', { code: mask.code })
    : translate('signed-mask-read-title', { code: mask.code });
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${state.isSaved && notice('done', html`<p>${translate('signed-mask-saved')}</p>`)}
${refusals(state.problems)}
${mask.isOpen ? fields(context, state) : whole(context, state)}</section>`,
  });
}

const original = ({ translate }: PageContext, text: string): Markup =>
  html`<section class="strip"><p class="small">${translate('signed-mask-original')}</p>${paragraphs(text)}</section>`;

function fields(context: PageContext, { path, thing: mask }: FormState<MaskOnPage>): Markup {
  const { translate } = context;
  const { masked } = mask;
  return html`<p>${translate('signed-mask-how')}</p>
<form method="post" action="${path}" class="fields"><input type="hidden" name="revision" value="${mask.revision}">
${field(translate('signed-mask-name'), html`<input name="title" value="${masked.title}" maxlength="${longestMaskedTitle}" required>`)}
${field(translate('signed-mask-question'), html`<textarea name="question" rows="8" maxlength="${maxMaskLength}" required>${masked.question}</textarea>`)}
${original(context, mask.original.question)}
${field(translate('signed-mask-answer'), html`<textarea name="answer" rows="14" maxlength="${maxMaskLength}" required>${masked.answer}</textarea>`)}
${original(context, mask.original.answer)}
<p class="small">${translate('signed-mask-hint')}</p><button class="button go">${translate('signed-mask-save')}</button></form>`;
}

function whole(context: PageContext, { thing: mask, link }: FormState<MaskOnPage>): Markup {
  const { translate } = context;
  const { masked } = mask;
  return html`${mask.revision === link.revision ? null : notice('note', html`<p>${translate('signed-mask-changed')}</p>`)}
<p>${translate('signed-mask-read', { revision: mask.revision })}</p>
<h2>${masked.title}</h2>
<h3>${translate('signed-mask-question')}</h3>${paragraphs(masked.question)}
<h3>${translate('signed-mask-answer')}</h3>${paragraphs(masked.answer)}
<p>${translate('signed-mask-decide')}</p>
${original(context, mask.original.question)}
${original(context, mask.original.answer)}`;
}
