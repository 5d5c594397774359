/** What does somebody want who writes about the ward's own business? All of it is answered under Điều 8 khoản 1 điểm đ, but a tip becomes a draft. */
import { rememberLast } from '../remember.ts';
import { foldForSearch } from '../text/normalize.ts';
import { type MatchableText, phrases, says } from './phrase-matching.ts';

export type RequestKind = 'question' | 'report' | 'proposal' | 'tip';

const courtesyWords: ReadonlySet<string> = new Set(
  `xin kính em anh chị cô chú bác cháu con dạ vâng ạ a ơi ad admin phường ubnd cả nhà mọi người các bạn đồng chí ban biên
  tập và nhiều rất lắm nhé nha vui lòng quý cơ quan cán bộ chào hello hi hey alo alô hế lô cảm cám ơn thanks thank you tks
  chúc mừng năm mới sức khỏe khoẻ buổi sáng chiều tối tốt lành ngày mình tôi trạm y tế đã trả lời thông tin giúp đỡ hỗ trợ`.split(
    /\s+/u,
  ),
);
const plainCourtesyWords: ReadonlySet<string> = new Set(Array.from(courtesyWords, foldForSearch));
const greets = phrases('chào', 'hello|hi|hey', 'alo|alô', 'chúc (mừng|sức khỏe)', '(phường|ad|admin) ơi');
const thanks = phrases('cảm ơn', 'cám ơn', 'thanks|thank|tks');

/** 'hello' and thanks that hold nothing else. */
export const courtesyOf = (heard: MatchableText): 'greeting' | 'thanks' | null => {
  const words = heard.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isOnly = words.every((word) => courtesyWords.has(word) || (heard.isPlain && plainCourtesyWords.has(word)));
  if (!isOnly || words.length === 0) return null;
  return says(heard, thanks) ? 'thanks' : says(heard, greets) ? 'greeting' : null;
};

const question = phrases(
  '(cho|xin) … hỏi',
  'hỏi (về|xem|là|thăm|chút|tí|ai|luôn|thêm)',
  '(ở|tại|đến|lên|chỗ) đâu',
  '!đâu',
  'bao (nhiêu|lâu|giờ)',
  '(khi|hôm|ngày|tháng|năm|lúc|trường|cơ quan|đơn vị|bên|ai|chỗ|mẫu|loại|phòng|buổi|bộ phận|người|số) nào',
  '(như )?thế nào',
  '(ra|làm|vì|tại|thì) sao',
  'tại sao|vì sao',
  '(những )?gì (không|vậy|thế|ạ)?',
  '(giấy tờ|thủ tục|hồ sơ|chế độ) gì',
  '(không|chưa|nhỉ|hả|hử) (ạ |vậy |hả |nhỉ |thế |nhé |phường |trạm |ad |các |anh |chị |cán |bộ |ơi |bác |cô |nào )*[.?]',
  '(có|được|phải|cần|còn) … không (hay|và|thì|mà|để|nếu|với)',
  '(gặp|hỏi|gửi|nộp|liên hệ|báo) … ai',
  '(là|do) ai',
  'mấy (giờ|tiền|bản|tuổi)',
  '!mấy (ngày|hôm|tháng) (ạ |vậy |thì |thế |mới )*[.?]',
  '!ngày mấy',
  '(xin|hãy|vui lòng) … biết',
  'cho (tôi|em|cháu|mình|chúng tôi|bà con) (được )?biết',
  '(cho|xin) … (địa chỉ|số điện thoại|số máy|mẫu đơn|lịch|thông tin)',
  'muốn (xin|làm|đăng ký|đổi|hỏi|biết|chuyển|nộp|nhập|tách|mở|thuê|mượn|vay|kiểm tra)',
  'kiểu gì',
  'hướng dẫn (tôi|em|cháu|giúp|cách|thủ tục|làm|với|cho)',
  '(hay|hoặc là) (là )?(ở |chỉ |lên |phường |thành phố |công an |thuế )',
  '(thủ tục|quy trình|cách) (làm|xin|đăng ký|cấp|chuyển|để|sang|đổi|tách|nhập|mở)',
  'phải làm (gì|sao)',
  'giải thích',
  'có phải',
  'phường hay',
);

const problem = phrases(
  '!(hỏng|hư|vỡ|nứt|sụt|lún|gãy|đổ|nghiêng|tắc|tràn|bục|rò|tụt|thủng)',
  'bị (hỏng|hư|vỡ|nứt|sụt|lún|gãy|tắc|mất|đổ|bục|mục)',
  'hong|lay loi|o ga|bi mat nap',
  'xuống cấp|lầy lội|ổ gà|ổ voi',
  '!ngập',
  'ngap (ung|nuoc|lut|het)',
  'mưa … ngập',
  '(nói|phản ánh|kiến nghị|gọi|báo) … (nhiều|mấy|bao nhiêu) lần',
  'bốc mùi|mùi (hôi|thối|lắm|khó chịu|không chịu)|hôi thối|nồng nặc',
  'ô nhiễm|xả thải|xả rác|đổ trộm|đổ rác|rác đổ|rác thải|ruồi nhặng|phế thải',
  '(không|chẳng|chưa) (thấy )?(ai|xe) … (dọn|thu gom|thay|sửa|vào|xử lý|đến)',
  'khong ai don|chua ai don|khong thu gom',
  'lấn chiếm',
  '!(ồn|ồn ào|ầm ĩ|inh ỏi|bụi)',
  'on ao|karaoke',
  'hát (karaoke )?… (đêm|khuya|11h|12h|ngủ)',
  'thả rông|rọ mõm',
  'mất (trật tự|vệ sinh|an toàn|an ninh)',
  'nguy hiểm',
  '(không|chẳng) (ngủ|đi lại|chịu) (được|nổi)',
  'bức xúc|khổ (lắm|quá)|lo lắng',
  'đua xe|tụ tập|lạng lách',
  'tối om|tối thui',
  'cá chết',
  'sập|đổ sập',
  'đào (lên|bới)|chưa lấp',
  'ngã xe',
  '(phát|mở) … sớm quá',
  'cháy … (tuần|tháng|ngày|hôm)',
  'trộm (cắp|vặt|chó)',
  'lừa (các|dân|đảo|người|bà con)',
);

