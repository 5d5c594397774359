/** A web desk with a month of data: published, paid, questions, reports, and waiting work. All of it is invented. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { channelFactories } from '../../bots/index.ts';
import { readConfig } from '../../src/config.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { storedFate } from '../../src/outbox/fetch-photo.ts';
import { repairPortal } from '../../src/outbox/mend-portal.ts';
import { reportDanger } from '../../src/usecases/danger/report-danger.ts';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { type ShownPage, unfoldMain } from '../support/axe.ts';
import { scatter } from '../support/demo-words.ts';
import { writeYear } from '../support/demo-year.ts';
import { openPhones, type Phones } from '../support/phones.ts';
import { root } from '../support/root.ts';
import { rowsOf } from '../support/rows.ts';
import { eventually } from '../support/world.ts';
import type { OpenWard } from '../usecases/core.ts';
import { type DeskReader, type DeskWorld, openDesk } from '../web/desk-world.ts';
import { phoneCode, previewed, savedTooLate, sendWithoutSession } from './desk-steps.ts';
import { pages as pageTexts } from './portal-texts.ts';

export interface DeskMonth extends DeskWorld {
  readonly head: DeskReader;
  /** Addresses of all pages, each with content. */
  readonly pages: readonly (readonly [name: string, address: string])[];
  /** The same pages in other states, and papers of other kinds. */
  readonly more: readonly ShownPage[];
  /** Pages for a browser without a session. */
  readonly outside: readonly ShownPage[];
  /** Pages for the chairman, who signs papers and does not read items before publication. */
  readonly chairman: readonly ShownPage[];
}

/** A demo photo as the media store has it; the photos were drawn in other months. */
async function takenPhoto({ core }: DeskWorld, name: string) {
  const taken = await core.media.takePhoto(readFileSync(join(root, `prisma/demo-photos/${name}.jpg`)));
  if (!taken.ok) throw new Error(taken.refusal);
  return storedFate({ ...taken.photo, takenAt: null }, { sameAs: [], mirrorOf: [] });
}

/** Adds a photo to a question, as if its sender had sent it. */
async function photoOfQuestion(desk: DeskWorld, code: string, name: string): Promise<void> {
  const fate = await takenPhoto(desk, name);
  await desk.turn(async ({ stores, ids }) => {
    const question = await stores.questions.byCode(code);
    if (!question) throw new Error(`there is no ${code}`);
    const id = ids.next();
    const file = { channel: 'telegram', fileId: id, uniqueId: id, kind: 'photo', name: null, mimeType: null } as const;
    await stores.questions.putPhoto({
      ...{ id, question: question.id, itemKey: `tg:7:${id}`, position: 1 },
      file: { ...file, sizeBytes: null },
    });
    await stores.questions.settlePhoto(id, fate);
  });
}

/** An item with demo photos, with captions by its author. */
async function sentWithPhotos(desk: DeskWorld, author: Person, text: string, names: Readonly<Record<string, string>>) {
  const pictures = Object.keys(names);
  await desk.add(author, text, { photoCount: pictures.length });
  const draft = await desk.turn(({ stores }) => stores.submissions.openDraftOf(author.id));
  if (!draft) throw new Error('there is no draft');
  const captions: Record<string, string> = {};
  for (const [at, { id }] of photosOf(draft).entries()) {
    const name = pictures[at] ?? '';
    const fate = await takenPhoto(desk, name);
    await desk.turn(({ stores }) => stores.submissions.settlePhoto(id, fate));
    captions[id] = names[name] ?? '';
  }
  await desk.turn(async ({ stores }) => {
    const before = await stores.submissions.get(draft.id);
    await stores.submissions.save({ ...before, content: { ...before.content, captions } }, before);
  });
  return desk.sent(author, 'Nguồn: bà Lan, khối trưởng');
}

