import { describe, expect, it } from 'vitest';
import { questionCodeIn, readAskerReply } from '../../../src/domain/question/reply.ts';
import { foldForSearch } from '../../../src/domain/text/normalize.ts';

const code = 'HD-2611-0017';

describe('a question code', () => {
  it.each(['HD-2611-0017', 'hd 2611 0017', 'hd26110017', 'mã HD–2611–0017 nhé', 'Hd.2611.0017'])(
    'is found in "%s"',
    (text) => {
      expect(questionCodeIn(text)).toBe(code);
    },
  );
  it.each(['DL-2611-0017', 'HD-26-17', 'ABHD26110017', ''])('is not found in "%s"', (text) => {
    expect(questionCodeIn(text)).toBeNull();
  });
});

describe('a reply of the asker', () => {
  it.each([
    ['Có', { act: 'yes' }],
    ['Có ạ', { act: 'yes' }],
    ['rõ rồi, cảm ơn', { act: 'yes' }],
    ['vâng', { act: 'yes' }],
    ['Dạ vâng ạ', { act: 'yes' }],
    ['dạ có', { act: 'yes' }],
    ['không hiểu', { act: 'no', code: null, note: '' }],
    ['vâng đồng ý', { act: 'agree' }],
    ['Chưa', { act: 'no', code: null, note: '' }],
    ['dạ chưa rõ ạ', { act: 'no', code: null, note: '' }],
    [
      'chua, chu hoi ngay nao lam duoc, thu bay co lam khong',
      { act: 'no', code: null, note: 'chu hoi ngay nao lam duoc, thu bay co lam khong' },
    ],
    ['chưa được', { act: 'no', code: null, note: '' }],
    ['chua dung y toi', { act: 'no', code: null, note: 'chua dung y toi' }],
    ['tra loi HD-2611-0017 chua dung y toi', { act: 'no', code, note: 'tra loi chua dung y toi' }],
    ['HD-2611-0017 chua duoc, hoi lai', { act: 'no', code, note: 'hoi lai' }],
    ['HD-2611-0017 chưa', { act: 'no', code, note: '' }],
    ['Đồng ý', { act: 'agree' }],
    ['Tôi đồng ý', { act: 'agree' }],
    ['không đồng ý', { act: 'disagree' }],
    ['Rút đăng HD-2611-0017', { act: 'withdrawConsent', code }],
    ['tôi rút đồng ý', { act: 'withdrawConsent', code: null }],
    ['gỡ câu hỏi của tôi trên cổng', { act: 'withdrawConsent', code: null }],
    ['Rút câu hỏi HD-2611-0017', { act: 'withdraw', code }],
    ['câu hỏi của tôi đến đâu rồi?', { act: 'state', code: null }],
    ['Câu hỏi của tôi bao giờ trả lời', { act: 'state', code: null }],
    ['phản ánh của em xử lý đến đâu rồi ạ', { act: 'state', code: null }],
    ['đến đâu rồi ạ?', { act: 'state', code: null }],
    ['HD-2611-0017 0912345678', { act: 'state', code, phone: '0912345678' }],
    ['tra cứu hd 2611 0017, số điện thoại 0912 345 678', { act: 'state', code, phone: '0912 345 678' }],
    ['thôi không đăng nữa', { act: 'withdrawConsent', code: null }],
    ['tra cứu HD-2611-0017', { act: 'state', code }],
    ['HD-2611-0017', { act: 'state', code }],
    ['HD-2611-0017 sao rồi', { act: 'state', code }],
    ['Bổ sung HD-2611-0017: đoạn trước nhà văn hóa', { act: 'add', code, text: 'đoạn trước nhà văn hóa' }],
    [
      'HD-2611-0017 hôm nay đèn lại hỏng thêm hai bóng nữa',
      { act: 'add', code, text: 'hôm nay đèn lại hỏng thêm hai bóng nữa' },
    ],
  ])('%s', (text, found) => {
    expect(readAskerReply(text)).toEqual(found);
  });

  it.each([
    'Có phải xin giấy phép xây nhà không?',
    'Chưa thấy xe rác vào khối 5',
    'Chưa có điện từ sáng tới giờ',
    'chưa được cấp sổ đỏ thì làm thế nào?',
    'Tôi đồng ý với chủ trương nhưng đề nghị phường làm nhanh',
    'Cho tôi hỏi lịch tiêm chủng',
    'Dự án nhà văn hóa khối 2 làm đến đâu rồi ạ?',
    'Tôi muốn tra cứu quy hoạch đất nhà tôi ở đâu?',
    'Đường khối 4 sửa đến đâu rồi ạ?',
    'Nhà tôi thôi đăng ký kinh doanh thì làm thế nào?',
    'Tôi muốn rút đăng ký kết hôn',
    'cảm ơn',
    'Hôm trước tôi có phản ánh việc đèn hỏng, hôm nay lại thêm cống tắc, đề nghị phường xem giúp',
    '',
    '👍',
  ])('"%s" is not a reply but a new message', (text) => {
    expect(readAskerReply(text)).toBeNull();
    expect(readAskerReply(foldForSearch(text))).toBeNull();
  });
});
