/** Drafting the answer to one question: the question, a field, save. */
import { html } from '../portal/html.ts';
import type { Look } from './look.ts';
import type { AnswerDraft } from './options.ts';
import { notice, paragraphs, sheet } from './sheet.ts';

/** Characters of an answer. */
export const maxAnswerLength = 20_000;

export interface AnswerPage {
  readonly path: string;
  readonly draft: AnswerDraft;
  readonly isSaved: boolean;
  readonly problems: readonly string[];
}

export const answerPage = (look: Look, { path, draft, isSaved, problems }: AnswerPage): string => {
  const { translate } = look;
  const due = typeof draft.due === 'string' ? draft.due : translate(draft.due.key, draft.due.facts);
  return sheet(look, {
    title: translate('signed-answer-title', { code: draft.code }),
    body: html`<section class="column plain"><h1>${translate('signed-answer-title', { code: draft.code })}</h1>
${isSaved ? notice('done', html`<p>${translate('signed-answer-saved')}</p>`) : null}
${
  problems.length > 0
    ? notice(
        'wrong',
        problems.map((text) => html`<p>${text}</p>`),
      )
    : null
}
${draft.remark && notice('note', paragraphs(translate(draft.remark.key, draft.remark.facts)))}
<section class="strip"><p><strong>${draft.title}</strong></p>${paragraphs(draft.question)}<p class="small">${due}</p></section>
${
  draft.isOpen
    ? html`<form method="post" action="${path}" class="fields"><label class="field"><span>${translate('signed-answer-text')}</span><textarea name="text" rows="14" maxlength="${maxAnswerLength}" required>${draft.draft}</textarea></label>
<p class="small">${translate('signed-answer-hint')}</p><button class="button go">${translate('signed-answer-save')}</button></form>`
    : html`<p>${translate('signed-answer-closed')}</p>${paragraphs(draft.draft)}`
}</section>`,
  });
};
