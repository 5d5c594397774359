/** Advertising and betting that is sent to every address: no case, no figure in the statistics. */
import { countOf, type MatchableText, phrases, says } from './phrase-matching.ts';

/** One of them is enough. */
const plainly = phrases(
  'nhà cái',
  'cá (độ|cược)',
  'nạp rút',
  'nổ hũ',
  'tài xỉu',
  'lô đề … (nạp|nhận|đăng ký|online)',
  'đổi thưởng',
  'việc nhẹ lương cao',
  'vay (tiền )?(nhanh|nóng|online|tín chấp) … (thế chấp|phút|lh|liên hệ|zalo|chỉ cần|giải ngân)',
  'giải ngân … # phút',
  'hoa hồng khủng',
  'tặng … (tân thủ|thành viên mới)',
  'sinh lời #',
  'lợi nhuận # … (tháng|ngày|tuần)',
  'kèo (thơm|bóng|chuẩn)',
  'soi cầu',
  '(tăng|bán|cần) … (like|follow|sub) (tiktok|facebook|youtube)|like tiktok',
  'kiếm # (mỗi|một|/)? ?ngày',
  '(bằng cấp|chứng chỉ|giấy tờ|bằng đại học) … (giá rẻ|giá|bao) … (hồ sơ gốc|gốc|uy tín|đậu)',
  '(bao|làm) (giả|hồ sơ gốc)',
  '(hỗ trợ |cho )vay (tín chấp|nhanh|tiền)? … (lãi suất|duyệt|liên hệ|lh)',
);

/** Two of them are. */
const often = phrases(
  'inbox|ib( ngay| em)?',
  '(kiếm|thu nhập) … (ngày|tháng|tuần)',
  'lãi suất (0|thấp)',
  'duyệt … phút',
  '(vào|tham gia) nhóm',
  '(liên hệ|gọi) (ngay )?#',
  '(bấm|click|nhấn|nhấp)( vào)? (link|đường link|đây)',
  'link',
  'ship (toàn quốc|cod)',
  'sim (số đẹp|phong thủy)',
  'giá (rẻ|sốc|gốc)',
  'khuyến mãi|giảm giá',
  'đặt hàng',
  'tuyển (ctv|cộng tác viên|sỉ)',
  'chốt đơn',
  'nhóm kín',
  'lh|zalo',
  'coin|forex|crypto',
  '(nhận|tặng) (ngay )?(#|quà|code|thưởng)',
  'nhan #',
  'miễn phí',
  'uy tín',
  'không (cần )?thế chấp',
  'lương #',
  'xổ số|lô đề',
);

/** A person who tells of such a thing, or asks about it. */
const aboutIt = phrases(
  'lừa đảo',
  '(báo|trình báo|tố giác|tố cáo) … (đâu|ai|công an)',
  'phường … (xử lý|can thiệp|nhắc|dẹp)',
  '(có phải|có đúng|thật) … không',
  'phản ánh',
  'cảnh giác',
  'người dân',
  '(bị|nhận được) … (tin nhắn|cuộc gọi)',
  'nhắn tin (mời|rủ|cho tôi)',
);

const linkPattern = /https?:\/\/|www\.|\b[\w-]+\.(?:vip|top|xyz|club|win|bet|live|cc)\b|\bbit\.ly\b/iu;

export const isSpam = (heard: MatchableText): boolean => {
  if (says(heard, aboutIt)) return false;
  const hints = countOf(heard, often) + (linkPattern.test(heard.text) ? 1 : 0);
  return says(heard, plainly) || hints >= 2;
};
