/**
 * What people do with the demo year until its papers are signed, by the acts of the command line: a budget, a ceiling that is
 * hit, an item that comes back after it was paid, a payee with tax, a statement that is written anew, reports with their
 * remarks, meetings and directions, registers.
 */
import type { actByCommand } from '../../src/compose/admin-papers.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { nameOf } from '../support/demo-words.ts';
import { rowsOf } from '../support/rows.ts';
import type { OpenWard } from '../usecases/core.ts';

export interface YearsPeople {
  readonly head: Person;
  readonly standing: Person;
  readonly chairman: Person;
}

/** @throws when the act is refused */
export type Act = (
  person: Person,
  name: Parameters<typeof actByCommand>[1]['name'],
  subject: string,
  words?: string,
) => Promise<void>;

const sign = async (act: Act, { head, standing, chairman }: YearsPeople, month: string): Promise<void> => {
  await act(standing, 'st-check', month);
  await act(chairman, 'st-approve', month);
  await act(head, 'st-pay', month);
};

/** Lines with what was decided, ordered and paid; the estimate of the year that comes goes to the Chairman. */
export async function keepBudget(world: OpenWard, act: Act, { head, standing, chairman }: YearsPeople): Promise<void> {
  for (const [line, approved] of [
    ['Nhuận bút; 60 triệu; 75 bài một tháng, bình quân 65.000 đồng', '50.000.000'],
    ['Hỗ trợ công tác quản lý; 12 triệu; 20% nhuận bút', '10.000.000'],
    ['Mua máy ảnh; 12 triệu; báo giá ba nơi', '12.000.000'],
    ['Tập huấn cộng tác viên; 6 triệu; 02 lớp', ''],
  ] as const) {
    await act(standing, 'addBudget', '2026', line);
    const name = line.slice(0, line.indexOf(';'));
    const lines = await world.turn(({ stores }) => stores.period.budget(2026));
    const number = lines.findIndex((each) => each.name === name) + 1;
    if (approved !== '') await act(chairman, 'approveBudget', '2026', `${number}; ${approved}; 45/QĐ-UBND; 15/02/2026`);
    if (name !== 'Mua máy ảnh') continue;
    await act(standing, 'bg-spend', '2026', `${number}; 10.200.000; máy ảnh`);
    await act(standing, 'bg-commit', '2026', `${number}; 800.000; thẻ nhớ, túi máy`);
  }
  await act(standing, 'estimateBudget', '2027');
  await act(head, 'sendBudget', '2027');
}

/** @returns when November is approved and paid for the first time: by 4,000,000 đồng, an item of October taken back, a tax */
export async function payMonths(world: OpenWard, act: Act, people: YearsPeople): Promise<void> {
  const { head } = people;
  await act(head, 'st-payee', '2026-11', `${nameOf(3)}; không cư trú`);
  await act(head, 'st-payee', '2026-11', `${nameOf(5)}; cam kết 2026`);
  await act(head, 'st-compute', '2026-10');
  await sign(act, people, '2026-10');
  const db = rowsOf(world.core);
  const paid = await db
    .selectFrom('royalty_line')
    .innerJoin('submission', 'submission.id', 'royalty_line.submissionId')
    .select('submission.id')
    .where('royalty_line.month', '=', '2026-10')
    .where('submission.state', '=', 'published')
    .orderBy('submission.code')
    .executeTakeFirstOrThrow();
  await db.updateTable('submission').set({ state: 'unpublished' }).where('id', '=', paid.id).execute();
  const at = Date.parse('2026-11-10T03:00:00Z');
  await db
    .insertInto('timeline')
    .values({
      wardId: world.ward.id,
      subjectId: paid.id,
      id: 2,
      at,
      actorId: head.id,
      event: 'unpublished',
      facts: '{}',
    })
    .execute();
  await act(head, 'rl-propose', 'ceilings', 'tháng 4 triệu; giảm đều; 26/QĐ-UBND; từ 01/11/2026');
  const [ceiling] = await world.turn(({ stores }) => stores.registers.list('rule', null));
  await act(head, 'rl-adopt', ceiling?.id ?? '');
  await act(head, 'st-compute', '2026-11');
  await sign(act, people, '2026-11');
}

