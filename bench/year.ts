/**
 * A ward's year in minutes: 20 items with two photos and 50 questions a day, through the real inbox, with each night's deletions.
 * Prints the size on disk at the end, without the photo files. `DAYS=30` plays only the first days. One day in ten is played and
 * counts for ten; `EVERY=1` plays each day (an hour). Deliveries and messages, which are deleted by age, are counted for as many
 * days as they are kept. The pages of the empty files are counted once.
 *
 * The disk is not waited for (`synchronous = OFF`), because only size is measured. Payloads are as long as Telegram's.
 */
import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { agedTables } from '../src/adapters/storage/sql/old-rows.ts';
import { fingerprintFromGrey } from '../src/domain/checks/repeated-photo.ts';
import { questionId } from '../src/domain/ids.ts';
import type { Clock } from '../src/ports/clock.ts';
import type { StoredPhoto } from '../src/ports/media.ts';
import { connectionsOf } from '../tests/support/rows.ts';
import type { Figure } from './figure.ts';
import { addMember, createTalk } from './people.ts';
import { openBenchWard } from './ward.ts';

const itemsADay = 20;
const questionsADay = 50;
const photosOfItem = 2;
/** Number of citizens, who take turns asking. */
const citizens = 3_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const megabyte = 1024 * 1024;
const largest = 20;
/** What Telegram adds to a text message, and to one with a photo, in bytes. */
const wrapping = { text: 550, photos: 1_300 } as const;

const side = 64;
/** A few soft blobs on grey with camera noise: no two alike, and one in ten classified as a paper, as with real photos. */
function drawnPhoto(): StoredPhoto {
  const seed = randomBytes(24);
  const grey = new Uint8Array(side * side);
  const grain = randomBytes(side * side);
  for (let at = 0; at < grey.length; at += 1) {
    const [x, y] = [at % side, Math.floor(at / side)];
    let value = 128;
    for (let blob = 0; blob + 3 < seed.length; blob += 4) {
      const [cx = 0, cy = 0, size = 0, light = 0] = seed.subarray(blob, blob + 4);
      const far = ((x - (cx * side) / 255) ** 2 + (y - (cy * side) / 255) ** 2) / (100 + size * 12);
      value += (light - 128) * Math.exp(-far);
    }
    grey[at] = Math.max(0, Math.min(255, value + ((grain[at] ?? 0) - 128) * 0.47));
  }
  const copies = [480, 960, 1600].map((width) => ({
    width,
    height: width,
    format: 'webp' as const,
    sizeBytes: 90_000,
  }));
  return {
    hash: createHash('sha256').update(seed).digest('hex'),
    ...{ width: 1600, height: 1200, sizeBytes: 400_000, takenAt: null, hadLocation: false, copies },
    placeholder: `data:image/webp;base64,${'A'.repeat(100)}`,
    sharpness: 1,
    fingerprint: fingerprintFromGrey(grey, side, side),
    stamps: [],
  };
}

const places = ['khối 1', 'khối 2', 'khối 3', 'khối 4', 'khối 5', 'khối 6', 'khối 7'];
const deeds = [
  'ra quân dọn vệ sinh đường làng',
  'tổ chức tết trồng cây',
  'tặng quà các gia đình chính sách',
  'họp dân bàn việc mở rộng ngõ',
  'khai mạc giải bóng chuyền hơi',
  'tuyên truyền phòng cháy chữa cháy',
];
const matters = [
  'thủ tục đăng ký khai sinh cho con',
  'lịch tiêm chủng của trạm y tế',
  'việc sửa đèn chiếu sáng trong ngõ',
  'giờ thu gom rác của tổ dân phố',
  'hồ sơ hưởng trợ cấp người cao tuổi',
  'việc nạo vét cống thoát nước',
];
/**
 * 128 syllables, 7 bits each, about the entropy of written Vietnamese: compressed rows must not be smaller than a real ward's.
 */
const syllables = [
  'anh ba bà bác bạn báo bảo bày bên biết bình bốn các cả cán cây chị chín chính cho chồng chung chủ có còn cô công cơ của',
  'cùng cụ cũng dân dẫn đã đang đây để đến đều điện đó đoàn đồng đội đời được đường gia giúp góp gửi hai hàng hết họ họp học',
  'hỏi hội hơn hộ huyện hướng khác khi không khối khu kịp lại làm lao lên lớn mai máy mẹ mình mỗi một mới năm nay này',
  'nếp nên ngày người nhà nhân nhiều như những nước phòng phố quà quận ra rằng rất sau sạch sẽ sinh sông tại tham theo thêm thì',
  'thôn thường tôi trên trồng trước trường tư và vào vệ việc với vườn xã xuân',
]
  .join(' ')
  .split(' ');
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
/** Random words, so that no two texts share their order. */
const chatter = (count: number): string => Array.from({ length: count }, () => pick(syllables)).join(' ');

