/** A text that only the head may review never reaches the rest of the board through a question, by any path. */
import { afterEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../support/rows.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

const held = 'Kèm theo tài liệu mật của Công an tỉnh gửi phường, ký hiệu ALPHA-7';
const asked = 'Bao giờ đường khối 5 được sửa?';

/** The office, a citizen with a question, and the resulting case. */
const openQuestion = async () => {
  const opened = await openWorld();
  world = opened;
  const hoa = await opened.person('Vũ Thị Hoa', 'head');
  const thu = await opened.person('Hoàng Thị Thư', 'office');
  const tu = await opened.person('Lê Văn Tư', 'citizen');
  const questions = () => opened.core.unitOfWork.run(opened.ward.id, (stores) => stores.questions.list());
  return { world: opened, hoa, thu, tu, questions };
};
const stoppedOnce = async ({ world: { core } }: Awaited<ReturnType<typeof openQuestion>>) => {
  const records = await rowsOf(core).selectFrom('secrecy_record').select(['action', 'rule']).execute();
  expect(records).toEqual([{ action: 'hold', rule: 'SEC-PROSE' }]);
};

describe('words held for the head', () => {
  it('Held words do not enter a question through an edit of its message', async () => {
    const at = await openQuestion();
    await at.tu.says(asked);
    await at.tu.sees('15 ngày làm việc');
    const message = at.world.telegram.chat(at.tu.id).messages.find(({ isMine }) => isMine);
    at.world.telegram.editText(at.tu.id, message?.messageId ?? 0, `${asked} ${held}`);
    await at.hoa.sees('nghi có dấu chỉ độ mật');
    const [question] = await at.questions();
    expect([question?.body, question?.standing.addenda]).toEqual([asked, []]);
    await stoppedOnce(at);
  });

  it('Held words do not enter a question addressed by its code', async () => {
    const at = await openQuestion();
    await at.tu.says(asked);
    await at.tu.sees('15 ngày làm việc');
    const [{ code = '' } = {}] = await at.questions();
    await at.tu.says(`${code} bổ sung: ${held}`);
    await at.hoa.sees('nghi có dấu chỉ độ mật');
    expect((await at.questions())[0]?.standing.addenda).toEqual([]);
    await stoppedOnce(at);
  });

  it('Held words do not become a question through an edit of a message that waits for a choice', async () => {
    const at = await openQuestion();
    const tip = 'Sáng nay khối 4 dọn vệ sinh đường làng, bà con tham gia rất đông vui.';
    await at.tu.says(tip);
    await at.tu.sees('Ban Biên tập');
    const message = at.world.telegram.chat(at.tu.id).messages.findLast(({ isMine }) => isMine);
    at.world.telegram.editText(at.tu.id, message?.messageId ?? 0, `${asked} ${held}`);
    await at.hoa.sees('nghi có dấu chỉ độ mật');
    expect(await at.questions()).toEqual([]);
    await stoppedOnce(at);
  });

  it('Held words do not enter a question as the signer’s reason', async () => {
    const at = await openQuestion();
    const minh = await at.world.person('Trần Văn Minh', 'deputy');
    await at.tu.says(asked);
    await at.tu.sees('15 ngày làm việc');
    const [{ code = '' } = {}] = await at.questions();
    await minh.says(`T ${code} ${held}`);
    await at.hoa.sees('nghi có dấu chỉ độ mật');
    await stoppedOnce(at);
  });
});
