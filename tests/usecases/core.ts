/** A ward's core on a real SQLite file with a fixed clock, for tests of use cases without channels or web pages. */
import { rmSync } from 'node:fs';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { sendItem, takeIntoDraft } from '../../src/chat/acts/draft.ts';
import type { Look } from '../../src/chat/look/list-readers.ts';
import { readList } from '../../src/chat/look/read-list.ts';
import { renderNotice } from '../../src/chat/notice/render-notice.ts';
import { renderAnswer } from '../../src/chat/notice/render-question.ts';
import { rememberShown } from '../../src/chat/question/shown-before.ts';
import { messageNow } from '../../src/chat/say/old-names.ts';
import { fullQuestion } from '../../src/chat/say/question.ts';
import { type Core, openCore, sightOpener, unitOpener } from '../../src/compose/core.ts';
import type { DatabasePlaces } from '../../src/config.ts';
import type { Effect } from '../../src/domain/effect.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { Role } from '../../src/domain/roles.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { isList, type ListNotice } from '../../src/domain/view.ts';
import type { Ward } from '../../src/domain/ward.ts';
import { createPublisher } from '../../src/outbox/publish.ts';
import type { MovableClock } from '../../src/ports/clock.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Unit } from '../../src/ports/services.ts';
import { createForgetting } from '../../src/schedule/forget-old.ts';
import type { Addition } from '../../src/usecases/submission/draft.ts';
import { aPhotoOf } from '../domain/submission-builders.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { storyDatabases } from '../support/postgres.ts';
import { rowsOf } from '../support/rows.ts';
import { sharingCore } from '../support/shared-workers.ts';
import { shippedTexts, shippedWard } from '../support/shipped-ward.ts';
import { root, silentLog } from '../support/world.ts';

const nameOf = (effect: Effect): string =>
  effect.kind === 'tell' ? effect.message.key : effect.kind === 'notice' ? effect.view.name : effect.kind;

const messageOf = async (unit: Unit, reader: Person, effect: Effect): Promise<Message | null> => {
  if (effect.kind === 'tell') return messageNow(effect.message);
  if (effect.kind === 'notice') return isList(effect.view) ? null : renderNotice(unit, reader, effect.view);
  if (effect.kind === 'answer') return renderAnswer(unit, effect);
  if (effect.kind !== 'showQuestion') return null;
  const question = await unit.stores.questions.get(effect.question);
  if (!question) return null;
  await rememberShown(unit, question, reader.id);
  return fullQuestion(question, { reader, now: unit.now, timeZone: unit.ward.timeZone });
};

export const openWard = async (change: (ward: Ward) => Ward = (ward) => ward, start = '2026-11-25T02:00:00Z') => {
  const dataDir = await newDataFolder();
  const clock = createMovableClock({ now: () => new Date(start) });
  const ward = change(shippedWard());
  const databases = await storyDatabases();
  const opened = await openCore({
    ...{ root, dataDir, clock, reach: nowhere, wards: [ward] },
    ...{ texts: shippedTexts(), databases },
  });
  return wardOn({ core: sharingCore(opened, dataDir), ward, clock, dataDir, databases }, { causes: 0, messages: 0 });
};

/** The core of an opened program, and the ward under test. */
export interface WardOnCore {
  readonly core: Core;
  readonly ward: Ward;
  readonly clock: MovableClock;
  readonly dataDir: string;
  readonly databases: DatabasePlaces | null;
}

