/** `answer`: the draft of one answer, which can be saved repeatedly until it moves on. */
import { type AnswerOnPage, readAnswer, saveAnswer } from '../../usecases/question/answer-page.ts';
import type { ReadForm } from '../kit/form.ts';
import { html } from '../kit/html.ts';
import { field, hiddenFields, notice, paragraphs, refusals } from '../kit/parts.ts';
import { diff } from './item-page.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { type FormState, textForm } from './text-form.ts';

/** Maximum length of an answer, in characters. */
export const maxAnswerLength = 20_000;

/** Undefined: a page from a version before forms had this field. */
const seenIn = (field: ReadForm['field']): number | undefined =>
  field('drafts') === '' ? undefined : Number(field('drafts'));

/** `newer`: the text that another person saved meanwhile. */
type Typed = AnswerOnPage & { readonly newer?: string };

export const answerForm = textForm<Typed, { text: string }>({
  name: 'answer',
  acts: ['draft'],
  read: (unit, person, { subject }) => readAnswer(unit, person, subject),
  words: (given) => ({ text: given('text').trim() }),
  screened: ({ text }) => [text],
  objection({ translate }, { text }) {
    if (text === '') return translate('signed-answer-empty');
    return text.length > maxAnswerLength ? translate('signed-text-too-long', { max: maxAnswerLength }) : null;
  },
  save: (unit, person, { subject }, { text }, field) => saveAnswer(unit, person, subject, text, seenIn(field)),
  // Shows a draft saved meanwhile beside the typed text.
  refilled: (draft, { text }, field) => ({
    ...draft,
    draft: text,
    ...(![undefined, draft.drafts].includes(seenIn(field)) && { newer: draft.draft }),
  }),
  page: answerPage,
});

function answerPage(context: PageContext, { path, thing: draft, isSaved, problems }: FormState<Typed>): string {
  const { translate } = context;
  const title = translate('signed-answer-title', { code: draft.code });
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${isSaved && notice('done', html`<p>${translate('signed-answer-saved')}</p>`)}
${refusals(problems)}
${draft.newer !== undefined && html`<details open><summary>${translate('board-stale-differences')}</summary><div class="diff">${diff(draft.newer, draft.draft)}</div></details>`}
${draft.remark && notice('note', paragraphs(translate(draft.remark.key, draft.remark.facts)))}
<section class="strip">${!draft.question.startsWith(draft.title) && html`<p><strong>${draft.title}</strong></p>`}${paragraphs(draft.question)}<p class="small">${translate(draft.due.key, draft.due.facts)}</p></section>
${
  draft.isOpen
    ? html`<form method="post" action="${path}" class="fields">${hiddenFields({ drafts: draft.drafts })}${field(translate('signed-answer-text'), html`<textarea name="text" rows="14" maxlength="${maxAnswerLength}" required>${draft.draft}</textarea>`)}
<p class="small">${translate('signed-answer-hint')}</p><button class="button go">${translate('signed-answer-save')}</button></form>`
    : html`<p>${translate('signed-answer-closed')}</p>${paragraphs(draft.draft)}`
}</section>`,
  });
}
