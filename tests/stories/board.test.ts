/**
 * The board's management (process, decisions, calendar, late work, morning list, plan, people, meetings, dossier, obligations,
 * rules), on each platform alone: buttons on Telegram, buttons and numbers on Zalo OA, codes and words on Zalo Bot. One ward for
 * each platform, in the order in which a board would do it.
 */
import { expect } from 'vitest';
import type { Player } from '../support/stage.ts';
import { withoutCodeMarkup } from '../support/without-code-markup.ts';
import { type Cast, codeIn, fromMenu, hourMs, onEachPlatform, type Point, waitForAnother } from './board-cast.ts';

const caption =
  'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh tuyến đường chính.';

/** From its effective day, the public page shows what was adopted in the chat. */
const readRegulation = async ({ stage }: Cast): Promise<void> => {
  const page = async (words: string) =>
    stage.eventually(
      () => `/quy-che says "${words}"`,
      async () => {
        const shown = withoutCodeMarkup(await (await fetch(`${stage.publicUrl}/quy-che`)).text());
        return shown.includes(words) ? shown : null;
      },
    );
  const before = await page('<section id="dieu-9">');
  // Two articles with the same number have separate addresses.
  for (const id of ['chuong-ii-dieu-6', 'chuong-iii-dieu-6']) expect(before).toContain(`<section id="${id}">`);
  expect(before).not.toContain('Theo 13/QĐ-UBND');
  await stage.pass(6 * 24 * hourMs);
  const after = await page('Theo 13/QĐ-UBND, áp dụng từ 01/12/2026');
  expect(after).toContain('Nhuận bút chi theo quyết định của Chủ tịch');
  expect(after).toContain('<section id="chuong-ii-dieu-6">');
};

