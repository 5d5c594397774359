/**
 * Is it a khiếu nại or a tố cáo? Those have laws of their own and no place among questions (domain §5.3): Luật Khiếu nại
 * 2011, Luật Tố cáo 25/2018.
 *
 * A keyword decides nothing: "tố cáo ở đâu?" asks for information. An act is looked for (somebody complains of a decision,
 * somebody accuses somebody), and where only part of it is there the verdict is `unsure`, so that the person is asked.
 */
import { rememberLast } from '../remember.ts';
import { type MatchableText, phrases, says } from './phrase-matching.ts';

export type LetterKind = 'complaint' | 'denunciation';
/** `asks`: the words are there, but what is wanted is information. */
export type LetterVerdict = LetterKind | 'unsure' | 'asks' | 'none';

const who = '(tôi|em|cháu|mình|chúng tôi|bà con|gia đình tôi|gia đình em|nhà tôi|người dân|nhân dân|dân)';
const will = '(xin |muốn |phải |cũng |làm đơn |viết đơn |gửi đơn |có đơn |quyết |đứng ra |nay |được |sẽ |kính |là … )*';

/** Without marks "to cao" may be a tree: there a neighbour that belongs to a letter is needed. */
const namesDenunciation = phrases(
  '!tố cáo',
  'tố giác',
  '(toi|xin|muon|don|em|chau|de|hay|luat|nguoi|bi|khi|se|va|cung|phai|viec|thu tuc|quy trinh) to cao',
  'to cao (o|ong|ba|anh|chi|can|cong|chu|ai|viec|hanh|lua|mot|nac|truong|ke|the|nhu|la|dau|phai|thi)',
  '[.] to cao',
);
const denounces = phrases(
  `${who} ${will}tố (cáo|giác)`,
  'đơn tố (cáo|giác)',
  '[.?-] (xin |cũng xin )?tố (cáo|giác) (ông|bà|anh|chị|cán bộ|công chức|trưởng|chủ tịch|việc|hành vi|một)',
);
const opensWithDenunciation = /^ (?:to1 cao1|to cao) (?!o2?3? |nhu |the |ai |la )/u;

/** To sue the authority; "sự kiện", "điều kiện" sue nobody. */
const sues =
  '(?<!sự |điều |bưu |dữ |linh |văn |phụ |tổ )(khởi )?kiện (ubnd|ủy ban|chủ tịch|phường|quyết định|chính quyền|cán bộ)';
const namesComplaint = phrases('khiếu nại', 'khiếu kiện', sues);
const complains = phrases(
  `${who} ${will}khiếu (nại|kiện)`,
  `${who} ${will}${sues}`,
  'đơn khiếu nại',
  'khiếu nại lần (hai|đầu|#)',
  'khiếu nại (hành vi|quyết định|về việc|việc)',
);
const disagrees = phrases(
  'không (đồng ý|nhất trí|chấp nhận|đồng tình) … (quyết định|kết luận|phương án|biên bản|thông báo)',
  '(đề nghị|yêu cầu) … (hủy|hủy bỏ|thu hồi|rút|bãi bỏ) (lại )?quyết định',
  'quyết định … (trái (pháp )?luật|sai (luật|trái))',
);
const administrativeAct = phrases(
  'quyết định',
  'thu hồi',
  'xử phạt',
  '!phạt',
  'cưỡng chế',
  'bồi thường',
  'giải phóng mặt bằng',
  'áp giá',
  'tháo dỡ',
  'đình chỉ',
  '(từ chối|không) (cấp|nhận|giải quyết|tiếp nhận)',
  'hành vi … (cán bộ|công chức|chủ tịch|ubnd|phường|hành chính)',
  '(biên bản|kết luận|thông báo) số',
  '(thu hồi|cấp|hủy) … (giấy chứng nhận|sổ đỏ|giấy phép)',
  'phương án (bồi thường|đền bù)',
);

