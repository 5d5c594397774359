/** What is a letter about, which desk of the ward answers it, and is it the ward's business at all? Codes are data; names of desks are the ward's. */
import { rememberLast } from '../remember.ts';
import { countOf, longestOf, type MatchableText, type Phrases, phrases, says } from './phrase-matching.ts';

export const desks = [
  'tu-phap-ho-tich',
  'van-hoa-xa-hoi',
  'dia-chinh-xay-dung',
  'van-phong',
  'cong-an',
  'quan-su',
  'tram-y-te',
  'kinh-te',
] as const;
export type Desk = (typeof desks)[number];

export interface Topic {
  readonly topic: string;
  readonly desk: Desk;
}

/** Bodies outside the ward that answer for a matter. */
export const bodies = ['electricity', 'socialInsurance', 'water', 'telecom', 'court', 'licence'] as const;
export type Body = (typeof bodies)[number];

const topics: readonly (Topic & { readonly words: Phrases })[] = [
  {
    topic: 'sap-xep-dvhc',
    desk: 'tu-phap-ho-tich',
    words: phrases(
      '(phường|xã|tỉnh|đơn vị hành chính) (mới )?(sáp nhập|sắp xếp)( … giấy tờ)?',
      'sáp nhập (phường|xã|tỉnh)',
      'địa chỉ (cũ|mới)',
      'sau sáp nhập',
    ),
  },
  {
    topic: 'ho-tich',
    desk: 'tu-phap-ho-tich',
    words: phrases(
      'giấy khai sinh',
      'khai sinh',
      '(giấy )?(báo tử|khai tử|chứng tử)',
      '(đăng ký )?kết hôn',
      'tình trạng hôn nhân',
      'độc thân',
      'nhận cha',
      'con nuôi',
      'hộ tịch',
      'cải chính',
      '(đổi|sửa) (họ|tên|tên đệm)',
    ),
  },
  {
    topic: 'chung-thuc',
    desk: 'tu-phap-ho-tich',
    words: phrases(
      'chứng thực( bản sao| chữ ký| hợp đồng)?',
      'công chứng',
      'bản sao … bản chính',
      'sao y',
      'di chúc',
      'ủy quyền',
    ),
  },
  {
    topic: 'bao-tro-xa-hoi',
    desk: 'van-hoa-xa-hoi',
    words: phrases(
      'trợ cấp (hằng tháng|hàng tháng|xã hội|hưu trí|tuất)?',
      'lương hưu … trợ cấp',
      'người (cao tuổi|khuyết tật|có công)',
      'khuyết tật( nặng)?',
      'mai táng( phí)?',
      'bảo trợ',
      '(thương binh|liệt sĩ|chất độc da cam)',
      'trẻ mồ côi',
      'người già',
    ),
  },
  {
    topic: 'giam-ngheo',
    desk: 'van-hoa-xa-hoi',
    words: phrases(
      'hộ (cận )?nghèo',
      '(sổ|xét|rà soát) hộ (cận )?nghèo',
      'ngân hàng chính sách( xã hội)?',
      'nhà (tạm|dột nát|tình nghĩa)',
    ),
  },
  {
    topic: 'giao-duc',
    desk: 'van-hoa-xa-hoi',
    words: phrases(
      'tuyển sinh',
      '(học|vào) (lớp|mầm non|tiểu học|mẫu giáo)',
      'trường (tiểu học|thcs|mầm non)',
      'học phí',
      'dạy thêm',
      'lạm thu',
    ),
  },
  {
    topic: 'van-hoa',
    desk: 'van-hoa-xa-hoi',
    words: phrases(
      'nhà văn hóa',
      'lễ hội',
      'di tích',
      'thể thao',
      'dạy bơi',
      'sân (chơi|bóng)',
      'loa (phường|truyền thanh|phát thanh)',
      'trang web',
    ),
  },
  {
    topic: 'tiep-cong-dan',
    desk: 'van-phong',
    words: phrases(
      'gặp … chủ tịch',
      'tiếp (công )?dân',
      'lịch tiếp( công)? dân',
      'gặp lãnh đạo',
      '(đơn|thủ tục|thời hiệu|quy trình) (khiếu nại|tố cáo)',
    ),
  },
  {
    topic: 'mot-cua',
    desk: 'van-phong',
    words: phrases(
      'bộ phận một cửa',
      'một cửa … (làm việc|mở cửa|nghỉ)',
      '(phường|ubnd) … làm việc … (thứ|giờ|chiều|sáng)',
      'dịch vụ công',
      'giờ làm việc',
      'hành chính công',
      'nộp hồ sơ',
    ),
  },
  {
    topic: 'moi-truong',
    desk: 'dia-chinh-xay-dung',
    words: phrases(
      '!rác( thải)?',
      'xe rác',
      'rác … (đổ|dọn|thu gom|mùi|bãi)',
      'bai rac|rac o|rac tai|do rac|thu gom rac|xe rac',
      'đổ trộm',
      'ô nhiễm',
      'xả thải',
      'mùi hôi( thối)?',
      'khói bụi',
      'cá chết',
      '!bụi',
      'phế thải',
      'môi trường',
      'vệ sinh (môi trường)?',
      'nuôi (lợn|gà|bò|vịt)',
    ),
  },
  {
    topic: 'thoat-nuoc',
    desk: 'dia-chinh-xay-dung',
    words: phrases(
      '!ngập( úng| lụt)?',
      'bi ngap|ngap (nuoc|ung)|la ngap',
      'nạo vét',
      'thoát nước',
      '!(cống|rãnh|mương) … (tắc|tràn|hôi|bồi lắng)',
      'cong … tac',
      'nước thải',
      'tắc cống',
      'hố ga',
    ),
  },
  {
    topic: 'ha-tang',
    desk: 'dia-chinh-xay-dung',
    words: phrases(
      '(bóng )?đèn( đường)? … (hỏng|cháy|tắt)',
      'đèn đường',
      'chiếu sáng',
      'ổ gà',
      '!đường … (hỏng|lầy lội|xuống cấp|đào|sụt|lún)',
      'duong … (hong|lay loi|xuong cap)',
      'vỉa hè',
      'biển báo',
      'cây … (đổ|nghiêng|gãy|cắt tỉa|mục)',
      'gờ giảm tốc',
      '!cầu … (hỏng|gãy|yếu)',
      'nhà vệ sinh',
      'camera',
      'cột điện',
      'dây điện',
      'lấn chiếm (lòng đường|vỉa hè)',
    ),
  },
  {
    topic: 'xay-dung',
    desk: 'dia-chinh-xay-dung',
    words: phrases(
      '(xin )?giấy phép xây dựng',
      'xây nhà( … giấy phép)?',
      'xây dựng',
      'sửa … (nhà|mái)',
      'cơi nới',
      'khởi công',
      'phép xây',
      '(xin|cấp) giấy phép',
    ),
  },
  {
    topic: 'dat-dai',
    desk: 'dia-chinh-xay-dung',
    words: phrases(
      'tách thửa( đất)?',
      'sổ (đỏ|hồng)',
      'chuyển mục đích( sử dụng)?',
      'quy hoạch( đất)?',
      'thu hồi đất',
      'tranh chấp đất',
      'đất (vườn|ở|thổ cư|nông nghiệp|đai)',
      'sang tên',
      'quyền sử dụng đất',
      'đo đạc',
      'giá đất',
    ),
  },
  {
    topic: 'y-te',
    desk: 'tram-y-te',
    words: phrases(
      'tiêm (chủng|phòng|vắc xin)( mở rộng)?',
      'lịch tiêm( chủng)?( mở rộng)?',
      '(cắn|dại) … tiêm',
      'trạm y tế',
      'khám (bệnh|sức khỏe|thai)',
      'sốt xuất huyết',
      'phun (muỗi|thuốc muỗi)',
      'vitamin a',
      'trạm … khám',
      'uống vitamin',
    ),
  },
  {
    topic: 'nghia-vu-quan-su',
    desk: 'quan-su',
    words: phrases(
      'nghĩa vụ quân sự',
      'nhập ngũ',
      'xuất ngũ',
      'khám (tuyển|nghĩa vụ)( nghĩa vụ)?( quân sự)?',
      'bộ đội',
      'dân quân',
      'tạm hoãn',
      'nghĩa vụ … công an',
    ),
  },
  {
    topic: 'cu-tru',
    desk: 'cong-an',
    words: phrases(
      '(đăng ký )?(tạm trú|thường trú|tạm vắng)',
      '(nhập|tách|chuyển|cắt) (hộ )?khẩu',
      'căn cước( công dân)?',
      'cccd',
      'vneid',
      'định danh',
      'hộ khẩu',
    ),
  },
  {
    topic: 'an-ninh-trat-tu',
    desk: 'cong-an',
    words: phrases(
      '(hát )?karaoke',
      'loa kéo',
      '!(ồn|ồn ào|làm ồn|gây ồn)',
      'gay on|on ao',
      'đua xe',
      'tụ tập',
      'trộm( cắp| vặt| chó)?',
      'ma túy',
      'đánh bạc',
      'mất trật tự',
      'lừa đảo',
      'chó … (thả rông|rọ mõm)',
      'số … công an',
      'pháo',
    ),
  },
  {
    topic: 'ho-kinh-doanh',
    desk: 'kinh-te',
    words: phrases(
      'hộ kinh doanh',
      '(đăng ký )?kinh doanh',
      'mở (quán|cửa hàng|tiệm|xưởng)( … đăng ký)?',
      'an toàn thực phẩm',
      'thuế (khoán|môn bài|hộ)',
      'giấy phép kinh doanh',
      '(thuê|ki ốt|chỗ) … chợ',
    ),
  },
  {
    topic: 'nong-nghiep',
    desk: 'kinh-te',
    words: phrases(
      '(vật nuôi|gia súc|gia cầm|dịch tả lợn)',
      'thủy lợi',
      'lúa|vụ (xuân|mùa)|thuốc trừ sâu',
      'tiêm … (chó|lợn|trâu|bò)',
      'hợp tác xã',
    ),
  },
];

