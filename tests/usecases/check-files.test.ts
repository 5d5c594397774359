/** Blurring and sweeping with the real photo store: blurred photos replace the originals, and no needed file is deleted. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { sendItem } from '../../src/chat/acts/draft.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { createPhotoFetcher, storedFate } from '../../src/outbox/fetch-photo.ts';
import { createFileForgetter } from '../../src/outbox/forget-files.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { RunningJob } from '../../src/ports/queue.ts';
import type { Stores } from '../../src/ports/stores.ts';
import { type BlurRequest, blurPhoto } from '../../src/usecases/check/blur-photo.ts';
import { findingsOf, inspect } from '../../src/usecases/check/check-item.ts';
import { destroyItem } from '../../src/usecases/check/release.ts';
import { keptAfterEndMs, sweepMedia } from '../../src/usecases/check/sweep-media.ts';
import { unblurPhoto } from '../../src/usecases/check/unblur-photo.ts';
import { reportStolen } from '../../src/usecases/person/report-stolen.ts';
import { undoStolen } from '../../src/usecases/person/undo-stolen.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { inChunks } from '../support/chunks.ts';
import { rowsOf } from '../support/rows.ts';
import { aPhoto } from '../support/world.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;

beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
});
afterEach(() => ward.close());

const news = 'Khối 4 trồng cây\nSáng nay bà con khối 4 trồng 20 cây xanh.\nNguồn: bà Lan';

/** A submitted item with one photo that is really stored. */
const submittedWithPhoto = async (): Promise<{ item: Submission; hash: string }> => {
  const { media } = ward.core;
  const intake = await media.takePhoto((await aPhoto()).bytes);
  if (!intake.ok) throw new Error(intake.refusal);
  await ward.add(lan, news, { photoCount: 1 });
  const draft = (await ward.items()).find(({ state }) => state === 'draft');
  const [photo] = draft ? photosOf(draft) : [];
  if (!draft || !photo) throw new Error('no draft with a photo');
  await ward.turn(async ({ stores, now }) => {
    await stores.submissions.settlePhoto(photo.id, storedFate(intake.photo, { sameAs: [], mirrorOf: [] }));
    await stores.checks.photos.put(intake.photo.hash, intake.photo.fingerprint ?? '', now);
  });
  await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
  return { item: await ward.turn(({ stores }) => stores.submissions.get(draft.id)), hash: intake.photo.hash };
};

const areas = [{ x: 0.1, y: 0.2, width: 0.3, height: 0.3 }];
const blur = (item: Submission, person: Person, change: Partial<BlurRequest> = {}) =>
  blurPhoto(
    {
      ward: ward.ward.id,
      unitOfWork: ward.core.unitOfWork,
      openUnit: (stores, cause) => ward.open(stores, cause),
      media: ward.core.media,
    },
    person,
    {
      submission: item.id,
      photo: item.photos[0]?.id ?? ('' as never),
      revision: item.revision,
      areas,
      cause: 'page:1',
      ...change,
    },
  );
const current = (item: Submission) => ward.turn(({ stores }) => stores.submissions.get(item.id));
const hashIn = (item: Submission): string | null => {
  const fate = item.photos[0]?.fate;
  return fate?.state === 'stored' ? fate.hash : null;
};