const misdeed = phrases(
  'vòi (vĩnh|tiền|tôi|em|dân|thêm|bà con)',
  'vòi … (triệu|nghìn|trăm|đồng)',
  '(nhận|đòi|đưa|ăn) hối lộ',
  'hối lộ',
  'ăn (chặn|bớt|tiền)',
  'tham (ô|nhũng)',
  'bảo kê',
  'nhũng nhiễu',
  'lót tay',
  '(cầm|nhận|đưa|đòi) … phong bì',
  'đòi … (tiền|triệu|nghìn|bồi dưỡng)',
  'nhận tiền của',
  '(đút|đưa|dúi) tiền',
  'quỹ đen',
  'lạm (thu|quyền)',
  'biển thủ',
  'chiếm (đoạt|dụng)',
  'rút ruột',
  'trục lợi',
  '(khai|kê) khống',
  'làm giả',
  'lấy … (tiền quỹ|quỹ|của dân)',
  '(bán|lấn chiếm) đất công',
  'chạy (án|chế độ|hộ nghèo)',
  'gian lận',
  'thiên vị',
  'bao che|dung túng|tiếp tay',
  'thông đồng|móc nối|ăn chia',
  'sách nhiễu',
  'bỏ túi( riêng)?',
  'lợi dụng chức vụ',
);

/** Somebody who could be accused: by office, or "ông K". */
const accused = phrases(
  '(cán bộ|công chức|viên chức|lãnh đạo|trưởng khối|khối trưởng|tổ trưởng|trưởng thôn|chủ tịch|phó chủ tịch|bí thư|kế toán|thủ quỹ|hiệu trưởng|giáo viên|trưởng trạm|trạm trưởng|trưởng ban|công an|địa chính|tư pháp|một cửa|hợp tác xã|bảo vệ|chủ (quán|xưởng|cửa hàng))',
);
const pronouns: ReadonlySet<string> = new Set(['ông', 'bà', 'anh', 'chị', 'chú', 'cô', 'cậu']);
/** Words after "ông", "chị" that name nobody. */
const nobody: ReadonlySet<string> = new Set([
  'ơi',
  'ạ',
  'em',
  'tôi',
  'con',
  'cháu',
  'nội',
  'ngoại',
  'bà',
  'chị',
  'cụ',
  'và',
  'hàng',
  'cho',
  'có',
  'nào',
  'ấy',
  'lão',
  'bạn',
  'cô',
  'chú',
  'trong',
  'ở',
  'là',
]);

/** "ông K", "bà Hạnh": a form of address and a name. In a plain text only an initial tells. */
const namesSomebody = ({ text, isPlain }: MatchableText): boolean => {
  const words = text.split(/[\s/,.!?;:]+/u);
  return words.some((word, at) => {
    const next = words[at + 1] ?? '';
    if (!pronouns.has(word.toLowerCase()) && !(isPlain && /^(?:ong|ba|anh|chi|chu|co)$/iu.test(word))) return false;
    return /^\p{Lu}/u.test(next) && !nobody.has(next.toLowerCase());
  });
};

/** "gửi đơn cho ai", "thời hiệu bao nhiêu ngày": what is wanted is the road, not a verdict. */
const asksTheRoad = phrases(
  '(ở|tại|đến|lên|đi)? ?đâu',
  '(gửi|nộp|báo|gặp|hỏi|liên hệ)( đơn)?( … cho| với| tới)? ai',
  '(thủ tục|quy trình|trình tự|mẫu đơn|thời hiệu|thời hạn|đường dây nóng|số điện thoại)',
  'hồ sơ (gồm|cần|nộp|gì|như)',
  '(như )?thế nào',
  '(ra|làm) sao',
  '(bao nhiêu|mấy) ngày',
  'bao lâu',
  '(bao giờ|khi nào) … (được|có|trả lời|giải quyết|xong)',
  '(phải )?làm gì',
  '(có )?được … không',
  'có phải … không',
  '(cơ quan|cấp|phòng|ai) (nào )?(giải quyết|tiếp nhận|có thẩm quyền|thụ lý)',
  '(luật|nghị định) … (quy định|nói)',
  'hướng dẫn',
  'địa chỉ',
  'xin (số|mẫu|lịch)',
  'cần (những )?(gì|giấy tờ)',
);

/** The writer stands behind it, or wants it dealt with. */
const evidence = phrases(
  '(có|còn) … (ghi âm|video|clip|bằng chứng|chứng cứ|chứng từ|hình ảnh|nhân chứng|giấy tờ)',
  '(đề nghị|yêu cầu) … (xử lý|làm rõ|điều tra|kỷ luật|xác minh|thanh tra)',
  '(đòi|bắt|vòi vĩnh|ép|lừa) (tôi|em|cháu|chúng tôi|nhà tôi|gia đình)',
  'giữ bí mật',
  'bằng chứng',
);
const hearsay = phrases('nghe (nói|đồn|bảo|đâu)', 'thấy (bảo|nói)', 'hình như', 'có (đúng|phải|thật)', 'dư luận');

