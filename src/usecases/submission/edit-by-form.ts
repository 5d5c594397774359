/** Edits an item through a form with all its fields: fills the form, and converts it to content. */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { CategoryId } from '../../domain/submission/categories/index.ts';
import { sourceFrom } from '../../domain/submission/guess.ts';
import {
  arranged,
  captionOf,
  descriptionOf,
  filesOf,
  type ItemFile,
  photosOf,
} from '../../domain/submission/photos-and-files.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import { partsOfText, withStandfirst } from '../../domain/text/standfirst.ts';
import type { ReadContext, Unit } from '../../ports/services.ts';
import { type Edited, openForEdit, saveEdit } from './edit-item.ts';
import { type Fill, filled } from './fill-draft.ts';
import { read } from './read.ts';

/** All editable fields of an item. Lists of names are separated by commas. */
export interface EditForm {
  readonly title: string;
  /** One line; '' if there is none. */
  readonly standfirst: string;
  readonly text: string;
  readonly category: CategoryId;
  /** Reason for another category; asked only of the board. */
  readonly why: string;
  /** 'YYYY-MM-DD', or ''. */
  readonly eventOn: string;
  readonly place: string;
  /** '' if the sender was present. */
  readonly source: string;
  readonly isWitness: boolean;
  readonly authors: string;
  readonly photographers: string;
  readonly documentNumber: string;
  readonly signer: string;
  /** Ids of the photos to keep, the cover first. */
  readonly photos: readonly string[];
  readonly captions: Readonly<Record<string, string>>;
  readonly descriptions: Readonly<Record<string, string>>;
  /** Ids of the files to remove. */
  readonly filesOut: readonly string[];
}

const listed = (names: readonly string[]): string => names.join(', ');

