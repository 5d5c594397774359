/** Citizens ask and the ward answers: the same stories on every platform (Art. 8.1.đ; product §7). */
import { describe, expect, it } from 'vitest';
import type { PlatformName } from '../support/phones.ts';
import { appsAndPage, platformsForThisRun } from '../support/platforms-for-this-run.ts';
import { rowsOf } from '../support/rows.ts';
import { type Player, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const asked = 'Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?';
const dayMs = 86_400_000;

const codeOf = async (citizen: Player): Promise<string> =>
  /HD-2611-\d{4}/u.exec(await citizen.sees('15 ngày làm việc'))?.[0] ?? '';

/** If the citizen uses the web page, the board uses Telegram. */
const open = async (platform: PlatformName) => {
  const stage = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
  return {
    stage,
    head: await stage.person('Lê Thị Hạnh', 'head'),
    deputy: await stage.person('Trần Văn Minh', 'deputy'),
    office: await stage.person('Vũ Thị Hoa', 'office'),
    member: await stage.person('Đỗ Văn Sáu', 'member'),
    citizen: stage.stranger('Bà Tư', platform),
  };
};

const answerOnce = async (
  { office, member, deputy }: { office: Player; member: Player; deputy: Player },
  code: string,
  text: string,
  writer = member,
): Promise<void> => {
  await office.choosesOn(code, 'Giao');
  await office.choosesOn('chọn người dự thảo', writer.name);
  await writer.choosesOn(code, 'Viết trả lời');
  await writer.sees('viết câu trả lời');
  await writer.says(text);
  await writer.sees(`Đã lưu dự thảo trả lời ${code}, đã trình duyệt`);
  await deputy.choosesOn(text, 'Duyệt');
};

describe.each(platformsForThisRun('zalo-oa', appsAndPage))('on %s', (platform) => {
  it('A question is answered, reopened after "Chưa", answered by another member, rated "Có", published with consent and taken down', async () => {
    const cast = await open(platform);
    const { citizen, office, deputy, head } = cast;
    // The asker's own house number is removed from the published text and from its title.
    await citizen.says(asked.replace('cho cháu', 'cho cháu ở số nhà 12 ngõ 3'));
    const code = await codeOf(citizen);
    await answerOnce(cast, code, 'Kính gửi Ông/Bà. Cần tờ khai và giấy tờ chứng minh chỗ ở.');
    await citizen.sees('chứng minh chỗ ở');
    await citizen.choosesOn('chứng minh chỗ ở', 'Chưa');
    await citizen.sees('điều gì chưa rõ');
    await citizen.says('Nộp ở đâu ạ?');
    await citizen.sees('giao cho người khác xem lại');
    await office.sees('được mở lại');

    // Where a press has no toast, the confirmation is a message.
    if (platform.startsWith('zalo')) {
      await office.sees(`Đã giao câu hỏi ${code} cho đồng chí Đỗ Văn Sáu.`);
      await deputy.sees(`Đã duyệt trả lời ${code}`);
    }
    // The reopened question is not assigned to the same person again.
    await office.choosesOn('được mở lại', 'Giao');
    // A typed number refers to the newest list, while the list of the first round is still on the screen.
    await cast.stage.eventually('a second list', () => office.count('chọn người dự thảo') > 1 || null);
    await office.choosesOn('chọn người dự thảo', 'Lê Thị Hạnh');
    await head.choosesOn(code, 'Viết trả lời');
    await head.says('Kính gửi Ông/Bà. Nộp tại Bộ phận một cửa, số điện thoại người nộp 0912345678.');
    await deputy.choosesOn('Bộ phận một cửa', 'Duyệt');
    await citizen.choosesOn('Bộ phận một cửa', 'Có');
    await citizen.sees('đồng ý đăng');
    await citizen.choosesOn('đồng ý đăng', 'Đồng ý');
    await office.choosesOn('che thông tin riêng', 'Che thông tin riêng');
    const shown = await office.sees('Bản che');
    expect(shown).toContain('tạm trú cho cháu ở [đã ẩn] cần');
    expect(shown).not.toContain('0912345678');
    await office.choosesOn('Bản che', 'Trình bản che này');
    if (platform.startsWith('zalo')) await office.sees(`Đã lưu bản che ${code}, đã trình duyệt.`);
    await deputy.choosesOn('Duyệt đăng HD', 'Duyệt đăng');
    await citizen.sees('đã được đăng');
    const url = `${cast.stage.publicUrl}/hoi-dap/${code}`;
    const page = await (await fetch(url)).text();
    expect(page).toContain('Bộ phận một cửa');
    expect(page).not.toMatch(/0912345678|số nhà 12|ngõ 3/u);
    // Every other place where the answer can be read; they are in the portal's cache when it is removed.
    const places = [
      '/hoi-dap',
      '/rss.xml',
      '/sitemap.xml',
      '/tim-kiem?q=mot+cua',
      '/api/v1/questions',
      '/api/v1/search?q=mot+cua',
    ];
    const read = async (path: string) => (await fetch(`${cast.stage.publicUrl}${path}`)).text();
    for (const path of places) {
      expect((await read(path)).toUpperCase(), path).toContain(code);
      expect(await read(path), path).not.toMatch(/0912345678|số nhà 12|ngõ 3|so-nha-12/u);
    }
    expect(await rowsOf(cast.stage.core).selectFrom('consent').select('words').execute()).toEqual([
      { words: 'question-consent:1' },
    ]);

    await citizen.says(`rút đăng ${code}`);
    await citizen.sees('đã rút đồng ý');
    await cast.stage.eventually('the page is gone', async () => {
      const answer = await fetch(url);
      return answer.status === 200 ? null : answer.status;
    });
    for (const path of places) expect((await read(path)).toUpperCase(), path).not.toContain(code);
    expect([404, 410]).toContain((await fetch(`${cast.stage.publicUrl}/api/v1/articles/${code}`)).status);
  });

  it('A second person with the same question is offered the published answer and accepts it', async () => {
    const cast = await open(platform);
    await cast.stage.publishAnswer(
      'Đăng ký tạm trú cho con cần giấy tờ gì?',
      'Cần tờ khai và giấy tờ chứng minh chỗ ở hợp pháp.',
    );
    await cast.citizen.says('dang ky tam tru cho chau can giay to gi vay');
    await cast.citizen.choosesOn('đã có câu trả lời', 'Đúng');
    await cast.citizen.choosesOn('chứng minh chỗ ở hợp pháp', 'Có');
    await cast.citizen.sees('cảm ơn');
    expect(await cast.stage.questions()).toEqual([]);
    // The second time, the suggested answer does not fit.
    await cast.citizen.says('đăng ký tạm trú cho cháu cần giấy tờ gì');
    await cast.citizen.choosesOn('đã có câu trả lời', 'Gửi câu hỏi');
    await codeOf(cast.citizen);
  });

  it('A denunciation that names the head gets a neutral reply, is not shown to the head and is not stored', async () => {
    const cast = await open(platform);
    await cast.citizen.says(
      'Tôi tố cáo bà Lê Thị Hạnh, Phó Chủ tịch phường, nhận tiền của doanh nghiệp để cấp phép xây dựng trái phép ở khối 4.',
    );
    expect(await cast.citizen.sees('tính chất tố cáo')).not.toContain('doanh nghiệp');
    await cast.stage.system.queue.idle();
    expect(cast.head.count('tố cáo')).toBe(0);
    expect(await cast.stage.questions()).toEqual([]);
  });

  it('A mixed letter is split: the question is opened, and the rest is referred to its receiver', async () => {
    const cast = await open(platform);
    await cast.citizen.says(
      'Cho tôi hỏi thủ tục cấp lại giấy khai sinh cần giấy tờ gì? Ngoài ra tôi tố cáo ông Nguyễn Văn X ở khối 2 nhận hối lộ của dân.',
    );
    expect(await cast.citizen.sees('Phần còn lại')).toContain('giấy khai sinh');
    await codeOf(cast.citizen);
    const [question] = await cast.stage.questions();
    expect(question?.body).toContain('khai sinh');
    expect(question?.body).not.toContain('hối lộ');
  });

  it('Clarification stops the deadline, an interim answer sets a new date, and an addition joins the question', async () => {
    const cast = await open(platform);
    const { citizen, office, member } = cast;
    await citizen.says(asked);
    const code = await codeOf(citizen);
    await office.choosesOn(code, 'Giao');
    await office.choosesOn('chọn người dự thảo', member.name);
    await member.choosesOn(code, 'Hỏi thêm');
    await member.sees('Người hỏi sẽ đọc đúng như vậy');
    await member.says('Cháu hiện ở nhờ hay thuê nhà ạ?');
    await citizen.sees('Cháu hiện ở nhờ hay thuê nhà');
    cast.stage.clock.advance(5 * dayMs);
    await citizen.says(`/tracuu ${code}`);
    await citizen.choosesOn('đang chờ Ông/Bà', 'Bổ sung');
    await citizen.says('Cháu thuê nhà ở khối 3.');
    expect(await citizen.sees('tiếp tục xử lý')).toContain('21/12/2026');
    // Five days of silence close the reply window; people who write get the held messages.
    await member.says('/cauhoi');
    await member.sees('Cháu thuê nhà ở khối 3');
    await member.choosesOn('Câu hỏi đang chờ', `Xem ${code}`);
    await member.choosesOn('Người phụ trách', 'Báo cần thêm thời gian');
    await member.sees('đến nay đã làm được gì');
    await member.says('Đã chuyển công an phường xác minh chỗ ở.');
    await member.sees('hẹn ngày trả lời mới');
    await member.says('28/12');
    expect(await citizen.sees('cần thêm thời gian xác minh')).toContain('28/12/2026');
  });

  it('A message about danger gets the emergency numbers at once, and the office is alerted', async () => {
    const cast = await open(platform);
    await cast.citizen.says('Cháy nhà ở khối 2, lửa to lắm!');
    expect(await cast.citizen.sees('GỌI NGAY')).toContain('114');
    await cast.office.sees('báo tin khẩn cấp');
    await cast.head.sees('báo tin khẩn cấp');
    expect(await cast.stage.questions()).toEqual([]);
  });

  it('A citizen’s tip goes to the board and becomes the draft of the first member who takes it', async () => {
    const cast = await open(platform);
    await cast.citizen.says('Sáng nay khối 4 ra quân trồng cây, có 60 người tham gia, mời phường đăng tin');
    await cast.citizen.choosesOn('báo tin', 'Đúng');
    await cast.citizen.sees('Cảm ơn');
    await cast.office.choosesOn('Tin báo', 'Nhận viết');
    await cast.office.sees('Nguồn');
    await cast.citizen.sees('đã nhận tin');
    await cast.deputy.sees('đã nhận viết tin của người dân');
    expect((await cast.stage.submissions())[0]?.content.parts[0]?.text).toContain('60 người');
  });
});