/** @param counts units of work and messages so far; after a restart of the program the counting continues */
export const wardOn = (
  { core, ward, clock, dataDir, databases }: WardOnCore,
  counts: { causes: number; messages: number },
) => {
  const open = unitOpener(core, clock, ward, wardKey(dataDir, ward.id), 'http://127.0.0.1');

  /** One turn: a unit of work with its own cause. */
  const turn = async <Result>(work: (unit: Unit) => Promise<Result>): Promise<Result> => {
    counts.causes += 1;
    const cause = `in:${counts.causes}`;
    await core.similarOf(ward).refresh();
    return core.unitOfWork.run(ward.id, (stores) => work(open(stores, cause)));
  };
  const openSight = sightOpener(core, clock, ward, 'http://127.0.0.1');
  /** Reads as a delivery does before its transaction. */
  const look = <Result>(work: (look: Look) => Promise<Result>): Promise<Result> =>
    core.reader.read(ward.id, (readers) => work({ ...openSight(readers), readers }));
  const readAgain = async (reader: Person, view: ListNotice): Promise<Message | null> =>
    (await look((at) => readList(at, reader, view)))?.message ?? null;
  const person = async (name: string, role: Role, hasAccepted = true): Promise<Person> =>
    turn(async (unit) => {
      const made: Person = {
        id: personId(unit.ids.next()),
        name,
        role,
        unit: null,
        status: 'active',
        locale: 'vi',
        noticedAt: null,
        createdAt: unit.now,
      };
      await unit.stores.people.insert(made);
      if (hasAccepted) await unit.stores.people.accept(made.id, '1', unit.now);
      return made;
    });
  /** The author's next message as an addition to the draft, with the message's key. */
  const addition = (author: Person, text: string, change: Partial<Addition> & { photoCount?: number } = {}) => {
    counts.messages += 1;
    const { messages } = counts;
    const { photoCount = 0, ...rest } = change;
    const key = `tg:1:${messages}`;
    const work = (unit: Unit) =>
      takeIntoDraft(unit, author, {
        text,
        photos: Array.from({ length: photoCount }, (_, index) => {
          const { file, position } = aPhotoOf(messages * 100 + index);
          return { file, position };
        }),
        messageKey: key,
        albumKey: null,
        forwardedFrom: null,
        saidAt: unit.now,
        ...rest,
      });
    return { key: rest.messageKey ?? key, work };
  };
  const add = async (...given: Parameters<typeof addition>): Promise<string> => {
    const { key, work } = addition(...given);
    await turn(work);
    return key;
  };
  const items = (): Promise<readonly Submission[]> => turn(({ stores }) => stores.submissions.inStates(null, 100));
  const item = async (): Promise<Submission> => {
    const [first] = await items();
    if (!first) throw new Error('there is no item');
    return first;
  };
  const draftOf = async (author: Person): Promise<Submission> => {
    const draft = (await items()).find(({ state, authorId }) => state === 'draft' && authorId === author.id);
    if (!draft) throw new Error('there is no draft');
    return draft;
  };

  return {
    core,
    ward,
    clock,
    dataDir,
    /** Environment variables for another program on the same rows. */
    variables: {
      DATA_DIR: dataDir,
      ...(databases && { DATABASE_URL: databases.core, PORTAL_DATABASE_URL: databases.portal }),
    },
    open,
    turn,
    look,
    person,
    addition,
    add,
    items,
    item,
    draftOf,
    /** Submits an item to the board. */
    submitted: async (author: Person, text = 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan') => {
      await add(author, text);
      const draft = await draftOf(author);
      await turn((unit) => sendItem(unit, author, draft.id, draft.revision));
      return turn(({ stores }) => stores.submissions.get(draft.id));
    },
    /** Carries out each queued publication. */
    publishAll: async (): Promise<void> => {
      const publish = createPublisher({
        ...{ ward: ward.id, unitOfWork: core.unitOfWork, portal: core.publisher, openUnit: open, reach: nowhere },
      });
      const rows = await rowsOf(core).selectFrom('outbox').selectAll().where('kind', '=', 'publish').execute();
      for (const { id, effect, key } of rows) await publish(Number(id), JSON.parse(effect), key);
    },
    /** The kinds of queued effects; for messages also their keys. */
    outbox: async (): Promise<readonly string[]> =>
      (await rowsOf(core).selectFrom('outbox').select(['kind', 'effect']).orderBy('id').execute()).map(
        ({ kind, effect }) =>
          kind === 'tell'
            ? `tell ${(JSON.parse(effect) as { message?: { key: string } }).message?.key ?? 'forgotten'}`
            : kind === 'notice'
              ? `tell ${(JSON.parse(effect) as { view?: { name: string } }).view?.name ?? 'forgotten'}`
              : kind,
      ),
    /** What was sent to a person, in order: the names of notices and messages, the kinds of all other effects. */
    told: async (to: Person): Promise<readonly string[]> =>
      (
        await rowsOf(core).selectFrom('outbox').select('effect').where('personId', '=', to.id).orderBy('id').execute()
      ).map(({ effect }) => nameOf(JSON.parse(effect) as Effect)),
    /** The id of the newest row for a person; 0 if there is none. */
    lastTo: async (reader: Person): Promise<number> => {
      const rows = await rowsOf(core).selectFrom('outbox').select('id').where('personId', '=', reader.id).execute();
      return Math.max(0, ...rows.map(({ id }) => Number(id)));
    },
    /**
     * The messages that a person reads, in order, as they would be composed if delivered now.
     * @param after only rows after this one: composing all earlier messages would become slower with each turn
     */
    read: async (reader: Person, after = 0): Promise<readonly Message[]> => {
      const rows = await rowsOf(core)
        .selectFrom('outbox')
        .select('effect')
        .where('personId', '=', reader.id)
        .where('id', '>', after as never)
        .orderBy('id')
        .execute();
      const messages: Message[] = [];
      for (const { effect } of rows) {
        const said = JSON.parse(effect) as Effect;
        const message =
          said.kind === 'notice' && isList(said.view)
            ? await readAgain(reader, said.view)
            : await turn((unit) => messageOf(unit, reader, said));
        const locale = said.kind === 'notice' ? said.locale : undefined;
        if (message) messages.push(locale && !message.locale ? { ...message, locale } : message);
      }
      return messages;
    },
    audit: async (): Promise<readonly string[]> =>
      (await rowsOf(core).selectFrom('audit_log').select('action').execute()).map(({ action }) => action),
    timeline: async (): Promise<readonly string[]> =>
      (await rowsOf(core).selectFrom('timeline').select('event').orderBy('at').orderBy('id').execute()).map(
        ({ event }) => event,
      ),
    /** One nightly deletion run. */
    forgets: createForgetting({
      oldRows: core.storage.oldRows,
      wards: [turn],
      now: () => clock.now(),
      log: silentLog,
      pause: async () => undefined,
    }),
    decisions: () => rowsOf(core).selectFrom('decision').selectAll().execute(),
    close: async () => {
      await core.media.close();
      await core.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

export type OpenWard = ReturnType<typeof wardOn>;