const namesIn = (text: string): readonly string[] =>
  text
    .split(/,(?!\d)|;/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Fills the form from an item. */
export function editFormOf(unit: Pick<ReadContext, 'ward'>, submission: Submission): EditForm {
  const reading = read(unit, submission);
  const { content } = submission;
  const photos = photosOf(submission);
  const { standfirst, body } = partsOfText(reading.paragraphs);
  return {
    title: reading.title,
    standfirst,
    text: body.join('\n\n'),
    category: reading.category,
    why: '',
    eventOn: reading.eventOn ?? '',
    place: reading.place ?? '',
    source: reading.source?.detail ?? '',
    isWitness: reading.source?.kind === 'witness',
    authors: listed(reading.credits.authors),
    photographers: listed(reading.credits.photographers),
    documentNumber: reading.documentNumber ?? '',
    signer: reading.signer ?? '',
    photos: photos.map(({ id }) => id),
    captions: Object.fromEntries(photos.map((photo) => [photo.id, captionOf(content, photo)])),
    descriptions: Object.fromEntries(photos.map((photo) => [photo.id, descriptionOf(content, photo)])),
    filesOut: [],
  };
}

/**
 * The content such that the item reads exactly like the form. Fields that the text itself yields stay derived, so that they
 * follow later changes of the text. Null: the date is invalid.
 */
export function contentOf(unit: ReadContext, submission: Submission, form: EditForm): Content | null {
  const shown = editFormOf(unit, submission);
  const isNew = (slot: 'title' | 'standfirst' | 'text' | 'authors' | 'photographers'): boolean =>
    form[slot] !== shown[slot];
  const hasNewWords = isNew('text') || isNew('standfirst') || isNew('authors') || isNew('photographers');
  const text = withStandfirst(form.standfirst, form.text);
  const fill: Fill = hasNewWords ? { slot: 'text', text } : { slot: 'title', text: form.title };
  const words = hasNewWords || isNew('title') ? filled(unit, submission, fill) : submission.content;
  if (!words) return null;
  const content: Content = {
    ...words,
    ...(isNew('authors') ? { authors: namesIn(form.authors) } : {}),
    ...(isNew('photographers') ? { photographers: namesIn(form.photographers) } : {}),
    ...underPhotos('captions', form, words),
    ...underPhotos('descriptions', form, words),
  };
  return withSlots(unit, { ...submission, content }, form);
}

/** Captions or descriptions from the form; omitted if neither the form nor the item has any. */
function underPhotos(slot: 'captions' | 'descriptions', form: EditForm, before: Content): Partial<Content> {
  const said = Object.fromEntries(Object.entries(form[slot]).filter(([, text]) => text !== ''));
  return Object.keys(said).length > 0 || before[slot] !== undefined ? { [slot]: said } : {};
}

/** Stores a field explicitly where the derived value differs from the form. */
function withSlots(unit: ReadContext, submission: Submission, form: EditForm): Content | null {
  const now = editFormOf(unit, submission);
  const differs = (
    slot: Exclude<keyof EditForm, 'captions' | 'descriptions' | 'photos' | 'filesOut' | 'why'>,
  ): boolean => form[slot] !== now[slot];
  const dated =
    differs('eventOn') && form.eventOn !== ''
      ? filled(unit, submission, { slot: 'eventOn', text: form.eventOn })
      : submission.content;
  if (!dated) return null;
  const source = form.source === '' ? null : sourceFrom(form.source);
  return {
    ...dated,
    ...(differs('title') ? { title: form.title || null } : {}),
    ...(differs('category') ? { category: form.category } : {}),
    ...(differs('place') ? { place: form.place } : {}),
    ...(differs('source') || differs('isWitness')
      ? { source: form.isWitness ? { kind: 'witness', detail: '' } : source }
      : {}),
    ...(differs('documentNumber') ? { documentNumber: form.documentNumber } : {}),
    ...(differs('signer') ? { signer: form.signer } : {}),
  };
}

/** The files to remove that still exist. */
const takenOut = (submission: Submission, { filesOut }: EditForm): readonly ItemFile[] =>
  filesOf(submission).filter(({ id }) => filesOut.includes(id));

const isSaved = (unit: Unit, submission: Submission, form: EditForm): boolean => {
  const shown = editFormOf(unit, submission);
  const { captions, descriptions, filesOut: _files, why: _, ...texts } = shown;
  return (
    takenOut(submission, form).length === 0 &&
    Object.entries(texts).every(([slot, said]) => String(said) === String(form[slot as keyof typeof texts])) &&
    Object.entries(captions).every(([id, caption]) => caption === (form.captions[id] ?? '')) &&
    Object.entries(descriptions).every(([id, text]) => text === (form.descriptions[id] ?? ''))
  );
};

/** The form shows the sender if no one is credited. If the field is unchanged, the credit stays derived. */
async function withoutSender(unit: Unit, submission: Submission, form: EditForm): Promise<EditForm> {
  const shown = editFormOf(unit, submission);
  const { name } = await unit.stores.people.get(submission.authorId);
  const credit = (slot: 'authors' | 'photographers') => (shown[slot] === '' && form[slot] === name ? '' : form[slot]);
  return { ...form, authors: credit('authors'), photographers: credit('photographers') };
}

/** Saves texts, photos and captions from a form that showed this revision. */
export async function editItem(
  unit: Unit,
  actor: Person,
  id: string,
  revision: number,
  typed: EditForm,
): Promise<Edited> {
  const now = await unit.stores.submissions.find(submissionId(id));
  const form = now ? await withoutSender(unit, now, typed) : typed;
  // The same form was sent again and has already been saved.
  if (now && now.revision > revision && isSaved(unit, now, form)) return { ok: true, before: now, submission: now };
  const opened = await openForEdit(unit, actor, id, revision, true);
  if (!opened.ok) return opened;
  const { submission } = opened;
  const content = contentOf(unit, submission, form);
  if (!content) return refused('issue-no-day');
  const shown = photosOf(submission).map((photo) => photo.id as string);
  const isArranged = shown.join() !== form.photos.join();
  const gone = takenOut(submission, form);
  const isSame = !isArranged && gone.length === 0 && JSON.stringify(content) === JSON.stringify(submission.content);
  if (isSame) return { ok: true, before: submission, submission };
  const isReclassified =
    submission.state === 'submitted' &&
    submission.authorId !== actor.id &&
    form.category !== read(unit, submission).category;
  if (isReclassified && form.why.trim() === '') return refused('issue-reclassify-why', { code: submission.code });
  return saveEdit(unit, actor, submission, {
    content,
    ...(isArranged ? { photos: arranged(submission.photos, form.photos) } : {}),
    ...(gone.length > 0 && {
      files: submission.files.map((file) => (gone.includes(file) ? { ...file, dropped: true } : file)),
    }),
    ...(isReclassified ? { reclassified: { code: 'other', note: form.why.trim() } } : {}),
    slot: 'page',
  });
}
