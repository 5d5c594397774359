/**
 * Is somebody in danger now, and which number helps? (domain §5.3: numbers at once, no case, a human alerted)
 *
 * A number too many costs a line; one too few may cost a life. Only what is plainly past, feared, a procedure or a
 * light bulb is left out.
 */
import { type Heard, type Phrase, phrases, says, without } from './heard.ts';

export type EmergencyNumber = '113' | '114' | '115';

const harmless = phrases(
  '!bóng … cháy',
  '!đèn … cháy',
  '!cháy … bóng',
  '!cầu chì … cháy',
  '(phòng|chữa|chống|báo|cứu|dập) cháy( chữa cháy)?',
  '!cháy (nắng|hàng|túi|vé|máy|khét)',
  '(bóng|den)( den)?( duong)?( … )? chay',
  '(sợ|nguy cơ|dễ|tránh|lỡ|đề phòng|nhỡ) (cháy|nổ|chập|điện giật|đuối nước|tai nạn|trộm|cướp)( nổ| cháy)?',
  '(phòng|chống|phòng chống|phòng tránh|phòng ngừa) (đuối nước|tai nạn|cướp|trộm|bạo lực|bạo hành|xâm hại)',
  'nghiên cứu( với)?',
  'suýt … (ngã|chết|đâm|tai nạn)',
  'tai nạn lao động',
  'diễn tập … (cháy|cứu hộ|cứu nạn)',
);

/** Fire, gas, collapse, water, electricity: rescue. */
const rescue = phrases(
  '!đang cháy',
  '!đang bốc cháy',
  'cháy (nhà|lớn|to quá|rồi|dữ dội)',
  'bốc cháy',
  '!cháy (rừng|xe|quán|chợ|kho|xưởng|tầng|phòng|bếp|xóm)',
  '!(nhà|quán|chợ|kho|xưởng|xe|rừng|bếp|phòng trọ|tủ điện|trạm biến áp) (bị |đang |vừa )*cháy',
  'đang cháy (nhà|lớn|xưởng|kho|chợ|quán|xe|rừng|to)',
  'hỏa hoạn',
  '!(lửa|khói) … (bốc|cháy|lan)',
  '!cháy lan',
  'lua chay|chay lan|khoi boc',
  'bốc khói',
  'khói (đen )?(mù mịt|nghi ngút|dày đặc)',
  '!khói đen … (bốc|cuộn)',
  '!mùi (khí )?(ga|gas)',
  'mùi (khí )?(ga|gas) … (nồng|nổ)',
  'mui gas',
  '(rò|rò rỉ|xì) (khí )?(ga|gas)',
  'nổ (bình|khí|ga|gas|lò hơi)',
  'mắc kẹt',
  'vùi lấp',
  '(đè|đổ) … (lên|trúng|vào) … người',
  'người (ở |còn )*(trong|bên trong|dưới) … (chưa|không) (ra|thoát) được',
  '!sập … (người|đè)',
  '!(nhà|tường|mái|cầu|trần|giàn giáo) … (vừa|đang) (đổ )?sập',
  'đuối nước',
  'chết đuối',
  '!(rơi|ngã|trượt) xuống (sông|ao|hồ|mương|giếng|cống|kênh)',
  'roi xuong (song|ao|gieng|muong)',
  'nước cuốn',
  '(dây|đường dây|cột) điện … (đứt|rơi xuống|tóe|phóng điện)',
  '!cột điện … (vừa|đang) đổ',
  'tóe (tia )?lửa',
  'điện giật',
  '(nhảy (cầu|lầu|xuống)|tự tử|tự thiêu)',
);

const medical = phrases(
  'bất tỉnh',
  '!ngất (xỉu|đi|rồi)',
  'co giật',
  'ngừng (thở|tim)',
  'hóc (hạt|xương|dị vật|kẹo)|tím tái|nghẹn thở',
  '!khó thở … (quá|nặng|gấp|cứu)',
  'đột quỵ',
  'nhồi máu',
  'ngộ độc',
  'uống (nhầm )?(thuốc (trừ )?sâu|thuốc diệt cỏ|thuốc chuột|hóa chất)',
  'uống nhầm thuốc',
  'bị thương nặng',
  '!chảy (rất )?(nhiều )?máu',
  'máu (me|chảy)',
  'rắn (độc )?cắn',
  'gọi (xe )?cấp cứu',
  '!cần (xe )?cấp cứu',
  'cấp cứu (với|gấp)',
  'tai nạn … (bị thương|nằm giữa|nằm bất động|chết|nặng|máu)',
  '(vừa|đang|mới) (xảy ra|có|bị) tai nạn',
  'có tai nạn',
  'sắp sinh … (xe|cấp cứu|gấp)',
  'vỡ ối',
);

