/** A whole story with failures, and every line that the program logs: no personal data and none of the people's words. */
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import type { Log } from '../../src/ports/log.ts';
import { rowsOf } from '../support/rows.ts';
import { openStage } from '../support/stage.ts';

const hourMs = 3_600_000;

it('The logs contain no names, numbers, accounts or message texts, even when something fails', async () => {
  const lines: string[] = [];
  const write =
    (level: string): Log['info'] =>
    (facts: object, words?: string) =>
      void lines.push(`${level} ${words ?? ''} ${inspect(facts, { depth: 9 })}`);
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  const stage = await openStage({ platforms: ['telegram', 'zalo-oa'], log });
  const deputy = await stage.person('Trần Văn Minhxyz', 'deputy');
  const office = await stage.person('Vũ Thị Hoaxyz', 'office');
  const tu = stage.stranger('Bà Tưxyz', 'zalo-oa');

  await tu.says('Cho tôi hỏi thủ tục đăng ký tạm trú ở khối Bốnxyz cần giấy tờ gì?');
  const code = /HD-2611-\d{4}/u.exec(await tu.sees('15 ngày làm việc'))?.[0] ?? '';
  await tu.says('0912 345 678');
  await tu.sees('0912345678');
  await tu.says('Tôi tố cáo ông Nguyễn Văn Xxyz, cán bộ địa chính, nhận tiền của doanh nghiệp ở khối 2.');
  await tu.sees('tính chất tố cáo');
  await tu.says('Cháy nhà ở khối 2xyz, lửa to lắm!');
  await office.sees('báo tin khẩn cấp');
  await office.choosesOn(code, 'Giao');
  await office.choosesOn('chọn người dự thảo', 'Vũ Thị Hoaxyz');
  await office.says(`/cauhoi`);
  await office.choosesOn('Câu hỏi đang chờ', `Xem ${code}`);
  await office.choosesOn('Người phụ trách', 'Viết trả lời');
  await office.says('Kính gửi Ông/Bà. Cần tờ khaixyz.');
  // The platform is down, then the person is unreachable.
  const over = stage.oa.fault({ path: '/message/cs', times: 3, effect: { kind: 'answer', error: -32 } });
  await deputy.choosesOn('tờ khaixyz', 'Duyệt');
  await stage.system.queue.idle();
  over();
  await stage.pass(49 * hourMs);
  await rowsOf(stage.core)
    .updateTable('setting')
    .set({ value: '{' })
    .where('name', 'like', 'question-shown%')
    .execute();
  await deputy.says(`D ${code}`);
  await stage.eventually('a failure in the log', () => (lines.some((line) => line.startsWith('warn')) ? true : null));
  await tu.says('/dulieu');
  await tu.sees('đang lưu về Ông/Bà');
  await tu.choosesOn('đang lưu về Ông/Bà', 'Xóa dữ liệu');
  await tu.choosesOn('Xóa dữ liệu:', 'Đồng ý xóa');
  await tu.sees('Đã ghi nhận');
  await stage.pass(24 * hourMs);
  await stage.close();

  expect(lines.length).toBeGreaterThan(0);
  const all = lines.join('\n').normalize('NFC');
  for (const personal of ['xyz', 'Bà Tư', '0912', '84912', 'doanh nghiệp', tu.phone.accountId, deputy.phone.accountId])
    expect(all, all).not.toContain(personal);
});
