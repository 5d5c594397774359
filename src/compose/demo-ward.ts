/** The demo's ward: a person in every role, a few published items, pages that an office would have written. */
import type { ZaloBotWorld } from '../../bots/simulator/zalo-bot/world.ts';
import { type DemoPerson, demoItems, demoPages, demoPeople } from '../../prisma/demo.ts';
import { systemClock } from '../adapters/clock.ts';
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
import { personId, photoId, submissionId } from '../domain/ids.ts';
import { spokenCode } from '../domain/submission/codes.ts';
import { emptyStanding, type Photo, type Submission } from '../domain/submission/submission.ts';
import type { Ward } from '../domain/ward.ts';
import { publicationOf } from '../outbox/publish.ts';
import type { PhotoIntake, StoredPhoto } from '../ports/media.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import { keepSectionsOfFile } from '../usecases/section/save.ts';
import { dueOf, read } from '../usecases/submission/read.ts';
import type { Core } from './core.ts';
import { demoMark, readFolderPeople } from './demo-folder.ts';
import { createZaloBot, demoPhotos, nameOf } from './demo-platforms.ts';

/** Channel and id of an account as the product knows it. */
const accountOf = (person: DemoPerson, bot: ZaloBotWorld): { readonly channel: string; readonly accountId: string } => {
  const { account } = person;
  switch (account.platform) {
    case 'telegram':
      return { channel: 'telegram', accountId: String(account.id) };
    case 'zaloOa':
      return { channel: 'zalo-oa', accountId: account.id };
    case 'zaloBot':
      return { channel: 'zalo-bot', accountId: bot.person(person.key)?.id ?? '' };
  }
};

/** As long as a real one, and like it told apart by its end: buttons name people by that. */
export const demoPersonId = (key: string) => personId(`${demoMark}${key.toUpperCase().padStart(22, '0')}`);

/** Citizens come by themselves. Who is there already keeps everything as it is: a folder of an earlier demo gets what is new. */
const loadPeople = (core: Core, ward: Ward, openUnit: OpenUnit): Promise<number> =>
  core.unitOfWork.run(ward.id, async (stores) => {
    const unit = openUnit(stores, 'demo:people');
    const bot = createZaloBot(systemClock);
    let loaded = 0;
    for (const person of demoPeople) {
      if (person.role === 'citizen') continue;
      const name = nameOf(person);
      const account = accountOf(person, bot);
      const known = await stores.people.account(account.channel, account.accountId);
      const id = known?.personId ?? demoPersonId(person.key);
      if (!(await stores.people.find(id))) {
        loaded += 1;
        await stores.people.insert({
          id,
          name,
          role: person.role,
          unit: ward.units.find(({ name: unit }) => unit === person.unit)?.name ?? null,
          status: 'active',
          locale: 'vi',
          noticedAt: null,
          createdAt: unit.now,
        });
        await stores.outbox.put({
          key: `demo:menu:${id}`,
          effect: { kind: 'menu', person: id },
          lane: `to:${id}`,
          priority: 8,
          at: unit.now,
        });
      }
      if (!known)
        await stores.people.putAccount({
          ...account,
          personId: id,
          conversation: account.accountId,
          displayName: name,
          lastUsedAt: unit.now,
          unreachableAt: null,
        });
    }
    if (loaded > 0) await stores.audit.record({ actor: 'admin', action: 'demo-loaded', object: ward.id }, unit.now);
    return loaded;
  });

type OpenUnit = (stores: Stores, cause: string) => Unit;