async function fillPapers(head: DeskReader, deputy: DeskReader): Promise<void> {
  const act = (paper: string, fields: Readonly<Record<string, string>>, by = deputy) =>
    by.post(`/board/papers/${paper}/act`, fields);
  const month = 'monthly:2026-11';
  for (const words of ['tháng 5 triệu; giảm đều; 12/QĐ-UBND', 'tháng 6 triệu; giảm đều; 31/QĐ-UBND; từ 01/12/2026'])
    await deputy.post('/board/rules', { act: 'proposeRule', subject: 'ceilings', words });
  const rules = (await head.get('/board/rules')).text;
  const proposed = /value="12\/QĐ-UBND"><input type="hidden" name="subject" value="([^"]+)"/u.exec(rules)?.[1] ?? '';
  await head.post('/board/rules', { act: 'adoptRule', subject: proposed });
  await act('statement/2026-11', { act: 'computeStatement', subject: '2026-11' });
  await act(`report/${month}`, { act: 'draftReport', subject: month });
  await act(`report/${month}`, {
    act: 'remarkReport',
    subject: month,
    argument: 'strengths',
    words: 'Tin của các khối đến sớm hơn tháng trước.',
  });
  for (const words of ['Nhuận bút; 60 triệu; số đã chi năm trước', 'Mua máy ảnh; 12 triệu; báo giá ba nơi'])
    await act('budget/2026', { act: 'addBudget', subject: '2026', words });
  await act(
    'budget/2026',
    { act: 'approveBudget', subject: '2026', words: '1; 55.000.000; 45/QĐ-UBND; 15/02/2026' },
    head,
  );
  await act('violations/-', {
    act: 'noteViolation',
    subject: '',
    words: 'Trần Thị Cúc; Điều 7 khoản 2; nhẹ; chép nguyên văn một bài cũ',
  });
}

/** The channels of a live ward, connected to the platforms' simulators. */
async function channelsAt({ clock, ward }: OpenWard, opened: Phones[]) {
  opened.push(await openPhones.telegram(clock), await openPhones['zalo-oa'](clock));
  const env = Object.assign({ DEMO: '0' }, ...opened.map((phones) => phones.env()));
  const reading = readConfig(env, [ward.id], channelFactories);
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return reading.config.channels;
}

/** Writes the log entries of the year's last weeks, each at its own time, and puts that time's articles on the portal. */
async function rememberYear({ core, ward, clock }: DeskWorld, approvedBy: string): Promise<void> {
  const since = clock.now().getTime() - 30 * 86_400_000;
  const rows = await rowsOf(core).selectFrom('submission').selectAll().where('publishedAt', '>', since).execute();
  const entries = rows.flatMap(({ id, authorId, submittedAt, decidedAt, publishedAt }) =>
    (
      [
        [submittedAt, authorId, 'submitted'],
        [decidedAt, approvedBy, 'approve'],
        [publishedAt, 'system', 'published'],
      ] as const
    ).flatMap(([at, actor, action]) => (at === null ? [] : [{ at: Number(at), actor, action, object: id }])),
  );
  await core.unitOfWork.run(ward.id, async ({ audit }) => {
    for (const { at, ...entry } of entries.toSorted((one, other) => one.at - other.at))
      await audit.record(entry, new Date(at));
  });
  await repairPortal({
    ...{ ward, now: clock.now(), reader: core.reader, states: core.storage.portalStates, publisher: core.publisher },
    ...{ codes: null, pause: async () => undefined },
  });
}

