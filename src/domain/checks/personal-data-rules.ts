/**
 * Data that point to one private person, as they are written (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, NĐ 356/2025/NĐ-CP).
 * `mask`: the proposal hides it. `review`: often an office's, a person looks. A group named `data` is what is hidden, so
 * that the words before it stay readable; no word reaches over what is hidden already. Earlier rules win where two
 * overlap. Names have no pattern: a person decides.
 */
import type { Rule } from './rule.ts';

export type PersonalAction = 'mask' | 'review';

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
] as const;
export type PersonalKind = (typeof personalKinds)[number];

export interface PersonalRule extends Rule<PersonalAction> {
  readonly kind: PersonalKind;
}

const identity = 'Luật Căn cước 26/2023/QH15: 12 digits, province 001 to 096 first; NĐ 356/2025/NĐ-CP: identity papers';
const ordinary = 'NĐ 356/2025/NĐ-CP, Điều 3: ordinary personal data';
const sensitive = 'NĐ 356/2025/NĐ-CP, Điều 4: sensitive personal data';

/** Amounts of money and counted things look like numbers of phones. */
const notAnAmount = '(?![.,]?\\d)(?!\\s*(?:đồng|đ(?!\\p{L})|VNĐ|VND|USD|tỷ|triệu|m2|m²))';
/** Not inside a longer number, nor the rest of an amount "1.030.185"; another whole number may stand before the comma. */
const fromHere = '(?=[(+08])(?<!\\d)(?<!(?<!\\d{8})\\d[.,])';
/** Between the digits of one number, wherever they are grouped. */
const narrow = '[ .-]?';
/** Between groups of three and more digits; between shorter ones it would join the days of two dates. */
const wide = '[ \\t]{0,2}[.–—-]?[ \\t]{0,2}';
/** "(0220)", "(+84)": hidden with what it closes. */
const bracket = '(?:\\((?=\\+?\\d{2,4}\\)))?';
/** A tax code has ten digits too. */
const notTaxCode = '(?<!(?:[Mm]ã[ \\t]+số[ \\t]+(?:thuế|doanh[ \\t]+nghiệp)|MST)[^\\d\\n]{0,10})';
const abroad = `\\+?84\\)?${wide}(?:\\(0\\)[ ]?)?`;
/** "12", "12A", "5/7" */
const houseNumber = '\\d+[A-Za-z]?(?:\\/\\d+[A-Za-z]?)*(?![\\p{L}\\d])';
const lane = `(?:ngõ|ngách|hẻm|kiệt)[ \\t]*(?:số[ \\t]*)?${houseNumber}`;
const date =
  '\\d{1,2}[/\\-.]\\d{1,2}[/\\-.](?:19|20)?\\d{2}|\\d{1,2}[ \\t]+tháng[ \\t]+\\d{1,2}[ \\t]+năm[ \\t]+\\d{4}';

