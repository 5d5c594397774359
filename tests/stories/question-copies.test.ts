/**
 * After a decision about a question, the buttons disappear from every message that can be
 * edited, and a person never reads their own name as if it were a colleague's.
 */
import { it } from 'vitest';
import { type Player, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const answer = 'Kính gửi Ông/Bà. Bảy ngày làm việc.';

const asked = async (platform: 'telegram' | 'zalo-oa' | 'zalo-bot') => {
  const at = await openStage({ platforms: [platform] });
  const cast = {
    minh: await at.person('Trần Văn Minh', 'deputy'),
    ha: await at.person('Phạm Thị Hà', 'deputy'),
    office: await at.person('Vũ Thị Hoa', 'office'),
    member: await at.person('Đỗ Văn Sáu', 'member'),
  };
  const citizen = at.stranger('Bà Tư', platform);
  await citizen.says('Cho tôi hỏi làm lại căn cước mất bao lâu?');
  const code = /HD-2611-\d{4}/u.exec(await citizen.sees('15 ngày làm việc'))?.[0] ?? '';
  await cast.office.choosesOn(code, 'Giao');
  await cast.office.choosesOn('chọn người dự thảo', 'Đỗ Văn Sáu');
  await cast.member.choosesOn(code, 'Viết trả lời');
  await cast.member.sees('viết câu trả lời');
  await cast.member.says(answer);
  // A typed answer is confirmed in the chat.
  await cast.member.sees(`Đã lưu dự thảo trả lời ${code}`);
  await cast.ha.sees(answer);
  return { at, code, ...cast };
};

const labels = ({ phone }: Player): readonly string[] => phone.seen().flatMap(({ buttons }) => buttons);

it('On Telegram, no chat keeps an approve button after the decision, and an undo brings the buttons back', async () => {
  const { at, code, minh, ha, member, office } = await asked('telegram');
  await minh.choosesOn(answer, 'Duyệt');
  await ha.sees(`Câu hỏi ${code} đã được đồng chí Trần Văn Minh xử lý`);
  await minh.sees(`Câu hỏi ${code} đã được chính đồng chí xử lý`);
  const offered = () => [minh, ha, member, office].flatMap(labels).join(' | ');
  await at.eventually('no button to act is left', () =>
    ['Duyệt', 'Trả lại', 'Viết trả lời', 'Giao'].some((label) => offered().includes(label)) ? null : true,
  );
  await minh.choosesOn('Đã duyệt trả lời', 'Hoàn tác');
  await at.eventually('the buttons are back', () =>
    labels(ha).some((label) => label.includes('Duyệt')) ? true : null,
  );
});

it.each(['zalo-oa', 'zalo-bot'] as const)(
  'On %s, using an older choice again answers that the person has already decided',
  async (platform) => {
    const { at, code, minh, ha } = await asked(platform);
    await minh.choosesOn(answer, 'Duyệt');
    await minh.sees('Đã duyệt trả lời');
    // The other board member learns that a colleague has decided, without having to try.
    await ha.sees(`Câu hỏi ${code} đã được đồng chí Trần Văn Minh xử lý`);
    await minh.says(`D ${code}`);
    await minh.sees(`Câu hỏi ${code} đã được chính đồng chí xử lý`);
    await ha.says(`D ${code}`);
    await at.eventually('told again', () => (ha.count('đã được đồng chí Trần Văn Minh xử lý') === 2 ? true : null));
  },
);