describe('blurring a face', () => {
  it('replaces the picture in a new revision, keeps the original private, and tells the author', async () => {
    const { item, hash } = await submittedWithPhoto();
    expect(await blur(item, minh)).toMatchObject({ ok: true });
    const after = await current(item);
    const blurred = hashIn(after) ?? '';
    expect(after.revision).toBe(item.revision + 1);
    expect(blurred).not.toBe(hash);
    expect((await ward.core.media.readPhoto(blurred))?.blurredFrom).toMatchObject({ hash, areas });
    expect(await ward.core.media.readOriginal(hash)).not.toBeNull();
    expect(await ward.outbox()).toContain('tell blurred-by-board');
    expect(await ward.audit()).toContain('photo-blurred');
    // An approval of the revision that showed the face is no longer valid.
    expect(
      await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision })),
    ).toMatchObject({ issues: [{ key: 'issue-revision-changed' }] });
  });

  it('is refused for an older revision and after the decision, without any change', async () => {
    const { item, hash } = await submittedWithPhoto();
    expect(await blur(item, minh, { revision: item.revision - 1 })).toMatchObject({
      issues: [{ key: 'issue-revision-changed' }],
    });
    await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
    expect(await blur(item, minh)).toMatchObject({ issues: [{ key: 'issue-decided-already' }] });
    expect(hashIn(await current(item))).toBe(hash);
  });

  it('is refused with a reason if the original is gone', async () => {
    const { item, hash } = await submittedWithPhoto();
    await ward.core.media.forget(hash);
    expect(await blur(item, minh)).toMatchObject({ issues: [{ key: 'issue-photo-gone' }] });
  });
});

describe('one picture in two items', () => {
  /** A draft whose photo arrives as from a platform. */
  const received = async (author: Person, bytes: Uint8Array): Promise<Submission> => {
    await ward.add(author, `${author.name} kể chuyện\nSáng nay ${author.name} trồng cây.\nNguồn: bà Lan`, {
      photoCount: 1,
    });
    const draft = (await ward.items()).find(({ authorId }) => authorId === author.id);
    const [photo] = draft ? photosOf(draft) : [];
    if (!draft || !photo) throw new Error('no draft with a photo');
    const fetch = createPhotoFetcher({
      ward: ward.ward.id,
      channels: new Map([['telegram', { download: () => inChunks(bytes) } as unknown as Channel]]),
      unitOfWork: ward.core.unitOfWork,
      reader: ward.core.reader,
      media: ward.core.media,
      openUnit: (stores, cause) => ward.open(stores, cause),
      reach: nowhere,
    });
    await fetch(0, { submission: draft.id, photo: photo.id }, { attempt: 1 } as RunningJob);
    return current(draft);
  };
  const sent = async (author: Person, { id }: Submission): Promise<Submission> => {
    const { revision } = await ward.turn(({ stores }) => stores.submissions.get(id));
    await ward.turn((unit) => sendItem(unit, author, id, revision));
    return ward.turn(({ stores }) => stores.submissions.get(id));
  };
  const namedBy = async (item: Submission) =>
    (await ward.turn((unit) => findingsOf(unit, item)))
      .filter(({ check }) => check === 'photo-seen-before')
      .map(({ facts }) => facts.code);
  const smaller = (bytes: Uint8Array) => sharp(bytes).resize(900).jpeg({ quality: 60 }).toBuffer();
  let mai: Person;
  beforeEach(async () => {
    mai = await ward.person('Trần Thị Mai', 'contributor');
  });

  it('is reported for the item that was sent last, even if that is the older draft', async () => {
    const { bytes } = await aPhoto();
    const older = await received(lan, bytes);
    const later = await sent(mai, await received(mai, await smaller(bytes)));
    expect(await namedBy(later)).toEqual([]);
    expect(await namedBy(await sent(lan, older))).toEqual([later.code]);
  });

  it.each([
    ['the same file', async (bytes: Uint8Array) => bytes],
    ['another file of it', smaller],
  ])('is found although the first copy was blurred: %s, sent before and after', async (_, again) => {
    const { bytes } = await aPhoto();
    const thu = await ward.person('Hoàng Thị Thư', 'contributor');
    const first = await sent(lan, await received(lan, bytes));
    const before = await sent(mai, await received(mai, await again(bytes)));
    expect(await blur(first, minh, { areas: [{ x: 0, y: 0, width: 1, height: 1 }] })).toMatchObject({ ok: true });
    expect(hashIn(await current(first))).not.toBe(hashIn(first));
    expect(await namedBy(before)).toEqual([first.code]);
    const checkedAnew = await current(before);
    expect(await ward.turn((unit) => inspect(unit, checkedAnew))).toContainEqual(
      expect.objectContaining({ key: 'check-photo-seen', facts: expect.objectContaining({ code: first.code }) }),
    );
    await ward.turn(({ stores }) =>
      stores.checks.traces.dropMessages(
        before.id,
        before.photos.map((p) => p.messageKey),
      ),
    );
    const after = await sent(thu, await received(thu, await again(bytes)));
    expect(await namedBy(after)).toEqual([first.code]);
  });
});