const elsewhere: readonly (readonly [Body, Phrases])[] = [
  [
    'electricity',
    phrases(
      '!tiền điện',
      'tien dien',
      'hóa đơn (tiền )?điện',
      'công tơ( điện)?',
      '!(mất|cúp|cắt) điện',
      'mat dien|cup dien|cat dien',
      '!điện (yếu|chập chờn)',
      'giá điện',
      'lịch cắt điện',
      'điện lực',
    ),
  ],
  [
    'socialInsurance',
    phrases(
      'sổ bảo hiểm( xã hội)?',
      'bảo hiểm xã hội (một lần|1 lần|tự nguyện)',
      '(rút|chốt|đóng|hưởng) … bảo hiểm xã hội',
      'bảo hiểm thất nghiệp',
      '(năm|mức|tháng) đóng … bảo hiểm',
      'bảo hiểm … (năm đóng|sai năm|chốt sổ)',
      'thẻ bảo hiểm y tế … (hết hạn|sai|gia hạn|mất)',
    ),
  ],
  [
    'water',
    phrases(
      'nước máy',
      'hóa đơn (tiền )?nước',
      '!tiền nước',
      'tien nuoc',
      '!mất nước (sạch|máy|sinh hoạt)',
      'đồng hồ nước',
      '!(mất|cúp|cắt) nước',
    ),
  ],
  [
    'telecom',
    phrases(
      'nhà mạng',
      '(internet|wifi|wi-fi|4g)',
      'sóng điện thoại',
      '!mạng … (chập chờn|yếu|chậm)',
      'khóa sim|sim … (khóa|chính chủ)',
    ),
  ],
  ['court', phrases('ly hôn', 'ly dị', '(tòa án|khởi kiện|kiện ra tòa)', 'thi hành án')],
  ['licence', phrases('(giấy phép|bằng) lái xe', 'đăng ký (xe|biển số)', 'hộ chiếu', 'lý lịch tư pháp')],
];

/** The ward can help with these, whoever else is named. */
const wardsOwn = phrases('đèn đường', 'chiếu sáng', 'đường điện … khối', 'xác nhận', 'khai sinh', 'trợ cấp');

/** Its code, for figures; 'other' where no words tell. */
export const topicCodes: readonly string[] = [...new Set(topics.map(({ topic }) => topic)), 'other'];

export const topicOf = rememberLast((heard: MatchableText): Topic | null => {
  const scored = topics
    .filter(({ words }) => says(heard, words))
    .map(({ topic, desk, words }) => ({ topic, desk, score: longestOf(heard, words) + countOf(heard, words) / 2 }))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best ? { topic: best.topic, desk: best.desk } : null;
}, 8);

/** Whose business it is when it is not the ward's; null when it is, or nobody knows. */
export const bodyFor = (heard: MatchableText): Body | null => {
  if (says(heard, wardsOwn)) return null;
  return elsewhere.find(([, words]) => says(heard, words))?.[0] ?? null;
};