/** Real people are here: invented ones may not stand beside them. */
export class RealPeopleHere extends Error {
  override readonly name = 'RealPeopleHere';
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

/** Pages that an office would have written; a page that somebody has written stays. */
async function loadPages(core: Core, ward: Ward, openUnit: OpenUnit): Promise<void> {
  await core.unitOfWork.run(ward.id, async (stores) => {
    const { now, calendar } = openUnit(stores, 'demo:pages');
    const days = twoWeeks(localDateOf(now, ward.timeZone), calendar);
    const pages = demoPages.map(({ slug, text }) => ({ slug, text: text(days), owner: '', freshDays: 1 }));
    await keepSectionsOfFile(stores, pages, now);
  });
}

/**
 * People with a role each, and items as if they had been published this week. Done once; a repeat changes nothing.
 * @throws RealPeopleHere
 */
export const loadDemo = async (
  core: Core,
  ward: Ward,
  openUnit: OpenUnit,
  root: string,
): Promise<{ people: number; items: number }> => {
  const { kind } = await core.unitOfWork.run(ward.id, async (stores) =>
    readFolderPeople(await stores.people.everInRole()),
  );
  if (kind === 'real') throw new RealPeopleHere('this ward has real people: the demo is for an empty data folder');
  const people = await loadPeople(core, ward, openUnit);
  let loaded = 0;
  const photos = await demoPhotos(root);
  for (const [at, item] of demoItems.entries()) {
    const taken = await core.media.takePhoto(
      photos.find((photo) => photo.name.includes(item.photo))?.bytes ??
        photos[at % photos.length]?.bytes ??
        new Uint8Array(),
    );
    const isNew = await core.unitOfWork.run(ward.id, (stores) =>
      publishDemoItem(core, openUnit(stores, `demo:item:${at}`), at, item, taken),
    );
    if (isNew) loaded += 1;
  }
  await loadPages(core, ward, openUnit);
  return { people, items: loaded };
};

/** True when it was not there before. */
async function publishDemoItem(
  core: Core,
  unit: Unit,
  at: number,
  item: (typeof demoItems)[number],
  taken: PhotoIntake,
): Promise<boolean> {
  const { stores } = unit;
  if (!(await stores.once(`demo:item:${at}`, unit.now))) return false;
  const author = (await stores.people.holdersOf(['contributor'], unit.now))[0];
  const [deputy] = await stores.people.holdersOf(['deputy'], unit.now);
  if (!author) return true;
  const eventOn = addDays(localDateOf(unit.now, unit.ward.timeZone), -item.daysAgo);
  const id = submissionId(unit.ids.next());
  const number = await stores.nextNumber('submission', Number(localDate(eventOn).slice(0, 4)));
  const published = new Date(unit.now.getTime() - item.daysAgo * 86_400_000 + 3_600_000);
  const draft: Submission = {
    id,
    code: spokenCode(unit.ward.code, eventOn, number),
    authorId: author.id,
    state: 'published',
    version: 1,
    revision: 1,
    content: {
      parts: [{ of: `demo:${at}`, text: item.text }],
      title: item.title,
      category: item.category,
      eventOn,
      place: null,
      source: { kind: 'witness', detail: '' },
      forwardedFrom: null,
    },
    photos: taken.ok ? [photoOf(unit, at, taken.photo)] : [],
    files: [],
    standing: {
      ...emptyStanding,
      decidedBy: { person: deputy?.id ?? null, name: deputy?.name ?? '', at: published, action: 'approved' },
    },
    createdAt: published,
    updatedAt: published,
  };
  const due = dueOf(unit, read(unit, draft));
  const { slug } = await core.publisher.apply(publicationOf(unit, draft, author, `demo:${at}`));
  await stores.submissions.insert({
    ...draft,
    standing: { ...draft.standing, due, publication: { version: 1, slug, at: published } },
  });
  await stores.timeline.record(id, 'published', 'system', published);
  return true;
}

const photoOf = (unit: Unit, at: number, stored: StoredPhoto): Photo => ({
  id: photoId(unit.ids.next()),
  itemKey: `demo:${at}`,
  position: 1,
  messageKey: `demo:${at}`,
  albumKey: null,
  file: {
    channel: 'telegram',
    fileId: '',
    uniqueId: `demo${at}`,
    kind: 'photo',
    name: null,
    mimeType: 'image/jpeg',
    sizeBytes: stored.sizeBytes,
  },
  fate: {
    state: 'stored',
    hash: stored.hash,
    facts: {
      width: stored.width,
      height: stored.height,
      widths: [...new Set(stored.copies.map((copy) => copy.width))].sort((a, b) => a - b),
      placeholder: stored.placeholder,
      takenAt: stored.takenAt,
      hadLocation: stored.hadLocation,
    },
  },
  dropped: false,
});
