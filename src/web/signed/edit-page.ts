/**
 * `edit`: texts, photos and captions of one item, edited by its author until the decision and by the board while it decides.
 * If another person saved meanwhile, their version is shown beside the typed text; neither is lost.
 */

import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { isBoard } from '../../domain/roles.ts';
import { categoryIds, isCategory } from '../../domain/submission/categories/index.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import { arranged, filesOf, type ItemFile, type Photo, photosOf } from '../../domain/submission/photos-and-files.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { longestStandfirst } from '../../domain/text/standfirst.ts';
import { publicationOf } from '../../outbox/publish.ts';
import type { PageLink } from '../../ports/links.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import type { Outcome } from '../../usecases/outcome.ts';
import { answerDraft } from '../../usecases/submission/answer-draft.ts';
import { contentOf, type EditForm, editFormOf, editItem } from '../../usecases/submission/edit-by-form.ts';
import type { ReadForm } from '../kit/form.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, notice, refusals } from '../kit/parts.ts';
import { story } from '../portal/article-page.ts';
import { picture } from '../portal/picture.ts';
import type { Article } from '../portal/site.ts';
import { diff } from './item-page.ts';
import type { PageContext } from './page-context.ts';
import { signedPage } from './signed-frame.ts';
import { type FormState, textForm } from './text-form.ts';

/** Maximum lengths of a text, a line, a caption and a description, in characters. */
const maxText = 40_000;
const maxLine = 300;
const maxCaption = 200;
const maxDescription = 300;

interface EditedItem {
  readonly code: string;
  readonly revision: number;
  /** Values of the fields. */
  readonly form: EditForm;
  /** The current version, if the fields were filled in over an older one. */
  readonly newer: EditForm | null;
  readonly photos: readonly Photo[];
  readonly files: readonly ItemFile[];
  /** False: the item is decided or withdrawn and can no longer be changed. */
  readonly isOpen: boolean;
  readonly isDraft: boolean;
  /** Name credited if no one else is. */
  readonly sender: string;
  /** Preview of the fields' content. */
  readonly article: Article;
  /** Only the board may change the category, with a reason. */
  readonly mayReclassify: boolean;
}

async function readEdited(
  sight: ReadContext,
  person: Person,
  { subject }: PageLink,
  typed?: Typed,
): Promise<EditedItem | null> {
  const submission = await sight.stores.submissions.find(submissionId(subject));
  if (!submission || submission.state === 'quarantined' || submission.state === 'destroyed') return null;
  const isOpen = decideChange(submission, actorOf(person)).ok;
  if (submission.authorId !== person.id && !isBoard(person.role)) return null;
  const author = await sight.stores.people.get(submission.authorId);
  const shown = typed ? asTyped(sight, submission, formIn(typed)) : submission;
  return {
    code: submission.code,
    revision: submission.revision,
    form: editFormOf(sight, submission),
    newer: null,
    sender: author.name,
    article: { ...publicationOf(sight, shown, author, ''), slug: '', html: '' },
    photos: photosOf(submission),
    files: filesOf(submission),
    isOpen,
    mayReclassify: submission.state === 'submitted' && submission.authorId !== person.id,
    isDraft: submission.state !== 'submitted',
  };
}

type Typed = Readonly<Record<string, string>>;

/** The item with the fields' values, not saved; an invalid day changes nothing. */
function asTyped(sight: ReadContext, submission: Submission, form: EditForm): Submission {
  const content = contentOf(sight, submission, form) ?? submission.content;
  const isArranged =
    photosOf(submission)
      .map(({ id }) => id)
      .join() !== form.photos.join();
  return { ...submission, content, photos: isArranged ? arranged(submission.photos, form.photos) : submission.photos };
}

const lines = [
  'title',
  'standfirst',
  'why',
  'place',
  'source',
  'authors',
  'photographers',
  'documentNumber',
  'signer',
] as const;

