/** Words by which a text speaks of people and of places that are open to everybody. */
import { wordsLike } from './rule.ts';

/** "ông", "bà", "đồng chí" … before a name or an initial: "bà Trần Thị Sáu", "ông T." */
export const namedPerson =
  /(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ|[Ee]m|[Cc]háu|[Đđ]ồng chí|[Đđ]\/c) \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)*/u;

/** Somebody's own address is told: a person, a household, or the writer. */
export const privatePerson = wordsLike(
  /(?<!\p{L})(?:ông|bà|anh|chị|cô|chú|bác|cụ|cháu|(?<!(?:ủng|bảo) )hộ|gia đình|nhà riêng|trú tại|thường trú|tạm trú|cư trú|tôi|em)(?!\p{L})/iu,
);

/** Offices, schools, relics, shops: places whose address is public. */
export const publicPlace = wordsLike(
  /(?<!\p{L})(?:trụ sở|ubnd|hđnd|ủy ban|uỷ ban|đảng ủy|công an|trường|trạm|bệnh viện|phòng khám|nhà văn hóa|nhà văn hoá|trung tâm|bộ phận một cửa|văn phòng|cơ quan|công ty|hợp tác xã|ngân hàng|bưu điện|chợ|chùa|đình|đền|miếu|nhà thờ|di tích|bảo tàng|thư viện|nghĩa trang|cửa hàng|siêu thị|nhà hàng|quán)(?!\p{L})/iu,
);

/** A lane as a piece of road that is built, lit or swept: nobody's address. */
export const roadwork = wordsLike(
  /(?<!\p{L})(?:tuyến|đường|đoạn|trục|đầu|bê tông|bê-tông|mở rộng|mở|nâng cấp|cải tạo|chỉnh trang|đèn|camera|cống|rãnh|dọn|quét|vệ sinh)(?: \p{L}+){0,3} $/iu,
);

/** An office is being called, not a person. */
export const officeLine = wordsLike(
  /(?<!\p{L})(?:đường dây nóng|trực ban|tổng đài|văn phòng|ubnd|ủy ban|uỷ ban|công an|trạm|trường|bộ phận|cơ quan|trung tâm|hotline|phòng)(?!\p{L})/iu,
);

/** Up to the end: an office that is called. Not one that somebody lives beside or works at. */
export const officeCalled = wordsLike(
  /(?<!\p{L})(?<!(?:ở|tại|gần|sau|cạnh|trước|bên|đối diện|làm|học)[ \t]+)(?:đường dây nóng|hotline|trực ban|tổng đài|văn phòng|ubnd|hđnd|ủy ban|uỷ ban|công an|quân sự|mttq|trạm y tế|ban biên tập|bộ phận một cửa|trung tâm phục vụ)(?!\p{L})[^;!?\n\d]{0,60}$/iu,
);

/** Whose account is public: it is opened so that people pay into it. */
export const agencyOwned = wordsLike(
  /(?<!\p{L})(?:ủy ban|uỷ ban|ubnd|mttq|mặt trận|kho bạc|quỹ|ban vận động|hội chữ thập đỏ|hội khuyến học|trường|bảo hiểm xã hội|chi cục thuế)(?!\p{L})/iu,
);

/** The number of a house, as against that of a lane or in a street: "số nhà 12", "12 ngõ 3" */
export const houseNamed = wordsLike(
  /(?<!\p{L})(?:số[ \t]+nhà|nhà[ \t]+số|SN)(?!\p{L})|\d[A-Za-z]?,?[ \t]+(?:ngõ|ngách|hẻm|kiệt)(?!\p{L})/iu,
);
