/** Sentences that people wrote to the first version, and the answers that they must get now. */

export interface Line {
  readonly says: string;
  readonly reads: string;
}

/** Each sentence comes from a different, unknown sender. */
export const citizens: readonly Line[] = [
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
  // A single word, or only a code.
  { says: 'hủy', reads: 'không có câu hỏi nào đang chờ' },
  { says: 'thôi, nhầm', reads: 'không có câu hỏi nào đang chờ' },
  { says: 'HD-2611-0105', reads: 'HD-2611-0105' },
  { says: 'khoan đã', reads: 'chưa có gì thay đổi' },
];

/** Requests for help with the channel itself are answered with a list of what is possible here. */
export const askingForHelp: readonly string[] = ['help', 'giúp', 'HELP', 'trợ giúp'];

export const staff: readonly Line[] = [
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
  // This line is last because it locks the account.
  { says: '/baomat', reads: 'Tài khoản đã khóa' },
];