/** A grade was given wrongly: the month has a second version, which says what changed. */
export async function renewNovember(world: OpenWard, act: Act, people: YearsPeople): Promise<void> {
  const { code } = await rowsOf(world.core)
    .selectFrom('royalty_line')
    .innerJoin('submission', 'submission.id', 'royalty_line.submissionId')
    .select('code')
    .where('royalty_line.month', '=', '2026-11')
    .where('category', '=', 'news')
    .where('submission.state', '=', 'published')
    .orderBy('code', 'desc')
    .executeTakeFirstOrThrow();
  await act(people.standing, 'st-grade', '2026-11', `${code}; A; phóng sự`);
  await act(people.head, 'st-renew', '2026-11', `Chấm lại bài ${code} theo biên bản họp ngày 30/11/2026`);
  await sign(act, people, '2026-11');
}

/** Those of the month, the quarter and the year, one that was demanded, and the proposal of praise. */
export async function report(act: Act, { head, standing, chairman }: YearsPeople): Promise<void> {
  for (const kind of ['deputy', 'monthly']) {
    const name = `${kind}:2026-11`;
    await act(standing, 'rp-draft', name);
    await act(standing, 'rp-remark.strengths', name, 'Tin, bài đều ở các khối; ảnh rõ hơn.');
    await act(standing, 'rp-remark.limits', name, 'Còn chậm ở khâu viết; vài tin chưa có ảnh.');
    await act(standing, 'rp-remark.next', name, 'Tuyên truyền chuẩn bị Tết Nguyên đán.');
  }
  await act(standing, 'rp-meet', 'monthly:2026-11', 'Mỗi khối hai tin một tháng – đồng chí Toản – 31/12');
  await act(head, 'rp-approve', 'monthly:2026-11');
  await act(head, 'rp-send', 'monthly:2026-11');
  await act(chairman, 'rp-direct', 'monthly:2026-11', 'Mở lớp chụp ảnh trước 20/12');
  for (const [period, words] of [
    ['quarterly:2026-Q3', 'Mỗi quý một chuyên đề'],
    ['yearly:2026', 'Năm 2027 mở mục tiếng nói trẻ em'],
  ] as const) {
    await act(standing, 'rp-draft', period);
    await act(standing, 'rp-remark.next', period, words);
    await act(standing, 'rp-meet', period, words);
  }
  await act(head, 'rp-demand', '2026-11', '03/11/2026 - 20/11/2026; 05/12/2026; Tin, bài về ngày Đại đoàn kết');
  await act(standing, 'pr-propose', '2026-11');
  await act(standing, 'pr-meet', '2026-11', 'Nhất trí đề nghị khen các cá nhân, tập thể nêu trên');
}

/** One noted, one heard, one decided; what does not fit in the regulation. */
export async function keepRegisters(world: OpenWard, act: Act, { head, standing }: YearsPeople): Promise<void> {
  const noted = async (words: string): Promise<string> => {
    const before = await world.turn(({ stores }) => stores.registers.list('violation', null));
    await act(standing, 'vi-note', '', words);
    const all = await world.turn(({ stores }) => stores.registers.list('violation', null));
    return all.find(({ id }) => !before.some((each) => each.id === id))?.id ?? '';
  };
  await noted('Đặng Văn Kiên; Điều 7; nhẹ; ảnh chép lại của báo khác, không ghi nguồn');
  const heard = await noted(`${nameOf(7)}; Điều 8; nặng; tin DL-26-0120 trùng 82% bài đã đăng`);
  await act(standing, 'vi-hear', heard, 'Chép nhầm bản thảo cũ, đã xin lỗi và gửi lại bài.');
  const decided = await noted(`${nameOf(9)}; Điều 6 Chương III; nhẹ; gửi chậm số liệu hai tháng`);
  await act(standing, 'vi-hear', decided, 'Nghỉ ốm, chưa bàn giao.');
  await act(head, 'vi-propose', decided, 'Nhắc nhở trước cuộc họp');
  await act(head, 'vi-decide', decided, 'Nhắc nhở; biên bản họp ngày 30/11/2026');
  for (const defect of [
    'Điều 6 Chương II và Điều 6 Chương III\nHai điều cùng số 6, viện dẫn dễ nhầm.\nĐánh số lại các điều từ Chương III.',
    'Điều 8 khoản 1 điểm a\nHoạt động nhiều ngày chưa rõ tính hạn từ ngày nào.\nGhi rõ tính từ ngày kết thúc.',
    'Điều 9\nChưa có mức chi cụ thể.\nDẫn chiếu quyết định của Chủ tịch về mức nhuận bút.',
  ])
    await act(head, 'df-note', '', defect);
}
