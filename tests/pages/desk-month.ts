/** A desk with a month behind it: what was published, paid, asked, reported, and what still waits. All invented. */

import { writeYear } from '../support/demo-year.ts';
import { rowsOf } from '../support/rows.ts';
import { type DeskReader, type DeskWorld, openDesk } from '../web/desk-world.ts';

export interface DeskMonth extends DeskWorld {
  readonly head: DeskReader;
  /** Addresses of all pages with something on them. */
  readonly pages: readonly (readonly [name: string, address: string])[];
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

export async function openDeskMonth(): Promise<DeskMonth> {
  const desk = await openDesk();
  await writeYear(desk);
  const [head, deputy, office, member] = [
    await desk.as('head'),
    await desk.as('standingDeputy'),
    await desk.as('office'),
    await desk.as('member'),
  ];
  const lan = await desk.person('Nguyễn Thị Lan', 'contributor');
  const cuc = await desk.person('Trần Thị Cúc', 'contributor');
  const { code } = await desk.sent(
    lan,
    'Khối 4 trồng 20 cây xanh ở nhà văn hóa\nSáng nay, 25 hộ dân khối 4 trồng 20 cây bàng và sấu quanh nhà văn hóa.\nBà con hẹn nhau tưới cây mỗi chiều.\nNguồn: bà Lan, khối trưởng',
  );
  for (const text of [
    'Hội thao khối 2 có 120 người dự',
    'Lớp học bơi miễn phí cho trẻ em khối 5',
    'Khối 7 ra quân dọn rác ven sông',
  ])
    await desk.sent(cuc, `${text}\nChiều nay ${text.toLowerCase()}.\nNguồn: ông Bình`);
  const tu = await desk.person('Lê Văn Tư', 'citizen');
  const question = await desk.question(tu, 'Khi nào phường tiêm phòng dại cho chó? Tôi ở khối 3, nhà nuôi hai con.');
  const at = `/board/questions/${question}`;
  await office.post(`${at}/act`, { act: 'assign', revision: '1', person: member.person.id });
  await deputy.post('/board/people/invite', { name: 'Hoàng Văn Sơn', role: 'contributor' });
  await member.post('/board/people/away', { from: '2026-11-26', to: '2026-11-30', deputy: office.person.id });
  await fillPapers(head, deputy);
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
  await loseMessages(desk, lan.id);
  return {
    ...desk,
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
    ],
  };
}

/** One that is held, one that was given up, as a platform leaves them. */
async function loseMessages({ core, ward, clock }: DeskWorld, person: string): Promise<void> {
  const common = { wardId: ward.id, semantics: 'atLeastOnce', createdAt: clock.now().getTime(), personId: person };
  const effect = JSON.stringify({ kind: 'tell', person, message: { key: 'skipped' } });
  await rowsOf(core)
    .insertInto('outbox')
    .values([
      { ...common, key: 'test:held', kind: 'tell', effect, status: 'held', lastError: 'no reachable account' },
      { ...common, key: 'test:dead', kind: 'tell', effect, status: 'dead', lastError: 'the platform did not answer' },
    ])
    .execute();
}
