/**
 * Patterns for data that identify a private person (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, NĐ 356/2025/NĐ-CP). `mask`: the
 * proposal hides it. `review`: it often belongs to an office, so a person decides. A group named `data` marks the part that is
 * hidden, so that the words before it stay readable; no pattern extends over a part that is already hidden. If two rules
 * overlap, the earlier one wins. Names have no pattern: a person decides about them.
 */
import { accentsLoose, eitherCase, type Rule } from './rule.ts';

/** `mask`: the proposal hides it; `review`: it is shown, and a person decides. */
export type PersonalAction = 'mask' | 'review';

/** Kinds of personal data, in the order of their findings. */
export const personalKinds = [
  'identity',
  'passport',
  'insurance',
  'account',
  'phone',
  'landline',
  'email',
  'address',
  'parcel',
  'birth',
  'plate',
  'relative',
] as const;
/** The kind of data; each kind has its own sentence for findings. */
export type PersonalKind = (typeof personalKinds)[number];

/** The pattern of one kind of personal data, and what is done with it. */
export interface PersonalRule extends Rule<PersonalAction> {
  readonly kind: PersonalKind;
}

const identity = 'Luật Căn cước 26/2023/QH15: 12 digits, province 001 to 096 first; NĐ 356/2025/NĐ-CP: identity papers';
const ordinary = 'NĐ 356/2025/NĐ-CP, Điều 3: ordinary personal data';
const sensitive = 'NĐ 356/2025/NĐ-CP, Điều 4: sensitive personal data';

/** Excludes amounts of money and quantities, which look like phone numbers. */
const notAnAmount = '(?![.,]?\\d)(?!\\s*(?:đồng|đ(?!\\p{L})|VNĐ|VND|USD|tỷ|triệu|m2|m²))';
/** Not inside a longer number and not the rest of an amount "1.030.185"; another whole number may come before the comma. */
const fromHere = '(?=[(+08])(?<!\\d)(?<!(?<!\\d{8})\\d[.,])';
/** Separator between the digits of one number, however they are grouped. */
const narrow = '[ .-]?';
/** Separator between groups of three or more digits; between shorter groups it would join the days of two dates. */
const wide = '[ \\t]{0,2}[.–—-]?[ \\t]{0,2}';
/** "(0220)", "(+84)": the bracket is hidden with the number. */
const bracket = '(?:\\((?=\\+?\\d{2,4}\\)))?';
/** Excludes tax codes, which also have ten digits. */
const notTaxCode = '(?<!(?:[Mm]ã[ \\t]+số[ \\t]+(?:thuế|doanh[ \\t]+nghiệp)|MST)[^\\d\\n,;]{0,30})';
const abroad = `\\+?84\\)?${wide}(?:\\(0\\)[ ]?)?`;
/** "12", "12A", "5/7". */
const houseNumber = '\\d{1,5}[A-Za-z]?(?:\\/\\d{1,5}[A-Za-z]?){0,4}(?![\\p{L}\\d])';
/** A lane with its number; excludes a count: "mỗi ngõ 5 hộ". */
const lane = `(?:ngõ|ngách|hẻm|kiệt|ngh?\\.)[ \\t]*(?:số[ \\t]*)?${houseNumber}(?![ \\t]+(?:hộ|người|nhà|cháu|em|gia[ \\t]+đình)(?!\\p{L}))`;
const date =
  '\\d{1,2}[/\\-.]\\d{1,2}[/\\-.](?:19|20)?\\d{2}|\\d{1,2}[ \\t]+tháng[ \\t]+\\d{1,2}[ \\t]+năm[ \\t]+\\d{4}';
/** "Vietcombank", "vietcom bank", "VP Bank". */
const banks =
  '(?:Vietcom|Techcom|Agri|VP|MB|Sacom|Viett?in|HD|TP|LP|SeA|Exim|Nam[ ]?Á|Bắc[ ]?Á|An[ ]?Bình|Kiên[ ]?Long)[ ]?Bank|VCB|TCB|BIDV|MB|ACB|SHB|VIB|MSB|OCB|NCB|PVcom|momo|zalopay|viettel[ ]?money|ngân[ \\t]+hàng';
/**
 * One digit as a word. No two of these words are equal without accents, so a pattern that repeats them has only one reading.
 */