function wordsIn(given: ReadForm['field']): Typed {
  const ids = given('photos').split(',').filter(Boolean);
  const files = given('files').split(',').filter(Boolean);
  return {
    filesOut: files.filter((id) => given(`drop.${id}`) !== '').join(','),
    ...Object.fromEntries(
      [...lines, 'text', 'category', 'eventOn', 'witness', 'revision', 'photos'].map((name) => [
        name,
        given(name).trim(),
      ]),
    ),
    ...Object.fromEntries(
      ids.flatMap((id) =>
        ['caption', 'description', 'order', 'drop'].map((what) => [`${what}.${id}`, given(`${what}.${id}`).trim()]),
      ),
    ),
  };
}

/**
 * Parses the form. Photos are ordered by the given numbers. One number is enough to move a photo: moved up, it goes before
 * the photo at that place; moved down, after it.
 */
function formIn(typed: Typed): EditForm {
  const said = (name: string): string => typed[name] ?? '';
  const ids = said('photos').split(',').filter(Boolean);
  const placeOf = (id: string): number => {
    const [shown, wanted] = [ids.indexOf(id) + 1, Number(said(`order.${id}`)) || ids.length + 1];
    return wanted + Math.sign(wanted - shown) / 2;
  };
  const category = said('category');
  return {
    ...(Object.fromEntries(lines.map((name) => [name, said(name)])) as Record<(typeof lines)[number], string>),
    standfirst: said('standfirst').replaceAll(/\s+/gu, ' '),
    text: said('text'),
    category: isCategory(category) ? category : 'other',
    eventOn: said('eventOn'),
    isWitness: said('witness') !== '',
    photos: ids.filter((id) => said(`drop.${id}`) === '').toSorted((a, b) => placeOf(a) - placeOf(b)),
    captions: Object.fromEntries(ids.map((id) => [id, said(`caption.${id}`)])),
    descriptions: Object.fromEntries(ids.map((id) => [id, said(`description.${id}`)])),
    filesOut: said('filesOut').split(',').filter(Boolean),
  };
}

interface Saved {
  readonly code: string;
  readonly before: EditForm;
  readonly after: EditForm;
  /** Number of removed files. */
  readonly filesOut: number;
  readonly isDraft: boolean;
  /** True for a decider, who continues at the web desk. */
  readonly isForBoard: boolean;
}

async function save(unit: Unit, person: Person, { subject }: PageLink, typed: Typed): Promise<Outcome<Saved>> {
  const outcome = await editItem(unit, person, subject, Number(typed.revision), formIn(typed));
  if (!outcome.ok) return outcome;
  const { before, submission } = outcome;
  const isDraft = submission.state !== 'submitted' && submission.state !== 'quarantined';
  // Sends the current draft to the chat, with **Gửi**.
  if (isDraft && submission.revision !== before.revision) await answerDraft(unit, submission);
  return {
    ok: true,
    code: submission.code,
    before: editFormOf(unit, before),
    after: editFormOf(unit, submission),
    filesOut: filesOf(before).length - filesOf(submission).length,
    isDraft,
    isForBoard: !isDraft && isBoard(person.role),
  };
}

export const editForm = textForm<EditedItem, Typed, Saved>({
  name: 'edit',
  acts: ['edit', 'preview'],
  read: readEdited,
  words: wordsIn,
  screened: ({ revision: _revision, photos: _photos, filesOut: _files, ...texts }) => Object.values(texts),
  objection: ({ translate }, typed) =>
    (typed.text ?? '').length > maxText ? translate('signed-text-too-long', { max: maxText }) : null,
  save,
  refilled: (item, typed) => ({
    ...item,
    form: formIn(typed),
    newer: item.revision === Number(typed.revision) ? null : item.form,
  }),
  page: editPage,
  saved: savedPage,
});

function editPage(context: PageContext, state: FormState<EditedItem>): string {
  const { translate } = context;
  const { thing: item, problems } = state;
  const title = translate('signed-edit-title', { code: item.code });
  return signedPage(context, {
    title,
    scripts: ['preview.js'],
    body: html`<div class="${item.isOpen && 'beside-preview'}"><section class="column plain"><h1>${title}</h1>
${refusals(problems)}
${item.newer && newerVersion(context, item.form, item.newer)}
${item.isOpen ? fields(context, state) : html`<p>${translate('issue-decided-already', { code: item.code })}</p>`}</section>
${item.isOpen && previewOf(context, item)}</div>`,
  });
}

