/**
 * The outcome of a send is unknown (D7): it is retried as its kind allows and then reported; a card is sent once more without its
 * picture; and the row appears in the figures, in the metrics and in the command that sends it again.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCoreStatus } from '../../src/adapters/storage/sql/core-status.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { sendItem } from '../../src/chat/acts/draft.ts';
import { createSystem } from '../../src/compose/system.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { storedFate } from '../../src/outbox/fetch-photo.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { put, tell } from '../../src/usecases/tell.ts';
import { createPlatforms } from '../support/platforms.ts';
import { rowsOf } from '../support/rows.ts';
import { aPhoto, silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let system: Awaited<ReturnType<typeof createSystem>>;
let platforms: ReturnType<typeof createPlatforms>;
let lan: Person;
let minh: Person;
let hoa: Person;

/** The call was made, but no answer arrived. */
const lost = () => new ChannelError('unreachable', { outcomeUnknown: true });
const rows = () =>
  rowsOf(ward.core).selectFrom('outbox').select(['id', 'key', 'kind', 'status']).orderBy('id').execute();
const heard = (platform: string, words: string): number =>
  (platforms.calls[platform] ?? []).filter(({ heading, text }) => `${heading ?? ''} ${text}`.includes(words)).length;
const later = async (seconds: number): Promise<void> => {
  ward.clock.advance(seconds * 1_000);
  system.queue.nudge();
  await system.queue.idle();
};

beforeEach(async () => {
  ward = await openWard();
  platforms = createPlatforms(['alpha', 'beta']);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  for (const [person, channel] of [
    [lan, 'alpha'],
    [minh, 'alpha'],
    [hoa, 'beta'],
  ] as const)
    await ward.turn(({ stores, now }) =>
      stores.people.putAccount({
        ...{ channel, accountId: person.id, conversation: person.id, personId: person.id, displayName: person.name },
        ...{ lastUsedAt: now, unreachableAt: null },
      }),
    );
  system = await createSystem({
    ...{
      dataDir: ward.dataDir,
      wards: [ward.ward],
      clock: ward.clock,
      log: silentLog,
      reach: nowhere,
      core: ward.core,
    },
    channels: { [ward.ward.id]: platforms.choices },
    ...{ publicUrl: null, localUrl: () => 'http://127.0.0.1:1' },
    // A worker does not run the timetable, whose own messages would be lost as well and be counted.
    role: 'worker',
  });
  await system.start();
  await system.queue.idle();
});
afterEach(() => system.stop(1_000));

it('A notice with an unknown outcome is repeated once after half a minute; then the head is told and the metrics count it', async () => {
  platforms.faults.alpha = lost;
  await ward.turn((unit) => tell(unit, lan.id, { key: 'call-noted', facts: { name: 'Bà Tư' } }));
  await system.queue.idle();
  expect(heard('alpha', 'Bà Tư')).toBe(1);
  await later(29);
  expect(heard('alpha', 'Bà Tư')).toBe(1);
  await later(2);
  expect(heard('alpha', 'Bà Tư')).toBe(2);
  await later(3_600);
  expect(heard('alpha', 'Bà Tư')).toBe(2);
  const [row] = (await rows()).filter(({ status }) => status === 'unknown');
  await expect.poll(() => heard('beta', `Không rõ một tin (số ${row?.id}) đã đến người nhận hay chưa`)).toBe(1);
  const metrics = async () => (await system.app.inject('/metrics')).body;
  await expect.poll(metrics).toContain('tin_phuong_rows{table="outbox",status="unknown"} 1');
  expect(await metrics()).toMatch(/tin_phuong_oldest_seconds\{what="unknown"\} 36\d\d/u);
  const { deadLetters } = await readCoreStatus(rowsOf(ward.core), ward.ward.id);
  expect(deadLetters).toMatchObject([{ id: `out:${row?.id}`, kind: 'tell' }]);
});

it('An idempotent effect is repeated until its outcome is known', async () => {
  let failures = 3;
  platforms.faults.alpha = () => {
    failures -= 1;
    return failures >= 0 ? lost() : null;
  };
  await ward.turn((unit) => put(unit, 'menu:lan', { kind: 'menu', person: lan.id }));
  for (let seconds = 0; seconds < 120; seconds += 20) await later(20);
  expect((await rows()).filter(({ status }) => status === 'unknown')).toEqual([]);
});

it('A card whose picture fails is sent once without it, and its buttons work', async () => {
  platforms.faults.alpha = ({ photos }) => (photos.length > 0 ? lost() : null);
  const { bytes } = await aPhoto();
  const intake = await ward.core.media.takePhoto(bytes);
  if (!intake.ok) throw new Error('the picture was refused');
  await ward.add(lan, 'Khối 4 trồng cây\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan', { photoCount: 1 });
  const draft = await ward.item();
  const [photo] = draft.photos;
  await ward.turn(({ stores }) =>
    stores.submissions.settlePhoto(photo?.id as never, storedFate(intake.photo, { sameAs: [], mirrorOf: [] })),
  );
  const ready = await ward.item();
  await ward.turn((unit) => sendItem(unit, lan, ready.id, ready.revision));
  await system.queue.idle();
  for (let seconds = 0; seconds < 90; seconds += 15) await later(15);
  const cards = (await rows()).filter(({ kind, key }) => kind === 'card' && key.includes(minh.id));
  expect(cards.map(({ status }) => status)).toEqual(['unknown', 'done']);
  const shown = (platforms.calls.alpha ?? []).filter(
    ({ conversation, heading, text }) => conversation === minh.id && `${heading} ${text}`.includes('Khối 4 trồng cây'),
  );
  expect(shown.map(({ photos }) => photos.length)).toEqual([1, 1, 0]);
  expect(heard('beta', 'Không rõ một tin')).toBe(0);
});