/** Long enough to be an account of something, in words. */
const accountLength = 9;

const readDenunciation = (heard: MatchableText): LetterVerdict => {
  const isNamed = says(heard, namesDenunciation);
  const isDone = says(heard, denounces) || opensWithDenunciation.test(heard.words);
  const hasMisdeed = says(heard, misdeed);
  const hasAccused = says(heard, accused) || namesSomebody(heard);
  const isConcrete = hasMisdeed && hasAccused;
  const asks = says(heard, asksTheRoad);
  if (isDone) {
    if (asks) return isConcrete ? 'unsure' : 'asks';
    if (hasMisdeed || hasAccused || heard.length >= accountLength) return 'denunciation';
    return 'unsure';
  }
  if (isNamed)
    return asks || heard.words.includes(' ? ')
      ? isConcrete
        ? 'unsure'
        : 'asks'
      : isConcrete
        ? 'denunciation'
        : 'unsure';
  if (!isConcrete) return 'none';
  if (says(heard, evidence) && !asks && !says(heard, hearsay)) return 'denunciation';
  return 'unsure';
};

/** Reasons and wishes: more than the road is wanted. */
const wishes = phrases(
  '(vì|do) … (sai|không đúng|trái|thiếu|oan)',
  'trái (pháp )?luật',
  '(đề nghị|yêu cầu) … (hủy|xem xét|tính lại|giải quyết|trả lại|bồi thường)',
);

const readComplaint = (heard: MatchableText): LetterVerdict => {
  const isNamed = says(heard, namesComplaint);
  const against = says(heard, disagrees);
  if (!isNamed && !against) return 'none';
  const isDone = says(heard, complains) || against;
  const hasAct = says(heard, administrativeAct);
  const asks = says(heard, asksTheRoad);
  const wants = says(heard, wishes);
  if (asks) return isDone && hasAct && wants ? 'unsure' : 'asks';
  if (against || (isDone && hasAct)) return 'complaint';
  if (heard.words.includes(' ? ') && !isDone) return 'asks';
  return 'unsure';
};

/** What one text, or a part of it, is. A denunciation is the graver of the two. */
export const readLetter = rememberLast((heard: MatchableText): LetterVerdict => {
  const verdicts = [readDenunciation(heard), readComplaint(heard)];
  for (const verdict of ['denunciation', 'complaint', 'unsure', 'asks'] as const)
    if (verdicts.includes(verdict)) return verdict;
  return 'none';
}, 32);

/** Says anything that belongs to such a letter: such a sentence never stays among the questions. */
export const touchesLetter = (heard: MatchableText): boolean =>
  says(heard, namesDenunciation) || says(heard, namesComplaint) || says(heard, misdeed) || says(heard, disagrees);

/** Which of the two an unsure text speaks of. */
export const letterSpokenOf = (heard: MatchableText): LetterKind =>
  !says(heard, namesDenunciation) && (says(heard, namesComplaint) || says(heard, disagrees))
    ? 'complaint'
    : 'denunciation';

const handsIn = phrases(
  '(gửi|nộp|gặp|trình bày) (đơn )?((ở|tại|đến|lên|cho|về|với|tới) )?(đâu|ai)',
  '(gửi|nộp) … (ở|tại|đến|lên|cho|về|tới) (đâu|ai)',
  '(tố cáo|khiếu nại|tố giác) (thì )?(ở|tại|với|lên|đến)? ?(đâu|ai)',
);
/** Longer ones ask for more than the place. */
const longestRoadQuestion = 16;

/** "Tố cáo thì gửi đơn ở đâu?": nothing is told, and where such a letter is handed in is known. */
export const asksWhereToHandIn = (heard: MatchableText): boolean =>
  heard.length <= longestRoadQuestion &&
  readLetter(heard) === 'asks' &&
  (says(heard, namesDenunciation) || says(heard, namesComplaint)) &&
  !says(heard, misdeed) &&
  says(heard, handsIn);
