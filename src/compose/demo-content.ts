/** Published content of the demo ward: items, documents, answers, and pages as its office would write them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoAnswer, type DemoFile, type DemoItem, demoAnswers, demoItems, demoPages } from '../../prisma/demo.ts';
import { dueDate } from '../domain/calendar/due-date.ts';
import type { WorkCalendar } from '../domain/calendar/holidays.ts';
import {
  addDays,
  formatDate,
  type LocalDate,
  localDate,
  localDateOf,
  type Weekday,
  weekdayOf,
} from '../domain/calendar/local-date.ts';
import { isWorkingDay } from '../domain/calendar/working-days.ts';
import { fileId, photoId, questionId, submissionId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import { consentTextKey, consentTextVersion } from '../domain/question/publication.ts';
import { openingStanding, type Question } from '../domain/question/question.ts';
import type { SectionPageSlug } from '../domain/section/section-page.ts';
import { spokenCode } from '../domain/submission/codes.ts';
import type { PhotoFile } from '../domain/submission/photos-and-files.ts';
import { emptyStanding, type Submission } from '../domain/submission/submission.ts';
import { deadlinesOn, type Ward } from '../domain/ward.ts';
import { documentFate } from '../outbox/fetch-file.ts';
import { storedFate } from '../outbox/fetch-photo.ts';
import { publicationOf } from '../outbox/publish.ts';
import { publicationOfQuestion } from '../outbox/publish-question.ts';
import type { DocumentIntake } from '../ports/documents.ts';
import type { PhotoIntake } from '../ports/media.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import { uploadedFile } from '../usecases/link/upload.ts';
import { questionPrefix } from '../usecases/question/open-question.ts';
import { takeSectionFiles } from '../usecases/section/add-files.ts';
import { keepSectionsOfFile } from '../usecases/section/save.ts';
import { dueOf, read } from '../usecases/submission/read.ts';
import type { Core } from './core.ts';
import { demoMark } from './demo-folder.ts';
import { demoPhotos } from './demo-platforms.ts';

/** Where the demo's content is stored. */
export interface DemoPlace {
  readonly core: Core;
  readonly ward: Ward;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  readonly root: string;
}

const dayMs = 86_400_000;
const fileOf = (root: string, name: string): Promise<Buffer> => readFile(join(root, 'prisma', 'demo-files', name));

/**
 * Publishes the content without pictures, so that it is there when the portal is first opened. Returns the number of
 * new items.
 */
export async function loadWords(place: DemoPlace): Promise<number> {
  const loaded = await loadItems(place, ({ photo, file }) => !photo && !file);
  const { core, ward, openUnit } = place;
  for (const [at, answer] of demoAnswers.entries())
    await core.unitOfWork.run(ward.id, (stores) =>
      publishAnswer(core, openUnit(stores, `demo:answer:${at}`), at, answer),
    );
  await loadPages(place);
  return loaded;
}

/** Publishes the others, one by one: making a picture's copies takes longer than the whole start. */
export const loadPictured = (place: DemoPlace): Promise<number> =>
  loadItems(place, ({ photo, file }) => Boolean(photo ?? file));

async function loadItems(place: DemoPlace, isAsked: (item: DemoItem) => boolean): Promise<number> {
  const { core, ward, openUnit, root } = place;
  const photos = await demoPhotos(root);
  let loaded = 0;
  for (const [at, item] of demoItems.entries()) {
    if (!isAsked(item)) continue;
    const photo = item.photo && photos.find(({ name }) => name.includes(item.photo ?? ''));
    const taken: Taken = {
      photo: photo ? await core.media.takePhoto(photo.bytes) : null,
      document: item.file ? await core.media.takeDocument(await fileOf(root, item.file), item.file) : null,
    };
    const isNew = await core.unitOfWork.run(ward.id, (stores) =>
      publishItem(core, openUnit(stores, `demo:item:${at}`), at, item, taken),
    );
    if (isNew) loaded += 1;
  }
  return loaded;
}

interface Taken {
  readonly photo: PhotoIntake | null;
  readonly document: DocumentIntake | null;
}

