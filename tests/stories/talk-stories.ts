/** Stories of a talk that are the same wherever a citizen writes: in a chat, or on the asking page. */
import { expect } from 'vitest';
import { everything, type Stage } from '../support/stage.ts';

/** Who writes and reads, on whatever they hold. */
export interface Talker {
  says(text: string): Promise<unknown>;
  sees(text: string): Promise<unknown>;
}

/** A retreat is asked about, and "chua dc" after the answer opens the question again. */
export async function retreatAndReopening(at: Stage, citizen: Talker): Promise<void> {
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

/** A doubt takes only the message that was asked about. @param chooses "Hỏi thông tin", as it is chosen there */
export async function doubtTakesOneMessage(at: Stage, citizen: Talker, chooses: () => Promise<unknown>): Promise<void> {
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

/** Who names the head and cries for help reads the numbers, and the head nothing of it. */
export async function cryThatAccusesTheHead(at: Stage, citizen: Talker): Promise<void> {
  const head = await at.person('Vũ Thị Hoa', 'head');
  await citizen.says('Trưởng ban Vũ Thị Hoa cho người đánh tôi gãy tay, cứu tôi với');
  await citizen.sees('113');
  await at.pass(1_000);
  expect(everything(head)).not.toMatch(/gãy tay|đánh tôi/u);
  expect(await at.questions()).toEqual([]);
}