export async function openDeskMonth(): Promise<DeskMonth> {
  const phones: Phones[] = [];
  // A morning of the board's work, from 07:20 to about 09:00.
  const start = '2026-11-25T00:20:00Z';
  const desk = await openDesk(undefined, undefined, { start, channels: (world) => channelsAt(world, phones) });
  await writeYear(desk, desk.clock.now().getTime());
  await rememberYear(desk, (await desk.as('deputy')).person.id);
  await desk.system.start();
  /** Advances the clock and renews the sessions, as continuous work does. */
  const later = async (minutes: number): Promise<void> => {
    desk.clock.advance(minutes * 60_000);
    const expiresAt = desk.clock.now().getTime() + 1_800_000;
    await rowsOf(desk.core).updateTable('page_link').set({ expiresAt }).where('subject', 'like', 'session:%').execute();
  };
  const [head, deputy, office, member] = [
    await desk.as('head'),
    await desk.as('standingDeputy'),
    await desk.as('office'),
    await desk.as('member'),
  ];
  const lan = await desk.person('Nguyễn Thị Lan', 'contributor');
  const cuc = await desk.person('Trần Thị Cúc', 'contributor');
  const { code } = await sentWithPhotos(
    desk,
    lan,
    'Khối 4 trồng 20 cây xanh ở nhà văn hóa\nSáng nay, 25 hộ dân khối 4 trồng 20 cây bàng và sấu quanh nhà văn hóa.\nBà con hẹn nhau tưới cây mỗi chiều.',
    {
      'tree-planting': 'Bà con khối 4 trồng hàng sấu đầu tiên',
      'street-cleaning': 'Dọn lối đi quanh nhà văn hóa trước khi trồng cây',
    },
  );
  await later(11);
  for (const text of [
    'Hội thao khối 2 có 120 người dự\nChiều nay, 120 người của bảy chi hội dự hội thao khối 2 với kéo co, đẩy gậy và bóng chuyền hơi.\nNguồn: ông Bình',
    'Lớp học bơi miễn phí cho trẻ em khối 5\nTừ thứ Hai tuần sau, 32 trẻ em khối 5 được học bơi miễn phí tại bể bơi Trường THCS Đồng Lạc.\nNguồn: cô Mai, Trường THCS Đồng Lạc',
    'Khối 7 ra quân dọn rác ven sông\nSáng nay, 45 hộ khối 7 dọn 1,2 km bờ sông, thu ba xe rác và trồng lại hàng rào.\nNguồn: ông Bình',
  ])
    await desk.sent(cuc, text).then(() => later(7));
  const { published, revision } = await onThePortal(desk, await desk.person('Hoàng Văn Nam', 'contributor'), deputy);
  await later(6);
  const tu = await desk.person('Lê Văn Tư', 'citizen');
  const question = await desk.question(tu, 'Khi nào phường tiêm phòng dại cho chó? Tôi ở khối 3, nhà nuôi hai con.');
  const at = `/board/questions/${question}`;
  await photoOfQuestion(desk, question, 'clinic-vaccination');
  await office.post(`${at}/act`, { act: 'assign', revision: '1', person: member.person.id });
  await deputy.post(`${at}/act`, {
    ...{ act: 'interim', revision: '2', day: '2026-12-25' },
    words: 'Trạm Y tế đang chờ vắc xin về trong tuần đầu tháng 12.',
  });
  for (const [nth, older] of (await openQuestions(desk)).slice(0, 3).entries()) {
    const person = nth === 0 ? deputy.person.id : member.person.id;
    await office.post(`/board/questions/${older}/act`, { act: 'assign', revision: '0', person });
  }
  await later(4);
  await deputy.post('/board/people/invite', { name: 'Hoàng Văn Sơn', role: 'contributor' });
  await member.post('/board/people/away', { from: '2026-11-26', to: '2026-11-30', deputy: office.person.id });
  await later(9);
  await desk.turn((unit) =>
    reportDanger(unit, tu, { level: 'sure', numbers: ['114'], text: 'Cháy bếp nhà số 8 ngõ 4 khối 2, khói nhiều lắm' }),
  );
  for (const [name, text] of [
    [
      'Đăng ký tạm trú',
      'Đăng ký tạm trú làm tại Công an cấp xã nơi đang ở. Hồ sơ gồm tờ khai theo mẫu và giấy tờ về chỗ ở.',
    ],
    [
      'Lịch tiếp công dân',
      'Chủ tịch UBND phường tiếp công dân sáng thứ Năm hằng tuần tại phòng Tiếp công dân, tầng 1 trụ sở.',
    ],
  ] as const)
    await office.post('/board/templates', { do: 'keep', seen: await seenOn(office, '/board/templates'), name, text });
  await later(8);
  await office.post('/board/sections/bo-may', { do: 'save', seen: '0', text: pageTexts['bo-may'] });
  await later(5);
  await fillPapers(head, deputy);
  await later(12);
  await head.post('/board/calendar', {
    act: 'addDay',
    date: '2026-12-24',
    kind: 'closure',
    source: 'Thông báo 12/TB-UBND',
    sure: '1',
  });
  await head.post('/board/process', { what: 'budget', category: 'news', value: '4', seen: '1', sure: '1' });
  for (const [act, words] of [
    ['addPlan', 'Hội thao khối 3; 05/12 7 giờ 30; Nhà văn hóa khối 3; Nguyễn Thị Lan'],
    ['addPlan', 'Đề tài: gương người tốt việc tốt; 10/12'],
    ['askUnit', 'Khối 4; danh sách hộ hiến đất làm đường; 05/12'],
    ['proposeMeeting', 'tháng; 01/12 8 giờ; phòng họp tầng 2'],
  ] as const)
    await deputy.post('/board/plan/act', { act, subject: '', words });
  await later(9);
  await loseMessages(desk, lan.id, cuc.id);
  // The platform requires the ward's permission again before the weekend.
  const until = new Date('2026-11-28T01:30:00Z');
  await desk.core.storage.channels.putHealth(
    { ward: desk.ward.id, channel: 'zalo-oa' },
    { kind: 'expiring', until, reason: 'test' },
    desk.clock.now(),
  );
  return {
    ...desk,
    close: async () => {
      await desk.close();
      for (const each of phones) await each.close();
    },
    head,
    pages: [
      ['tong-quan', '/board'],
      ['tin-bai', '/board/items?tatca=1'],
      ['mot-bai', `/board/items/${code}`],
      ['cau-hoi', '/board/questions'],
      ['mot-cau-hoi', at],
      ['mau-tra-loi', '/board/templates'],
      ['keu-cuu', '/board/dangers'],
      ['lich', '/board/calendar?thang=2026-12'],
      ['ke-hoach', '/board/plan'],
      ['thanh-vien', '/board/people'],
      ['mot-nguoi', `/board/people/${lan.id}`],
      ['quy-trinh', '/board/process'],
      ['giay-to', '/board/papers'],
      ['bang-ke', '/board/papers/statement/2026-11'],
      ['bao-cao', '/board/papers/report/monthly:2026-11'],
      ['so-vi-pham', '/board/papers/violations/-'],
      ['kinh-phi', '/board/money'],
      ['quy-dinh', '/board/rules'],
      ['cai-dat', '/board/settings'],
      ['trang-cua-cong', '/board/sections'],
      ['sua-trang', '/board/sections/bo-may'],
      ['kenh', '/board/channels'],
      ['nhat-ky', '/board/audit'],
      ['tim', '/board/search?q=khoi'],
      ['phien', '/board/sessions'],
      ['quet-ma', '/board/pair'],
      ['kit', '/board/kit'],
      ['khong-co', '/board/khong-co'],
      ['bai-da-dang', `/board/items/${published}`],
      ['bai-so-sanh', `/board/items/${published}?ban=${revision}`],
      ['khen-thuong', '/board/papers/reward/2026'],
      ['ngan-sach', '/board/papers/budget/2026'],
      ['sua-quy-che', '/board/papers/regulation/-'],
    ],
    more: [
      ['bai-vua-ghi', `/board/items/${code}?xong=note`],
      ['du-toan', '/board/papers/estimate/2027'],
      ['tin-bai-cua-toi', '/board/items'],
      ['tim-rong', '/board/search'],
      ['tim-khong-thay', '/board/search?q=zzzzqq'],
      ['lich-thang-nay', '/board/calendar'],
      ['sua-trang-quy-che', '/board/sections/quy-che'],
      ['sua-trang-xem-truoc', '/board/sections/bo-may', previewed],
      ['sua-trang-hai-nguoi', '/board/sections/bo-may', savedTooLate],
      ['vao', '/board/enter/khong-con'],
      ['dien-thoai', phoneCode(desk)],
      ['quy-trinh-mo', '/board/process', unfoldMain],
      ['bai-dinh-chinh', `/board/items/${published}`, unfoldMain],
    ],
    outside: [
      ['vao', '/board'],
      ['chua-vao', '/board/items'],
      ['ghep-may', '/board/pair'],
      ['het-phien', '/board', sendWithoutSession(`${at}/act`)],
    ],
    chairman: [
      ['bang', '/board'],
      ['giay-to', '/board/papers'],
      ['bao-cao', '/board/papers/report/monthly:2026-11'],
      ['kinh-phi', '/board/money'],
    ],
  };
}