/** The file as a contributor's platform would deliver it. */
const broughtAs = (at: number, kind: PhotoFile['kind'], name: string | null, sizeBytes: number): PhotoFile => ({
  ...{ channel: 'telegram', fileId: '', uniqueId: `demo${at}`, kind, name, sizeBytes },
  mimeType: kind === 'photo' ? 'image/jpeg' : 'application/pdf',
});

/** Returns true if the item is new. */
async function publishItem(
  core: Core,
  unit: Unit,
  at: number,
  item: DemoItem,
  { photo, document }: Taken,
): Promise<boolean> {
  const { stores } = unit;
  if (!(await stores.once(`demo:item:${at}`, unit.now))) return false;
  // The author of items that the ward itself issues is its office.
  const isNews = item.category === 'news' || item.category === 'conference';
  const [author] = await stores.people.holdersOf([isNews ? 'contributor' : 'office'], unit.now);
  const [deputy] = await stores.people.holdersOf(['deputy'], unit.now);
  if (!author) return true;
  const eventOn = addDays(localDateOf(unit.now, unit.ward.timeZone), -item.daysAgo);
  const number = await stores.nextNumber('submission', Number(localDate(eventOn).slice(0, 4)));
  const published = new Date(unit.now.getTime() - item.daysAgo * dayMs + 3_600_000);
  const key = `demo:${at}`;
  const part = { itemKey: key, position: 1, messageKey: key, dropped: false };
  const draft: Submission = {
    ...{ id: submissionId(unit.ids.next()), code: spokenCode(unit.ward.code, eventOn, number), authorId: author.id },
    ...{ state: 'published', version: 1, revision: 1, createdAt: published, updatedAt: published },
    content: {
      ...{ parts: [{ of: key, text: item.text }], title: item.title, category: item.category, eventOn, place: null },
      ...{ source: { kind: 'witness', detail: '' }, forwardedFrom: null },
      ...(item.documentNumber && { documentNumber: item.documentNumber }),
      ...(item.signer && { signer: item.signer }),
    },
    photos: photo?.ok
      ? [
          {
            ...{ ...part, id: photoId(unit.ids.next()), albumKey: null },
            file: broughtAs(at, 'photo', null, photo.photo.sizeBytes),
            fate: storedFate(photo.photo, { sameAs: [], mirrorOf: [] }),
          },
        ]
      : [],
    files: document?.ok
      ? [
          {
            ...{ ...part, id: fileId(unit.ids.next()) },
            file: broughtAs(at, 'document', document.name, document.document.sizeBytes),
            fate: documentFate(document),
          },
        ]
      : [],
    standing: {
      ...emptyStanding,
      decidedBy: { person: deputy?.id ?? null, name: deputy?.name ?? '', at: published, action: 'approved' },
    },
  };
  const texts = new Map(draft.files.map(({ id }) => [id, document?.ok ? document.text : '']));
  const due = dueOf(unit, read(unit, draft));
  const { slug } = await core.publisher.apply(publicationOf(unit, draft, author, key, texts));
  await stores.submissions.insert({
    ...draft,
    standing: { ...draft.standing, due, publication: { version: 1, slug, at: published } },
  });
  for (const { id, fate } of draft.files) await stores.checks.files.settle(id, fate, texts.get(id));
  await stores.timeline.record(draft.id, 'published', 'system', published);
  return true;
}