/** Dates the files three days back, by the real clock. */
const makeOld = (folder: string): void => {
  const then = Date.now() / 1000 - 3 * 86_400;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (statSync(path).isFile() || existsSync(path)) utimesSync(path, then, then);
  }
};
const sweep = () => {
  const names = ward.core.storage.names;
  const { media, uploads, unitOfWork } = ward.core;
  return sweepMedia({ media, uploads, names, unitOfWork }, ward.clock.now());
};
/** Hashes of the photos with which later ones are compared. */
const compared = async (): Promise<readonly string[]> =>
  (await rowsOf(ward.core).selectFrom('photo_fingerprint').select('hash').execute()).map(({ hash }) =>
    hash.toString('hex'),
  );
const isStored = async (hash: string): Promise<boolean> => (await ward.core.media.readPhoto(hash)) !== null;

describe('after an account was stolen', () => {
  const stolen = async () => {
    const hoa = await ward.person('Vũ Thị Hoa', 'head');
    await ward.turn((unit) => reportStolen(unit, minh));
    const deeds = await ward.turn(({ stores }) => stores.audit.actsOf(minh.id, new Date(0), 100));
    const photoDeeds = deeds.filter(({ action }) => action.startsWith('photo-'));
    return { press: (at: number) => ward.turn((unit) => undoStolen(unit, hoa, minh.id, photoDeeds[at]?.seq ?? 0)) };
  };

  it('a picture that the thief cropped or unblurred is restored with one press, from a file that was kept', async () => {
    const { item, hash } = await submittedWithPhoto();
    await blur(item, lan);
    const masked = await current(item);
    const tools = {
      ward: ward.ward.id,
      unitOfWork: ward.core.unitOfWork,
      openUnit: (stores: Stores, cause: string) => ward.open(stores, cause),
      media: ward.core.media,
    };
    const photo = masked.photos[0]?.id ?? ('' as never);
    const request = { submission: item.id, photo, revision: masked.revision, cause: 'page:2' };
    expect(await unblurPhoto(tools, minh, request)).toMatchObject({ ok: true });
    expect(hashIn(await current(item))).toBe(hash);
    makeOld(join(ward.dataDir, 'media'));
    await sweep();
    const { press } = await stolen();
    expect(await press(0)).toMatchObject({ ok: true });
    expect(await ward.audit()).toContain('photo-put-back');
    expect(await ward.outbox()).toContain('tell photo-put-back');
    const after = await current(item);
    expect(hashIn(after)).toBe(hashIn(masked));
    const shapeOf = ({ photos: [first] }: Submission) =>
      first?.fate.state === 'stored' && [first.fate.facts.width, first.fate.facts.widths, first.fate.facts.placeholder];
    expect(shapeOf(after)).toEqual(shapeOf(masked));
    expect(after.revision).toBe(masked.revision + 2);
    expect(await isStored(hashIn(masked) ?? '')).toBe(true);
    expect(await compared()).toEqual([hashIn(masked)]);
    expect(await press(0)).toMatchObject({ ok: false, issues: [{ key: 'issue-stolen-moved-on' }] });
  });

  it('a picture that another person has changed since is not restored', async () => {
    const { item } = await submittedWithPhoto();
    await blur(item, minh);
    const first = await current(item);
    await blur(first, lan, { areas: [{ x: 0.6, y: 0.6, width: 0.2, height: 0.2 }], cause: 'page:3' });
    const { press } = await stolen();
    expect(await press(0)).toMatchObject({ ok: false, issues: [{ key: 'issue-stolen-moved-on' }] });
  });
});