const points: readonly Point[] = [
  {
    name: '1 the process is changed by the head after its difference was seen',
    play: async (cast) => {
      const { head, ha } = cast;
      await head.says('quy trình');
      await head.sees('Quy trình, bản 1');
      // The internal time can never exceed the law's limit.
      await head.choosesOn('Quy trình, bản 1', 'Tin tức');
      await head.chooses('Thời gian nội bộ');
      await head.sees('giờ làm việc');
      await head.says('12 giờ');
      await head.sees('12 giờ dài hơn hạn của Quy chế');
      await head.says('thôi');
      await waitForAnother(cast, head, 'Quy trình, bản 1', () => head.says('quy trình'));
      await head.choosesOn('Quy trình, bản 1', 'Thống kê');
      await head.choosesOn('Thống kê: ', 'Hai chữ ký');
      expect(await head.sees('Sẽ là')).toContain('Đang có');
      await head.choosesOn('Sẽ là', 'Áp dụng');
      await head.sees('Quy trình, bản 2');
      await ha.sees('đã đổi quy trình duyệt');
    },
  },
  {
    name: '1 a rule with a day is written, read with its difference and adopted; the regulation is read by all',
    play: async ({ head, ha, lan }) => {
      await ha.says('đổi mức trần: tháng 5 triệu; giảm đều; 12/QĐ-UBND; từ 01/12/2026');
      expect(await ha.sees('Mức trần: 12/QĐ-UBND')).toContain('chưa có hiệu lực');
      await head.choosesOn('Mức trần: 12/QĐ-UBND', 'Áp dụng');
      await head.sees('Đã áp dụng.');
      await head.says('đổi quy chế: 13/QĐ-UBND; từ 01/12/2026\nĐiều 9. Nhuận bút chi theo quyết định của Chủ tịch.');
      await head.choosesOn('Quy chế: 13/QĐ-UBND', 'Áp dụng');
      await lan.sees('Quy chế có nội dung mới theo 13/QĐ-UBND');
      await lan.choosesOn('13/QĐ-UBND', 'Đã đọc Quy chế');
    },
  },
  {
    name: '1 a new undertaking is asked of everybody who writes, and who has not agreed is a list',
    play: async (cast) => {
      const { head, lan, tu, stage } = cast;
      await waitForAnother(cast, head, 'Quy trình, bản 2', () => head.says('quy trình'));
      await head.choosesOn('Quy trình, bản 2', 'Cam kết mới');
      await head.sees('nội dung cam kết mới');
      await head.says(
        'Tôi chịu trách nhiệm về nội dung, bản quyền của bài và không gửi ảnh trẻ em khi chưa được đồng ý.',
      );
      await head.sees('Cam kết bản 2 có hiệu lực');
      for (const each of [lan, tu]) await each.choosesOn('không gửi ảnh trẻ em', 'Đồng ý');
      await stage.eventually(
        () => 'they have not agreed',
        async () =>
          (await stage.core.unitOfWork.run(stage.ward.id, ({ people }) => people.hasAccepted(lan.id, '2'))) || null,
      );
      await head.says('quy trình');
      expect(await head.sees('chưa xác nhận cam kết')).not.toContain('Nguyễn Thị Lan');
    },
  },
  {
    name: '2 an item gets another category with a reason that its author reads',
    play: async ({ minh, lan, stage }) => {
      await lan.sends(1, caption);
      await lan.chooses('Tôi có mặt');
      await lan.choosesOn('1 ảnh', 'Gửi');
      const code = codeIn(await minh.sees('Khối 4 ra quân'));
      if (stage.runtime.channels.has('telegram')) {
        await minh.choosesOn('Khối 4 ra quân', 'Sửa');
        await minh.choosesOn('đồng chí chọn mục cần sửa', 'Đổi thể loại');
        await minh.choosesOn('thuộc thể loại nào', 'Hội nghị');
        await minh.sees('vì sao?');
        await minh.says('là hội nghị tổng kết phong trào');
      } else await minh.says(`F ${code} hội nghị: là hội nghị tổng kết phong trào`);
      expect(await lan.sees('đổi thể loại bài')).toContain('Lý do: là hội nghị tổng kết phong trào');
      await minh.sees('Thể loại: Hội nghị');
      await minh.says(`X ${code}`);
      await minh.sees('60 người dân khối 4');
    },
  },
  {
    name: '3 a swap of working days is adopted with one press',
    play: async ({ ha }) => {
      await ha.says('/lich');
      await ha.chooses('Áp dụng 23/11');
      await ha.sees('Đã áp dụng vào lịch');
    },
  },
  {
    name: '3 the ward closes for a day: which cases move is read before it holds, and it can be taken out',
    play: async (cast) => {
      const { ha } = cast;
      const calendar = 'Ngày nghỉ, ngày làm bù sắp tới';
      await waitForAnother(cast, ha, calendar, () => ha.says('/lich'));
      await ha.choosesOn(calendar, 'Thêm ngày đóng cửa');
      await ha.sees('12/TB');
      await ha.says('30/11/2026, Thông báo 12/TB-UBND');
      expect(await ha.sees('Trụ sở đóng cửa 30/11/2026')).toContain('đổi hạn');
      await ha.choosesOn('Trụ sở đóng cửa 30/11/2026', 'Áp dụng');
      await ha.sees('Đã ghi vào lịch');
      await waitForAnother(cast, ha, calendar, () => ha.says('/lich'));
      // The entry shows its source and who entered it.
      expect(await ha.sees(calendar)).toMatch(/30\/11\/2026 · .*\(Thông báo 12\/TB-UBND\).* · Phạm Thị Hà nhập/u);
      await ha.choosesOn(calendar, 'Bỏ ngày 30/11');
      await ha.sees('Đã bỏ ngày này khỏi lịch');
    },
  },
  {
    name: '6 an event is planned in a sentence, and whoever goes there is told',
    play: async ({ ha, lan }) => {
      await ha.says('thêm kế hoạch: Hội thao khối 3; 05/12 7 giờ; khối 3; Nguyễn Thị Lan');
      await ha.sees('Hội thao khối 3');
      await lan.sees('giao việc: Hội thao khối 3');
    },
  },
  {
    name: '7 somebody is invited into a unit',
    play: async ({ ha }) => {
      await ha.says('/donvi');
      await ha.chooses('khối 1');
      await ha.chooses('Mời cộng tác viên');
      await ha.sees('Đồng chí mời ai');
      await ha.says('Lê Văn Tư');
      await ha.sees('Lời mời Lê Văn Tư làm cộng tác viên của khối 1');
    },
  },
  {
    name: '7 somebody stands in for somebody, in plain words',
    play: async ({ ha, minh }) => {
      await ha.says('tôi nghỉ từ 14/12 đến 16/12, giao đồng chí Minh');
      await ha.chooses('Xác nhận');
      await minh.sees('nhờ đồng chí xử lý thay');
    },
  },
  {
    name: '7 which aim of Article 2 an item serves is chosen by whoever decides',
    play: async (cast) => {
      const { minh } = cast;
      await fromMenu(cast, minh, 'Khối 4 ra quân', 'Mục tiêu');
      await minh.choosesOn('phục vụ mục tiêu', 'Chủ trương, chính sách');
      await minh.sees('phục vụ mục tiêu: Chủ trương, chính sách, pháp luật.');
    },
  },
  {
    name: '8 a meeting is proposed in a sentence, called, answered, and what it resolved has an owner',
    play: async ({ ha, minh }) => {
      await ha.says('họp ban biên tập 14h thứ Tư tuần sau ở phòng họp tầng 2');
      await ha.chooses('Mời họp');
      await minh.sees('họp tháng');
      await minh.choosesOn('họp tháng', 'Dự họp');
      await ha.says('/hop');
      await ha.choosesOn('Họp Ban Biên tập:', 'Họp tháng');
      // Chooses on the newly requested sheet; the earlier card does not yet have Minh's answer.
      await ha.choosesOn('Dự: Phạm Thị Hà, Trần Văn Minh', 'Ghi kết luận');
      await ha.sees('Đề nghị ghi kết luận');
      // The meeting's date is still to come, but a member's statement that it was held is accepted.
      await ha.says(
        'Đã họp\nMở mục gương người tốt – đồng chí Minh – 10/12\nSửa bảng tin khối 2 – đồng chí Minh – 20/11',
      );
      await minh.sees('Mở mục gương người tốt');
      await ha.says('/hop');
      await ha.choosesOn('Họp Ban Biên tập:', 'Họp tháng');
      await ha.choosesOn('đã họp', 'Biên bản');
      await ha.sees('iên bản');
    },
  },
  {
    name: '9 the dossier of an item is handed out with the head of the chain',
    play: async ({ head, stage }) => {
      const [item] = await stage.submissions();
      await head.says(`hồ sơ ${item?.code}`);
      expect(await head.sees('verify.mjs')).toContain(item?.code);
    },
  },
  {
    name: '10 what the regulation obliges to is a list: with its day, whose it is and its state; what is done leaves it',
    play: async (cast) => {
      const { head, minh } = cast;
      const shown = async (player: Player): Promise<string> => {
        await waitForAnother(cast, player, 'Nghĩa vụ theo Quy chế', () => player.says('nghĩa vụ'));
        return player.sees('Nghĩa vụ theo Quy chế');
      };
      const openIn = (list: string) => Number(/đang mở (\d+)/u.exec(list)?.[1]);
      const before = await shown(head);
      // The month's meeting was held; its resolutions are still open.
      expect(before).toMatch(/quá hạn 0, đang mở \d+, đã xong 1\./u);
      expect(before).toContain('Kết luận: Sửa bảng tin khối 2 · hạn 20/11/2026 · Trần Văn Minh · sắp đến hạn');
      expect(before).toMatch(/Kết luận: Mở mục gương người tốt · hạn 10\/12\/2026 · Trần Văn Minh\n/u);
      expect(before).toContain('Báo cáo tháng 11/2026 của Phó Trưởng ban thường trực · hạn 07/12/2026');
      expect(before).not.toContain('Họp tháng 11/2026');
      expect(before).toMatch(/\nvà \d+ việc nữa/u);
      // The owner reports completion by the list's own button, number or code.
      await shown(minh);
      await minh.choosesOn('Nghĩa vụ theo Quy chế', 'Đã xong: Mở mục gương người tốt');
      await minh.sees('Kết quả thế nào?');
      // The answer is the list without that entry.
      await waitForAnother(cast, minh, 'Nghĩa vụ theo Quy chế', () => minh.says('Đã mở, có 2 bài'));
      expect(await minh.sees('Nghĩa vụ theo Quy chế')).not.toContain('gương người tốt');
      const after = await shown(head);
      expect(after).not.toContain('gương người tốt');
      expect(openIn(after)).toBe(openIn(before) - 1);
    },
  },
  {
    name: '4 and 5 the morning says what waits; what is late says who holds it, and its holder says why',
    play: async (cast) => {
      const { stage, head, minh } = cast;
      // Thursday, then the following Thursday at 07:20.
      await stage.pass(7 * 24 * hourMs - 100 * 60_000);
      // An Official Account cannot reach people who have not written for a week, until they write again.
      if (stage.runtime.channels.has('zalo-oa')) await head.says('/quahan');
      else expect(await head.sees('Việc ngày 26/11/2026')).toContain('QUÁ HẠN 1');
      await minh.says('bài nào quá hạn?');
      expect(await minh.sees('QUÁ HẠN: 1 việc')).toMatch(/Trần Văn Minh.* giữ từ .* · chậm ở khâu duyệt/u);
      await minh.choosesOn('QUÁ HẠN: 1 việc', 'Ghi lý do');
      await minh.sees('chậm vì sao');
      await minh.says('Chờ số liệu của khối.');
      await head.sees('cho biết lý do chậm');
      // An overdue resolution is late in the list of obligations until its owner has completed it.
      await waitForAnother(cast, minh, 'Nghĩa vụ theo Quy chế', () => minh.says('nghĩa vụ'));
      const late = await minh.sees('Nghĩa vụ theo Quy chế: quá hạn 1');
      expect(late).toContain('Kết luận: Sửa bảng tin khối 2 · hạn 20/11/2026 · Trần Văn Minh · QUÁ HẠN');
      await minh.choosesOn('Nghĩa vụ theo Quy chế: quá hạn 1', 'Đã xong: Sửa bảng tin khối 2');
      await minh.sees('Kết quả thế nào?');
      await waitForAnother(cast, minh, 'Nghĩa vụ theo Quy chế', () => minh.says('Đã sửa'));
      expect(await minh.sees('Nghĩa vụ theo Quy chế: quá hạn 0')).not.toContain('Sửa bảng tin');
    },
  },
  {
    name: '2 an item is approved for an hour, which its decider sees; an hour behind its day is refused',
    play: async ({ minh, lan }) => {
      await lan.sends(1, 'Khối 5 tập huấn phòng cháy\nSáng nay, 40 hộ dân khối 5 tập huấn phòng cháy tại nhà văn hóa.');
      await lan.choosesOn('Khối 5 tập huấn', 'Tôi có mặt');
      await lan.choosesOn('Khối 5 tập huấn', 'Gửi');
      const code = codeIn(await minh.sees('Khối 5 tập huấn'));
      // An hour after the regulation's deadline is refused.
      await minh.says(`H ${code} 07:30 30/11`);
      await minh.sees('Giờ hẹn sau hạn đăng');
      await minh.says(`H ${code} 07:30 27/11`);
      await minh.sees('hẹn đăng lúc 27/11/2026 07:30');
    },
  },
  { name: '11 the portal shows the regulation that is in force, from its day on', play: readRegulation },
];

// Thursday, 09:00.
onEachPlatform({ short: 'zalo-bot', now: '2026-11-19T02:00:00Z' }, points);
