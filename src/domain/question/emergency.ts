/**
 * Is somebody in danger now, and which number helps? (domain §5.3: numbers at once, no case, a human alerted)
 *
 * A number too many costs a line; one too few may cost a life. Only what is plainly past, feared, a procedure or a
 * light bulb is left out. Some signs are plain by themselves. Others ("tai biến", "bị sập") are danger when somebody says
 * nothing else; in a text that asks for something they are a doubt, and the numbers are said beside the receipt.
 */
import { rememberLast } from '../remember.ts';
import { type MatchableText, type Phrases, phrases, says, without } from './phrase-matching.ts';
import { requestOf } from './request.ts';

export type EmergencyNumber = '113' | '114' | '115';

/** Whose house it is. */
const owner = '(tôi|em|mình|cháu|chúng tôi|hàng xóm|bên|bên cạnh|đối diện|(ông|bà|anh|chị|cô|chú|bác|cụ) [^ .?]+)';

/** Who is ill; a smell takes nobody's breath in this sense. */
const sick = '(tôi|em|bố|mẹ|ông|bà|cụ|con|cháu|bé|vợ|chồng)( tôi| em| nội| ngoại)?';

const harmless = phrases(
  '!(công tơ|máy|máy bơm|trạm bơm|mô tơ|động cơ|cầu dao|ổ cắm|đồng hồ|bình nóng lạnh|quạt|tivi|tủ lạnh)( điện)?( khối #| nhà tôi| của tôi| nhà em)? (bị |đã |hay )?cháy',
  '!(cơm|thịt|bánh|nồi) (bị )?cháy',
  '!bóng … cháy',
  '!đèn … cháy',
  '!cháy … bóng',
  '!cầu chì … cháy',
  '(phòng|chữa|chống|báo|cứu|dập) cháy( chữa cháy)?',
  '!cháy (nắng|hàng|túi|vé|máy|khét)',
  '(bóng|den)( den)?( duong)?( … )? chay',
  '(sợ|nguy cơ|dễ|tránh|lỡ|đề phòng|nhỡ) (cháy|nổ|chập|điện giật|đuối nước|tai nạn|trộm|cướp)( nổ| cháy)?',
  '(phòng|chống|phòng chống|phòng tránh|phòng ngừa) (đuối nước|tai nạn|cướp|trộm|bạo lực|bạo hành|xâm hại|tự tử)',
  '(như|như là|tưởng) (đánh nhau|có cướp|có cháy|bị cướp)',
  'nghiên cứu( với)?',
  'suýt … (ngã|chết|đâm|tai nạn)',
  '(gây|tránh|giảm|điểm đen|nhiều vụ) (ra )?tai nạn( giao thông)?',
  'tai nạn lao động',
  'diễn tập … (cháy|cứu hộ|cứu nạn)',
);