describe('the sweep of unused files', () => {
  it('keeps the files of items, removes unreferenced ones, and leaves recent files alone', async () => {
    const { hash } = await submittedWithPhoto();
    const orphan = await ward.core.media.takePhoto((await aPhoto()).bytes);
    if (!orphan.ok) throw new Error('not taken');
    expect((await sweep()).media).toBe(0);
    makeOld(join(ward.dataDir, 'media'));
    expect((await sweep()).media).toBeGreaterThan(0);
    expect([await isStored(hash), await isStored(orphan.photo.hash)]).toEqual([true, false]);
  });

  it('removes the files of a rejected item after its retention period, not before', async () => {
    const { item, hash } = await submittedWithPhoto();
    await ward.turn((unit) =>
      act(unit, minh, item.id, { type: 'reject', revision: item.revision, reason: { code: 'unfit', note: '' } }),
    );
    makeOld(join(ward.dataDir, 'media'));
    await sweep();
    expect(await isStored(hash)).toBe(true);
    expect(await compared()).toEqual([hash]);
    ward.clock.advance(keptAfterEndMs + 1);
    await sweep();
    expect(await isStored(hash)).toBe(false);
    expect(await compared()).toEqual([]);
  });

  it('keeps the fingerprint of the original of a blurred photo', async () => {
    const { item, hash } = await submittedWithPhoto();
    const fingerprints = () => rowsOf(ward.core).selectFrom('photo_fingerprint').select(['hash', 'bits']).execute();
    const [original] = await fingerprints();
    await blur(item, minh);
    makeOld(join(ward.dataDir, 'media'));
    await sweep();
    const kept = await fingerprints();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.hash.toString('hex')).not.toBe(hash);
    expect(kept[0]?.bits).toEqual(original?.bits);
  });

  it('keeps an upload while a row still needs it', async () => {
    const { uploads } = ward.core;
    const put = async (text: string): Promise<string> =>
      (await uploads.put(Readable.from([Buffer.from(text)]), 1_000))?.id ?? '';
    const handle = (fileId: string) =>
      ({ ...{ channel: 'web', fileId, uniqueId: fileId, kind: 'photo' }, name: null, mimeType: null }) as const;
    const [ofTip, taken, ofPart, nobodys] = [await put('tip'), await put('taken'), await put('part'), await put('x')];
    const tip = async (id: string, fileId: string, takenBy: string | null): Promise<unknown> =>
      rowsOf(ward.core)
        .insertInto('tip')
        .values({
          ...{ id, wardId: ward.ward.id, personId: lan.id, text: 'Tối nay khối 3 họp', messageKey: id, receivedAt: 1 },
          ...{ photos: JSON.stringify([handle(fileId)]), takenBy, takenAt: null },
        })
        .execute();
    await tip('open', ofTip, null);
    await tip('over', taken, minh.id);
    await rowsOf(ward.core)
      .insertInto('question_photo')
      .values({
        ...{ id: 'q', wardId: ward.ward.id, questionId: 'none', itemKey: 'b', position: 1, state: 'todo' },
        ...{ file: JSON.stringify(handle(ofPart)), hash: null, stored: null, refusal: null },
      })
      .execute();
    const folder = join(ward.dataDir, 'uploads');
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    for (const id of [ofTip, taken, ofPart, nobodys]) utimesSync(join(folder, id), daysAgo(3), daysAgo(3));
    ward.clock.advance(Math.max(1, Date.now() - ward.clock.now().getTime()));
    expect((await sweep()).uploads).toBe(2);
    expect(readdirSync(folder).toSorted()).toEqual([ofTip, ofPart].toSorted());
    // Nothing waits for ever.
    utimesSync(join(folder, ofTip), daysAgo(91), daysAgo(91));
    expect((await sweep()).uploads).toBe(1);
    expect(readdirSync(folder)).toEqual([ofPart]);
  });

  it('removes old uploads that were never used', async () => {
    const put = await ward.core.uploads.put(
      (async function* () {
        yield Buffer.from('bytes');
      })(),
      100,
    );
    makeOld(join(ward.dataDir, 'uploads'));
    ward.clock.advance(Date.now() - ward.clock.now().getTime() > 0 ? Date.now() - ward.clock.now().getTime() : 1);
    expect((await sweep()).uploads).toBe(1);
    expect(put).not.toBeNull();
  });
});