/** As long as the items and questions of the reference fixtures: 720 and 100 characters on average. */
const itemText = (number: number): string => {
  const place = pick(places);
  return [
    `${place} ${pick(deeds)} đợt ${number}`,
    `Sáng nay, ${place} ${pick(deeds)} với ${20 + (number % 300)} người tham gia. ${chatter(50)}.`,
    `Ông Nguyễn Văn Hùng, khối trưởng, cho biết: "${chatter(24)}".`,
    `${chatter(40)}. Hoạt động kéo dài đến hết tuần.`,
    'Nguồn: bà Trần Thị Lan',
  ].join('\n');
};

/** Plays the days and returns the size of each table on disk at the end. */
export const year = async (): Promise<readonly Figure[]> => {
  const days = Number(process.env.DAYS ?? 365);
  const every = Number(process.env.EVERY ?? 10);
  const started = Date.parse('2026-01-05T00:30:00Z');
  const time = { now: started };
  const life = await openLife(time);
  const { bench, files } = life;
  const empty = bytesOf(files.core.handle) + bytesOf(files.portal.handle);
  for (let day = 0; day < days; day += 1) {
    time.now = started + day * dayMs;
    if (day % every === 0) {
      await itemsOf(life, day);
      await questionsOf(life, day);
    }
    // The evening and the night: reminders, deletions, sweeps.
    for (
      time.now = Math.max(time.now, started + day * dayMs + 8 * hourMs);
      time.now < started + (day + 1) * dayMs;
      time.now += 4 * hourMs
    ) {
      await bench.system.tick();
      await life.settled();
    }
  }
  const figures = sizes(files.core.handle, files.portal.handle, { days, every, empty });
  await bench.close();
  return figures;
};

type Life = Awaited<ReturnType<typeof openLife>>;

/** A ward with people who send and press; its clock is `time`. */
async function openLife(time: { now: number }) {
  const clock: Clock = { now: () => new Date(time.now) };
  const bench = await openBenchWard({
    clock,
    media: { takePhoto: async () => ({ ok: true, photo: drawnPhoto() }), readPhoto: async () => null },
  });
  const { core, system } = bench;
  const [ward] = bench.wards;
  if (!ward) throw new Error('no ward');
  const files = connectionsOf(core);
  for (const { handle } of [files.core, files.portal]) handle.pragma('synchronous = OFF');
  await system.start();
  for (const [name, role] of [
    ['Hoa', 'head'],
    ['Nam', 'standingDeputy'],
    ['Minh', 'deputy'],
    ['Lan', 'contributor'],
    ['Tuấn', 'contributor'],
  ] as const)
    await addMember(core, ward.id, clock, name, role);
  const office = await addMember(core, ward.id, clock, 'Vân', 'office');

  const { says, presses } = createTalk({
    ...{ core, dataDir: bench.dataDir, ward: ward.id, clock },
    padding: ({ photos }) => 'x'.repeat(photos ? wrapping.photos : wrapping.text),
  });
  return { bench, files, time, ward: ward.id, office, says, presses, settled: () => system.queue.idle() };
}

async function itemsOf({ bench: { core }, ward, time, says, presses, settled }: Life, day: number): Promise<void> {
  for (let at = 0; at < itemsADay; at += 1) {
    const author = at % 2 === 0 ? 'Lan' : 'Tuấn';
    const number = day * itemsADay + at;
    const photos = Array.from({ length: photosOfItem }, (_, photo) => `f${number}.${photo}`);
    await says(author, { text: itemText(number), photos });
    await settled();
    const draft = (await core.reader.read(ward, ({ lists }) => lists.wholeItems(['draft'], { limit: 1, after: null })))
      .items[0];
    if (!draft) continue;
    await presses(author, 'send', draft.id, draft.revision);
    await settled();
    const { revision } = await core.unitOfWork.run(ward, (stores) => stores.submissions.get(draft.id));
    time.now += 60_000;
    await presses('Minh', 'approve', draft.id, revision);
    await settled();
  }
}

