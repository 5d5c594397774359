/**
 * What happens as time passes (issue 12, points 3 to 7 and 9), on each platform alone: buttons on Telegram, buttons and numbers
 * on Zalo OA, codes and words on Zalo Bot. One ward for each platform; the points follow the order of the days.
 */
import { expect } from 'vitest';
import { hourMs, onEachPlatform, type Point, pass, sent, waitForAnother } from './board-cast.ts';

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
      // Within three days' office hours: Thursday 14:30, Friday 10:00, and at 15:15 also to the head.
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
      // On Monday at 07:15 neither the people nor the program were running.
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
      // An item was published this month, so punctuality is drawn beside the list, or on a page behind its address.
      const drawn = await stage.eventually(
        () => 'no picture of the month',
        () =>
          head.phone.seen().find(({ text, hasPicture }) => hasPicture || text.includes('bao-cao-2026-10-dung-han.png')),
      );
      if (!drawn.hasPicture) {
        const [page] = (await head.link('dung-han.png')).split(/[)\s]/u);
        expect((await fetch(page ?? '')).status).toBe(200);
        const picture = await fetch(page ?? '', { method: 'POST' });
        expect(picture.headers.get('content-type')).toBe('image/png');
      }
    },
  },
  {
    name: '5 (Article) and 7 a unit has a liaison and a member of the board, is asked for what it knows; its liaison answers, and who asked reads it',
    play: async (cast) => {
      const { ha, lan } = cast;
      await waitForAnother(cast, ha, 'đơn vị im lặng', () => ha.says('/donvi'));
      await ha.choosesOn('đơn vị im lặng', 'khối 2');
      await ha.chooses('Đặt đầu mối');
      await ha.sees('Đầu mối của đơn vị là ai?');
      await ha.says('Lan');
      await ha.sees('đầu mối Nguyễn Thị Lan');
      await ha.choosesOn('đầu mối Nguyễn Thị Lan', 'Đặt thành viên phụ trách');
      await ha.sees('Thành viên Ban Biên tập nào phụ trách?');
      await ha.says('Minh');
      await ha.sees('Thành viên phụ trách: Trần Văn Minh');
      await ha.says('yêu cầu tin: khối 2; danh sách học sinh giỏi; 09/10');
      await lan.choosesOn('đề nghị khối 2 cung cấp', 'Trả lời');
      await lan.says('Có 12 em, danh sách em gửi văn phòng.');
      await ha.sees('trả lời đề nghị “danh sách học sinh giỏi”: Có 12 em');
    },
  },
  {
    name: '7 who stands in signs in the stead of who is away, and the queue comes back',
    play: async (cast) => {
      const { stage, head, ha, minh, lan } = cast;
      await head.says('tôi nghỉ từ 05/10 đến 06/10, giao đồng chí Hà');
      await head.choosesOn('giao đồng chí Phạm Thị Hà', 'Xác nhận');
      await ha.sees('nhờ đồng chí xử lý thay');
      const paper = async (number: number) => {
        const title = `Quyết định số ${number}/QĐ-UBND về tổ công tác`;
        await sent(lan, minh, title, `Hôm nay, UBND phường ban hành.\nNguồn: ${number}/QĐ-UBND`);
        await minh.choosesOn(`${number}/QĐ`, 'Duyệt đăng');
        return `${number}/QĐ`;
      };
      const first = await paper(51);
      await ha.choosesOn(first, 'Duyệt đăng');
      await stage.article(first);
      await pass(cast, 48);
      const second = await paper(52);
      await head.choosesOn(second, 'Duyệt đăng');
      await stage.article(second);
    },
  },
  {
    name: '6 a planned event of which nothing came by its day is told to whoever went and to who keeps the plan',
    play: async (cast) => {
      const { ha, lan } = cast;
      await ha.says('thêm kế hoạch: Lễ phát động trồng cây; 08/10; khối 5; Nguyễn Thị Lan');
      await lan.sees('giao việc: Lễ phát động trồng cây');
      await pass(cast, 24);
      await lan.sees('Việc được giao hôm nay');
      await pass(cast, 96);
      for (const each of [ha, lan]) await each.sees('chưa có tin');
      await ha.says('/kehoach');
      await ha.sees('quá hạn chưa có tin');
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

// Wednesday, 09:00. There are no rates yet, which is a gap in the ward's decisions.
onEachPlatform({ short: 'telegram', now: '2026-09-30T02:00:00Z', ward: { rates: [] } }, points);