const forgetter = (forgetDeleted: () => Promise<boolean> = async () => true) =>
  createFileForgetter({
    ward: ward.ward.id,
    unitOfWork: ward.core.unitOfWork,
    media: ward.core.media,
    uploads: ward.core.uploads,
    storage: { names: ward.core.storage.names, forgetDeleted },
    openUnit: (stores, cause) => ward.open(stores, cause),
    reach: nowhere,
  });

describe('a destroyed item', () => {
  it('leaves no file of a photo that was blurred twice: no version, no fingerprint', async () => {
    const hoa = await ward.person('Vũ Thị Hoa', 'head');
    const { item } = await submittedWithPhoto();
    await blur(item, minh);
    const once = await current(item);
    await blur(once, minh, { cause: 'page:2', areas: [{ x: 0.6, y: 0.6, width: 0.2, height: 0.2 }] });
    const twice = await current(item);
    expect(new Set([hashIn(item), hashIn(once), hashIn(twice)]).size).toBe(3);
    const held = { ...twice, state: 'quarantined' as const };
    await ward.turn((unit) => unit.stores.submissions.save(held, twice));
    await ward.turn((unit) => destroyItem(unit, hoa, item.id, twice.revision));
    for (const { id, effect } of await rowsOf(ward.core)
      .selectFrom('outbox')
      .select(['id', 'effect'])
      .where('kind', '=', 'forgetFiles')
      .execute())
      expect(await forgetter()(Number(id), JSON.parse(effect))).toEqual({ kind: 'done' });
    expect(await compared()).toEqual([]);
    const files = readdirSync(join(ward.dataDir, 'media'), { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => statSync(join(ward.dataDir, 'media', name)).isFile())).toEqual([]);
  });
});

describe('forgetting files', () => {
  const effectRow = async (hashes: readonly string[]) => {
    const effect = { kind: 'forgetFiles' as const, hashes, uploads: ['0'.repeat(32)] };
    await ward.turn((unit) =>
      unit.stores.outbox.put({ key: `forget:${hashes[0]}`, effect, lane: 'forget', priority: 1, at: unit.now }),
    );
    const { id } = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'forgetFiles')
      .executeTakeFirstOrThrow();
    return { id, effect };
  };

  it('removes the files from the store and their names from the row, except files of another item', async () => {
    const { hash } = await submittedWithPhoto();
    const other = await ward.core.media.takePhoto((await aPhoto()).bytes);
    if (!other.ok) throw new Error('not taken');
    const { id, effect } = await effectRow([other.photo.hash, hash]);
    expect(await forgetter(async () => true)(id, effect)).toEqual({ kind: 'done' });
    expect([await isStored(other.photo.hash), await isStored(hash)]).toEqual([false, true]);
    const row = await ward.turn(({ stores }) => stores.outbox.find(id));
    expect(row).toMatchObject({ status: 'done', effect: { hashes: [], uploads: [] } });
  });

  it('keeps the original of a blurred photo that another item shows', async () => {
    const { item, hash } = await submittedWithPhoto();
    await blur(item, minh);
    const blurred = hashIn(await current(item)) ?? '';
    // Named by whoever has the blurred photo too, or by the rows of a forged archive.
    // The last is the same photo in an item that did not blur it.
    for (const hashes of [[blurred], [blurred, hash], [hash]]) {
      const effect = { kind: 'forgetFiles' as const, hashes, uploads: [] };
      expect(await forgetter()((await effectRow(hashes)).id, effect)).toEqual({ kind: 'done' });
      expect(await ward.core.media.readOriginal(hash)).not.toBeNull();
      expect(await isStored(blurred)).toBe(true);
    }
  });

  it('is repeated later while the database is being read', async () => {
    const { id, effect } = await effectRow([createHash('sha256').update('x').digest('hex')]);
    expect(await forgetter(async () => false)(id, effect)).toMatchObject({ kind: 'again', counts: false });
    expect(await ward.turn(({ stores }) => stores.outbox.find(id))).toMatchObject({ status: 'new' });
  });
});