const crime = phrases(
  '!cướp',
  'dang cuop|bi cuop|cuop giat|an cuop',
  '!(trộm|kẻ gian|kẻ lạ) … (đang|vừa|phá khóa|đột nhập|cạy)',
  'trom dang|trom pha khoa|trom dot nhap',
  '(đang|vừa) (phá khóa|cạy cửa|đột nhập|trộm)',
  'đánh nhau',
  '(chém|đâm) nhau',
  'cầm (dao|mã tấu|súng|kiếm|hung khí)',
  'vác (dao|mã tấu)',
  'đang (bị )?(đánh|hành hung|đập phá|bạo hành|xâm hại|khống chế)',
  'đánh (tôi|em|vợ|con|mẹ|bố) (tôi |em )*(dã man|chảy máu|với|bây giờ|ngay)',
  'dọa (giết|chém|đốt)',
  'bắt cóc',
  '!hiếp dâm',
  'nổ súng',
  'giết người',
);

/** It is over, or it always is so. */
const past = phrases(
  '(hôm|đêm|tối|chiều|sáng|trưa) (qua|kia|trước|nọ)',
  '(tuần|tháng|năm|lần|dạo|kỳ) (trước|ngoái|rồi)',
  'trước đây',
  '!từng',
  '(#|một|hai|ba|mấy|vài|cả) (ngày|tuần|tháng|năm|hôm) (nay|trước|rồi)',
  '!từ (hôm|đợt|tuần|tháng|năm)',
  '(hôm|ngày|tối|đêm|năm|tuần) nào cũng',
  '!(hay|thường xuyên|thỉnh thoảng)',
  'hồi (tháng|năm|đầu)',
  'đã (dập|khống chế|đưa đi|xử lý|bắt được) (xong|rồi|tắt)?',
);

const now = phrases(
  'đang',
  'bây giờ',
  'lúc này',
  '(cứu|giúp) (với|tôi|người|em|mẹ con)',
  'khẩn cấp',
  '!vừa (mới|xong)?',
  'xuống ngay',
  'ngay lập tức',
);

/** Somebody asks how something is done, or tells of training. */
const procedure = phrases(
  '(thủ tục|hồ sơ|giấy tờ|giấy phép|giấy xác nhận|quy định|chế độ|trợ cấp|bảo hiểm|mai táng)',
  '(tập huấn|diễn tập|tuyên truyền|hội thi|lớp học|kỹ năng|lớp dạy|buổi học)',
  '(số điện thoại|đường dây nóng) … (nào|gì|bao nhiêu|mấy)',
  '(mua|bán|lắp|kiểm tra|nghiệm thu) … (bình|hệ thống|thiết bị)',
);

/** Nobody knows yet of what, but somebody cries for help. */
const cries = phrases('(kêu )?cứu (với|tôi với|em với|mẹ con|con tôi|người)', 'giúp với … (gấp|nhanh|chết)');

/** "Khi có hỏa hoạn thì gọi số nào": it may happen. */
const supposed = phrases('(khi|nếu|lúc|trường hợp) (có|bị|xảy ra|gặp|thấy)');

const groups: readonly (readonly [EmergencyNumber, readonly Phrase[]])[] = [
  ['114', rescue],
  ['115', medical],
  ['113', crime],
];

/** Numbers to call, the most needed first; none when nothing speaks of danger now. */
export const emergencyNumbers = (heard: Heard): readonly EmergencyNumber[] => {
  const serious = without(heard, harmless);
  const known = groups.filter(([, signs]) => says(serious, signs)).map(([number]) => number);
  const needed = known.length === 0 && says(serious, cries) ? groups.map(([number]) => number) : known;
  if (needed.length === 0 || says(serious, procedure)) return [];
  if ((says(serious, past) || says(serious, supposed)) && !says(serious, now)) return [];
  return needed;
};