const digitWord = '(?:không|linh|m[ộố]t|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|b[ảẩ]y|tám|chín)(?!\\p{L})';
const numberWord = `(?:mư[ờơ]i|trăm|${digitWord.slice(3)}`;
/** "mười hai tháng ba năm một chín tám lăm". */
const dateSaid = `(?:(?:mồng|mùng)[ \\t]+)?${numberWord}(?:[ \\t]+${numberWord}){0,2}[ \\t]+tháng(?:[ \\t]+${numberWord}){1,2}[ \\t]+năm[ \\t]+(?:\\d{4}|${numberWord}(?:[ \\t]+${numberWord}){1,6})`;
const saidDigit = `[ \\t,.–-]{0,3}(?:${digitWord}|\\d)`;
/** Separators that people put between the digits of a number announced by a word. */
const anySign = '[ \\t./_·:–—-]{0,3}';
/** "mười bốn", "hai mươi ba": the number of a house; excludes heights and counts. */
const houseSaid = `(?:[ \\t]+${numberWord}){1,4}(?![ \\t]+(?:tầng|gian|căn|hộ|mái|người|nhà|cháu|gia)(?!\\p{L}))`;
const laneWord = '(?:ngõ|ngách|hẻm|kiệt)';
/** Letters that stand for a digit when most characters around them are digits. */
const likeDigits = 'olib';
/** Words before a person's telephone number. */
const called =
  '(?<!\\p{L})(?:sđt|số[ \\t]+(?:đt|điện[ \\t]+thoại|máy|zalo|của)|đt|điện[ \\t]+thoại|theo[ \\t]+số|zalo|tel|phone|alo|liên[ \\t]+hệ|lh|gọi)(?!\\p{L})(?:(?!\\[đã ẩn\\])[^\\d\\n.;]){0,20}?';
/** Substitutes for @ in an email address: "(at)", "[a còng]", " at ". */
const at =
  '[ \\t]?(?:@|[(\\[{<][ \\t]?(?:at|a|@|a[ \\t-]+(?:còng|vòng|móc))[ \\t]?[)\\]}>])[ \\t]?|[ \\t]+(?:at|a[ \\t]+(?:còng|vòng|móc))[ \\t]+';
const dot = '[ \\t]?(?:[.,。．｡]|[(\\[{<](?:dot|chấm|\\.)[)\\]}>])[ \\t]?|[ \\t]+(?:dot|chấm)[ \\t]+';
const mailHost = '(?:gmail|yahoo|ymail|hotmail|outlook|live|icloud|fpt|vnn|viettel|email|mail|proton|protonmail|zoho)';
const relation =
  '(?:(?<!vợ[ \\t]{1,3})chồng|vợ|mẹ(?![ \\t]+Việt[ \\t]+Nam)|bố|cha|bố[ \\t]+mẹ|cha[ \\t]+mẹ|con(?:[ \\t]+(?:trai|gái|dâu|rể|cả|út|đẻ|nuôi))?|cháu[ \\t]+(?:nội|ngoại)|(?:em|anh|chị)[ \\t]+(?:trai|gái|ruột|dâu|rể|cả|họ)|(?:ông|bà)[ \\t]+(?:nội|ngoại)|người[ \\t]+nhà|thân[ \\t]+nhân)';
const address = '(?:ông|bà|anh|chị|cháu|em|cô|chú|bác|cụ)';

const rule = (
  id: string,
  kind: PersonalKind,
  action: PersonalAction,
  why: Pick<PersonalRule, 'origin' | 'expression'>,
): PersonalRule => ({ id, kind, action, ...why });