export const personalRules: readonly PersonalRule[] = [
  {
    id: 'PII-BANK',
    kind: 'account',
    action: 'mask',
    // Written in groups, nobody knows where it ends: rather a number too much than half a number.
    expression:
      /(?:STK|số[ \t]+tài[ \t]+khoản|tài[ \t]+khoản[ \t]+(?:số|ngân[ \t]+hàng))(?:(?!\[đã ẩn\])[^\d\n]){0,20}(?<data>\d{8,19}(?!\d)|\d(?:[ .-]?\d){5,40}(?!\d))/iu,
    origin: sensitive,
  },
  {
    id: 'PII-BANK-NAMED',
    kind: 'account',
    action: 'mask',
    expression: new RegExp(
      '(?<!\\p{L})(?:Vietcombank|VCB|Techcombank|Agribank|BIDV|VPBank|MBBank|MB|ACB|Sacombank|Vietinbank|VietinBank|HDBank|TPBank|ngân[ \\t]+hàng)' +
        `(?:(?!\\[đã ẩn\\])[^\\d\\n.]){0,20}(?<data>\\d{9,19}|\\d{4}(?:[ -]\\d{2,4}){2,4})(?!\\d)${notAnAmount}`,
      'iu',
    ),
    origin: sensitive,
  },
  {
    id: 'PII-CMND',
    kind: 'identity',
    action: 'mask',
    expression:
      /(?:CMND|CMTND|chứng[ \t]+minh[ \t]+(?:nhân[ \t]+dân|thư))(?:(?!\[đã ẩn\])[^\d\n]){0,20}(?<data>\d(?:[ .-]?\d){8})(?!\d)/iu,
    origin: identity,
  },
  {
    id: 'PII-CCCD-NAMED',
    kind: 'identity',
    action: 'mask',
    // After the word for it, whatever the province.
    expression:
      /(?:CCCD|căn[ \t]+cước(?:[ \t]+công[ \t]+dân)?|định[ \t]+danh)(?:(?!\[đã ẩn\])[^\d\n]){0,20}(?<data>\d(?:[ .-]?\d){11})(?!\d)/iu,
    origin: identity,
  },
  {
    id: 'PII-CCCD',
    kind: 'identity',
    action: 'mask',
    // 001 to 096 are provinces. A file's number may have 12 digits too: the word before it tells.
    expression: new RegExp(
      `${fromHere}(?<!(?:mã|số)[ \\t]+hồ[ \\t]+sơ[^\\d\\n]{0,6})0(?:0[1-9]|[1-8]\\d|9[0-6])` +
        `(?:(?:${narrow}\\d){9}|(?:${wide}\\d{3}){3})(?!\\d)`,
      'iu',
    ),
    origin: identity,
  },
  {
    id: 'PII-PASSPORT',
    kind: 'passport',
    action: 'mask',
    expression: /hộ[ \t]+chiếu(?:(?!\[đã ẩn\])[^\d\n]){0,12}(?<![A-Z])(?<data>[A-Z]\d{7,8})(?!\d)/iu,
    origin: identity,
  },
  {
    id: 'PII-BHYT',
    kind: 'insurance',
    action: 'mask',
    expression: /(?<!\p{Lu})[A-Z]{2}[ ]?\d(?:[ ]?\d){12}(?!\d)/u,
    origin: sensitive,
  },
  {
    id: 'PII-BHYT-NAMED',
    kind: 'insurance',
    action: 'mask',
    // New cards have ten digits.
    expression:
      /(?:BHYT|BHXH|bảo[ \t]+hiểm[ \t]+(?:y[ \t]+tế|xã[ \t]+hội))(?:(?!\[đã ẩn\])[^\d\n.]){0,12}(?<data>\d(?:[ ]?\d){9})(?!\d)(?!\s*(?:đồng|đ(?!\p{L})))/iu,
    origin: sensitive,
  },
  {
    id: 'PII-MOBILE',
    kind: 'phone',
    action: 'mask',
    expression: new RegExp(
      `${fromHere}${notTaxCode}${bracket}(?:${abroad}|0)[35789]` +
        // Ten digits, the zero counted, in groups that begin with three or four of them.
        `(?:(?:${narrow}\\d){8}|(?=(?:[ \\t.–—)-]{0,5}\\d){8}(?!\\d))\\d{1,2}\\)?(?:${wide}\\d{2,4}){2,3})` +
        '(?!\\d)(?!\\s*(?:đồng|đ(?!\\p{L})|VNĐ|VND|USD))',
      'u',
    ),
    origin: ordinary,
  },
  {
    id: 'PII-LANDLINE',
    kind: 'landline',
    action: 'review',
    expression: new RegExp(
      `${fromHere}${notTaxCode}${bracket}(?:${abroad}|0)2\\d{1,2}\\)?${wide}\\d{3,4}${wide}\\d{3,4}(?!\\d)`,
      'u',
    ),
    origin: ordinary,
  },
  {
    id: 'PII-EMAIL',
    kind: 'email',
    action: 'mask',
    // From the beginning of the word on, and not longer than an address may be: RFC 5321.
    expression:
      /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?![A-Za-z0-9.-]*\.gov\.vn(?![A-Za-z]))[A-Za-z0-9.-]{1,250}\.[A-Za-z]{2,}/u,
    origin: ordinary,
  },
  {
    id: 'PII-DOB',
    kind: 'birth',
    action: 'mask',
    expression: new RegExp(
      `(?<!\\p{L})(?:sinh[ \\t]+(?:ngày[ \\t]*)?|ngày[ \\t]+sinh[ \\t]*:?[ \\t]*)(?<data>${date})(?!\\d)`,
      'iu',
    ),
    origin: ordinary,
  },
  {
    id: 'PII-HOUSE',
    kind: 'address',
    action: 'mask',
    // One address is one place: "số nhà 14, ngõ 6".
    expression: new RegExp(
      `(?<!\\p{L})(?:(?:số[ \\t]+nhà|nhà[ \\t]+số)[ \\t]*${houseNumber}|${lane})(?:,?[ \\t]+${lane})*`,
      'iu',
    ),
    origin: ordinary,
  },
  {
    id: 'PII-STREET',
    kind: 'address',
    action: 'review',
    expression: new RegExp(`(?<!\\p{L})[Ss]ố[ \\t]+${houseNumber},?[ \\t]+(?:đường|phố)(?=[ \\t]+\\p{Lu})`, 'u'),
    origin: ordinary,
  },
  {
    id: 'PII-PARCEL',
    kind: 'parcel',
    action: 'review',
    expression: /thửa[ \t]+(?:đất[ \t]+)?số[ \t]*\d+|tờ[ \t]+bản[ \t]+đồ[ \t]+số[ \t]*\d+/iu,
    origin: 'Luật Đất đai 31/2024/QH15: a parcel leads to its owner',
  },
  {
    id: 'PII-PLATE',
    kind: 'plate',
    action: 'mask',
    expression: /(?<![\p{L}\d])\d{2}[A-Z]{1,2}\d?[ -]?\d{3}\.?\d{2}(?!\d)/u,
    origin: ordinary,
  },
];
