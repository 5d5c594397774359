/** The web desk's pages about the portal's pages, as functions from data to markup. */
import { formatDate } from '../../domain/calendar/local-date.ts';
import type { Issue } from '../../domain/decision.ts';
import { longestCaption, markOf } from '../../domain/section/section-file.ts';
import { longestSectionText } from '../../domain/section/section-page.ts';
import type { SectionLine, SectionSheet } from '../../reading/sections.ts';
import { html, type Markup } from '../kit/html.ts';
import { field, notice, refusals } from '../kit/parts.ts';
import { accepted } from '../signed/upload-page.ts';
import { type Say, staleNotice } from './pages.ts';

/** The portal's pages in rows: owner, state, last update. */
export const sectionsPage = (say: Say, lines: readonly SectionLine[]): Markup =>
  html`<h1>${say('board-sections')}</h1><p>${say('board-sections-why')}</p>
<ul class="rows">${lines.map(
    ({ slug, owner, state, updatedOn, freshDays }) =>
      html`<li><div class="what"><a href="/board/sections/${slug}"><b>${say('portal-page-name', { page: slug })}</b></a><small>${owner}${state !== 'fromFile' && ' · '}${state === 'fromFile' ? '' : updatedOn === null ? say('board-section-never') : say('board-section-updated', { on: formatDate(updatedOn), days: freshDays })}</small></div><span class="state ${state}">${say('board-section-state', { state })}</span></li>`,
  )}</ul>`;

/** The form for editing a page of the portal. */
export interface SectionForm {
  readonly sheet: SectionSheet;
  /** Content of the text field. */
  readonly text: string;
  readonly mayEdit: boolean;
  readonly isSaved: boolean;
  /** Preview of the page; null: not requested. */
  readonly asPublic: Markup | null;
  /** The text that another person saved meanwhile. */
  readonly theirs: string | null;
  readonly problems: readonly Issue[];
}

/** Renders the form with the page's versions; with both texts if another person saved meanwhile. */
export function sectionFormPage(say: Say, portal: string, form: SectionForm): Markup {
  const { sheet, text, mayEdit } = form;
  const address = `/board/sections/${sheet.slug}`;
  return html`<h1>${say('portal-page-name', { page: sheet.slug })}</h1>
<p class="paths">${sheet.owner} · <a href="${portal}/${sheet.slug}">${say('board-section-see')}</a> · <a href="/board/sections">${say('board-sections')}</a></p>
${form.isSaved && notice('done', html`<p>${say('board-section-saved')}</p>`)}
${refusals(form.problems.map(({ key, facts }) => say(key, facts)))}
${form.theirs !== null && staleNotice(say, form.theirs, text)}
${
  mayEdit
    ? html`<form method="post" action="${address}" class="fields"><input type="hidden" name="seen" value="${sheet.version}">
${field(say('board-section-text'), html`<textarea name="text" rows="18" maxlength="${longestSectionText}">${text}</textarea>`)}
<p class="small">${say('board-section-marks')}</p>
${sheet.slug === 'du-thao' && html`<p class="small">${say('board-section-drafts')}</p>`}
<div class="buttons"><button class="button go" name="do" value="save">${say('board-section-save')}</button><button class="button" name="do" value="preview">${say('board-section-preview')}</button></div></form>`
    : form.asPublic && inFrame(form.asPublic)
}
${mayEdit && fileForm(say, address)}
${sheet.files.length > 0 && fileList(say, sheet.files)}
${mayEdit && form.asPublic && html`<section class="preview" id="xem-truoc"><h2>${say('board-section-as-public')}</h2>${inFrame(form.asPublic)}</section>`}
${
  sheet.history.length > 0 &&
  html`<section><h2>${say('board-section-history')}</h2><ul class="rows">${sheet.history.map(
    ({ version, at, name }) =>
      html`<li><div class="what"><b>${say('board-section-version', { version })}</b><small>${name === '' ? say('board-section-from-file') : name} · <time datetime="${at.toISOString()}">${at.toISOString().slice(0, 10).split('-').reverse().join('/')}</time></small></div></li>`,
  )}</ul></section>`
}`;
}

const inFrame = (asPublic: Markup): Markup => html`<div class="frame-of-public column">${asPublic}</div>`;

/** The form for files, with a caption and a picture's alternative text. */
const fileForm = (say: Say, address: string): Markup =>
  html`<section><h2>${say('board-section-files')}</h2><p class="small">${say('board-section-files-how')}</p>
<form method="post" enctype="multipart/form-data" action="${address}/files" class="fields">
<label class="field drop"><span>${say('board-section-file')}</span><input type="file" name="files" multiple required accept="${accepted}"></label>
${field(say('board-section-caption'), html`<input name="caption" maxlength="${longestCaption}">`)}
${field(say('board-section-description'), html`<input name="description" maxlength="${longestCaption}">`)}
<div class="buttons"><button class="button go">${say('board-section-file-add')}</button></div></form></section>`;

const fileList = (say: Say, files: SectionSheet['files']): Markup =>
  html`<section><h2>${say('board-section-files-there')}</h2><ul class="rows">${files.map((file) => {
    const { fate } = file;
    const state = fate.state === 'stored' ? (file.isShown ? 'shown' : 'unused') : fate.state;
    return html`<li><div class="what"><b>${markOf(file, '')}</b><small>${file.file.name ?? ''}${'refusal' in fate && html` · ${say('section-file-why', { why: fate.refusal })}`}</small></div><span class="state ${state}">${say('board-section-file-state', { state })}</span></li>`;
  })}</ul></section>`;