/** A published item that was edited before, with a pending correction. */
async function onThePortal(desk: DeskWorld, author: Person, deputy: DeskReader) {
  const { id, code, revision } = await desk.sent(
    author,
    'Khối 6 khánh thành đường điện chiếu sáng\nTối qua, khối 6 khánh thành 850 m đường điện với 34 bóng đèn.\nNguồn: ông Bảy, khối phó',
  );
  const now = () => desk.turn(({ stores }) => stores.submissions.get(id));
  const press = async (fields: Readonly<Record<string, string>>) =>
    deputy.post(`/board/items/${code}/act`, { ...fields, revision: String((await now()).revision) });
  await desk.turn((unit) =>
    boardEdit(unit, deputy.person, id, revision, {
      slot: 'title',
      text: 'Khối 6 khánh thành 850 m đường điện chiếu sáng',
    }),
  );
  await press({ act: 'approve' });
  await eventually('the item on the portal', async () => (await now()).standing.publication?.slug);
  await press({ act: 'correct', words: 'Sửa số bóng đèn: 36, không phải 34.' });
  return { published: code, revision };
}

/** Codes of the year's open questions, the earliest due first. */
const openQuestions = async ({ core }: DeskWorld): Promise<readonly string[]> =>
  (
    await rowsOf(core).selectFrom('question').select('code').where('state', '=', 'received').orderBy('dueAt').execute()
  ).map(({ code }) => code);

