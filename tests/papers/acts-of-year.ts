/**
 * People's acts during the demo year until its papers are signed, by the acts of the command line:
 * a decision on rates, a budget, a plan, an exceeded ceiling, an item taken down after it was paid,
 * a payee with tax, a renewed statement, reports with remarks, meetings and directions, registers.
 */
import type { actByCommand } from '../../src/compose/admin-papers.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { figureSight } from '../../src/reading/figure-sight.ts';
import { actOnPlan } from '../../src/usecases/plan/act.ts';
import { createOpened } from '../../src/web/portal/opened.ts';
import { nameOf, scatter } from '../support/demo-words.ts';
import { rowsOf } from '../support/rows.ts';
import type { OpenWard } from '../usecases/core.ts';

export interface YearsPeople {
  readonly head: Person;
  readonly standing: Person;
  readonly chairman: Person;
  readonly accountant: Person;
}

/** @throws Error if the act is refused */
export type Act = (
  person: Person,
  name: Parameters<typeof actByCommand>[1]['name'],
  subject: string,
  words?: string,
) => Promise<void>;

const sign = async (act: Act, { accountant, standing, chairman }: YearsPeople, month: string): Promise<void> => {
  await act(standing, 'st-check', month);
  await act(chairman, 'st-approve', month);
  await act(accountant, 'st-pay', month);
};

/** Proposes a rule, and an entitled person adopts it. */
async function adopt(world: OpenWard, act: Act, by: readonly [Person, Person], kind: string, words: string) {
  const [writer, adopter] = by;
  await act(writer, 'rl-propose', kind, words);
  const rules = await world.turn(({ stores }) => stores.registers.list('rule', null));
  await act(adopter, 'rl-adopt', rules.find(({ state }) => state === 'proposed')?.id ?? '');
}

/** A numbered decision replaces the sample rates of the ward's file, because papers cite it. */
export const decideRates = (world: OpenWard, act: Act, { standing, chairman }: YearsPeople): Promise<void> =>
  adopt(world, act, [standing, chairman], 'rates', '06/QĐ-UBND; từ 01/01/2026; phỏng vấn B 0,7');

/** Advances the fixed clock, so that later records have later ids and lists keep their order. */
const aSecond = (world: OpenWard): void => world.clock.advance(1_000);

/** Advances the clock to a later time. */
const until = (world: OpenWard, iso: string): void =>
  world.clock.advance(Date.parse(iso) - world.clock.now().getTime());

/** Budget lines with what was approved, ordered and paid. */
export async function keepBudget(world: OpenWard, act: Act, { standing, chairman }: YearsPeople): Promise<void> {
  for (const [line, approved] of [
    ['Nhuận bút; 90 triệu; 80 bài × 90.000 đồng', '85.000.000'],
    ['Hỗ trợ công tác quản lý; 18 triệu; 20% nhuận bút', '17.000.000'],
    ['Mua máy ảnh; 12 triệu; báo giá ba nơi', '12.000.000'],
    ['Tập huấn cộng tác viên; 6 triệu; 02 lớp', '6.000.000'],
    ['Khen thưởng cộng tác viên; 4 triệu; 08 người', ''],
  ] as const) {
    await act(standing, 'addBudget', '2026', line);
    aSecond(world);
    const name = line.slice(0, line.indexOf(';'));
    const lines = await world.turn(({ stores }) => stores.period.budget(2026));
    const number = lines.findIndex((each) => each.name === name) + 1;
    if (approved !== '') await act(chairman, 'approveBudget', '2026', `${number}; ${approved}; 45/QĐ-UBND; 15/02/2026`);
    if (name.startsWith('Tập huấn')) await act(standing, 'bg-spend', '2026', `${number}; 5.400.000; 02 lớp chụp ảnh`);
    if (name !== 'Mua máy ảnh') continue;
    await act(standing, 'bg-spend', '2026', `${number}; 10.200.000; máy ảnh`);
    aSecond(world);
    await act(standing, 'bg-commit', '2026', `${number}; 800.000; thẻ nhớ, túi máy`);
  }
}

