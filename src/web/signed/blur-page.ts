/** One large photo on which areas to hide are drawn by finger or mouse; without scripts or pointer, squares are ticked. */
import { html, type Markup, type Part } from '../kit/html.ts';
import { notice, refusals } from '../kit/parts.ts';
import { cellField, gridSize } from './area-form.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';

/** The page for blurring or cropping a photo. */
export interface BlurPage {
  /** Address of this page. */
  readonly path: string;
  /** Address of the photo's item. */
  readonly back: string;
  readonly code: string;
  readonly title: string;
  readonly revision: number;
  /** Position among the photos to be published, from 1. */
  readonly number: number;
  readonly photo: { readonly hash: string; readonly width: number; readonly height: number; readonly largest: number };
  /** Number of areas already hidden. */
  readonly hidden: number;
  /** True if the photo was cropped. */
  readonly isCropped: boolean;
  /** True right after a change. */
  readonly isDone: boolean;
  readonly problems: readonly string[];
}

const places = Array.from({ length: gridSize }, (_, at) => at);

/** Renders the page. */
export const blurPage = (context: PageContext, page: BlurPage): string => {
  const { translate, site } = context;
  const { photo, number } = page;
  const name = translate('signed-photo-number', { number });
  return signedPage(context, {
    title: translate('signed-blur-title'),
    scripts: ['blur.js'],
    body: html`<section class="column plain"><h1>${translate('signed-blur-title')}</h1>
<p><strong>${page.code}</strong> · ${page.title} · ${name}</p>
${page.isDone ? notice('done', html`<p>${translate('signed-blur-done', { revision: page.revision })}</p>`) : null}
${refusals(page.problems)}
<p class="without-drawing">${translate('signed-blur-how-grid')}</p>
<p class="with-drawing" hidden>${translate('signed-blur-how-draw')}</p>
<form method="post" action="${page.path}" class="blur" id="che-anh">
<input type="hidden" name="revision" value="${page.revision}"><input type="hidden" name="areas" value="">
<div class="canvas"><img src="${site.links.photo(photo.hash, photo.largest, 'jpeg')}" width="${photo.width}" height="${photo.height}" alt="${name}" draggable="false">
<fieldset class="grid"><legend class="unseen">${translate('signed-blur-grid')}</legend>${places.map((row) =>
      places.map((column) => square(context, row, column)),
    )}</fieldset>
<div class="sheet-to-draw" hidden data-remove="${translate('signed-blur-remove')}"></div></div>
<div class="buttons"><button class="button go" name="do" value="blur">${translate('signed-blur-confirm')}</button>
<button class="button" name="do" value="crop">${translate('signed-crop-confirm')}</button>
<button type="button" class="button quiet" hidden data-clear>${translate('signed-blur-clear')}</button>
<button type="button" class="button quiet" hidden data-other="${translate('signed-blur-draw')}">${translate('signed-blur-by-grid')}</button></div>
</form>
${takeBack(context, page)}
<p class="small">${translate('signed-blur-note')}</p>
<p class="onward"><a class="button quiet" href="${page.back}">${translate('signed-blur-back')}</a></p></section>`,
  });
};

const square = ({ translate }: PageContext, row: number, column: number): Markup =>
  html`<label><input type="checkbox" name="${cellField(row, column)}" value="1" aria-label="${translate('signed-blur-square', { row: row + 1, column: column + 1 })}"><span></span></label>`;

const takeBack = ({ translate }: PageContext, { path, revision, hidden, isCropped }: BlurPage): Part =>
  (hidden > 0 || isCropped) &&
  html`<form method="post" action="${path}" class="strip take-back"><input type="hidden" name="revision" value="${revision}">
<p>${hidden > 0 && translate('signed-blur-hidden', { count: hidden })} ${isCropped && translate('signed-crop-is')}</p><button class="button" name="do" value="unblur">${translate('signed-blur-take-back')}</button></form>`;
