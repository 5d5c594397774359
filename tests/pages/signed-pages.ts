/** The signed pages, each with content: for viewing them, and for axe. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { Submission } from '../../src/domain/submission/submission.ts';
import { createFileLink } from '../../src/usecases/link/file-link.ts';
import { keepViolation } from '../../src/usecases/period/registers.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { root } from '../support/root.ts';
import { hidden, openSignedWorld, type SignedWorld } from '../web/signed-world.ts';

export interface SignedPages extends SignedWorld {
  readonly pages: readonly (readonly [name: string, address: string])[];
}

export async function openSignedPages(): Promise<SignedPages> {
  const world = await openSignedWorld();
  const lan = await world.person('Nguyễn Thị Lan', 'contributor');
  const minh = await world.person('Trần Văn Minh', 'deputy');
  const mai = await world.person('Lê Thị Mai', 'member');
  const tu = await world.person('Lê Văn Tư', 'citizen');
  const words =
    'Khối 2 dọn vệ sinh\nSáng 24/11, 60 hộ dân khối 2 dọn vệ sinh đường làng, thu hai xe rác.\nNguồn: bà Lan';
  const item = await world.item(lan, words);
  const paper = await world.item(lan, 'Quyết định số 150/QĐ-UBND\nVề việc kiện toàn Ban chỉ đạo.', 'document');
  const cuc = await world.person('Trần Thị Cúc', 'contributor');
  await world.say(
    cuc,
    'Khối 5 trồng cây quanh nhà văn hóa\nSa-pô: Sáu mươi cây bàng và sấu sẽ cho bóng mát quanh nơi họp của khối.\nSáng 24/11, 40 hộ dân khối 5 trồng 60 cây bàng và sấu quanh nhà văn hóa. Bà con hẹn nhau tưới cây mỗi chiều.',
  );
  const upload = await world.link('upload', cuc);
  const bytes = readFileSync(join(root, 'prisma/demo-photos/tree-planting.jpg'));
  await world.postFiles(upload, { form: 'form-1' }, [{ name: 'anh.jpg', type: 'image/jpeg', bytes }]);
  const draft = await world.eventually('the photo', async () => {
    const found = await world.turn(({ stores }) => stores.submissions.openDraftOf(cuc.id));
    return found && photosOf(found)[0]?.fate.state === 'stored' ? found : null;
  });
  const question = await world.assignedQuestion(
    tu,
    mai,
    'Khi nào phường tiêm phòng dại cho chó? Số của tôi 0912 345 678.',
  );
  const hoa = await world.person('Vũ Thị Hoa', 'head');
  const noted = { clause: 'Điều 7 khoản 2', degree: 'minor', evidence: 'chép nguyên văn một bài cũ' } as const;
  await world.turn((unit) => keepViolation(unit, actorOf(hoa), '', { type: 'note', person: cuc.id, ...noted }));
  const [violation] = await world.turn(({ stores }) => stores.registers.list('violation', null));
  // A person's own question that was answered and may be published after masking; its complete
  // answer; its conversation on a page.
  const sau = await world.person('Trần Thị Sáu', 'citizen');
  const answered = await world.assignedQuestion(sau, mai, 'Bao giờ sửa đường khối 4? Gọi tôi 0912 345 679.');
  const office = await world.person('Bùi Thị Năm', 'office');
  const handle = async (person: Parameters<typeof actorOf>[0], command: Parameters<typeof doOnQuestion>[3]) =>
    world.turn((unit) => doOnQuestion(unit, person, answered, command));
  await handle(mai, { type: 'draft', text: 'Đường khối 4 được sửa trong tháng 12.' });
  const { revision = 0 } = (await world.turn(({ stores }) => stores.questions.get(answered as never)))?.standing ?? {};
  await handle(minh, { type: 'approve', revision });
  await world.turn((unit) => recordDelivery(unit, answered as never, 'delivered', 'telegram', '1'));
  await handle(sau, { type: 'rate', isHelpful: true, note: '' });
  await handle(sau, { type: 'giveConsent' });
  const edit = await world.link('edit', cuc, draft.id, draft.revision);
  // A published item, which can be taken down or get another file.
  const title = 'Khối 6 kẻ vạch sân chơi';
  const posted = await approved(world, minh, await world.item(lan, `${title}\nSáng 24/11, khối 6 kẻ vạch sân chơi.`));
  const takeDown = await world.link('view', minh, posted.id);
  // A person without an app, whose conversation continues on a page.
  const asking = { name: 'Trần Văn Bình', question: 'Khi nào phường sửa mặt đường ngõ 9 khối 4?' };
  const form = hidden((await world.get('/s/hoi')).body, 'form');
  const talk = String((await world.post('/s/hoi', { form, ...asking })).headers.location).replace('?moi=1', '');
  await world.eventually('the receipt', async () => (await world.get(talk)).body.includes('15 ngày làm việc') || null);
  const report = {
    paper: { name: 'report', of: 'monthly:2026-11' },
    form: 'docx',
    name: 'bao-cao-11-2026.docx',
  } as const;
  const file = await world.turn((unit) => createFileLink(unit, hoa.id, report));
  return {
    ...world,
    pages: [
      ['xem', await world.link('view', minh, item.id, item.revision)],
      ['duyet', await world.link('decide', minh, item.id, item.revision)],
      [
        'duyet-buoc-hai',
        `${await world.link('decide', minh, item.id, item.revision)}?viec=return&ban=${item.revision}`,
      ],
      ['duyet-van-ban', await world.link('decide', minh, paper.id, paper.revision)],
      ['go-bai', takeDown],
      ['go-bai-buoc-hai', `${takeDown}?viec=unpublish&ban=${posted.revision}`],
      ['thay-tep', await world.link('upload', minh, posted.id)],
      ['tai-tep', `/s/${file.split('/').at(-1)}`],
      ['tro-chuyen', talk],
      ['sua', edit],
      ['che-anh', `${edit}/anh/${photosOf(draft)[0]?.id}`],
      ['gui-anh', await world.link('upload', cuc)],
      ['soan-tra-loi', await world.link('answer', mai, question)],
      ['giai-trinh', await world.link('hearing', cuc, violation?.id ?? '')],
      ['pin', await world.link('pin', hoa)],
      ['du-lieu', await world.link('data', sau)],
      ['che', await world.link('mask', office, answered)],
      ['cau-tra-loi-day-du', await world.link('answered', sau, answered, 0)],
      ['hoi', '/s/hoi'],
      ['mat-tai-khoan', `/s/mat-tai-khoan?phuong=${world.ward.id}`],
      ['mat-tai-khoan-da-bao', `/s/mat-tai-khoan?phuong=${world.ward.id}&xong=1`],
      ['khong-con', '/s/khong-co-dia-chi-nay'],
    ],
  };
}

/** The item as it is on the portal. */
async function approved(world: SignedWorld, by: Person, { id, revision }: Submission): Promise<Submission> {
  await world.turn((unit) => act(unit, by, id, { type: 'approve', revision }));
  return world.eventually('published', async () => {
    const now = await world.find(id);
    return now.state === 'published' ? now : null;
  });
}