/** The estimate for the next year, based on this year's payments, is sent to the Chairman. */
export async function estimateNextYear(act: Act, { head, standing }: YearsPeople): Promise<void> {
  await act(standing, 'estimateBudget', '2027');
  await act(standing, 'addBudget', '2027', 'Máy quay cho tổ phóng viên; 9 triệu; báo giá hai nơi');
  await act(head, 'sendBudget', '2027');
}

/** Credits some of November's items to units and to an outside person. */
export async function creditUnits(world: OpenWard): Promise<void> {
  const db = rowsOf(world.core);
  const alone = await db
    .selectFrom('contribution')
    .innerJoin('submission', 'submission.id', 'contribution.submissionId')
    .select('contribution.id')
    .where('contribution.kind', '=', 'text')
    .where('contribution.share', '=', 10_000)
    .where('submission.publishedAt', '>=', Date.parse('2026-10-31T17:00:00Z'))
    .orderBy('submission.code')
    .limit(12)
    .execute();
  const units = ['Đoàn Thanh niên phường', 'Hội Phụ nữ phường', 'Trạm Y tế phường'];
  for (const [nth, { id }] of alone.entries()) {
    const unit = nth < 10 ? (units[nth < 5 ? 0 : nth < 8 ? 1 : 2] ?? null) : null;
    const credited = { personId: null, unit, name: unit ?? 'Ông Nguyễn Văn Bảy' };
    await db.updateTable('contribution').set(credited).where('id', '=', id).execute();
  }
}

/** Each month is paid early in the next one; October has a report, whose resolutions are carried over into November. */
export async function payYear(world: OpenWard, act: Act, people: YearsPeople): Promise<void> {
  for (let month = 1; month <= 10; month += 1) {
    const [id, next] = [month, month + 1].map((each) => `2026-${String(each).padStart(2, '0')}`);
    if (month > 1) until(world, `${next}-02T02:00:00Z`);
    await act(people.head, 'st-compute', id ?? '');
    await sign(act, people, id ?? '');
    if (month > 1) await planMonth(world, people.standing, next ?? '');
  }
  await reportOctober(world, act, people);
}

/** The first instants of a month and of the next month, in Viet Nam's time zone. */
function withinMonth(month: string): readonly [number, number] {
  const [year = 0, nth = 0] = month.split('-').map(Number);
  return [Date.UTC(year, nth - 1, 1, -7), Date.UTC(year, nth, 1, -7)];
}

/** Plans four events on the second day of the month; three of them get an item, the last one none. */
async function planMonth(world: OpenWard, by: Person, month: string): Promise<void> {
  const [from, to] = withinMonth(month);
  const items = await rowsOf(world.core)
    .selectFrom('submission')
    .select(['id', 'code'])
    .where('category', '=', 'conference')
    .where('state', '=', 'published')
    .where('submittedAt', '>=', from + 3 * 86_400_000)
    .where('publishedAt', '<', to)
    .orderBy('code')
    .limit(3)
    .execute();
  const plan = (act: 'addPlan' | 'attachPlan', subject: string, words: string): Promise<string> =>
    world.turn(async (unit) => {
      const outcome = await actOnPlan(unit, actorOf(by), { act, subject, words }, figureSight(unit));
      if (!outcome.ok || !('of' in outcome.show)) throw new Error(`${act} ${words}: ${JSON.stringify(outcome)}`);
      return outcome.show.of;
    });
  for (const { id, code } of items) {
    const { content } = await world.turn(({ stores }) => stores.submissions.get(submissionId(id)));
    const { title = '', eventOn = '' } = content as { readonly title?: string; readonly eventOn?: string };
    const [, , day] = eventOn.split('-');
    await plan('attachPlan', await plan('addPlan', '', `${title}; ${day}/${month.slice(5)}`), code);
  }
  await plan('addPlan', '', `Tiếp xúc cử tri cụm dân cư số ${Number(month.slice(5))}; 26/${month.slice(5)}`);
}

