/**
 * The demo: platforms in small on our own port, a ward with a person in every role, a few published items. What is
 * tried is what runs: the product talks to the simulator over HTTP and knows no difference.
 */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { simulatorPage } from '../bots/simulator/page/plugin.ts';
import { telegramServer } from '../bots/simulator/telegram/server.ts';
import { createTelegramWorld, type TelegramWorld } from '../bots/simulator/telegram/world.ts';
import { demoItems, demoPeople } from '../prisma/demo.ts';
import { samplePhotos } from './adapters/media/sample-photos.ts';
import type { Core } from './compose.ts';
import { addDays, localDate, localDateOf } from './domain/calendar/local-date.ts';
import { personId, photoId, submissionId } from './domain/ids.ts';
import { spokenCode } from './domain/submission/codes.ts';
import { emptyStanding, type Photo, type Submission } from './domain/submission/submission.ts';
import type { Ward } from './domain/ward.ts';
import { publicationOf } from './outbox/publish.ts';
import type { MovableClock } from './ports/clock.ts';
import type { Unit } from './ports/services.ts';
import type { Stores } from './ports/stores.ts';
import { dueOf, read } from './usecases/submission/read.ts';

/** The demo bot. Its token opens nothing but this simulator. */
const demoBot = {
  token: '7000000001:demo-bot-token-of-the-simulator-only',
  id: 7_000_000_001,
  username: 'tin_phuong_demo_bot',
  firstName: 'Tin Phường',
};
const simulatorPrefix = '/simulator/telegram';

const demoPhotos = (root: string) => samplePhotos(join(root, 'prisma', 'demo-photos'));

export const createSimulator = (clock: MovableClock): TelegramWorld => {
  const world = createTelegramWorld({ bots: [demoBot], clock });
  for (const person of demoPeople)
    world.person({
      id: person.telegramId,
      firstName: person.firstName,
      lastName: person.lastName,
      hasStarted: person.role !== 'citizen',
    });
  return world;
};

/** The environment with which the product finds the simulator. */
export const simulatorEnvironment = (localUrl: string) => ({
  TELEGRAM_TOKEN: demoBot.token,
  TELEGRAM_API_ROOT: `${localUrl}${simulatorPrefix}`,
  TELEGRAM_MODE: 'polling',
});

export const mountSimulator = async (
  app: FastifyInstance,
  world: TelegramWorld,
  clock: MovableClock,
  ward: Ward,
  root: string,
): Promise<void> => {
  await app.register(telegramServer({ world }), { prefix: simulatorPrefix });
  await app.register(
    simulatorPage({
      phones: demoPeople
        .filter((person) => person.hasPhone)
        .map(({ telegramId, role, title, firstName, lastName }) => ({
          personId: telegramId,
          role,
          title,
          name: `${firstName} ${lastName}`,
        })),
      telegram: world,
      clock,
      samplePhotos: () => demoPhotos(root),
      portalUrl: '/',
      boardUrl: '/board',
      wardName: ward.fullName,
    }),
    { prefix: '/simulator' },
  );
};

/** People with a role each, and items as if they had been published this week. Done once; a repeat changes nothing. */
export const loadDemo = async (
  core: Core,
  ward: Ward,
  openUnit: (stores: Stores, cause: string) => Unit,
  root: string,
): Promise<{ people: number; items: number }> => {
  const isNew = await core.unitOfWork.run(ward.id, async (stores) => {
    const unit = openUnit(stores, 'demo:people');
    if (!(await stores.once('demo:people', unit.now))) return false;
    for (const { key, role, telegramId, firstName, lastName } of demoPeople) {
      const name = `${firstName} ${lastName}`;
      const id = personId(`DEM0${key.toUpperCase().padEnd(22, '0')}`.slice(0, 26));
      await stores.people.insert({
        id,
        name,
        role,
        unit: null,
        status: 'active',
        locale: 'vi',
        noticedAt: null,
        createdAt: unit.now,
      });
      const account = {
        channel: 'telegram',
        accountId: String(telegramId),
        personId: id,
        conversation: String(telegramId),
        displayName: name,
        lastUsedAt: unit.now,
        unreachableAt: null,
      };
      await stores.people.putAccount(account);
      if (role !== 'citizen')
        await stores.outbox.put({
          key: `demo:menu:${id}`,
          effect: { kind: 'menu', person: id },
          lane: `to:${id}`,
          priority: 8,
          at: unit.now,
        });
    }
    await stores.audit.record({ actor: 'admin', action: 'demo-loaded', object: ward.id }, unit.now);
    return true;
  });
  let loaded = 0;
  const photos = await demoPhotos(root);
  for (const [at, item] of demoItems.entries()) {
    const taken = await core.media.takePhoto(
      photos.find((photo) => photo.name.includes(item.photo))?.bytes ??
        photos[at % photos.length]?.bytes ??
        new Uint8Array(),
    );
    await core.unitOfWork.run(ward.id, async (stores) => {
      const unit = openUnit(stores, `demo:item:${at}`);
      if (!(await stores.once(`demo:item:${at}`, unit.now))) return;
      loaded += 1;
      const author = (await stores.people.withRoles(['contributor']))[0];
      if (!author) return;
      const eventOn = addDays(localDateOf(unit.now, ward.timeZone), -item.daysAgo);
      const id = submissionId(unit.ids.next());
      const number = await stores.nextNumber('submission', Number(localDate(eventOn).slice(0, 4)));
      const published = new Date(unit.now.getTime() - item.daysAgo * 86_400_000 + 3_600_000);
      const photo: readonly Photo[] = taken.ok
        ? [
            {
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
                sizeBytes: taken.photo.sizeBytes,
              },
              fate: {
                state: 'stored',
                hash: taken.photo.hash,
                facts: {
                  width: taken.photo.width,
                  height: taken.photo.height,
                  widths: [...new Set(taken.photo.copies.map((copy) => copy.width))].sort((a, b) => a - b),
                  placeholder: taken.photo.placeholder,
                  takenAt: taken.photo.takenAt,
                  hadLocation: taken.photo.hadLocation,
                },
              },
              dropped: false,
            },
          ]
        : [];
      const draft: Submission = {
        id,
        code: spokenCode(ward.code, eventOn, number),
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
        photos: photo,
        standing: { ...emptyStanding, decidedBy: { name: 'Phạm Thị Thu Hà', at: published, action: 'approved' } },
        createdAt: published,
        updatedAt: published,
      };
      const due = dueOf(unit, read(unit, draft));
      const { slug } = await core.publisher.apply(publicationOf(unit, draft, author, `demo:${at}`));
      await stores.submissions.insert({
        ...draft,
        standing: { ...draft.standing, due, publication: { version: 1, slug, at: published } },
      });
    });
  }
  return { people: isNew ? demoPeople.length : 0, items: loaded };
};
