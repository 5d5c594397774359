/**
 * What time brings to the board (issue 12, points 3 to 7 and 9), each on one platform alone: buttons on Telegram, buttons and
 * numbers on Zalo OA, codes and words on Zalo Bot. One ward a platform, in the order in which the days go by.
 */
import { expect } from 'vitest';
import { hourMs, onEachPlatform, type Point, pass } from './board-cast.ts';

const points: readonly Point[] = [
  {
    name: '4 half and three quarters of the time are told to whoever signs, nine tenths to the head, in office hours',
    play: async (cast) => {
      const { stage, head, minh, lan } = cast;
      await lan.says(
        'Hội nghị tổng kết vụ mùa\nSáng nay, hội nghị tổng kết vụ mùa có 60 đại biểu dự.\nNguồn: tôi có mặt',
      );
      await lan.choosesOn('Hội nghị tổng kết', 'Gửi');
      await minh.sees('Hội nghị tổng kết');
      // Of three days' office hours: Thursday 14:30, Friday 10:00, and at 15:15 the head as well.
      for (const [hours, reader, said] of [
        [29.5, minh, 'đã qua nửa thời hạn'],
        [19.5, minh, 'sắp đến hạn: hết ngày 02/10/2026'],
        [5.25, head, 'gần hết hạn (hết ngày 02/10/2026)'],
      ] as const) {
        await pass(cast, hours);
        await reader.sees(said);
      }
      await minh.choosesOn('Hội nghị tổng kết', 'Duyệt đăng');
      await stage.article('Hội nghị tổng kết');
    },
  },
  {
    name: '3 from 1 October the days off of next year are asked for',
    play: async ({ ha }) => {
      await ha.sees('Lịch nghỉ năm 2027 chưa nhập đủ');
      await ha.says('/lich');
      await ha.sees('Ngày nghỉ, ngày làm bù sắp tới');
    },
  },
  {
    name: '6 what comes from a planned event belongs to it by itself; a press says no',
    play: async (cast) => {
      const { stage, ha, lan } = cast;
      await ha.says('thêm kế hoạch: Hội thao khối 3; 03/10 8 giờ; khối 3; Nguyễn Thị Lan');
      await lan.sees('giao việc: Hội thao khối 3');
      await pass(cast, 18.75);
      await lan.sends(1, 'Hội thao khối 3\nSáng nay, 80 người dân khối 3 dự hội thao tại nhà văn hóa khối 3.');
      await lan.sees('được gắn vào kế hoạch “Hội thao khối 3”');
      await ha.says('/kehoach');
      await ha.sees('DL-2610-0002');
      await lan.choosesOn('được gắn vào kế hoạch', 'Không phải');
      await stage.eventually(
        () => 'the item is part of the plan still',
        async () => {
          const [entry] = await stage.core.unitOfWork.run(stage.ward.id, (stores) =>
            stores.registers.list('plan', null),
          );
          return entry?.items.length === 0 || null;
        },
      );
      await lan.choosesOn('Nguồn của', 'Tôi có mặt');
      await lan.choosesOn('Hội thao khối 3', 'Hủy');
    },
  },
  {
    name: '7 who fell silent is a list; what comes back for one reason becomes a word that somebody of the board sends',
    play: async ({ ha, minh, tu }) => {
      await ha.says('khối nào im lặng?');
      await ha.sees('đơn vị im lặng 30 ngày qua');
      await ha.says('cộng tác viên nào lâu chưa gửi bài?');
      await ha.sees('Lê Văn Tư');
      for (const title of ['Khối 6 làm đường', 'Khối 6 trồng hoa']) {
        await tu.says(`${title}\nSáng nay, 30 người dân khối 6 tham gia.\nNguồn: tôi có mặt`);
        await tu.choosesOn(title, 'Gửi');
        await minh.sees(title);
      }
      for (const title of ['Khối 6 làm đường', 'Khối 6 trồng hoa']) {
        await minh.choosesOn(title, 'Trả lại');
        await minh.choosesOn(`“${title}”`, 'ảnh');
        await tu.sees(`“${title}”`);
      }
      await ha.choosesOn('phải trả lại vì cùng một lý do', 'Gửi');
      await tu.sees('Đồng chí Phạm Thị Hà góp ý');
    },
  },
  {
    name: '5 and 9 a morning that was missed is made good, with the head of the chain in two chats',
    play: async ({ stage, head, ha, minh }) => {
      // Nobody was at work at 07:15 on Monday, the program neither.
      const keepers = [head, ha];
      const before = keepers.map((each) => each.count('Mã chốt nhật ký'));
      await stage.pass(47 * hourMs);
      const heads: string[] = [];
      for (const [at, each] of keepers.entries()) {
        await stage.eventually(
          () => `${each.name} gets no list of Monday`,
          () => each.count('Mã chốt nhật ký') > (before[at] ?? 0) || null,
        );
        heads.push(/mục (\d+), đề nghị giữ lại: [0-9a-f]{64}/u.exec(await each.sees('Mã chốt nhật ký'))?.[0] ?? '');
      }
      expect(heads[0]).toMatch(/^mục/u);
      expect(new Set(heads).size).toBe(1);
      expect(minh.count('Mã chốt nhật ký')).toBe(0);
    },
  },
  {
    name: '9 gaps of the regulation are noted by people in three lines, and by the program where it meets one',
    play: async ({ ha }) => {
      await ha.says('/suaquyche');
      await ha.chooses('Ghi vướng mắc');
      await ha.sees('ba dòng');
      await ha.says('Điều 8 khoản 1\nChưa nói hạn của tin khẩn\nThêm điểm g về tin khẩn');
      await ha.sees('Chưa nói hạn của tin khẩn');
      await ha.says('bảng kê tháng này');
      await ha.chooses('Lập bảng kê');
      await ha.says('/suaquyche');
      await ha.sees('Vướng mắc của Quy chế: 2 nội dung');
    },
  },
];

// Wednesday, 09:00. No rates yet: that is a gap of the ward's decisions.
onEachPlatform({ now: '2026-09-30T02:00:00Z', ward: { rates: [] } }, points);
