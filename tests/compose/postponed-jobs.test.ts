/**
 * The process ended repeatedly while a job ran. The cause may have been a kill from outside, so the job is put off and completed
 * later. A job that really crashes the process is given up after a day, and every person who waits for it is told.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { sendItem } from '../../src/chat/acts/draft.ts';
import { createJobRoutes } from '../../src/compose/jobs.ts';
import type { CardId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosGiven } from '../../src/domain/submission/photos-and-files.ts';
import { createPhotoFetcher } from '../../src/outbox/fetch-photo.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { RunningJob, WhyDead } from '../../src/ports/queue.ts';
import { act } from '../../src/usecases/submission/act.ts';
import type { WardRuntime } from '../../src/ward-runtime.ts';
import { inChunks } from '../support/chunks.ts';
import { rowsOf } from '../support/rows.ts';
import { aPhoto, silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const minuteMs = 60_000;
const text = 'Khối 4 trồng cây\nSáng nay bà con khối 4 trồng 20 cây xanh.\nNguồn: bà Lan';
const reason = 'the process stopped repeatedly while it ran this job';

let ward: OpenWard;
let lan: Person;
let minh: Person;
let onDead: (job: RunningJob, reason: string, why: WhyDead) => Promise<void>;

beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  const runtime = { ward: ward.ward, openUnit: ward.open, handlers: {} } as unknown as WardRuntime;
  const { unitOfWork } = ward.core;
  ({ onDead } = createJobRoutes({ runtimes: [runtime], unitOfWork, log: silentLog, ofFolder: {} }));
});
afterEach(() => ward.close());

const jobs = async () =>
  (await rowsOf(ward.core).selectFrom('job').selectAll().orderBy('id').execute()).map((row) => ({
    ...row,
    payload: JSON.parse(row.payload) as RunningJob['payload'],
  }));
const outboxOf = (kind: string) =>
  rowsOf(ward.core).selectFrom('outbox').select(['id', 'status']).where('kind', '=', kind).execute();
const jobOf = async (kind: string): Promise<RunningJob> => {
  const found = (await jobs()).find(({ payload }) => payload.kind === kind);
  if (!found) throw new Error(`no job of ${kind}`);
  const { id, task, payload, lane, priority, dueAt, key } = found;
  return {
    ...{ id, ward: ward.ward.id, task, payload, lane, priority, attempt: 6 },
    ...{ dueAt: new Date(dueAt), ...(key ? { key: key.slice(ward.ward.id.length + 1) } : {}) },
  };
};
const blame = async (kind: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await onDead(await jobOf(kind), reason, 'blamed');
};

/** An item with one photo that is still being downloaded. */
const withPhoto = async () => {
  await ward.add(lan, text, { photoCount: 1 });
  return ward.draftOf(lan);
};
const fateOf = async () => photosGiven(await ward.item())[0]?.fate;
const fetchPhoto = async (): Promise<void> => {
  const { bytes } = await aPhoto();
  const fetcher = createPhotoFetcher({
    ...{ ward: ward.ward.id, unitOfWork: ward.core.unitOfWork, reader: ward.core.reader, media: ward.core.media },
    channels: new Map([['telegram', { download: () => inChunks(bytes) } as unknown as Channel]]),
    ...{ openUnit: ward.open, reach: nowhere },
  });
  const job = await jobOf('fetchPhoto');
  const { id: submission, photos } = await ward.item();
  const [photo] = photos;
  if (!photo) throw new Error('no photo');
  await fetcher(Number(job.payload.outbox), { submission, photo: photo.id }, job);
};