/** Records views of published items, month by month, as the portal counts them. */
export async function readYear(world: OpenWard): Promise<void> {
  const months = Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`);
  for (const month of months) {
    const [from, to] = withinMonth(month);
    const items = await rowsOf(world.core)
      .selectFrom('submission')
      .select('code')
      .where('publishedAt', '>=', from)
      .where('publishedAt', '<', to)
      .orderBy('code')
      .execute();
    const opened = createOpened(
      () => month,
      (of, counts) => world.core.storage.readership.add(world.ward.id, of, counts),
    );
    for (const [nth, { code }] of items.entries())
      for (let times = 5 + scatter(nth + 71, 60); times > 0; times -= 1) opened.count(code);
    await opened.flush();
  }
}

async function reportOctober(world: OpenWard, act: Act, { head, standing, chairman }: YearsPeople): Promise<void> {
  const october = 'monthly:2026-10';
  await act(standing, 'rp-draft', october);
  await remarkAll(act, standing, october, remarksOfMonth);
  await act(
    standing,
    'rp-meet',
    october,
    'Lập lịch trực tin cuối tuần – đồng chí Toản – 15/11\nMỗi khối có một người chụp ảnh',
  );
  await act(head, 'rp-approve', october);
  await act(head, 'rp-send', october);
  await act(chairman, 'rp-direct', october, 'Rà soát tin chậm của khối 7 trước 20/11');
  until(world, '2026-11-16T02:00:00Z');
  const actions = await world.turn(({ stores }) => stores.reports.actions(localDate('2026-11-16')));
  const done = actions.find(({ text }) => text.startsWith('Lập lịch trực tin'));
  await act(standing, 'rp-finish', done?.id ?? '', 'đã niêm yết tại trụ sở');
}

/**
 * @returns when November is approved and paid for the first time: limited by 4,000,000 đồng,
 * with a reclaimed October item and a tax
 */
export async function payMonths(world: OpenWard, act: Act, people: YearsPeople): Promise<void> {
  const { head } = people;
  until(world, '2026-12-01T02:00:00Z');
  await act(head, 'st-payee', '2026-11', `${nameOf(3)}; không cư trú`);
  await act(head, 'st-payee', '2026-11', `${nameOf(5)}; cam kết 2026`);
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
  const ceiling = 'tháng 4 triệu; giảm đều; 26/QĐ-UBND; từ 01/11/2026';
  await adopt(world, act, [head, head], 'ceilings', ceiling);
  await act(head, 'st-compute', '2026-11');
  await sign(act, people, '2026-11');
}

/** A grade was wrong, so the month gets a second version, which states the changes. */
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

type Remark = 'done' | 'strengths' | 'limits' | 'causes' | 'next' | 'proposals';

const remarksOfMonth: Readonly<Record<Remark, string>> = {
  done: 'Ban Biên tập họp giao ban ngày 02 hằng tháng, phân công đề tài theo khối; kiểm tra việc trực tin ngày nghỉ hai lần.',
  strengths: 'Tin, bài đều ở các khối; ảnh rõ hơn; câu hỏi được trả lời đúng hẹn.',
  limits: 'Còn chậm ở khâu viết; vài tin chưa có ảnh; khối 7 ít tin hơn các khối khác.',
  causes: 'Cộng tác viên kiêm nhiệm; khối 7 mới có một người viết.',
  next: 'Tuyên truyền chuẩn bị Tết Nguyên đán.\nMở lớp chụp ảnh cho cộng tác viên trước ngày 20/12.',
  proposals: 'Đề nghị UBND phường bố trí thêm một máy ảnh dùng chung.',
};

async function remarkAll(act: Act, by: Person, name: string, remarks: Readonly<Record<Remark, string>>): Promise<void> {
  for (const [kind, words] of Object.entries(remarks)) await act(by, `rp-remark.${kind as Remark}`, name, words);
}

/** The reports of the month, the quarter and the year, a report on request, and the proposal of praise. */
export async function report(act: Act, { head, standing, chairman }: YearsPeople): Promise<void> {
  for (const kind of ['deputy', 'monthly']) {
    const name = `${kind}:2026-11`;
    await act(standing, 'rp-draft', name);
    await remarkAll(act, standing, name, remarksOfMonth);
  }
  await act(head, 'rp-approve', 'deputy:2026-11');
  await act(
    standing,
    'rp-meet',
    'monthly:2026-11',
    [
      'Ý kiến: đồng chí Kiên đề nghị mỗi khối cử thêm một người viết, nhất là khối 7',
      'Ý kiến: đồng chí Toản nêu 14 tin, bài và câu trả lời chậm, phần lớn vì chờ ảnh',
      'Mỗi khối hai tin một tháng – đồng chí Toản – 31/12',
      'Lập danh sách cộng tác viên cần tập huấn chụp ảnh – đồng chí Kiên – 10/12',
      'Bài viết về Tết Nguyên đán đăng từ ngày 15/01/2027',
    ].join('\n'),
  );
  await act(head, 'rp-approve', 'monthly:2026-11');
  await act(head, 'rp-send', 'monthly:2026-11');
  await act(chairman, 'rp-direct', 'monthly:2026-11', 'Mở lớp chụp ảnh trước 20/12');
  await act(head, 'rp-demand', '2026-11', '03/11/2026 - 20/11/2026; 05/12/2026; Tin, bài về ngày Đại đoàn kết');
  const demanded = 'demanded:2026-11-03..2026-11-20';
  await remarkAll(act, standing, demanded, {
    ...remarksOfMonth,
    done: 'Đã phân công mỗi khối một tin về ngày hội Đại đoàn kết toàn dân tộc 18/11.',
    next: 'Đăng bài tổng hợp về ngày hội của bảy khối.',
  });
  await act(head, 'rp-approve', demanded);
  for (const [period, opinion, words, isOver] of [
    ['quarterly:2026-Q3', 'quý III nhiều tin về thu hoạch, ít tin chuyển đổi số', 'Mỗi quý một chuyên đề', true],
    ['yearly:2026', 'số bài tăng, song bài dài còn ít', 'Năm 2027 mở mục tiếng nói trẻ em', false],
  ] as const) {
    await act(standing, 'rp-draft', period);
    await remarkAll(act, standing, period, { ...remarksOfMonth, next: words });
    await act(
      standing,
      'rp-meet',
      period,
      `Ý kiến: đồng chí Kiên cho rằng ${opinion}\n${words} – đồng chí Kiên – 31/12`,
    );
    // The year is not over, so its report waits for the head.
    await act(isOver ? head : standing, isOver ? 'rp-approve' : 'rp-submit', period);
    if (isOver) await act(head, 'rp-send', period);
  }
  await act(standing, 'pr-propose', '2026-11');
  await act(
    standing,
    'pr-meet',
    '2026-11',
    'Ý kiến: đồng chí Kiên đề nghị nêu thêm cộng tác viên lớn tuổi\nNhất trí đề nghị khen các cá nhân, tập thể nêu trên',
  );
}

/** One violation is noted, one has a hearing, one is decided; and a defect of the regulation. */
export async function keepRegisters(world: OpenWard, act: Act, { head, standing }: YearsPeople): Promise<void> {
  const noted = async (words: string): Promise<string> => {
    const before = await world.turn(({ stores }) => stores.registers.list('violation', null));
    aSecond(world);
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
  ]) {
    aSecond(world);
    await act(head, 'df-note', '', defect);
  }
}