/** Publishes a question that was answered, rated helpful, and published with its asker's consent. */
async function publishAnswer(core: Core, unit: Unit, at: number, given: DemoAnswer): Promise<void> {
  const { stores, now, ward, calendar } = unit;
  if (!(await stores.once(`demo:answer:${at}`, now))) return;
  const [signer] = await stores.people.holdersOf(['standingDeputy'], now);
  const [drafter] = await stores.people.holdersOf(['member'], now);
  // The asker is a contributor, so that no further invented person is needed: a contributor lives in the ward and may
  // ask questions.
  const [asker] = await stores.people.holdersOf(['contributor'], now);
  if (!signer || !drafter || !asker) return;
  const receivedAt = new Date(now.getTime() - given.daysAgo * dayMs);
  const receivedOn = localDateOf(receivedAt, ward.timeZone);
  const due = dueDate({
    ...{ category: 'answer', startOn: receivedOn, calendar, receiptPolicy: ward.receiptPolicy },
    rules: deadlinesOn(ward, receivedOn),
  });
  const dueOn = due.dueOn ?? receivedOn;
  const number = await stores.nextNumber('question', Number(receivedOn.slice(0, 4)));
  const answeredAt = new Date(receivedAt.getTime() + dayMs).toISOString();
  const by = { person: signer.id, name: signer.name };
  const masked = { title: given.title, question: given.question, answer: given.answer };
  const code = spokenCode(questionPrefix, receivedOn, number);
  const question: Question = {
    ...{ id: questionId(unit.ids.next()), code, state: 'closed', version: 1, askerId: asker.id, channel: 'web' },
    ...{
      conversation: '',
      title: given.title,
      body: given.question,
      originKey: `demo:answer:${at}`,
      receivedAt,
      dueOn,
    },
    ...{ dueAt: due.dueAt ?? receivedAt, explanation: due.explanation },
    standing: {
      ...openingStanding(dueOn, 'question', null),
      answer: {
        ...{ text: given.answer, at: answeredAt, drafter: { person: drafter.id, name: drafter.name } },
        signer: { ...by, role: 'standingDeputy' },
      },
      ...{ answeredAt, closed: { why: 'done', at: answeredAt } },
      publication: {
        ...{ state: 'published', revision: 1, takenDown: null },
        consent: { textKey: consentTextKey, textVersion: consentTextVersion, at: answeredAt },
        masked: { ...masked, by: drafter.id, name: drafter.name, at: answeredAt },
        clearedBy: { ...by, at: answeredAt },
        published: { slug: code, version: 1, at: answeredAt },
      },
    },
  };
  await core.publisher.apply(publicationOfQuestion(unit, question, `demo:answer:${at}`));
  await stores.questions.insert(question);
}

/** The working days of this week and the next. */
export function twoWeeks(
  today: LocalDate,
  calendar: WorkCalendar,
): readonly { readonly weekday: Weekday; readonly written: string }[] {
  const monday = addDays(today, 1 - weekdayOf(today));
  return Array.from({ length: 14 }, (_, at) => addDays(monday, at))
    .filter((day) => isWorkingDay(calendar, day))
    .map((day) => ({ weekday: weekdayOf(day), written: formatDate(day) }));
}

/**
 * Pages as an office would write them; a page that already has a text is kept. Their files are processed by the queue,
 * after the start.
 */
async function loadPages({ core, ward, openUnit, root }: DemoPlace): Promise<void> {
  await core.unitOfWork.run(ward.id, async (stores) => {
    const unit = openUnit(stores, 'demo:pages');
    const days = twoWeeks(localDateOf(unit.now, ward.timeZone), unit.calendar);
    const [office] = (await stores.people.holdersOf(['office'], unit.now)).filter(({ id }) => id.startsWith(demoMark));
    const pages = [];
    for (const { slug, text, files = [] } of demoPages) {
      if (await stores.sections.newest(slug)) continue;
      const marks = office ? await filesOf({ core, root }, unit, office, slug, files) : [];
      pages.push({ slug, text: [text(days), ...marks].join('\n\n'), owner: '', freshDays: 1 });
    }
    await keepSectionsOfFile(stores, pages, unit.now);
  });
}

async function filesOf(
  { core, root }: Pick<DemoPlace, 'core' | 'root'>,
  unit: Unit,
  office: Person,
  slug: SectionPageSlug,
  files: readonly DemoFile[],
): Promise<readonly string[]> {
  const marks: string[] = [];
  for (const { name, caption, description = '' } of files) {
    const bytes = await fileOf(root, name);
    const kept = await core.uploads.put(chunksOf(bytes), bytes.byteLength);
    if (!kept) continue;
    const mimeType = name.endsWith('.png') ? 'image/png' : 'application/pdf';
    const file = uploadedFile({ ...kept, hash: `demo:${name}`, name, mimeType });
    marks.push(await takeSectionFiles(unit, office, { slug, files: [file], caption, description }));
  }
  return marks;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