describe('a photo', () => {
  it('A photo job that was running when the process ended is tried again in five minutes in a separate lane, and nobody is told', async () => {
    await withPhoto();
    const before = await jobOf('fetchPhoto');
    await blame('fetchPhoto', 1);
    const [now, all] = [ward.clock.now().getTime(), await jobs()];
    const again = all.filter(({ payload }) => payload.kind === 'fetchPhoto');
    expect(again).toHaveLength(1);
    expect(again[0]).toMatchObject({ status: 'waiting', attempts: 4, crashes: 2, dueAt: now + 5 * minuteMs });
    expect(again[0]?.lane).not.toBe(before.lane);
    expect(await outboxOf('fetchPhoto')).toMatchObject([{ status: 'new' }]);
    expect(await fateOf()).toEqual({ state: 'todo' });
    expect(await ward.told(lan)).not.toContain('photo-later');
    expect(await ward.timeline()).toContain('put-off');
  });

  it('An item waits two hours for its photo; then it goes on without it, and the author is told', async () => {
    await withPhoto();
    await blame('fetchPhoto', 5);
    expect(await fateOf()).toEqual({ state: 'todo' });
    await blame('fetchPhoto', 1);
    expect(await fateOf()).toEqual({ state: 'failed', refusal: 'later' });
    expect(await ward.told(lan)).toContain('photo-later');
  });

  it('A late photo joins an item that nobody has approved, the reviewer’s card is updated, and the author is told', async () => {
    const draft = await withPhoto();
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    await ward.turn(({ stores, now }) =>
      stores.cards.insert({
        ...{ id: 'card' as CardId, submission: draft.id, person: minh.id, channel: 'telegram', conversation: '1' },
        ...{ messageId: '7', hasPhoto: false, shownRevision: draft.revision, shown: '', createdAt: now },
      }),
    );
    await blame('fetchPhoto', 6);
    expect(await fateOf()).toMatchObject({ state: 'failed' });
    await fetchPhoto();
    expect(await fateOf()).toMatchObject({ state: 'stored' });
    expect(await ward.told(lan)).toContain('photo-here');
    expect(await outboxOf('renewCard')).not.toEqual([]);
    expect(await outboxOf('fetchPhoto')).toMatchObject([{ status: 'done' }]);
  });

  it('A late photo does not join an item that was approved without it', async () => {
    const draft = await withPhoto();
    await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
    await blame('fetchPhoto', 6);
    const sent = await ward.item();
    await ward.turn((unit) => act(unit, minh, sent.id, { type: 'approve', revision: sent.revision }));
    expect((await ward.item()).state).toBe('approved');
    await fetchPhoto();
    expect(await fateOf()).toEqual({ state: 'failed', refusal: 'later' });
    expect(await outboxOf('fetchPhoto')).toMatchObject([{ status: 'done' }]);
  });

  it('A photo job is given up after a day, and the author is asked to send the photo again', async () => {
    await withPhoto();
    await blame('fetchPhoto', 28);
    expect(await fateOf()).toEqual({ state: 'failed', refusal: 'gone' });
    expect(await ward.told(lan)).toEqual(expect.arrayContaining(['photo-later', 'photo-gone']));
    expect(await outboxOf('fetchPhoto')).toMatchObject([{ status: 'dead' }]);
    expect(await ward.audit()).toContain('given-up');
  });

  it('A photo job that failed with its own error is given up at once', async () => {
    await withPhoto();
    await onDead(await jobOf('fetchPhoto'), 'TypeError: x', 'failed');
    expect(await fateOf()).toEqual({ state: 'failed', refusal: 'gone' });
  });
});

describe('an incoming message', () => {
  const turnJob = async (): Promise<RunningJob> => {
    const [found] = (await jobs()).filter(({ task }) => task === 'turn');
    if (!found) throw new Error('no turn');
    const { id, task, payload, lane, priority, dueAt } = found;
    return {
      ...{ id, ward: ward.ward.id, task, payload, lane, priority, attempt: 6 },
      ...{ dueAt: new Date(dueAt), key: `turn:${payload.inbox}` },
    };
  };

  it('A message during which the process ended is retried in five minutes, then less often for a day, and later messages in its lane do not wait for it', async () => {
    const delivery = {
      ...{ channel: 'telegram', lane: 'telegram:5', priority: 5, kind: 'message' as const, payload: '{}' },
      occurredAt: ward.clock.now(),
    };
    await ward.core.storage.urgent((stores) =>
      stores.receive(
        ward.ward.id,
        [
          { ...delivery, externalId: '1' },
          { ...delivery, externalId: '2' },
        ],
        ward.clock.now(),
      ),
    );
    const first = await turnJob();
    await onDead(first, reason, 'blamed');
    const [again, next] = (await jobs()).filter(({ task }) => task === 'turn');
    expect(again).toMatchObject({ id: first.id, place: 'later', dueAt: ward.clock.now().getTime() + 5 * minuteMs });
    expect(next?.place).toBe('ready');
    const inbox = () => rowsOf(ward.core).selectFrom('inbox').select('status').orderBy('id').execute();
    expect(await inbox()).toEqual([{ status: 'new' }, { status: 'new' }]);
    const waits: number[] = [];
    for (let retry = 2; retry <= 28; retry += 1) {
      await onDead(await turnJob(), reason, 'blamed');
      waits.push(((await turnJob()).dueAt.getTime() - ward.clock.now().getTime()) / minuteMs);
    }
    expect(waits.slice(0, 5)).toEqual([10, 20, 40, 60, 60]);
    expect(await inbox()).toEqual([{ status: 'dead' }, { status: 'new' }]);
  });
});