async function questionsOf(
  { bench: { core }, files, ward, office, time, says, presses, settled }: Life,
  day: number,
): Promise<void> {
  const revisionOf = async (id: string): Promise<number> => {
    const question = await core.reader.read(ward, (readers) => readers.questions.get(questionId(id)));
    return question?.standing.revision ?? 0;
  };
  const received = files.core.handle.prepare("SELECT id FROM question WHERE state = 'received'").pluck();
  let open: string[] = [];
  // Some of these messages are classified as something else (thanks, a report), so it sends until enough questions exist.
  for (let at = 0; open.length < questionsADay && at < 2 * questionsADay; at += 1) {
    const citizen = `dan${(2 * day * questionsADay + at) % citizens}`;
    await says(citizen, {
      text: `Cho tôi hỏi về ${pick(matters)} ở ${pick(places)}: ${chatter(6)}, bao giờ thì xong?`,
    });
    await settled();
    open = received.all() as string[];
  }
  for (const id of open) await presses('Vân', `q-to.${office.slice(-8)}`, id, await revisionOf(id));
  await settled();
  time.now += hourMs;
  for (const id of open) {
    await presses('Vân', 'q-draft', id, await revisionOf(id));
    await says('Vân', { text: `Kính gửi Ông/Bà. ${chatter(60)}. Trân trọng.` });
    await settled();
    time.now += 10_000;
    await presses('Minh', 'q-approve', id, await revisionOf(id));
  }
  await settled();
}

type Handle = ReturnType<typeof connectionsOf>['core']['handle'];

function bytesOf(handle: Handle): number {
  handle.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(handle.name).size;
}

function sizes(
  core: Handle,
  portal: Handle,
  { days, every, empty }: { readonly days: number; readonly every: number; readonly empty: number },
): readonly Figure[] {
  // Scales up exactly: of 365 days one in ten means 37 played days, which would count as 370.
  const factor = days / Math.ceil(days / every);
  const count = (handle: Handle, sql: string): number => Number(handle.prepare(sql).pluck().get());
  const tables = [core, portal].flatMap(
    (handle) =>
      handle
        .prepare(
          `SELECT s.tbl_name AS name, sum(d.pgsize) AS bytes
           FROM dbstat d JOIN sqlite_schema s ON s.name = d.name GROUP BY s.tbl_name`,
        )
        .all() as { name: string; bytes: number }[],
  );
  /** Rows that are deleted by age exist for this many days, of which some were played. */
  const factorOf = (table: string): number => {
    const kept = ['inbox', 'outbox'].includes(table) && agedTables.find((aged) => aged.table === table)?.keptDays;
    if (!kept || kept >= days) return factor;
    const played = Array.from({ length: kept }, (_, at) => days - 1 - at).filter((day) => day % every === 0);
    return kept / Math.max(1, played.length);
  };
  const written = tables.reduce((sum, { name, bytes: size }) => sum + (factorOf(name) - factor) * size, 0);
  const bytes = factor * (bytesOf(core) + bytesOf(portal) - empty) + empty + written;
  const ofAllPhotos = tables
    .filter(({ name }) => name.includes('photo'))
    .reduce((sum, { bytes: size }) => sum + size, 0);
  const photos = count(core, 'SELECT count(*) FROM photo_fingerprint');
  const ofPhotos = tables.filter(({ name }) => name.startsWith('photo_')).reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    { name: `days; one in ${every} is played, and stands for as many`, value: String(days) },
    { name: 'items on the portal', value: String(count(portal, 'SELECT count(*) FROM article')) },
    {
      name: 'questions answered',
      value: String(count(core, 'SELECT count(*) FROM question WHERE answeredAt IS NOT NULL')),
    },
    { name: 'core.db and portal.db, in MB', value: (bytes / megabyte).toFixed(1) },
    {
      name: 'without the rows of photos (goal for a year: < 150)',
      value: ((bytes - factor * ofAllPhotos) / megabyte).toFixed(1),
    },
    {
      name: 'bytes a photo, fingerprint and its index (goal: <= 300)',
      value: (ofPhotos / Math.max(1, photos)).toFixed(0),
    },
    ...tables
      .toSorted((a, b) => b.bytes - a.bytes)
      .slice(0, largest)
      .map(({ name, bytes: size }) => ({
        name: `  ${name}, in MB`,
        value: ((factorOf(name) * size) / megabyte).toFixed(2),
      })),
  ];
}