const wish = phrases(
  '(đề nghị|nhờ|mong|yêu cầu|xin|kính mong|nhờ cậy) … (phường|ubnd|công an|chính quyền|cơ quan|địa phương)',
  '(phường|công an|chính quyền) … (xem|sửa|xử lý|can thiệp|nhắc|giải quyết|kiểm tra|dọn|vào cuộc|xuống)( giúp| lại)?',
  'đề nghị (sửa|xử lý|dọn|khắc phục|thay|kiểm tra|xem xét|làm|giải quyết)',
  'phản ánh',
  'sửa (gấp|giúp|chữa)',
);

/** "Bao giờ phường làm dứt điểm?" is no question about a rule. */
const asksForRepair = phrases(
  '(bao giờ|khi nào|tại sao|sao|vì sao|đến bao giờ) … (sửa|làm|xử lý|lấp|khắc phục|giải quyết|nạo vét|dọn|thay|dứt điểm|trả lại)',
  '(bao giờ|khi nào|tại sao|sao) … (phường|đường|cầu|cống|rác) … (sửa|làm|xử lý|lấp|nạo vét|dọn|thay|dứt điểm)',
);

const proposal = phrases(
  'kiến nghị',
  'đề xuất',
  'góp ý',
  'hiến kế',
  'sáng kiến',
  '(đề nghị|xin|mong|nên|cần|kính mong|ước) … (lắp|xây|mở|bố trí|làm|trồng|tổ chức|đặt|dựng|có) (thêm|lớp|sân|mục|camera|gờ|nhà|đèn)',
  '(phường|xã|ubnd|trang web|cổng) … nên',
  '(ý kiến|theo (tôi|em)) … nên',
  'nên (làm|có|đặt|mở|lắp|tổ chức|bố trí|cho) (thêm|đường|lớp|một|các)',
);

const event = phrases(
  '(vừa|đã|đang|sẽ|có)? ?tổ chức',
  'ra quân',
  'hội (thi|diễn|thao|nghị|trại|chợ)',
  'văn nghệ',
  'giao lưu',
  '(khai mạc|bế mạc|khai giảng|khánh thành|khởi công|phát động|ra mắt|sơ kết|tổng kết|tọa đàm)',
  '(trao|tặng|phát) … (quà|xe đạp|học bổng|nhà|suất)',
  '(trồng|dọn) … (cây|vệ sinh)',
  '(lễ|ngày hội|đêm|buổi) (hội|kỷ niệm|chào mừng|đại đoàn kết|văn nghệ|giao lưu|ra quân|mít tinh)',
  'chào mừng',
  'gương (người tốt|sáng|điển hình)',
  'trả lại (người mất|của rơi|tiền|ví)',
  'hiến … (đất|máu|mét)',
  'thăm (hỏi|tặng)',
  '(gặp mặt|quyên góp|sinh hoạt|kỷ niệm|tri ân|chung kết|giải bóng)',
  'thi (đấu|vẽ|hát|nấu ăn)',
);
const when = phrases(
  '(sáng|trưa|chiều|tối|đêm|hôm|ngày) (nay|qua|mai)',
  '(sáng|chiều|tối)? ?(thứ|chủ nhật) … (này|tới|qua|vừa rồi)?',
  '!vừa',
  'vua (quyen|tang|trao|to chuc|qua|xong|roi|ra quan)',
  'vừa rồi|hôm nay|cuối tuần',
  '(ngày|sáng|trưa|chiều|tối) (ngày )?#',
  'tuần (này|qua|trước|tới)',
);
const forThePress = phrases(
  '(đăng|đưa|viết|báo|gửi) (tin|bài)',
  'báo tin',
  'viết bài',
  'tuyên dương',
  '(lên|đăng) (cổng|trang|loa)',
  'khen',
);

/** In a long text words of a question may stand anywhere: there only a plain question counts. */
const plainQuestion = phrases('(cho|xin) … hỏi');
/** From so many words on a text tells of something; people ask in fewer. */
const accountLength = 60;

/** True when something is wanted to be known. */
export const asks = (heard: MatchableText): boolean =>
  heard.words.includes(' ? ') || says(heard, heard.length < accountLength ? question : plainQuestion);

/** What is wanted, or null when nothing tells. */
export const requestOf = rememberLast((heard: MatchableText): RequestKind | null => {
  const hasProblem = says(heard, problem);
  const hasWish = says(heard, wish);
  const isAsking = asks(heard);
  const wantsPress = says(heard, forThePress);
  const isEvent = wantsPress ? says(heard, event) || says(heard, when) : says(heard, event) && says(heard, when);
  // A long account of an event may hold any word.
  const isOnlyEvent = heard.length >= accountLength || (!hasProblem && !says(heard, proposal));
  if (isEvent && !isAsking && (wantsPress || (!hasWish && isOnlyEvent))) return 'tip';
  if (says(heard, proposal) && (!isAsking || !heard.words.includes(' ? '))) return 'proposal';
  if (hasProblem && (hasWish || says(heard, asksForRepair) || !isAsking)) return 'report';
  if (isAsking) return 'question';
  if (hasWish) return 'report';
  return null;
}, 32);
