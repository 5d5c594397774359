/**
 * What the board does with items beside approving them (issue 12, point 2), each on one platform alone: buttons on Telegram,
 * buttons and numbers on Zalo OA, codes and words on Zalo Bot. One ward a platform; the items live on from row to row.
 */
import { expect } from 'vitest';
import { fromMenu, hourMs, numberOf, onEachPlatform, type Point, sent } from './board-cast.ts';

const points: readonly Point[] = [
  {
    name: '"needs mending for the law" is a verdict that author and head read; a note reaches the author',
    play: async (cast) => {
      const { head, minh, lan, stage } = cast;
      const title = 'Khối 4 trồng cây đầu đông';
      await sent(lan, minh, title, 'Sáng nay, 40 người dân khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
      await fromMenu(cast, minh, title, 'Nhắn tác giả');
      await minh.sees('lời nhắn cho tác giả');
      await minh.says('Chị bổ sung căn cứ giúp.');
      expect(await lan.sees('nhắn về bài')).toContain('Chị bổ sung căn cứ giúp.');
      await fromMenu(cast, minh, title, 'Cần chỉnh về pháp lý');
      await minh.choosesOn('cần chỉnh gì về pháp lý', 'căn cứ');
      await lan.sees('thiếu hoặc sai căn cứ pháp lý');
      await head.sees('cho đúng quy định pháp luật');
      await lan.says('thêm: Thực hiện Kế hoạch 12/KH-UBND ngày 10/11/2026 của UBND phường.');
      await lan.choosesOn('12/KH-UBND', 'Gửi');
      await minh.choosesOn('12/KH-UBND', 'Duyệt đăng');
      await stage.article(title);
    },
  },
  {
    name: 'two reports of one event become one item that names both authors, and both are told',
    play: async (cast) => {
      const { ha, minh, lan, tu, stage } = cast;
      const witnessed = 'Nguồn: tôi có mặt';
      await sent(lan, minh, 'Khối 5 dọn kênh mương', `Sáng nay, 50 người dân khối 5 nạo vét 300 m kênh.\n${witnessed}`);
      const second = await sent(tu, minh, 'Bà con khối 5 nạo vét kênh', `Sáng nay khối 5 làm kênh.\n${witnessed}`);
      await fromMenu(cast, minh, 'Khối 5 dọn kênh', 'Gộp với bài khác');
      await minh.sees('Gộp bài nào vào');
      await minh.says(second);
      // Both titles are read before the press that makes them one.
      await minh.choosesOn('Bà con khối 5 nạo vét kênh” vào', 'Xác nhận');
      expect(await minh.sees('Đã gộp')).toContain('Nguyễn Thị Lan, Lê Văn Tư');
      await tu.sees('được gộp vào bài');
      await ha.choosesOn('Khối 5 dọn kênh', 'Duyệt đăng');
      const { authors } = await stage.article('Khối 5 dọn kênh');
      expect(authors).toEqual(['Nguyễn Thị Lan', 'Lê Văn Tư']);
      for (const author of [lan, tu]) await author.sees('đã được đăng');
    },
  },
  {
    name: 'what is public is corrected with a signature of its own, and the page says so with its day',
    play: async (cast) => {
      const { ha, minh, lan, stage } = cast;
      const code = await numberOf(cast, 'Khối 5 dọn kênh');
      await minh.says(`C ${code}`);
      await minh.sees('Đồng chí viết lời đính chính');
      await minh.says('Số mét kênh đúng là 350\nđổi 300 m thành 350 m');
      await minh.sees('đã gửi người có thẩm quyền duyệt');
      await ha.choosesOn('đề nghị đính chính', 'Duyệt đính chính');
      await minh.sees('đã duyệt đính chính');
      await lan.sees('đã được đính chính trên Cổng');
      expect((await stage.article('Khối 5 dọn kênh')).page).toContain('Số mét kênh đúng là 350');
    },
  },
  {
    name: 'it is taken down with a reason, and put back by a press once the reason was read',
    play: async (cast) => {
      const { head, minh, lan, stage } = cast;
      const code = await numberOf(cast, 'Khối 5 dọn kênh');
      await minh.says(`gỡ bài ${code}`);
      await minh.choosesOn('vì lý do gì', 'chưa đúng');
      await lan.sees('đã được gỡ khỏi Cổng');
      await head.sees('Đã gỡ bài');
      await minh.says(`đăng lại bài ${code}`);
      await minh.choosesOn('lý do: thông tin chưa đúng', 'Đăng lại');
      await lan.sees('đã được đăng lại');
      await stage.article('Khối 5 dọn kênh');
    },
  },
  {
    name: 'the head takes a step over, and an override is told to the whole board',
    play: async ({ head, ha, minh, lan }) => {
      const words = 'Ngày 19/11/2026, UBND phường ban hành.\nTin: Vũ Thị Hoa\nNguồn: 45/QĐ-UBND';
      const code = await sent(lan, minh, 'Quyết định số 45/QĐ-UBND về tổ công tác', words);
      await head.says(`S ${code}`);
      await head.sees('Đồng chí chưa xem bài');
      await head.choosesOn('tổ công tác', 'Trưởng ban xử lý thay');
      await head.choosesOn('tổ công tác', 'Trưởng ban tự quyết');
      for (const each of [ha, minh]) await each.sees('tự quyết đăng theo quyền Trưởng ban');
    },
  },
  {
    name: 'an hour that a change of the calendar leaves behind its day is told to whoever chose it',
    play: async ({ ha, minh, lan, stage }) => {
      await stage.pass(24 * hourMs);
      const title = 'Khối 7 hiến đất mở đường';
      await ha.says('/lich');
      await ha.chooses('Áp dụng 23/11');
      await ha.sees('Đã áp dụng vào lịch');
      const code = await sent(lan, minh, title, 'Sáng nay, 5 hộ dân khối 7 hiến 120 m đất.\nNguồn: tôi có mặt');
      await minh.says(`H ${code} 08:00 25/11`);
      await minh.sees('hẹn đăng lúc 25/11/2026 08:00');
      await ha.says('/lich');
      await ha.chooses('Bỏ ngày 23/11');
      expect(await minh.sees('Lịch làm việc thay đổi')).toContain('Giờ hẹn đăng 25/11/2026 08:00 nay sau hạn');
    },
  },
  {
    name: 'what waits for its hour does not go out when its signer is locked meanwhile',
    play: async ({ head, ha, minh, lan, stage }) => {
      const title = 'Khối 6 tập huấn chữa cháy';
      const code = await sent(lan, minh, title, 'Sáng nay, 40 hộ dân khối 6 tập huấn.\nNguồn: tôi có mặt');
      await minh.says(`H ${code} 17:00`);
      await minh.sees('hẹn đăng lúc 20/11/2026 17:00');
      await head.says('khóa tài khoản Trần Văn Minh');
      await head.chooses('Khóa');
      await head.sees('Đã khóa tài khoản Trần Văn Minh');
      const cards = ha.count(title);
      await stage.pass(9 * hourMs);
      await head.sees('đến giờ hẹn nhưng tài khoản của đồng chí Trần Văn Minh không còn hiệu lực');
      await stage.eventually(
        () => 'nobody has its card again',
        () => ha.count(title) > cards || null,
      );
      await ha.choosesOn(title, 'Duyệt đăng');
      await stage.article(title);
    },
  },
];

// Thursday, 09:00.
onEachPlatform({ now: '2026-11-19T02:00:00Z' }, points);