/** Fire, gas, collapse, water, electricity: rescue. */
const rescue = phrases(
  '!đang cháy',
  '!có cháy',
  '!đám cháy',
  'có đám cháy',
  '!cháy (ở|tại|trong|ngay|đầu|cuối|sát|cạnh|gần|bên|kìa|to)',
  '!(ơi|ôi) … cháy',
  // The whole text, or cried twice.
  '!(?<=^ )cháy [.]',
  'cháy ([.] )?cháy',
  `!nhà ${owner} (bị |đang |vừa |mới )*cháy`,
  'nhà (tôi|em|mình|hàng xóm|bên cạnh) (bị |đang |vừa |mới )+cháy',
  `nhà ${owner} (vừa |đang |bị )*(đổ )?sập (rồi |xuống )*[.]`,
  '!đang bốc cháy',
  'cháy (nhà|lớn|to quá|rồi|dữ dội)',
  'bốc cháy',
  '!cháy (rừng|xe|quán|chợ|kho|xưởng|tầng|phòng|bếp|xóm)',
  '!(nhà|nhà trọ|quán|chợ|kho|xưởng|xe|rừng|bếp|phòng trọ|tủ điện|trạm biến áp) (bị |đang |vừa )*cháy',
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
  '(không|ko|khong|chẳng|chả|hổng|hông|nỏ|hết) (còn )?(muốn|thiết) sống',
  'muốn (tự tử|tự sát|tự vẫn)',
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

/** Danger when nothing else is wanted: people who are in it write few words. */
const rescueAlone = phrases(
  '!(nhà|tường|mái|trần|cầu|cống|giàn giáo|công trình) … (bị )?sập',
  'sập (nhà|tường|mái|trần|cầu|cống|giàn giáo)',
  '(tôi|em|cháu|người|gia đình|cụ|ông|bà|trẻ) (đang |bị |còn |mắc )*kẹt',
  '(nước (lũ|ngập|sông|mưa)|lũ) … (lên|dâng) (nhanh|cao|to|quá)',
  '(?<!vùng )lũ (đang |vừa )?(cuốn|quét|lên|về|dâng)',
  '!cột điện … đổ',
  '(ga|gas) … (xì|rò)',
  'nhảy (sông|cầu)',
  '(không|chưa) ra được',
  '(ngập|nước) … (đến|tới) (mái|nóc|gác|cổ)',
  'sạt lở … (nhà|người)',
);

const medicalAlone = phrases(
  '(bị|lên|vừa|đang|nghi) (cơn )?(tai biến|đau tim|đau thắt ngực)',
  'lên cơn (hen|động kinh|co giật|sốt)',
  `${sick} (bị |đang |lên cơn |rất )*(khó thở|(không|chẳng) thở (được|nổi))`,
  'đau đẻ|trở dạ|chuyển dạ',
  'sắp (đẻ|sinh(?! (nhật|hoạt|viên)))',
  'ngã gãy|gãy (chân|tay|xương|cổ)',
  'xe … (tông|đâm|húc|va) (nhau|phải|vào|xe|người)',
  '!(tông|đâm|húc) (nhau|xe|người)',
  'có người bị (thương|nạn)',
  `${sick} (bị )?ngã … không (dậy|đứng) được`,
  '(bị|vụ) tai nạn',
  '(?<=^ )((có|vừa có|xảy ra) )?tai nạn',
);

const crimeAlone = phrases(
  '(chồng|vợ|bố|con|con trai|người yêu|chủ|hàng xóm) (tôi|em|cháu|nhà tôi) (lại )?(đánh|chém|đập) (tôi|em|cháu|con|mẹ|vợ)',
  '(có|bị) (trộm|kẻ gian|kẻ lạ)|(trộm|kẻ gian|kẻ lạ) (vào|ở trong|trong)',
  '(bị|đang) (đe dọa|hành hung)',
  '(bị|đang bị) (chồng|vợ|bố|con|hàng xóm)( tôi| em)? (đánh|chém|đập)',
  '(bố|chồng|con|anh|ông)( tôi| em| ấy)? (đang )?đánh (mẹ|vợ|bố|con|bà)',
  `${sick} … (mất tích|đi lạc)`,
);

/** It is over, or it always is so. */
const past = phrases(
  'dạo này|thời gian (qua|này|gần đây)',
  '(hôm|đêm|tối|chiều|sáng|trưa) (qua|kia|trước|nọ)',
  '(tuần|tháng|năm|lần|dạo|kỳ) (trước|ngoái|rồi)',
  'trước đây',
  '!từng',
  '(#|một|hai|ba|mấy|vài|cả) (ngày|tuần|tháng|năm|hôm) (nay|trước|rồi)',
  '!từ (hôm|đợt|tuần|tháng|năm)',
  '(hôm|ngày|tối|đêm|năm|tuần) nào cũng',
  '!(hay|thường xuyên|thỉnh thoảng)',
  'hồi (tháng|năm|đầu)',
  'đã (được )?(dập|khống chế|đưa đi|đưa về|cứu sống|cứu được|xử lý|bắt được|tìm thấy)( (tắt|xong|rồi|an toàn))?',
  'giấy khen|bằng khen|huy hiệu|tuyên dương|biểu dương',
  'cứu sống',
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
  '(thủ tục|hồ sơ|giấy tờ|giấy phép|giấy xác nhận|quy định|chế độ|trợ cấp|bảo hiểm|mai táng|khai sinh|viện phí)',
  '(mức|tiền|chính sách|kinh phí) (hỗ trợ|bồi thường)|hỗ trợ (hộ|nhà|người|gia đình)|xác nhận thiệt hại',
  '(tập huấn|diễn tập|tuyên truyền|hội thi|lớp học|kỹ năng|lớp dạy|buổi học)',
  '(số điện thoại|đường dây nóng) … (nào|gì|bao nhiêu|mấy)',
  '(mua|bán|lắp|kiểm tra|nghiệm thu) … (bình|hệ thống|thiết bị)',
);

/** Nobody knows yet of what, but somebody cries for help. */
const cries = phrases(
  '(?<=^ )(cứu|cuu|sos|mayday|fire|help (me|us|help))( (cứu|cuu|sos|tôi|với|fire))* [.]',
  '(kêu )?cứu (với|tôi với|em với|mẹ con|con tôi|người)',
  'giúp với … (gấp|nhanh|chết)',
);

const drills = phrases('(diễn tập|tập dượt|giả định)');

/** A drill is told with all its fires; who cries for help beside it is in none. */
export const isDrill = (heard: MatchableText): boolean => says(heard, drills) && !says(heard, cries);

/** "Khi có hỏa hoạn thì gọi số nào": it may happen. */
const supposed = phrases('(khi|nếu|lúc|trường hợp) (có|bị|xảy ra|gặp|thấy)');

type Signs = readonly (readonly [EmergencyNumber, Phrases])[];

const plainSigns: Signs = [
  ['114', rescue],
  ['115', medical],
  ['113', crime],
];
const signsAlone: Signs = [
  ['114', rescueAlone],
  ['115', medicalAlone],
  ['113', crimeAlone],
];
const everyNumber = plainSigns.map(([number]) => number);

/** Longer texts tell of something, with danger in it or not; in words. */
const longestCry = 12;

export interface Danger {
  /** To call, the most needed first; none when nothing speaks of danger now. */
  readonly numbers: readonly EmergencyNumber[];
  /** True when it may as well be told of as a case: the numbers are said beside the receipt. */
  readonly isDoubtful: boolean;
  /** True when its signs are danger in any text, however long and whatever else it wants. */
  readonly isPlain: boolean;
}

const noDanger: Danger = { numbers: [], isDoubtful: false, isPlain: false };

export const dangerIn = rememberLast((heard: MatchableText): Danger => {
  const serious = without(heard, harmless);
  const numbersOf = (signs: Signs) => signs.filter(([, each]) => says(serious, each)).map(([number]) => number);
  const plain = numbersOf(plainSigns);
  const alone = numbersOf(signsAlone);
  const isCry = says(serious, cries);
  const numbers = plain.length > 0 ? plain : alone.length > 0 ? alone : isCry ? everyNumber : [];
  // A drill is one with whatever it is a drill of.
  if (numbers.length === 0 || says(heard, procedure)) return noDanger;
  if ((says(serious, past) || says(serious, supposed)) && !says(serious, now)) return noDanger;
  const isAlone = heard.length <= longestCry && requestOf(heard) === null;
  const isPlain = plain.length > 0 || isCry;
  return { numbers, isDoubtful: !isPlain && !isAlone, isPlain };
}, 32);