/** The revision for which a form was opened. */
const seenOn = async (reader: DeskReader, path: string): Promise<string> =>
  /name="seen" value="(\d+)"/u.exec((await reader.get(path)).text)?.[1] ?? '0';

/** Makes one held message and one given-up message, as a platform leaves them. */
async function loseMessages(
  { core, ward, clock, turn, system }: DeskWorld,
  person: string,
  other: string,
): Promise<void> {
  // None of the people here has a platform account, so all messages to them count as delivered.
  const told = rowsOf(core).selectFrom('outbox').select('id').where('kind', '=', 'tell');
  const waiting = told.where('status', 'in', ['new', 'sending']);
  await eventually('the last message', async () => ((await waiting.executeTakeFirst()) ? null : true));
  await rowsOf(core).deleteFrom('outbox').where('status', '=', 'held').execute();
  // The queue stops here, because the accounts below do not exist on any platform.
  await system.queue.stop(1_000);
  // As in a live ward, every person has written from a phone.
  const people = await rowsOf(core).selectFrom('person').select(['id', 'name']).execute();
  for (const [at, { id, name }] of people.entries())
    await turn(({ stores, now }) =>
      stores.people.putAccount({
        ...{ channel: at % 3 === 0 ? 'telegram' : 'zalo-oa', accountId: `month-${at}`, personId: personId(id) },
        ...{ conversation: `${at}`, displayName: name, unreachableAt: null },
        // Some wrote this morning, some on the days before, none at night.
        lastUsedAt: new Date(
          now.getTime() - (at % 4 === 0 ? 0 : scatter(at + 3, 6) * 86_400_000) - scatter(at + 5, 90) * 60_000,
        ),
      }),
    );
  const common = { wardId: ward.id, semantics: 'atLeastOnce', createdAt: clock.now().getTime(), personId: person };
  const effect = JSON.stringify({ kind: 'tell', person, message: { key: 'skipped' } });
  await rowsOf(core)
    .insertInto('outbox')
    .values([
      { ...common, key: 'test:held', kind: 'tell', effect, status: 'held', lastError: 'no reachable account' },
      { ...common, key: 'test:quota', kind: 'tell', effect, status: 'held', lastError: 'quota', personId: other },
      { ...common, key: 'test:dead', kind: 'tell', effect, status: 'dead', lastError: 'the platform did not answer' },
    ])
    .execute();
}