/** The preview beside the fields; the page's script updates it. */
const previewOf = ({ site, translate }: PageContext, { article }: EditedItem): Markup =>
  html`<section class="preview" id="xem-truoc" tabindex="0" aria-label="${translate('signed-edit-preview-here')}"><p class="as-public">${translate('signed-as-public')}</p><div class="frame-of-public">${story(site, article, 'preview')}</div></section>`;

/** The current version beside the text typed over an older one. */
const newerVersion = ({ translate }: PageContext, typed: EditForm, newer: EditForm): Markup =>
  html`${notice('note', html`<p>${translate('signed-edit-stale')}</p>`)}
<section class="changes" aria-labelledby="thay-doi"><h2 id="thay-doi">${translate('signed-edit-stale-changes')}</h2>
<p class="legend">${translate('signed-edit-stale-legend')}</p>
<p class="diff title">${diff(newer.title, typed.title)}</p><div class="diff">${diff(newer.text, typed.text)}</div></section>`;

const input = (name: string, value: string, max: number, more: Part = null): Markup =>
  html`<input name="${name}" value="${value}" maxlength="${max}"${more}>`;

function fields(context: PageContext, { path, thing: item }: FormState<EditedItem>): Markup {
  const { translate } = context;
  const { form } = item;
  const photos = inOrder(item);
  const label = (name: string) => translate('signed-edit-field', { name });
  const line = (name: (typeof lines)[number]) => field(label(name), input(name, form[name], maxLine));
  const credit = (name: 'authors' | 'photographers') =>
    field(label(name), input(name, form[name] || item.sender, maxLine));
  return html`<form method="post" action="${path}" class="fields" id="sua-bai"><input type="hidden" name="revision" value="${item.revision}"><input type="hidden" name="photos" value="${photos.map(({ id }) => id).join(',')}">
${line('title')}
${field(label('standfirst'), html`<textarea name="standfirst" rows="3" maxlength="${longestStandfirst}">${form.standfirst}</textarea>`)}
${field(label('text'), html`<textarea name="text" rows="14" maxlength="${maxText}" required>${form.text}</textarea>`)}
${photosIn(context, photos, form, path)}
${filesIn(context, item)}
${field(label('category'), html`<select name="category">${categoryIds.map((category) => html`<option value="${category}"${category === form.category && html` selected`}>${translate('signed-edit-category', { category })}</option>`)}</select>`)}
${item.mayReclassify && line('why')}
${field(label('eventOn'), html`<input type="date" name="eventOn" value="${form.eventOn}">`)}
${line('place')}
<label class="tick"><input type="checkbox" name="witness" value="1"${form.isWitness && html` checked`}> ${translate('signed-edit-witness')}</label>
${line('source')}
${credit('authors')}
${item.photos.length > 0 && credit('photographers')}
${form.category === 'document' && html`${line('documentNumber')}${line('signer')}`}
<p class="small">${translate('signed-edit-hint')}</p>
<div class="buttons"><button class="button go" name="do" value="edit">${translate('signed-edit-save')}</button><button class="button quiet" name="do" value="preview" data-preview>${translate('signed-edit-preview')}</button></div></form>`;
}

/** In the form's order; photos to remove come last. */
const inOrder = ({ photos, form }: EditedItem): readonly Photo[] => {
  const placeOf = ({ id }: Photo): number => (form.photos.indexOf(id) + 1 || photos.length) - 1;
  return photos.toSorted((a, b) => placeOf(a) - placeOf(b));
};

const photosIn = (context: PageContext, photos: readonly Photo[], form: EditForm, path: string): Part => {
  const { translate } = context;
  return (
    photos.length > 0 &&
    html`<fieldset class="photos-to-edit"><legend>${translate('signed-edit-photos')}</legend><p class="small">${translate('signed-edit-photos-how')}</p>
<ul>${photos.map((photo, at) => photoIn(context, photo, at + 1, form, path))}</ul></fieldset>`
  );
};

