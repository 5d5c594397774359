/** Stories of a conversation that are the same in every place where a citizen writes: in a chat or on the page for questions. */
import { expect } from 'vitest';
import { everything, type Stage } from '../support/stage.ts';

/** A person who writes and reads, on any device. */
export interface Talker {
  says(text: string): Promise<unknown>;
  sees(text: string): Promise<unknown>;
}

/** A retraction is confirmed first, and "chua dc" after the answer reopens the question. */
export async function withdrawalAndReopening(at: Stage, citizen: Talker): Promise<void> {
  const minh = await at.person('Trần Văn Minh', 'deputy');
  const office = await at.person('Vũ Thị Lý', 'office');
  const member = await at.person('Đỗ Văn Sáu', 'member');
  await citizen.says('Cho tôi hỏi làm lại căn cước mất bao lâu?');
  await citizen.sees('15 ngày làm việc');
  const code = (await at.questions())[0]?.code ?? '';
  await citizen.says('toi muon rut lai cau hoi');
  await citizen.sees('muốn rút câu hỏi');
  expect((await at.questions()).map(({ state }) => state)).toEqual(['received']);
  await office.choosesOn(code, 'Giao');
  await office.choosesOn('chọn người dự thảo', 'Đỗ Văn Sáu');
  await member.choosesOn(code, 'Viết trả lời');
  await member.sees('viết câu trả lời');
  await member.says('Kính gửi Ông/Bà. Bảy ngày làm việc.');
  await minh.choosesOn('Bảy ngày làm việc', 'Duyệt');
  await citizen.sees('Bảy ngày làm việc');
  await citizen.says('chua dc');
  await at.eventually('it is open again', async () => {
    const [question] = await at.questions();
    return question?.standing.ratings.at(-1)?.isHelpful === false || question?.standing.reopenedAt ? true : null;
  });
  expect(await at.questions()).toHaveLength(1);
}

/** A doubt holds back only the message in doubt. @param chooses chooses "Hỏi thông tin" in the way of this channel */
export async function choiceFilesOneMessage(
  at: Stage,
  citizen: Talker,
  chooses: () => Promise<unknown>,
): Promise<void> {
  const office = await at.person('Vũ Thị Lý', 'office');
  const doubtful = 'Cán bộ địa chính đòi tôi 5 triệu mới làm sổ, có đúng không?';
  const plain = 'Làm lại căn cước cho mẹ tôi cần giấy tờ gì?';
  await citizen.says(doubtful);
  await citizen.sees('hỏi thông tin hay gửi tố cáo');
  await citizen.says(plain);
  await citizen.sees('15 ngày làm việc');
  await citizen.says('cháy nhà khối 6');
  await citizen.sees('114');
  expect(everything(office)).not.toContain('5 triệu');
  await chooses();
  const bodies = async () => (await at.questions()).map(({ body }) => body).toSorted();
  await at.eventually('both are filed', async () => ((await bodies()).length === 2 ? true : null));
  expect(await bodies()).toEqual([doubtful, plain].toSorted());
}

/** A person who accuses the head and cries for help gets the emergency numbers, and the head gets none of it. */
export async function cryForHelpThatNamesHead(at: Stage, citizen: Talker): Promise<void> {
  const head = await at.person('Vũ Thị Hoa', 'head');
  await citizen.says('Trưởng ban Vũ Thị Hoa cho người đánh tôi gãy tay, cứu tôi với');
  await citizen.sees('113');
  await at.pass(1_000);
  expect(everything(head)).not.toMatch(/gãy tay|đánh tôi/u);
  expect(await at.questions()).toEqual([]);
}

const hourMs = 3_600_000;

/**
 * Without a choice no message is lost: a doubtful letter is answered with where to hand it
 * in, and a question beside it becomes a separate case.
 */