const accentedRules: readonly PersonalRule[] = [
  // The end of a number written in groups is unclear, so the pattern takes rather one group too many than half a number.
  rule('PII-BANK', 'account', 'mask', {
    origin: sensitive,
    expression:
      /(?<!\p{L})(?:(?:STK|số[ \t]+(?:tài[ \t]+khoản|TK)|(?:tài[ \t]+khoản|TK)[ \t]+(?:số|ngân[ \t]+hàng))(?:(?!\[đã ẩn\])[^\d\n]){0,20}(?<data>\d{8,19}(?!\d)|\d(?:[ .-]?\d){5,40}(?!\d)|(?<!\p{L})(?=(?:[ .o-]{0,4}\d){6})[\do](?:[ .-]?[\do]){7,18}(?![\p{L}\d]))|(?:tài[ \t]+khoản|TK)(?!\p{L})(?:(?!\[đã ẩn\])[^\d\n.;]){0,24}(?<other>\d{8,19}(?!\d)|\d{3,5}(?:[ .-]\d{2,5}){2,4}(?!\d)))(?!\s*(?:đồng|đ(?!\p{L})|VNĐ|VND))/iu,
  }),
  rule('PII-BANK-SAID', 'account', 'mask', {
    origin: sensitive,
    expression: new RegExp(
      `(?<!\\p{L})(?:STK|(?:số[ \\t]+)?(?:tài[ \\t]+khoản|TK))(?!\\p{L})(?:(?!\\[đã ẩn\\])[^\\d\\n.;]){0,24}?(?<!\\p{L})(?<data>${digitWord}(?:${saidDigit}){7,18})(?![\\p{L}\\d])`,
      'iu',
    ),
  }),
  rule('PII-BANK-NAMED', 'account', 'mask', {
    origin: sensitive,
    expression: new RegExp(
      `(?<!\\p{L})(?:${banks})` +
        `(?:(?!\\[đã ẩn\\])[^\\d\\n.]){0,20}(?<data>\\d{9,19}|\\d{4}(?:[ -]\\d{2,4}){2,4})(?!\\d)${notAnAmount}`,
      'iu',
    ),
  }),
  // "ck vào 102 8765 43210": a transfer goes to an account, not to an amount, and amounts have groups of three digits.
  rule('PII-BANK-SENT', 'account', 'mask', {
    origin: sensitive,
    expression:
      /(?<!\p{L})(?:ck|chuyển[ \t]+khoản)[ \t]+(?:vào|qua|tới|đến|cho)(?!\p{L})(?:(?!\[đã ẩn\])[^\d\n.;]){0,20}(?!\d{1,3}(?:[.,]\d{3})+(?!\d))(?<data>\d(?:[ .-]?\d){7,18})(?!\d)(?!\s*(?:đồng|đ(?!\p{L})|VNĐ|VND|triệu))/iu,
  }),
  // The number comes first: "19036789012345 (Techcombank)". Vietnamese bank cards begin with 9704.
  rule('PII-BANK-BEFORE', 'account', 'mask', {
    origin: sensitive,
    expression: new RegExp(
      `(?<![\\d.,/-])(?:(?<data>\\d{9,19}|\\d{4}(?:[ -]\\d{2,4}){2,4})(?=[ \\t,(–-]{1,3}(?:tại[ \\t]+|ở[ \\t]+)?(?:${banks})(?!\\p{L}))|(?<other>9704(?:[ -]?\\d){12,15}))(?!\\d)`,
      'iu',
    ),
  }),
  rule('PII-CMND', 'identity', 'mask', {
    origin: identity,
    expression:
      /(?:CMND|CMTND|(?<!\p{L})CMT|chứng[ \t]+minh[ \t]+(?:nhân[ \t]+dân|thư))(?:(?!\[đã ẩn\])[^\d\n]){0,20}(?<data>\d(?:[ .-]?\d){8})(?!\d)/iu,
  }),
  // After a word for the identity number, the province is not checked.
  rule('PII-CCCD-NAMED', 'identity', 'mask', {
    origin: identity,
    expression:
      /(?:CCCD|căn[ \t]+cước(?:[ \t]+công[ \t]+dân)?|định[ \t]+danh)(?:(?!\[đã ẩn\])[^\d\n]){0,20}(?=(?:[ .ol-]{0,3}\d){9})(?<data>[\dol](?:[ .-]{0,3}[\dol]){11})(?![\p{L}\d])/iu,
  }),
  rule('PII-CCCD-SAID', 'identity', 'mask', {
    origin: identity,
    expression: new RegExp(
      `(?:CCCD|căn[ \\t]+cước(?:[ \\t]+công[ \\t]+dân)?|định[ \\t]+danh)(?!\\p{L})(?:(?!\\[đã ẩn\\])[^\\d\\n.;]){0,20}?(?<data>(?:${digitWord})(?:${saidDigit}){11})(?![\\p{L}\\d])`,
      'iu',
    ),
  }),
  // A person's tax code; a company's tax code is public.
  rule('PII-TAX', 'identity', 'mask', {
    origin: identity,
    expression:
      /(?<!\p{L})(?:mã[ \t]+số[ \t]+thuế|MST)[ \t]+(?:thu[ \t]+nhập[ \t]+)?(?:cá[ \t]+nhân|của[ \t]+(?:tôi|em|mình|ông|bà|anh|chị|cháu))(?!\p{L})(?:(?!\[đã ẩn\])[^\d\n.;]){0,20}(?<data>\d(?:[ .-]?\d){9,12})(?!\d)/iu,
  }),
  // 001 to 096 are provinces. A file number may also have 12 digits; the word before it shows that.
  rule('PII-CCCD', 'identity', 'mask', {
    origin: identity,
    expression: new RegExp(
      `${fromHere}(?<!(?:mã|số)[ \\t]+hồ[ \\t]+sơ[^\\d\\n]{0,6})0(?:0[1-9]|[1-8]\\d|9[0-6])` +
        `(?:(?:${narrow}\\d){9}|(?:${wide}\\d{3}){3})(?!\\d)`,
      'iu',
    ),
  }),
  rule('PII-PASSPORT', 'passport', 'mask', {
    origin: identity,
    expression: /hộ[ \t]+chiếu(?:(?!\[đã ẩn\])[^\d\n]){0,12}(?<![A-Z])(?<data>[A-Z][ \t]?\d{7,8})(?!\d)/iu,
  }),
  rule('PII-BHYT', 'insurance', 'mask', {
    origin: sensitive,
    expression: /(?<!\p{Lu})[A-Z]{2}[ ]?\d(?:[ ]?\d){12}(?!\d)/u,
  }),
  // New cards have ten digits.
  rule('PII-BHYT-NAMED', 'insurance', 'mask', {
    origin: sensitive,
    expression:
      /(?:BHYT|BHXH|bảo[ \t]+hiểm[ \t]+(?:y[ \t]+tế|xã[ \t]+hội))(?:(?!\[đã ẩn\])[^\d\n.]){0,12}(?<data>(?:(?<!\p{L})[A-Z]{2}[ .-]?)?\d(?:[ .-]?\d){9,12})(?!\d)(?!\s*(?:đồng|đ(?!\p{L})))/iu,
  }),
  rule('PII-MOBILE', 'phone', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `${fromHere}${notTaxCode}${bracket}(?:${abroad}|0)[35789]` +
        // Ten digits including the zero, in groups that begin with three or four digits.
        `(?:(?:${narrow}\\d){8}|(?=(?:[ \\t.–—)-]{0,5}\\d){8}(?!\\d))\\d{1,2}\\)?(?:${wide}\\d{2,4}){2,3})` +
        '(?!\\d)(?!\\s*(?:đồng|đ(?!\\p{L})|VNĐ|VND|USD))',
      'u',
    ),
  }),
  rule('PII-MOBILE-SAID', 'phone', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `(?<!\\p{L})(?:không|0(?=(?:[ \\t,.–-]{0,3}\\d){0,8}[ \\t,.–-]{1,3}${digitWord})|tám[ \\t]+(?:bốn|tư))[ \\t,.–-]{0,3}(?:ba|năm|bảy|bẩy|tám|chín|[35789])(?!\\p{L})(?:${saidDigit}){8}(?![\\p{L}\\d])` +
        // The same sign between all digits, or a letter that looks like a digit among at least six digits.
        '|(?<!\\d)0[35789]\\d{2}([/_*·,:])\\d{3}\\1\\d{3}(?!\\d)|(?<!\\d)0(?<sign>[ ._-])[35789](?:\\k<sign>\\d){8}(?!\\d)' +
        `|(?<![\\p{L}\\d])(?=[\\d .-]{0,12}[${likeDigits}])(?=(?:[ .${likeDigits}-]{0,2}\\d){6})[0o][35789](?:[ .-]?[\\d${likeDigits}]){8}(?![\\p{L}\\d])`,
      'iu',
    ),
  }),
  // A number without the leading zero, or in words with tens and hundreds: only after a word for a telephone.
  rule('PII-MOBILE-CALLED', 'phone', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `${called}(?:(?<![\\d.,])(?<data>[35789]\\d(?:[ .-]?\\d){7})(?!\\d)${notAnAmount}|(?<!\\d)(?<spread>0${anySign}[35789](?:${anySign}\\d){8})(?!\\d)` +
        `|(?<!\\p{L})(?<other>(?:ba|năm|b[ảẩ]y|tám|chín)(?!\\p{L})(?:[ \\t,.–-]{1,3}${digitWord}){8}` +
        `|không[ \\t]+(?:ba|năm|b[ảẩ]y|tám|chín)(?!\\p{L})(?:[ \\t,.–-]{1,3}${numberWord}){4,9}))(?!\\p{L})`,
      'iu',
    ),
  }),
  rule('PII-LANDLINE', 'landline', 'review', {
    origin: ordinary,
    expression: new RegExp(
      `${fromHere}${notTaxCode}${bracket}(?:${abroad}|0)2\\d{1,2}\\)?${wide}(?:\\d{3,4}${wide}\\d{3,4}|\\d(?:${wide}\\d{3}){2})(?!\\d)`,
      'u',
    ),
  }),
  // From the start of the word, and at most as long as RFC 5321 allows.
  rule('PII-EMAIL', 'email', 'mask', {
    origin: ordinary,
    expression:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?![A-Za-z0-9.-]*\.gov\.vn(?![A-Za-z]))[A-Za-z0-9.-]{1,250}\.[A-Za-z]{2,}/u,
  }),
  // "lan.tran (at) gmail.com": the sign as a word or in brackets. The plain word "at" counts only before a mail provider.
  rule('PII-EMAIL-SAID', 'email', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{1,63}(?:${at})(?![A-Za-z0-9.-]*\\.gov\\.vn)` +
        `(?:${mailHost}|(?<!\\p{L}(?:at|a)[ \\t]+)[A-Za-z0-9-]{2,60})(?:${dot})(?:com|vn|net|org|edu|info)(?:(?:${dot})vn)?(?![A-Za-z0-9])`,
      'iu',
    ),
  }),
  // "@gmail com": the dot is missing after the name of a mail provider.
  rule('PII-EMAIL-BROKEN', 'email', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{1,63}[ \\t]?@[ \\t]?${mailHost}[ \\t]+com(?![A-Za-z0-9])`,
      'iu',
    ),
  }),
  // "gmail em: hoa.nguyen88": the provider comes first and is not repeated. Only for a name that is not an ordinary word.
  rule('PII-EMAIL-LOCAL', 'email', 'mask', {
    origin: ordinary,
    expression:
      /(?<!\p{L})(?:g|e-?|y|hot)?mail[ \t]+(?:của[ \t]+)?(?:em|tôi|mình|cháu|anh|chị|cô|chú|bác)?[ \t]*(?:là|:)[ \t]*(?<data>(?=[a-z0-9._-]{0,40}[\d._])[a-z][a-z0-9._-]{3,40}[a-z0-9])(?![\p{L}\d@])/iu,
  }),
  rule('PII-DOB', 'birth', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `(?<!\\p{L})(?:sinh[ \\t]+(?:ngày[ \\t]*)?|ngày[ \\t]+sinh[ \\t]*:?[ \\t]*)(?<data>${date}|${dateSaid})(?![\\p{L}\\d])`,
      'iu',
    ),
  }),
  // One address is one match: "số nhà 14, ngõ 6". "SN 1985" is a year of birth.
  rule('PII-HOUSE', 'address', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `(?<![\\p{L}\\d])(?:(?:số[ \\t]+nhà|nhà[ \\t]+số|S\\.?N(?![ \\t.:]*(?:19|20)\\d\\d(?!\\d))[ \\t.:]*)[ \\t]*${houseNumber}` +
        `|(?:(?:số|nhà)[ \\t]+|(?<!/)(?<!(?:khối|tổ|thôn|khu|phường|ngày|tháng|năm|điều|số)[ \\t]{1,3}))${houseNumber},?[ \\t]+${lane}|${lane})(?:,?[ \\t]+${lane})*` +
        `|(?<!\\p{L})(?<!(?:một|các|biển)[ \\t]+)(?:số[ \\t]+nhà|nhà[ \\t]+số)${houseSaid}(?:,?[ \\t]+${laneWord}${houseSaid})?` +
        `|(?<!\\p{L})số${houseSaid},?[ \\t]+${laneWord}${houseSaid}|(?<!\\p{L})${laneWord}${houseSaid},?[ \\t]+(?:số|nhà)(?:[ \\t]+(?:nhà|số))?${houseSaid}`,
      'iu',
    ),
  }),
  rule('PII-STREET', 'address', 'review', {
    origin: ordinary,
    expression: new RegExp(
      `(?<!\\p{L})(?:[Ss]ố[ \\t]+${houseNumber},?[ \\t]+(?:đường|phố)(?=[ \\t]+\\p{Lu})` +
        `|(?:ở|trú tại|tại|nhà|địa chỉ:?|Địa chỉ:?)[ \\t]+(?:số[ \\t]+)?(?<data>${houseNumber})(?=[ \\t]+(?:đường[ \\t]+|phố[ \\t]+)?\\p{Lu}\\p{Ll}+[ \\t]+\\p{Lu})(?![ \\t]+(?:Trường|Trạm|Khối|Nhà|Tổ|Phường|Chi|Hội|Đoàn|Ban)(?!\\p{L})))`,
      'u',
    ),
  }),
  // A flat in a block: "phòng 1204 tòa CT2". A court (tòa án) is excluded.
  rule('PII-FLAT', 'address', 'review', {
    origin: ordinary,
    expression:
      /(?<!\p{L})(?:căn[ \t]+hộ|căn|phòng)[ \t]+(?:số[ \t]+)?\d{3,4}[A-Z]?,?[ \t]+(?:(?:tòa|toà)(?![ \t]+án)(?:[ \t]+nhà)?|chung[ \t]+cư|block|(?:khu|nhà)[ \t]+(?:tập[ \t]+thể|chung[ \t]+cư)|nhà(?=[ \t]+[A-Z]?\d))[ \t]+[\p{L}\d]+/iu,
  }),
  // A lot in a new quarter is a private address once the text says that a person lives there.
  rule('PII-LOT', 'address', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `(?<!\\p{L})${eitherCase(address)}[ \\t]+\\p{Lu}\\p{Ll}*(?:[ \\t]\\p{Lu}\\p{Ll}*){0,3},?[ \\t]+(?:(?:ở|tại|trú[ \\t]+tại)[ \\t]+)?` +
        `(?<data>(?:lô|ô)[ \\t]+(?:số[ \\t]+)?[A-Z]{0,3}-?\\d{1,4})(?=,?[ \\t]+(?:khu|lô|dãy|đường))`,
      'u',
    ),
  }),
  rule('PII-PARCEL', 'parcel', 'review', {
    origin: 'Luật Đất đai 31/2024/QH15: a parcel leads to its owner',
    expression: /thửa[ \t]+(?:đất[ \t]+)?số[ \t]*\d+|tờ[ \t]+bản[ \t]+đồ[ \t]+số[ \t]*\d+/iu,
  }),
  rule('PII-TITLE', 'parcel', 'mask', {
    origin: 'Luật Đất đai 31/2024/QH15: the number of a certificate leads to its owner',
    expression:
      /(?<!\p{L})(?:sổ[ \t]+(?:đỏ|hồng)|giấy[ \t]+chứng[ \t]+nhận|GCN(?:QSDĐ)?|số[ \t]+phát[ \t]+hành)(?:(?!\[đã ẩn\])[^\d\n.;]){0,40}?(?<!\p{L})(?<data>[A-Z]{2}[ \t]?\d{6,8})(?!\d)/iu,
  }),
  rule('PII-PLATE', 'plate', 'mask', {
    origin: ordinary,
    expression:
      /(?:(?:[Bb]iển(?:[ \t]+kiểm[ \t]+soát|[ \t]+số)?(?!\p{L})|BKS|BSX|BS)[^\d\n]{0,12}(?<data>\d{2}[ -]{0,3}[A-Z]{1,2}\d?[ -]{0,3}\d{3}\.?\d{2})|(?<![\p{L}\d])(?<other>\d{2}[A-Z]{1,2}\d?[ -]?\d{3}\.?\d{2}))(?!\d)/u,
  }),
  // A relative's name after the word for the relation; a single word counts only after a form of address.
  rule('PII-RELATIVE', 'relative', 'mask', {
    origin: ordinary,
    expression: new RegExp(
      `(?<!\\p{L})${eitherCase(relation)}(?:[ \\t]+(?:đẻ[ \\t]+)?(?:là|tên(?:[ \\t]+là)?|của)|[ \\t]+(?:cháu|em|tôi|mình)[ \\t]+(?:là|tên(?:[ \\t]+là)?)|[ \\t]+(?:của[ \\t]+)?(?:đồng[ \\t]+chí|${address})(?:[ \\t]+\\p{Ll}+){1,4}[ \\t]+là)?[ \\t:,]{1,3}` +
        `(?:${address}[ \\t]+(?<data>\\p{Lu}\\p{Ll}*\\.?(?:[ \\t]\\p{Lu}\\p{Ll}*\\.?){0,4})|(?!Rồng)(?<other>\\p{Lu}\\p{Ll}+(?:[ \\t]\\p{Lu}\\p{Ll}+){1,4}))(?!\\p{L})`,
      'u',
    ),
  }),
];

/** The rules for texts with and without accents, because many people type without them. */
export const personalRules: readonly PersonalRule[] = accentedRules.map((rule) => ({
  ...rule,
  expression: accentsLoose(rule.expression),
}));