function photoIn(context: PageContext, { id, fate }: Photo, number: number, form: EditForm, path: string): Markup {
  const { translate, site } = context;
  const name = translate('signed-photo-number', { number });
  const shown =
    fate.state === 'stored'
      ? picture(site, { hash: fate.hash, alt: name, credit: null, ...fate.facts }, { shown: 'thumbnail' })
      : html`<span class="box" aria-hidden="true"></span>`;
  return html`<li>${shown}<div><p><strong>${name}</strong></p>
${field(translate('signed-edit-caption'), input(`caption.${id}`, form.captions[id] ?? '', maxCaption))}
${field(translate('signed-edit-description'), input(`description.${id}`, form.descriptions[id] ?? '', maxDescription, html` placeholder="${described(context, form, id, number)}"`))}
<div class="beside-photo">${field(translate('signed-edit-order'), html`<input type="number" inputmode="numeric" name="order.${id}" min="1" max="99" value="${number}">`)}
<label class="tick"><input type="checkbox" name="drop.${id}" value="1"${!form.photos.includes(id) && html` checked`}> ${translate('signed-edit-drop')}</label></div>${fate.state === 'stored' && html`<p><a href="${path}/anh/${id}">${translate('signed-blur-open', { number })}</a></p>`}</div></li>`;
}

/** The files, each with a check box to remove it. */
const filesIn = ({ translate }: PageContext, { files, form }: EditedItem): Part =>
  files.length > 0 &&
  html`<fieldset><legend>${translate('signed-documents')}</legend><input type="hidden" name="files" value="${files.map(({ id }) => id).join(',')}">${files.map(
    ({ id, file }, at) =>
      html`<label class="tick"><input type="checkbox" name="drop.${id}" value="1"${form.filesOut.includes(id) && html` checked`}> ${translate('signed-edit-drop-file', { number: at + 1, name: file.name ?? '' })}</label>`,
  )}</fieldset>`;

/** The text for screen readers if the field is empty: the caption, otherwise number, title and place. */
const described = ({ translate }: PageContext, form: EditForm, id: string, number: number): string =>
  form.captions[id] || translate('portal-photo-alt', { number, count: form.photos.length, title: form.title });

/** The changes, and the next step. */
function savedPage(context: PageContext, path: string, saved: Saved): string {
  const { code, before, after, filesOut, isDraft } = saved;
  const { translate } = context;
  const title = translate('signed-edit-saved', { code });
  const changed = ([...lines, 'text'] as const).filter((name) => before[name] !== after[name]);
  const dropped = before.photos.filter((id) => !after.photos.includes(id)).length;
  const isMoved = after.photos.join() !== before.photos.filter((id) => after.photos.includes(id)).join();
  const underPhotos = (['captions', 'descriptions'] as const).flatMap((slot) => {
    const count = after.photos.filter((id) => before[slot][id] !== after[slot][id]).length;
    return count > 0 ? [translate(`change-line-${slot}`, { count })] : [];
  });
  const notes = [
    before.category !== after.category && translate('signed-edit-category', { category: after.category }),
    before.eventOn !== after.eventOn &&
      `${translate('signed-edit-field', { name: 'eventOn' })}: ${after.eventOn.split('-').reverse().join('/')}`,
    dropped > 0 && translate('change-line-dropped', { count: dropped }),
    filesOut > 0 && translate('change-line-files', { count: filesOut }),
    isMoved && translate('change-line-order'),
    ...underPhotos,
  ].filter((note) => note !== false);
  const isSame = changed.length + notes.length === 0;
  return signedPage(context, {
    title,
    body: html`<section class="column plain"><h1>${title}</h1>
${notice('done', html`<p>${isSame ? translate('signed-edit-nothing') : isDraft ? translate('signed-edit-saved-draft') : translate('signed-edit-saved-sent')}</p>`)}
${
  changed.length > 0 &&
  html`<section class="changes"><p class="legend">${translate('signed-changes-legend')}</p>${changed.map(
    (name) =>
      html`<h2>${translate('signed-edit-field', { name })}</h2><div class="diff">${diff(before[name], after[name])}</div>`,
  )}</section>`
}
${notes.length > 0 && html`<ul class="bullets">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
<p class="onward">${saved.isForBoard && html`<a class="button go" href="/board/items/${code}">${translate('signed-edit-at-desk')}</a> `}<a class="button quiet" href="${path}">${translate('signed-edit-again')}</a></p></section>`,
  });
}
