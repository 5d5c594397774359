/** Words that refer to people, and to places that are open to the public. */
import lists from '../../../words/lists/checks.json' with { type: 'json' };
import { wholeWords } from '../text/word-lists.ts';
import { wordsLike } from './rule.ts';

/** "ông", "bà", "đồng chí" … before a name or an initial: "bà Trần Thị Sáu", "ông T." */
export const namedPerson =
  /(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ụ|[Ee]m|[Cc]háu|[Đđ]ồng chí|[Đđ]\/c) \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)*/u;

/** Words for a private address: of a person, a household or the writer. */
export const privatePerson = wordsLike(wholeWords(lists.privatePerson));

/** Offices, schools, historic sites, shops: places with a public address. */
export const publicPlace = wordsLike(wholeWords(lists.publicPlace));

/** A lane as a road that is built, lit or cleaned, which is not an address. */
export const roadwork = wordsLike(
  /(?<!\p{L})(?:tuyến|đường|đoạn|trục|đầu|bê tông|bê-tông|mở rộng|mở|nâng cấp|cải tạo|chỉnh trang|đèn|camera|cống|rãnh|dọn|quét|vệ sinh)(?: \p{L}+){0,3} $/iu,
);

/** The same when the words follow the lane: "Ngõ 32 vừa được bê tông hoá". */
export const roadworkAfter = wordsLike(
  /^[ \t]+(?:(?:vừa|đã|đang|sẽ|mới|được|hoàn thành|xong)[ \t]+){1,3}(?:bê tông|trải|lát|đổ|nâng cấp|cải tạo|mở rộng|chỉnh trang|lắp|thảm|quét|dọn|nạo vét|sửa)(?!\p{L})/iu,
);

/** A stretch of road from one house to another: "từ số nhà 2 đến số nhà 40". */
export const stretchBefore = wordsLike(
  /(?<!\p{L})(?:đoạn|đường|tuyến|vỉa hè|phố|dãy)(?:[ \t]+\p{L}+){0,4}[ \t]+từ[ \t]+(?:[^;!?\n]{1,40}[ \t]+(?:đến|tới)[ \t]+)?$/iu,
);

/** The number of an office, not of a person. */
export const officeLine = wordsLike(wholeWords(lists.officeLine));

/** The number of a home: "máy bàn nhà tôi". */
export const homeLine = wordsLike(wholeWords(lists.homeLine));

/** Matches up to the end of the text: an office that is called, not one that somebody lives beside or works at. */
export const officeCalled = wordsLike(
  /(?<!\p{L})(?<!(?:ở|tại|gần|sau|cạnh|trước|bên|đối diện|làm|học)[ \t]+)(?:đường dây nóng|hotline|trực ban|tổng đài|văn phòng|ubnd|hđnd|ủy ban|uỷ ban|công an|quân sự|mttq|trạm y tế|ban biên tập|bộ phận một cửa|trung tâm phục vụ)(?!\p{L})[^;!?\n\d]{0,60}$/iu,
);

/** Owners of public accounts, which are opened so that people can pay into them. */
export const agencyOwned = wordsLike(wholeWords(lists.agencyOwned));

/** The number of a house, as opposed to a lane or street number: "số nhà 12", "12 ngõ 3". */
export const houseNamed = wordsLike(
  /(?<!\p{L})(?:số[ \t]+nhà|nhà[ \t]+số|SN)(?!\p{L})|\d[A-Za-z]?,?[ \t]+(?:ngõ|ngách|hẻm|kiệt)(?!\p{L})/iu,
);