export async function messageWithoutChoiceIsKept(at: Stage, citizen: Talker): Promise<void> {
  const office = await at.person('Vũ Thị Lý', 'office');
  const published = 'Làm lại giấy khai sinh bị mất cần giấy tờ gì?';
  await at.publishAnswer(published, 'Kính gửi Ông/Bà. Xin mang tờ khai và căn cước tới bộ phận Một cửa.');
  await citizen.says(published);
  await citizen.sees('đã có câu trả lời');
  await at.pass(5 * hourMs);
  await citizen.sees('15 ngày làm việc');
  await citizen.says('Cán bộ địa chính đòi tôi 5 triệu mới làm sổ, có đúng không?');
  await citizen.sees('hỏi thông tin hay gửi tố cáo');
  await citizen.says('Đèn đường khối 3 hỏng cả tuần, bao giờ phường sửa?');
  const bodies = async () => (await at.questions()).map(({ body }) => body);
  await at.eventually('the lamp is a case', async () => ((await bodies()).length === 2 ? true : null));
  await at.pass(25 * hourMs);
  await citizen.sees('tính chất tố cáo');
  expect((await bodies()).join('\n')).not.toContain('5 triệu');
  expect(await bodies()).toHaveLength(2);
  expect(everything(office)).not.toContain('5 triệu');
}

/** The office finds that a question is a letter: its sender is told where to hand it in, and nothing else, now or later. */
export async function senderReadsWhereToHandIn(
  at: Stage,
  citizen: Talker & { count(text: string): number | Promise<number> },
): Promise<void> {
  const office = await at.person('Vũ Thị Lý', 'office');
  await citizen.says('Cho tôi hỏi việc thu quỹ khối 2 năm nay mỗi nhà bao nhiêu?');
  const code = (await at.eventually('a case', async () => (await at.questions())[0] ?? null)).code;
  await office.choosesOn(code, 'Xem');
  await office.choosesOn('Người phụ trách', 'Là tố cáo');
  await office.chooses('Xác nhận');
  await office.sees('Hoàn tác');
  // The minute in which the decision can be undone.
  await at.pass(61_000);
  // The message then waits for its rate limit, by the same clock.
  await at.eventually('where to hand it in', async () => {
    await at.pass(1_000);
    return (await citizen.count('tính chất tố cáo')) > 0 ? true : null;
  });
  await citizen.says(`câu hỏi ${code} của tôi tới đâu rồi`);
  await citizen.sees('đã hướng dẫn');
  for (const untrue of ['đã chuyển', 'cơ quan có thẩm quyền']) expect(await citizen.count(untrue), untrue).toBe(0);
}

/** The asker's house number is on no page of the published question. */
export async function addressIsMasked(at: Stage, citizen: Talker): Promise<void> {
  const minh = await at.person('Trần Văn Minh', 'deputy');
  const office = await at.person('Vũ Thị Lý', 'office');
  const member = await at.person('Đỗ Văn Sáu', 'member');
  await citizen.says('Cống trước số nhà 12 ngõ 3 tắc cả tuần, đề nghị phường cho thông cống.');
  await citizen.sees('15 ngày làm việc');
  const code = (await at.questions())[0]?.code ?? '';
  await office.choosesOn(code, 'Giao');
  await office.choosesOn('chọn người dự thảo', 'Đỗ Văn Sáu');
  await member.choosesOn(code, 'Viết trả lời');
  await member.sees('viết câu trả lời');
  await member.says('Kính gửi Ông/Bà. Cống được thông trong tuần này.');
  await minh.choosesOn('thông trong tuần này', 'Duyệt');
  await citizen.sees('thông trong tuần này');
  await citizen.says('có');
  await citizen.sees('đồng ý đăng');
  await citizen.says('đồng ý');
  await office.choosesOn('che thông tin riêng', 'Che thông tin riêng');
  // The original is shown below it for the person who masks.
  expect(await office.sees('Bản che')).toContain('Cống trước [đã ẩn] tắc cả tuần');
  await office.choosesOn('Bản che', 'Trình bản che này');
  await minh.choosesOn('Duyệt đăng HD', 'Duyệt đăng');
  await citizen.sees('đã được đăng');
  for (const path of [`/hoi-dap/${code}`, '/hoi-dap', '/tim-kiem?q=thong+cong', '/rss.xml']) {
    const page = await (await fetch(`${at.publicUrl}${path}`)).text();
    expect(page, path).toContain(code);
    expect(page, path).not.toMatch(/số nhà 12|ngõ 3|so-nha-12/u);
  }
}
