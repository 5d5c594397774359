/** Uploads photos and documents for an item from any browser: with scripts one by one with a progress bar, otherwise at once. */

import type { Sentence } from '../../domain/facts.ts';
import { type ItemFile, isTaken, type Photo } from '../../domain/submission/photos-and-files.ts';
import { whichPhoto } from '../../usecases/submission/refused-photo.ts';
import { maxFileBytes, maxFiles } from '../kit/form.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { notice } from '../kit/parts.ts';
import { picture } from '../portal/picture.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';

export const accepted = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,.pdf,.docx,.xlsx';

/** The page for files that a chat cannot carry. */
export interface UploadPage {
  readonly path: string;
  readonly form: string;
  /** Null: the first file creates an item. */
  readonly item: { readonly code: string; readonly title: string } | null;
  readonly photos: readonly Photo[];
  /** True while the photos may be blurred. */
  readonly mayBlur: boolean;
  readonly documents: readonly ItemFile[];
  /** Number of files added by the last form. */
  readonly added: number;
  readonly problems: readonly string[];
  /** Names of refused files with the reason in words. */
  readonly refusals: readonly { readonly name: string; readonly why: string }[];
}

/** Result of a form with files: the number of files added, and refused files with the reasons. */
export const uploadOutcome = (
  { translate }: PageContext,
  { added, problems, refusals }: Pick<UploadPage, 'added' | 'problems' | 'refusals'>,
): Part => html`${added > 0 && notice('done', html`<p>${translate('signed-upload-done', { count: added })}</p>`)}
${
  problems.length + refusals.length > 0 &&
  notice(
    'wrong',
    html`${problems.map((text) => html`<p>${text}</p>`)}${refusals.map(({ name, why }) => html`<p><strong>${name}</strong>: ${why}</p>`)}`,
  )
}`;

/** Renders the page; without scripts it reloads while files are being processed. */
export const uploadPage = (context: PageContext, page: UploadPage): string => {
  const { translate } = context;
  const isWaiting = [...page.photos, ...page.documents].some(({ fate }) => fate.state === 'todo');
  const facts = { max: maxFiles, megabytes: maxFileBytes / 1024 / 1024 };
  const title = page.item ? translate('signed-upload-of', { code: page.item.code }) : translate('signed-upload-title');
  return signedPage(context, {
    title,
    scripts: ['upload.js', 'refresh.js'],
    reloadAfter: isWaiting ? 4 : null,
    body: html`<section class="column plain"><div id="vao-bai"><h1>${title}</h1>
<p>${page.item ? translate('signed-upload-into', { code: page.item.code, title: page.item.title }) : translate('signed-upload-new')}</p>
${page.mayBlur && page.photos.length > 0 && html`<p class="jump"><a href="#da-nhan">${translate('signed-blur-title')}</a></p>`}</div>
${uploadOutcome(context, page)}
<form method="post" enctype="multipart/form-data" action="${page.path}" class="fields" id="gui-tep"
 data-max-bytes="${maxFileBytes}" data-too-big="${translate('signed-file-too-big', facts)}" data-sending="${translate('signed-sending')}" data-sent="${translate('signed-sent')}" data-failed="${translate('signed-failed')}">
<input type="hidden" name="form" value="${page.form}">
<label class="field drop"><span>${translate('signed-upload-choose')}</span>
<input type="file" name="files" multiple required accept="${accepted}"></label>
<p class="small">${translate('signed-upload-limits', facts)}</p>
<button class="button go">${translate('signed-upload-send')}</button></form>
<ul class="sending" aria-live="polite" id="dang-gui"></ul>
<div id="da-nhan"${isWaiting && html` data-look-again="2"`}>${received(context, page)}</div>
<p>${translate('signed-upload-after')}</p></section>`,
  });
};

const received = (context: PageContext, { photos, documents, item, mayBlur, path }: UploadPage): Part => {
  const { translate } = context;
  const code = item?.code ?? '';
  const taken = photos.filter(isTaken);
  const count = taken.length + documents.filter(isTaken).length;
  const refused = photos.filter((photo) => !isTaken(photo));
  return (
    photos.length + documents.length > 0 &&
    html`${count > 0 && html`<h2>${translate('signed-upload-received', { count })}</h2>`}<ul class="received">${taken.map((photo, at) => receivedPhoto(context, photo, at + 1, mayBlur ? `${path}/anh/${photo.id}` : null))}${refused.map((photo) => refusedPhoto(context, photo, whichPhoto({ photos }, photo.id), code))}${documents.map((file) => receivedDocument(context, file, code))}</ul>`
  );
};

const refusedPhoto = ({ translate }: PageContext, { fate }: Photo, which: Sentence, code: string): Markup | null =>
  'refusal' in fate
    ? html`<li class="refused"><span class="box" aria-hidden="true">✕</span><span>${translate(`photo-${fate.refusal}`, { which, code })}</span></li>`
    : null;

const receivedDocument = (context: PageContext, { fate, file }: ItemFile, code: string): Markup => {
  const { translate } = context;
  const name = file.name ?? '–';
  switch (fate.state) {
    case 'stored':
      return html`<li>${
        fate.facts.picture
          ? html`<img src="${context.documentPicture(fate.hash)}" width="${fate.facts.picture.width}" height="${fate.facts.picture.height}" alt="" loading="lazy">`
          : html`<span class="box" aria-hidden="true">${fate.facts.kind.toUpperCase()}</span>`
      }<span>${fate.facts.name}</span></li>`;
    case 'todo':
      return html`<li class="waiting"><span class="box" aria-hidden="true"></span><span>${name}: ${translate('signed-photo-waiting')}</span></li>`;
    default:
      return html`<li class="refused"><span class="box" aria-hidden="true">✕</span><span>${translate(`file-${fate.refusal}`, { name, code })}</span></li>`;
  }
};

const receivedPhoto = (
  context: PageContext,
  { fate, file }: Photo,
  number: number,
  blurPath: string | null,
): Markup => {
  const { translate, site } = context;
  const name = file.name ?? translate('signed-photo-number', { number });
  return fate.state === 'stored'
    ? html`<li>${picture(site, { hash: fate.hash, alt: name, credit: null, ...fate.facts }, { shown: 'thumbnail' })}<span>${number}. ${name}</span>${blurPath !== null && html`<a class="button quiet" href="${blurPath}">${translate('signed-blur-open', { number })}</a>`}</li>`
    : html`<li class="waiting"><span class="box" aria-hidden="true"></span><span>${number}. ${name}: ${translate('signed-photo-waiting')}</span></li>`;
};
