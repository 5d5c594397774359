/**
 * What the board does with items besides approving them (issue 12, point 2), on each platform alone: buttons on Telegram, buttons
 * and numbers on Zalo OA, codes and words on Zalo Bot. One ward for each platform; the items persist from row to row.
 */
import { expect } from 'vitest';
import { aDocx } from '../adapters/documents-samples.ts';
import { aCeiling } from '../domain/royalty-builders.ts';
import { codeIn, fromMenu, hourMs, numberOf, onEachPlatform, type Point, sent, waitForAnother } from './board-cast.ts';

const points: readonly Point[] = [
  {
    name: '"needs mending for the law" is a verdict that author and head read; a note reaches the author',
    play: async (cast) => {
      const { head, minh, lan, stage } = cast;
      const title = 'Khối 4 trồng cây đầu đông';
      await sent(lan, minh, title, 'Sáng nay, 40 người dân khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
      expect(await minh.sees(title)).toContain(
        'Nhuận bút dự kiến 50.600\u00a0đ; kinh phí tháng này còn 3.000.000\u00a0đ.',
      );
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
      // One item of the month's ceiling is spent: the one that the row above published.
      expect(await minh.sees('Khối 5 dọn kênh')).toContain(
        'Nhuận bút dự kiến 50.600\u00a0đ; kinh phí tháng này còn 2.949.400\u00a0đ.',
      );
      const second = await sent(tu, minh, 'Bà con khối 5 nạo vét kênh', `Sáng nay khối 5 làm kênh.\n${witnessed}`);
      await fromMenu(cast, minh, 'Khối 5 dọn kênh', 'Gộp với bài khác');
      await minh.sees('Gộp bài nào vào');
      await minh.says(second);
      // Both titles are shown before the press that merges them.
      await minh.choosesOn('Bà con khối 5 nạo vét kênh” vào', 'Xác nhận');
      expect(await minh.sees('Đã gộp')).toContain('Nguyễn Thị Lan, Lê Văn Tư');
      await tu.sees('được gộp vào bài');
      // Uses the card of the merged item, not the earlier one.
      await ha.choosesOn('Nguyễn Thị Lan, Lê Văn Tư', 'Duyệt đăng');
      const { authors } = await stage.article('Khối 5 dọn kênh');
      expect(authors).toEqual(['Nguyễn Thị Lan', 'Lê Văn Tư']);
      for (const author of [lan, tu]) await author.sees('đã được đăng');
    },
  },
  {
    name: 'who wrote together may say how they share: parts that make no whole change nothing, and readers see names alone',
    play: async (cast) => {
      const { head, minh, lan, stage } = cast;
      const title = 'Khối 8 lát vỉa hè';
      await lan.says(`${title}\nSáng nay, 60 người dân khối 8 lát 200 m vỉa hè.\nNguồn: tôi có mặt`);
      await lan.sees(title);
      await lan.says('Tin: Nguyễn Thị Lan 60%, Lê Văn Tư 30%');
      expect(await lan.sees('cộng lại là 90%')).toContain('còn thiếu 10%. Chưa có gì thay đổi');
      await lan.says('Tin: Nguyễn Thị Lan 60%, Lê Văn Tư 40%');
      await lan.sees('tác giả: Nguyễn Thị Lan 60%, Lê Văn Tư 40%');
      await lan.choosesOn('Lê Văn Tư 40%', 'Gửi');
      await minh.choosesOn('Nguyễn Thị Lan 60%, Lê Văn Tư 40%', 'Duyệt đăng');
      const { authors } = await stage.article(title);
      expect(authors).toEqual(['Nguyễn Thị Lan', 'Lê Văn Tư']);
      const parts = async () => {
        const code = (await stage.submissions()).find(({ content }) => content.title === title)?.id;
        const all = await stage.core.unitOfWork.run(stage.ward.id, ({ submissions }) =>
          code ? submissions.contributionsOf(code) : Promise.resolve([]),
        );
        return all.map(({ name, share }) => `${name} ${share}`);
      };
      expect(await parts()).toEqual(['Nguyễn Thị Lan 6000', 'Lê Văn Tư 4000']);
      const code = codeIn((await stage.submissions()).find(({ content }) => content.title === title)?.code ?? '');
      await head.says('/nhuanbut 2026-11');
      await head.choosesOn('Bảng kê nhuận bút', 'Chia nhuận bút của tin');
      await head.sees('phần của từng tác giả');
      await head.says(`${code}; Lan 70%, Tư 20%`);
      await head.sees('cộng lại là 90%');
      expect(await parts()).toEqual(['Nguyễn Thị Lan 6000', 'Lê Văn Tư 4000']);
      await waitForAnother(cast, head, 'Bảng kê nhuận bút', () => head.says('/nhuanbut 2026-11'));
      await head.choosesOn('Bảng kê nhuận bút', 'Chia nhuận bút của tin');
      await head.says(`${code}; Lan 70%, Tư 30%`);
      await stage.eventually(
        () => 'nothing is divided',
        async () => (await parts()).join() === 'Nguyễn Thị Lan 7000,Lê Văn Tư 3000' || null,
      );
    },
  },
  {
    name: 'what is public is corrected with a signature of its own, and the page says so with its day',
    play: async (cast) => {
      const { ha, minh, lan, stage } = cast;
      const code = await numberOf(cast, 'Khối 5 dọn kênh');
      if (stage.runtime.channels.has('telegram')) await minh.choosesOn('Khối 5 dọn kênh', 'Đính chính');
      else await minh.says(`C ${code}`);
      await minh.sees('Đồng chí viết lời đính chính');
      await minh.says('Số mét kênh đúng là 350\nđổi 300 m thành 350 m');
      await minh.sees('đã gửi người có thẩm quyền duyệt');
      await ha.choosesOn('đề nghị đính chính', 'Duyệt đính chính');
      const done = stage.runtime.channels.has('telegram') ? 'duyệt đính chính lúc' : 'Đã duyệt đính chính';
      // A typed code signs the proposal that was shown last, so it is shown again first.
      await waitForAnother(cast, ha, 'đề nghị đính chính', () => ha.choosesOn(done, 'Hoàn tác'));
      await lan.sees('đã rút lại đính chính');
      await ha.says(`Y ${code}`);
      await minh.sees('đã duyệt đính chính');
      await lan.sees('đã được đính chính trên Cổng');
      // The author's message may stem from the first approval, before the undo, so the page itself is checked.
      await stage.eventually('the page says so', async () => {
        const { page } = await stage.article('Khối 5 dọn kênh');
        return page.includes('Số mét kênh đúng là 350') ? true : null;
      });
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
    name: 'the emergency road is one signature: the head hears of it, and looks at it afterwards with a press',
    play: async (cast) => {
      const { head, minh, lan, stage } = cast;
      const title = 'Quyết định số 46/QĐ-UBND về phòng chống bão';
      await sent(lan, minh, title, 'Ngày 19/11/2026, UBND phường ban hành.\nNguồn: 46/QĐ-UBND');
      await fromMenu(cast, minh, 'phòng chống bão', 'Duyệt khẩn');
      await head.sees('đã duyệt khẩn bài');
      await stage.article('phòng chống bão');
      await head.choosesOn('đã duyệt khẩn bài', 'Đã xem lại');
      await stage.eventually(
        () => 'it is not reviewed',
        async () => {
          const found = (await stage.submissions()).find(({ content }) => content.title?.includes('phòng chống bão'));
          return found?.standing.urgent?.reviewedBy === 'Vũ Thị Hoa' || null;
        },
      );
    },
  },
  {
    name: 'a wrong file of a paper is replaced by a correction, once whoever signs the paper has read the new one',
    play: async (cast) => {
      const { head, minh, lan, stage } = cast;
      const title = 'phòng chống bão';
      const code = await numberOf(cast, title);
      const bring = async (words: string, file: string, old: string | null) => {
        await minh.says(words);
        const address = (
          await minh.link(words.startsWith('C') ? 'Đồng chí viết lời đính chính' : 'chọn tệp mới')
        ).trim();
        const form = new FormData();
        form.set('form', file);
        form.set('loi', 'Tệp trước có số căn cước');
        form.append('files', new File([new Uint8Array(aDocx())], file));
        const page = await (await fetch(address)).text();
        if (old) form.set('bo.1', /name="bo\.1" value="([^"]+)"/u.exec(page)?.[1] ?? '');
        if (old) expect(page).toContain(`Bỏ tệp đang có: ${old}`);
        const sent = await fetch(address, { method: 'POST', body: form, headers: { origin: new URL(address).origin } });
        expect(sent.status).toBe(200);
        await minh.sees('Đã nhận tệp mới');
      };
      const onPage = (there: string, gone: string) =>
        stage.eventually(
          () => `its page has no ${there}`,
          async () => {
            const { page } = await stage.article(title);
            return (page.includes(there) && !page.includes(gone)) || null;
          },
        );
      await bring(`C ${code}`, 'QD-46.docx', null);
      expect(await head.sees('Thêm 1 tệp đính kèm')).toContain('Tệp trước có số căn cước');
      // The file is on no page before the head has signed.
      expect((await stage.article(title)).page).not.toContain('QD-46.docx');
      await head.choosesOn('Thêm 1 tệp đính kèm', 'Duyệt đính chính');
      await onPage('QD-46.docx', 'che.docx');
      await bring(`thay tệp văn bản ${code} bằng tệp khác`, 'QD-46-che.docx', 'QD-46.docx');
      await head.choosesOn('Thay 1 tệp đính kèm', 'Duyệt đính chính');
      await onPage('QD-46-che.docx', 'QD-46.docx');
      await lan.sees('đã được đính chính trên Cổng');
      if (!minh.phone.papers) return;
      // Where the chat carries files, the board member can answer the prompt with the file itself.
      const items = (await stage.submissions()).length;
      await minh.says(`C ${code}`);
      await minh.sees('Đồng chí viết lời đính chính');
      await waitForAnother(cast, head, 'Thay 1 tệp đính kèm', () =>
        minh.brings([{ bytes: aDocx(), name: 'QD-46-moi.docx' }]),
      );
      await head.choosesOn('Thay 1 tệp đính kèm', 'Duyệt đính chính');
      await onPage('QD-46-moi.docx', 'QD-46-che.docx');
      expect(minh.count('Việc trước vẫn chờ')).toBe(0);
      expect(await stage.submissions()).toHaveLength(items);
    },
  },
  {
    name: 'reports that were merged by mistake come apart again, each with its own source',
    play: async (cast) => {
      const { minh, lan, tu, stage } = cast;
      const first = await sent(lan, minh, 'Khối 3 khai hội', 'Sáng nay, khối 3 khai hội.\nNguồn: bà Trần Thị Hoa');
      const second = await sent(tu, minh, 'Khối 6 họp về đường', 'Sáng nay, khối 6 họp.\nNguồn: chú Tân');
      await minh.says(`gộp ${second} với ${first}`);
      // The places differ, and the question says so.
      expect(await minh.sees('Khối 6 họp về đường” vào')).toContain('không cùng sự kiện');
      await waitForAnother(cast, minh, 'Đã gộp', () => minh.choosesOn('Khối 6 họp về đường” vào', 'Xác nhận'));
      // A card may have arrived after it; typed numbers then refer to the card.
      if (stage.runtime.channels.has('telegram')) await minh.choosesOn('Đã gộp', 'Hoàn tác');
      else await minh.says('hoàn tác');
      expect(await minh.sees('Đã tách')).toContain(second);
      for (const each of [tu]) await each.sees('được tách khỏi bài');
      for (const [code, source] of [
        [first, 'bà Trần Thị Hoa'],
        [second, 'chú Tân'],
      ] as const) {
        const item = (await stage.submissions()).find((each) => each.code.endsWith(code));
        expect([item?.state, item?.content.source?.detail]).toEqual(['submitted', source]);
      }
      // Their authors withdraw the items, because the following points count other items.
      for (const [author, code] of [
        [lan, first],
        [tu, second],
      ] as const) {
        await author.says(`rút bài ${code}`);
        await author.choosesOn('muốn rút bài này', 'Rút bài');
      }
    },
  },
  {
    name: 'an item that was withdrawn by mistake comes back as a draft, by a press or by its number',
    play: async (cast) => {
      const { minh, lan, stage } = cast;
      const code = await sent(
        lan,
        minh,
        'Khối 8 phát cây giống',
        'Sáng nay, khối 8 phát 200 cây giống.\nNguồn: tôi có mặt',
      );
      const stateOf = async () => (await stage.submissions()).find((each) => each.code.endsWith(code))?.state;
      const withdraw = async () => {
        await waitForAnother(cast, lan, 'phát cây giống” đã gửi', () => lan.says(`rút bài ${code}`));
        await waitForAnother(cast, lan, 'Muốn viết tiếp', () => lan.choosesOn('phát cây giống” đã gửi', 'Rút bài'));
        expect(await stateOf()).toBe('withdrawn');
      };
      await withdraw();
      // The preview of the item comes with it.
      await waitForAnother(cast, lan, 'Khối 8 phát cây giống', () => lan.choosesOn('Muốn viết tiếp', 'Hoàn tác'));
      await lan.sees('Đã lấy lại bài');
      expect(await stateOf()).toBe('draft');
      await lan.choosesOn('Khối 8 phát cây giống', 'Gửi');
      await stage.eventually(
        () => 'it was not sent again',
        async () => (await stateOf()) === 'submitted' || null,
      );
      await withdraw();
      await waitForAnother(cast, lan, 'Khối 8 phát cây giống', () => lan.says(`lấy lại bài ${code}, em rút nhầm`));
      expect(await stateOf()).toBe('draft');
      await waitForAnother(cast, lan, 'Muốn viết tiếp', () => lan.choosesOn('Khối 8 phát cây giống', 'Hủy'));
    },
  },
  {
    name: 'who is paid for an item does not sign it; another does',
    play: async ({ ha, minh, lan, stage }) => {
      const title = 'Khối 2 mừng thọ người cao tuổi';
      const text = 'Sáng nay, khối 2 mừng thọ 12 cụ.\nTin: Trần Văn Minh\nNguồn: tôi có mặt';
      const code = await sent(lan, ha, title, text);
      await minh.says(`X ${code}`);
      await minh.sees('mừng thọ 12 cụ');
      await minh.says(`D ${code}`);
      await minh.sees('cần thêm một người khác duyệt');
      const before = ha.phone.seen().length;
      await ha.choosesOn(title, 'Duyệt đăng');
      expect((await stage.article(title)).authors).toEqual(['Trần Văn Minh']);
      // One press gets one answer: either the card changes or one message arrives.
      await lan.sees(`đã được đăng: “${title}”`);
      await stage.pass(30_000);
      const answers = ha.phone.seen().slice(before);
      expect(answers.filter(({ text }) => text.includes(code)).length).toBeLessThanOrEqual(1);
    },
  },
  {
    name: 'after it was published its author asks for a change in words, and somebody of the board signs it',
    play: async (cast) => {
      const { ha, lan, stage } = cast;
      const title = 'Khối 4 trồng cây đầu đông';
      await lan.says(`sửa bài ${await numberOf(cast, title)}: 20 cây thành 22 cây`);
      await lan.sees('đã gửi người có thẩm quyền duyệt');
      await ha.choosesOn('20 cây', 'Duyệt đính chính');
      await stage.eventually(
        () => 'its page does not say 22',
        async () => (await stage.article(title)).page.includes('22 cây') || null,
      );
    },
  },
  {
    name: 'an hour is taken back until it has come, and its item is with the board again',
    play: async (cast) => {
      const { ha, minh, lan, stage } = cast;
      const title = 'Khối 1 thi nấu ăn';
      const code = await sent(lan, minh, title, 'Sáng nay, 8 đội của khối 1 thi nấu ăn.\nNguồn: tôi có mặt');
      if (stage.runtime.channels.has('telegram')) {
        await minh.choosesOn(title, 'Sửa');
        await minh.choosesOn(`Sửa bài DL-2611-${code}`, 'Hẹn giờ đăng');
        await minh.sees(`Đăng bài DL-2611-${code} lúc nào?`);
        await minh.says('17 giờ');
      } else await minh.says(`H ${code} 17:00`);
      await minh.sees('hẹn đăng lúc 19/11/2026 17:00');
      await minh.choosesOn(title, 'Bỏ hẹn giờ');
      await stage.eventually(
        () => 'it waits for its hour still',
        async () => (await stage.submissions()).find((item) => item.code.endsWith(code))?.state === 'submitted' || null,
      );
      await stage.pass(1);
      await ha.choosesOn(title, 'Duyệt đăng');
      await stage.article(title);
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
    name: 'who reports the own account stolen is out at once; the head reads what it did and lets it in again',
    play: async ({ head, tu, stage }) => {
      await tu.says('/baomat');
      await tu.sees('Tài khoản đã khóa');
      expect(await head.sees('Lê Văn Tư báo tài khoản bị mất; đã khóa ngay')).toContain('gửi bài');
      await tu.says('Khối 9 họp dân\nSáng nay khối 9 họp dân.');
      await tu.sees('Tài khoản đang tạm khóa');
      await head.choosesOn('Lê Văn Tư báo tài khoản bị mất', 'Mở khóa');
      await stage.eventually(
        () => 'the account is locked still',
        async () =>
          (await stage.core.unitOfWork.run(stage.ward.id, ({ people }) => people.get(tu.id))).status === 'active' ||
          null,
      );
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
onEachPlatform(
  { short: 'zalo-oa', now: '2026-11-19T02:00:00Z', ward: { ceilings: [aCeiling({ monthVnd: 3_000_000 })] } },
  points,
);
