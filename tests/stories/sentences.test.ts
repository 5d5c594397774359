/** What people wrote to the first version, and what they have to read now: one table, said on every channel and on the page without scripts. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PlatformName } from '../support/phones.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

interface Line {
  readonly says: string;
  readonly reads: string;
}

/** Each by somebody who was never here. */
const citizens: readonly Line[] = [
  { says: 'Tôi ko muốn sống nữa', reads: '115' },
  { says: 'có đứa nhỏ bị té xuống mương', reads: '114' },
  { says: 'nhà tui bị giựt điện', reads: '114' },
  { says: 'hôm qua tôi nộp đơn. cháy nhà khối 6', reads: '114' },
  { says: 'There is a fire at the market', reads: 'PLEASE CALL 114' },
  { says: 'xóa dữ liệu của tôi', reads: 'xóa' },
  { says: 'quên mã', reads: 'chưa có câu hỏi nào' },
  { says: 'câu hỏi của tôi tới đâu rồi', reads: 'câu hỏi' },
  { says: 'cảm ơn, chúc cán bộ nhiều sức khỏe', reads: 'Trân trọng cảm ơn' },
  { says: 'lũ ăn hại', reads: 'chưa rõ Ông/Bà cần gì' },
  { says: 'toi muon rut lai cau hoi', reads: 'câu hỏi' },
  { says: 'cán bộ địa chính vòi tiền mới ký giấy', reads: 'tố cáo' },
];

const staff: readonly Line[] = [
  { says: '/quahan', reads: 'Không có bài hay câu hỏi nào quá hạn' },
  { says: '/lich', reads: 'ngày' },
  { says: '/quytrinh', reads: 'duyệt' },
  { says: '/baocao', reads: 'Báo cáo' },
  { says: '/nhuanbut', reads: 'nhuận bút' },
  { says: 'bài nào chờ duyệt', reads: 'chờ' },
  { says: 'ai đã làm gì hôm nay', reads: 'việc' },
  { says: 'nhuận bút của tôi bao nhiêu', reads: 'nhuận bút' },
  { says: 'rút bài DL-2612-0014', reads: 'Không tìm thấy bài này' },
  { says: 'cảm ơn', reads: 'không có gì ạ' },
  { says: 'khoan đã, tôi bấm nhầm', reads: 'chưa có gì thay đổi' },
  // The last: it locks the account.
  { says: '/baomat', reads: 'Tài khoản đã khóa' },
];

const platforms: readonly PlatformName[] = ['telegram', 'zalo-oa', 'zalo-bot', 'web'];

describe.each(platforms)('on %s', (platform) => {
  it('a citizen reads what the words ask for, and nothing becomes a case by accident', {
    timeout: 120_000,
  }, async () => {
    stage = await openStage({ platforms: platform === 'web' ? ['telegram', 'web'] : [platform] });
    for (const { says, reads } of citizens) {
      const citizen = stage.stranger(`Người nói “${says}”`, platform);
      await citizen.says(says);
      expect(await citizen.sees(reads), says).not.toContain('15 ngày làm việc');
    }
    expect(await stage.questions()).toEqual([]);
  });
});

describe.each(platforms.filter((each) => each !== 'web'))('on %s', (platform) => {
  it('a deputy reads what was asked for, and no item opens', { timeout: 120_000 }, async () => {
    stage = await openStage({ platforms: [platform] });
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    for (const { says, reads } of staff) {
      await minh.says(says);
      expect(await minh.sees(reads), says).not.toContain('các việc đồng chí làm được');
    }
    expect(await stage.submissions()).toEqual([]);
  });
});
