/**
 * The rules of the board (issue 12, points 1, 2, 6, 7, 8, 9 and 10), at the end of a quarter and a year, on each platform alone:
 * buttons on Telegram, buttons and numbers on Zalo OA, codes and words on Zalo Bot.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hiddenFields } from '../support/decide-on-page.ts';
import { changed, forge, unpack, verify } from '../support/dossier.ts';
import { codeIn, dossierOf, greet, onEachPlatform, type Point, pass, sent, waitForAnother } from './board-cast.ts';

const minuteMs = 60_000;

const points: readonly Point[] = [
  {
    name: '9 the dossier of what was published with a photo and corrected checks itself; a forged one is refused by name',
    play: async (cast) => {
      const { head, ha, minh, lan, stage } = cast;
      const title = 'Khối 9 gói bánh chưng';
      await lan.sends(1, `${title}\nSáng nay, 30 người dân khối 9 gói 200 bánh chưng.`);
      await lan.choosesOn(title, 'Tôi có mặt');
      await lan.choosesOn(title, 'Gửi');
      const code = codeIn(await minh.sees(title));
      await minh.choosesOn(title, 'Duyệt đăng');
      await stage.article(title);
      await minh.says(`C ${code}`);
      await minh.sees('Đồng chí viết lời đính chính');
      await minh.says('Số bánh đúng là 250\nđổi 200 bánh thành 250 bánh');
      await ha.choosesOn('Số bánh đúng là 250', 'Duyệt đính chính');
      await stage.eventually('the page says so', async () => {
        const { page } = await stage.article(title);
        return page.includes('250 bánh') ? true : null;
      });
      await head.says(`hồ sơ ${code}`);
      const [sealed = ''] = /[0-9a-f]{64}/u.exec(await head.sees('verify.mjs')) ?? [];
      const place = await unpack(await dossierOf(cast), join(stage.dataDir, 'dossier'));
      expect(verify(place, '--head', sealed).said).toMatch(
        /^ĐÚNG: hồ sơ DL-\S+ nguyên vẹn.*\nĐÚNG: nhật ký đi qua mã chốt/u,
      );
      const record = JSON.parse(readFileSync(join(place, 'record.json'), 'utf8'));
      const { state, standing, photos } = record;
      expect([state, standing.publication.version, photos.length]).toEqual(['published', record.revision, 1]);
      expect(standing.corrections.map(({ note }: { note: string }) => note)).toEqual([
        'Số bánh đúng là 250. Đổi “200 bánh” thành “250 bánh”.',
      ]);
      // First the stored original beside the dossier, then another picture in its place.
      const originals = join(stage.dataDir, 'originals');
      mkdirSync(originals);
      const kept = readdirSync(stage.dataDir, { recursive: true, encoding: 'utf8' }).find(
        (name) => name.includes(photos[0].sha256) && statSync(join(stage.dataDir, name)).isFile(),
      );
      const original = readFileSync(join(stage.dataDir, kept ?? ''));
      writeFileSync(join(originals, 'anh.jpg'), original);
      expect(verify(place, '--originals', originals)).toMatchObject({ isWhole: true });
      writeFileSync(join(originals, 'anh.jpg'), Buffer.concat([original, Buffer.from('.')]));
      expect(verify(place, '--originals', originals).said).toMatch(/^SAI: không thấy tệp gốc/u);
      // Changes of a forger who also corrects the list of files.
      const first = `revisions/${String(record.revision - 1).padStart(4, '0')}.json`;
      for (const [file, from, to, verdict] of [
        ['record.json', 'Số bánh đúng là 250', 'Số bánh đúng là 290', /^SAI: đính chính “Số bánh đúng là 290/u],
        [
          'record.json',
          photos[0].sha256,
          'a'.repeat(64),
          /^SAI: ảnh hoặc tệp gốc có mã băm a{64} .* không phải tệp đã được duyệt/u,
        ],
        ['record.json', `"version": ${record.revision}`, `"version": ${record.revision - 1}`, /^SAI: bản đã đăng/u],
        [first, '200 bánh', '900 bánh', /^SAI: nội dung bản/u],
        ['decisions.json', 'approveCorrection', 'override', /^SAI: quyết định override/u],
        ['decisions.json', '"process": "1"', '"process": "9"', /^SAI: bản quy trình “9, /u],
        [
          'record.json',
          `"undertakingVersion": "${standing.undertakingVersion}"`,
          '"undertakingVersion": "x"',
          /^SAI: bản cam kết “x/u,
        ],
        ['record.json', `"on": "${standing.due.on}"`, '"on": "2027-03-01"', /^SAI: hạn “2027-03-01/u],
        ['record.json', `"submittedAt": "${standing.submittedAt}"`, '"submittedAt": "x"', /^SAI: thời điểm gửi “x/u],
      ] as const) {
        const restore = forge(place, file, (text) => text.replace(from, to));
        const found = verify(place);
        expect([found.isWhole, found.said]).toEqual([false, expect.stringMatching(verdict)]);
        restore();
      }
      changed(place, 'events.json', (text) => text.replace('published', 'publisheD'));
      expect(verify(place)).toMatchObject({ isWhole: false, said: 'SAI: tệp events.json đã bị thay đổi.\n' });
    },
  },
  {
    name: '8 month, quarter and year each get a meeting proposed before they end; the quarter’s is called',
    play: async (cast) => {
      const { ha, minh } = cast;
      // The board can be reached before the last days of the year begin.
      await greet(cast);
      await pass(cast, 7 * 24);
      for (const kind of ['họp quý', 'họp năm']) await ha.sees(`Đề xuất ${kind}`);
      // Newer lists have arrived after the proposal, so the meeting is called from its own sheet.
      await waitForAnother(cast, ha, 'Họp Ban Biên tập:', () => ha.says('/hop'));
      await ha.choosesOn('Họp Ban Biên tập:', 'Họp quý');
      await ha.choosesOn('Họp quý IV/2026 · ', 'Mời họp');
      await minh.sees('họp quý');
      await minh.choosesOn('họp quý', 'Dự họp');
      await waitForAnother(cast, ha, 'Họp Ban Biên tập:', () => ha.says('/hop'));
      await ha.choosesOn('Họp Ban Biên tập:', 'Họp quý');
      await ha.sees('Dự: Phạm Thị Hà, Trần Văn Minh');
    },
  },
  {
    name: '1 deadlines are a rule with a decision and a day: the difference is read first, what is under way keeps its own',
    play: async ({ head, ha, minh, lan, stage }) => {
      const title = 'Khối 5 ra quân dọn vệ sinh';
      for (const event of [title, 'Hội thao khối 7']) {
        await ha.says(`thêm kế hoạch: ${event}; 28/12; giao chị Lan`);
        await lan.sees(`giao việc: ${event}`);
      }
      const text = 'Sáng nay, 40 người dân khối 5 ra quân dọn vệ sinh.\nNguồn: tôi có mặt';
      const code = await sent(lan, minh, title, text);
      const dueOf = async () => (await stage.submissions()).find((each) => each.code.endsWith(code))?.standing.due?.on;
      const before = await dueOf();
      await head.says('đổi thời hạn: 12/QĐ-UBND; từ 29/12/2026; tin 3; trả lời 10');
      await head.sees('Tin tức: 1 ngày làm việc → 3 ngày làm việc');
      await head.choosesOn('1 ngày làm việc → 3 ngày làm việc', 'Áp dụng');
      await lan.sees('giữ hạn cũ');
      expect(await dueOf()).toBe(before);
      await minh.choosesOn(title, 'Duyệt đăng');
      await stage.article(title);
    },
  },
  {
    name: '2 a change that its author asks for between approval and hour goes out with the item, once it is signed',
    play: async ({ ha, minh, lan, stage }) => {
      const title = 'Khối 3 trồng cây ven đường';
      const code = await sent(lan, minh, title, 'Sáng nay, khối 3 trồng 120 cây.\nNguồn: tôi có mặt');
      await minh.says(`H ${code} 17:00`);
      await minh.sees('hẹn đăng lúc 28/12/2026 17:00');
      await lan.says(`sửa bài ${code}: 120 cây thành 102 cây`);
      await lan.sees('đã gửi người có thẩm quyền duyệt');
      await ha.choosesOn('102 cây', 'Duyệt đính chính');
      await lan.sees('sẽ đăng theo bản mới');
      const item = (await stage.submissions()).find((each) => each.code.endsWith(code));
      expect([item?.state, JSON.stringify(item?.content).includes('102 cây')]).toEqual(['approved', true]);
    },
  },
  {
    name: '2 whoever stands in for the author of an item does not sign it either',
    play: async (cast) => {
      const { ha, minh, tu, stage } = cast;
      await minh.says('tôi nghỉ từ 28/12 đến 29/12, giao đồng chí Tư');
      await minh.choosesOn('giao đồng chí Lê Văn Tư', 'Xác nhận');
      await tu.sees('nhờ đồng chí xử lý thay');
      const code = await sent(minh, ha, 'Khối 2 mừng thọ', 'Sáng nay, khối 2 mừng thọ 12 cụ.\nNguồn: tôi có mặt');
      await tu.says(`X ${code}`);
      await tu.sees('mừng thọ 12 cụ');
      await tu.says(`D ${code}`);
      await tu.sees('cần một người khác duyệt');
      await ha.choosesOn('Khối 2 mừng thọ', 'Duyệt đăng');
      await stage.article('Khối 2 mừng thọ');
    },
  },
  {
    name: '7 units that fell silent are a list and a picture',
    play: async (cast) => {
      const { ha } = cast;
      await waitForAnother(cast, ha, 'đơn vị im lặng', () => ha.says('/donvi'));
      await cast.stage.eventually(
        () => 'no picture of silent units',
        () => ha.phone.seen().find(({ text, hasPicture }) => hasPicture || text.includes('don-vi-im-lang.png')) ?? null,
      );
    },
  },
  {
    name: '6 what was planned is counted against what came of it',
    play: async (cast) => {
      const { ha } = cast;
      await waitForAnother(cast, ha, 'Họp Ban Biên tập:', () => ha.says('/hop'));
      await ha.choosesOn('Họp Ban Biên tập:', 'Họp quý');
      await ha.sees('kế hoạch 1/2 việc có tin');
    },
  },
  {
    name: '1 a class that the head calls sensitive is decided on a page with digits from then on',
    play: async ({ head, ha, minh, lan, stage }) => {
      await head.says('quy trình');
      await head.choosesOn('Quy trình, bản 1', 'Tin tức');
      await head.chooses('Duyệt bằng mã PIN');
      await head.choosesOn('Sẽ là', 'Áp dụng');
      await head.sees('Quy trình, bản 2');
      await ha.sees('đã đổi quy trình duyệt');
      const title = 'Khối 6 làm đường';
      const code = await sent(lan, ha, title, 'Hôm nay, khối 6 làm 200 m đường.\nNguồn: ông Bình');
      await ha.says(`D ${code}`);
      // A button press in the chat cannot publish it: its page asks for the PIN.
      const address = (await ha.link('duyệt trên trang')).trim();
      const { ban = '' } = hiddenFields(await (await fetch(address)).text());
      expect(await (await fetch(`${address}?ban=${ban}&viec=approve`)).text()).toContain('mã PIN');
      expect((await stage.submissions()).find((each) => each.code.endsWith(code))?.state).toBe('submitted');
      expect(minh.count(`bài ${code} đã đăng`)).toBe(0);
    },
  },
];

// Monday, 09:00; a week later four days of the year are left.
onEachPlatform({ short: 'zalo-bot', now: '2026-12-21T02:00:00Z', roles: { tu: 'member' } }, points);

const away: readonly Point[] = [
  {
    name: '7 and 4 questions go to who stands in for their assignee: told, in the morning’s list, reminded and acted on from there; one comes back',
    play: async (cast) => {
      const { stage, ha, minh, tu } = cast;
      const sau = await stage.person('Bùi Văn Sáu', 'member');
      const asker = await stage.person('Ngô Thị Chín', 'citizen');
      const asked = async (words: string): Promise<string> => {
        await asker.says(words);
        await waitForAnother(cast, ha, 'chọn người dự thảo', () => ha.choosesOn(words, 'Giao'));
        await ha.choosesOn('chọn người dự thảo', 'Lê Văn Tư');
        await tu.sees(words);
        return (await stage.questions()).find(({ body }) => body.includes(words))?.code ?? '';
      };
      const lamp = await asked('Khi nào phường sửa đèn ngõ 7 ạ?');
      const drain = await asked('Cống ngõ 9 bao giờ được nạo vét ạ?');
      await tu.says('tôi nghỉ từ mai đến 31/01, giao đồng chí Sáu');
      await tu.choosesOn('giao đồng chí Bùi Văn Sáu', 'Xác nhận');
      await sau.sees('nhờ đồng chí xử lý thay');
      const passes = async (hours: number) => {
        await pass(cast, hours);
        await waitForAnother(cast, sau, '', () => sau.says('menu'));
        // The bot limits the rate of its messages to one person, so the clock must advance.
        await stage.pass(minuteMs);
      };
      await passes(24);
      await sau.sees('Đồng chí Lê Văn Tư giao đồng chí dự thảo trả lời');
      // After the start the program sends the missed list of the first day, which still goes to Tư.
      const ofTu = tu.count('Câu hỏi giao đồng chí');
      await passes(24);
      await sau.sees('Câu hỏi giao đồng chí: 2');
      // Five working days are left: both questions are in one message, each with its own button or number.
      for (let days = 0; days < 12; days += 2) await passes(48);
      // The list remains the newest message, so typed numbers refer to it.
      await stage.pass(24 * 60 * minuteMs);
      await sau.sees('2 câu hỏi đến kỳ nhắc');
      expect([tu.count('câu hỏi đến kỳ nhắc'), tu.count('Câu hỏi giao đồng chí')]).toEqual([0, ofTu]);
      await waitForAnother(cast, sau, 'đèn ngõ 7', () => sau.choosesOn('2 câu hỏi đến kỳ nhắc', `Xem ${lamp}`));
      await sau.choosesOn('đèn ngõ 7', 'Viết trả lời');
      await sau.says('Kính gửi Ông/Bà. Phường thay đèn ngõ 7 trước ngày 20/01/2027.');
      await stage.pass(minuteMs);
      await minh.choosesOn('thay đèn ngõ 7', 'Duyệt');
      await stage.pass(minuteMs);
      await asker.says('menu');
      await asker.sees('thay đèn ngõ 7 trước ngày 20/01/2027');
      await tu.says('tôi đi làm lại rồi, bỏ ủy quyền');
      await stage.pass(minuteMs);
      expect(await tu.sees('Đồng chí Bùi Văn Sáu giao đồng chí dự thảo trả lời')).toContain(drain);
    },
  },
];

// A separate ward: five working days before the questions are due is Tuesday, 5 January.
onEachPlatform({ short: 'telegram', now: '2026-12-21T02:00:00Z', roles: { tu: 'member' } }, away);
