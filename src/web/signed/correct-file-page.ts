/** Adds files to a published item by a correction with a note for readers. One form, no scripts. */
import { maxFileBytes, maxFiles } from '../kit/form.ts';
import { html } from '../kit/html.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { type UploadPage, uploadOutcome } from './upload-page.ts';

/** Maximum length of the note, in characters. */
export const longestNote = 500;

/** Data of the page for replacing documents of a published item. */
export interface CorrectFilePage extends Pick<UploadPage, 'path' | 'form' | 'problems' | 'refusals' | 'added'> {
  readonly item: NonNullable<UploadPage['item']>;
  /** The item's current files. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

/** Renders the page. */
export const correctFilePage = (context: PageContext, page: CorrectFilePage): string => {
  const { translate } = context;
  const { item, files } = page;
  const title = translate('signed-correct-file-title', { code: item.code });
  const facts = { max: maxFiles, megabytes: maxFileBytes / 1024 / 1024 };
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
<p>${translate('signed-correct-file-into', { title: item.title })}</p>
${uploadOutcome(context, page)}
<form method="post" enctype="multipart/form-data" action="${page.path}" class="fields">
<input type="hidden" name="form" value="${page.form}">
<label class="field drop"><span>${translate('signed-correct-file-choose')}</span>
<input type="file" name="files" multiple required accept=".pdf,.docx,.xlsx"></label>
<p class="small">${translate('signed-correct-file-limits', facts)}</p>
${files.map(({ id, name }, at) => html`<label class="choice"><input type="checkbox" name="bo.${at + 1}" value="${id}"${files.length === 1 && html` checked`}> <span>${translate('signed-correct-file-drop', { name })}</span></label>`)}
<label class="field"><span>${translate('signed-correct-file-note')}</span>
<textarea name="loi" rows="2" maxlength="${longestNote}"></textarea></label>
<button class="button go">${translate('signed-correct-file-send')}</button></form>
<p>${translate('signed-correct-file-after')}</p></section>`,
  });
};
