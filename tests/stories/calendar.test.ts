/**
 * The calendar as people use it in their own app, in one ward for each platform: buttons on Telegram, buttons and numbers on Zalo
 * OA, codes and words on Zalo Bot. The story runs through a year: the swapped days at New Year, the worked Saturday, Tết, and a
 * swap that is announced while two hundred cases are open.
 */
import { join } from 'node:path';
import { expect } from 'vitest';
import { openQuestion } from '../../src/usecases/question/open-question.ts';
import { forge, unpack, verify } from '../support/dossier.ts';
import { type Cast, dossierOf, greet, hourMs, onEachPlatform, type Point, waitForAnother } from './board-cast.ts';

const monthMs = 30 * 24 * hourMs;

/** Advances to 09:00 of that day. */
async function until(cast: Cast, day: string): Promise<void> {
  const { stage } = cast;
  const end = new Date(`${day}T02:00:00Z`).getTime();
  while (stage.clock.now().getTime() < end) {
    await stage.pass(Math.min(monthMs, end - stage.clock.now().getTime()));
    await greet(cast);
  }
}

/** Sends a news item of this morning; its publication deadline is on the sender's card and on the deputy's. */
const writes = async ({ lan, minh }: Cast, what: string, due: string): Promise<void> => {
  await lan.says(`${what}\nSáng nay khối 4 ${what.toLowerCase()}, 60 người tham gia.\nNguồn: tôi có mặt`);
  await lan.choosesOn(what, 'Gửi');
  expect(await minh.sees(what)).toContain(due);
};
const asks = async ({ tu }: Cast, words: string, due: string): Promise<void> => {
  await tu.says(words);
  await tu.sees(`hết ngày ${due}`);
};

const days: readonly Point[] = [
  {
    name: '31/12/2025: 2/1 is off, so news is due on Monday 5/1 and a question on 22/1',
    play: async (cast) => {
      await writes(cast, 'Dọn vệ sinh đường làng', '05/01/2026');
      await asks(cast, 'Khi nào phường tiêm phòng dại cho chó ạ?', '22/01/2026');
    },
  },
  {
    name: '9/1/2026: the Saturday that is worked for it counts',
    play: async (cast) => {
      await until(cast, '2026-01-09');
      await writes(cast, 'Tập huấn chữa cháy', '10/01/2026');
    },
  },
  {
    name: '13/2/2026, before Tết: news is due on 23/2, a question on 13/3',
    play: async (cast) => {
      await until(cast, '2026-02-13');
      await writes(cast, 'Gói bánh chưng xanh', '23/02/2026');
      await asks(cast, 'Chợ hoa Tết họp đến ngày nào thì nghỉ ạ?', '13/03/2026');
    },
  },
  {
    name: '23/11 ↔ 28/11/2026 with 200 open cases: both days are told, once each; taken back and adopted anew with its number',
    play: async (cast) => {
      const { stage, ha, lan, tu } = cast;
      await until(cast, '2026-11-02');
      await asks(cast, 'Bao giờ sửa xong cống ngõ 7 khối 4 ạ?', '23/11/2026');
      for (let nth = 0; nth < 199; nth += 1)
        await stage.core.unitOfWork.run(stage.ward.id, async (stores) => {
          const unit = stage.runtime.openUnit(stores, `many:${nth}`);
          const question = { text: `Cột đèn số ${nth} bao giờ sáng ạ?`, photos: [], messageKey: `many:${nth}` };
          const from = { channel: 'none', conversation: 'none', receivedAt: unit.now };
          await openQuestion(
            unit,
            await stores.people.get(tu.id),
            { ...question, ...from },
            { kind: 'question', about: null },
          );
        });
      await until(cast, '2026-11-20');
      await writes(cast, 'Trồng cây đầu đông', '23/11/2026');
      const told = tu.count('lịch nghỉ thay đổi');
      await ha.says('/lich');
      await ha.sees('Áp dụng thì 201 việc đổi hạn');
      await ha.chooses('Áp dụng 23/11');
      expect(await ha.sees('Đã áp dụng vào lịch')).toContain('201 việc đổi hạn');
      expect(await lan.sees('(nghỉ 23/11/2026, làm bù 28/11/2026)')).toContain('23/11/2026 → 25/11/2026');
      expect(await tu.sees('Do lịch nghỉ thay đổi')).toContain('23/11/2026 → 25/11/2026');
      expect(tu.count('lịch nghỉ thay đổi')).toBe(told + 1);
      await ha.chooses('Hoàn tác');
      expect(await ha.sees('Đã bỏ ngày này khỏi lịch')).toContain('25/11/2026 → 23/11/2026');
      await ha.says('/lich');
      await stage.eventually(
        () => 'the calendar does not offer the swap again',
        () => ha.count('Áp dụng thì 201 việc đổi hạn') === 2 || null,
      );
      await ha.chooses('Áp dụng 23/11');
      await stage.eventually(
        () => 'the swap is not adopted again',
        () => ha.count('Đã áp dụng vào lịch') === 2 || null,
      );
      await ha.says('số thông báo 12/TB-BNV');
      await ha.sees('Đã ghi văn bản 12/TB-BNV cho 23/11/2026, 28/11/2026');
      const due = (await stage.questions()).filter(({ code }) => code.startsWith('HD-2611')).map(({ dueOn }) => dueOn);
      expect([due.length, new Set(due)]).toEqual([200, new Set(['2026-11-25'])]);
    },
  },
  {
    name: 'taken out again, the swap is proposed anew; dropped with one press, it is off the list',
    play: async (cast) => {
      const { stage, ha } = cast;
      await waitForAnother(cast, ha, '23/11/2026', () => ha.says('/lich'));
      await waitForAnother(cast, ha, 'Đã bỏ ngày này khỏi lịch', () => ha.chooses('Bỏ ngày 23/11'));
      await waitForAnother(cast, ha, 'Áp dụng thì 201 việc đổi hạn', () => ha.says('/lich'));
      await ha.chooses('Không áp dụng 23/11');
      expect(await ha.sees('Không việc nào đổi hạn')).not.toContain('→');
      const due = (await stage.questions()).filter(({ code }) => code.startsWith('HD-2611')).map(({ dueOn }) => dueOn);
      expect(new Set(due)).toEqual(new Set(['2026-11-23']));
    },
  },
  {
    name: 'the dossier of a question is asked for in the chat; its days are those of the log',
    play: async (cast) => {
      const { stage, head } = cast;
      const asked = (await stage.questions()).find(({ body }) => body.includes('cống ngõ 7'));
      const code = asked?.code ?? '';
      await head.says(`hồ sơ ${code}`);
      await head.sees(`Hồ sơ ${code}`);
      const place = await unpack(await dossierOf(cast), join(stage.dataDir, 'dossier'));
      expect(verify(place).said).toMatch(new RegExp(`^ĐÚNG: hồ sơ ${code} nguyên vẹn`, 'u'));
      forge(place, 'record.json', (text) => text.replace('"dueOn": "2026-11-23"', '"dueOn": "2026-11-25"'));
      expect(verify(place).said).toMatch(/^SAI: hạn “2026-11-25” \(record\.json\)/u);
    },
  },
];

onEachPlatform({ short: 'zalo-oa', now: '2025-12-31T02:00:00Z', roles: { tu: 'citizen' } }, days);
