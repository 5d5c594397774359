/**
 * How papers say of themselves that they are secret. `block`: a stamp, in capitals or as a field. `hold`: words that only
 * a person can judge. The word for honey, density and passwords is the same as the lowest level: alone it never counts.
 */
import type { Rule } from './rule.ts';

export type SecrecyAction = 'block' | 'hold';
export type SecrecyRule = Rule<SecrecyAction>;

const stamps =
  'TT 24/2020/TT-BCA, forms now under NĐ 63/2026/NĐ-CP (Luật 117/2025/QH15): stamps of the level of secrecy';
const otherStamps = 'TT 24/2020/TT-BCA: stamps for recalled papers, named readers, copies, end of secrecy';
const prose = 'Luật Bảo vệ bí mật nhà nước 117/2025/QH15: the level may be stated in another way than by a stamp';
const circulation = 'NĐ 30/2020/NĐ-CP, Phụ lục I, box 11: limits on circulation';
const practice = 'practice: text layers without accents, of tables, or in fonts older than Unicode';

/** Words that begin with the same syllable and are no secret: honey, density, password, closely, cipher, alias, … */
const notSecret = '(?:ong|độ|khẩu|thiết|mã|mía|danh|vụ|thám|tông|nghị|ngọt|phục|hoa|gấu|cá|heo|lợn)';

/** The level of secrecy as it is quoted: đóng dấu “MẬT”, văn bản (mật). */
const quote = '["“”‘’\'«(\\[]?';

export const secrecyRules: readonly SecrecyRule[] = [
  {
    id: 'SEC-STAMP-LINE',
    action: 'block',
    // Case-sensitive on purpose: a line that holds the stamp and nothing else, also letter-spaced or in brackets.
    expression:
      /^[^\p{L}\p{N}\n]*(?:T[ \t]*U[ \t]*Y[ \t]*Ệ[ \t]*T[ \t]+M[ \t]*Ậ[ \t]*T|T[ \t]*Ố[ \t]*I[ \t]+M[ \t]*Ậ[ \t]*T|M[ \t]*Ậ[ \t]*T)[^\p{L}\p{N}\n]*$/mu,
    origin: stamps,
  },
  {
    id: 'SEC-STAMP-INLINE',
    action: 'block',
    expression: /(?<!\p{L})(?:TUYỆT|TỐI)[ \t]+MẬT(?!\p{L})(?![ \t]+ĐỘ)/u,
    origin: stamps,
  },
  {
    id: 'SEC-DO-MAT-FIELD',
    action: 'block',
    expression: /(?<!\p{L})độ[ \t]+mật[ \t]*[:：][ \t]*["“‘']?(?:tuyệt[ \t]+mật|tối[ \t]+mật|mật)(?!\p{L})/iu,
    origin: prose,
  },
  {
    id: 'SEC-HANDLING-STAMP',
    action: 'block',
    // Recovered land, debts and goods have papers too.
    expression:
      /(?<!\p{L})(?:TÀI[ \t]+LIỆU[ \t]+THU[ \t]+HỒI(?![ \t]+(?:ĐẤT|NỢ|VỐN|TÀI|GIẤY|SẢN|PHẾ))|CHỈ[ \t]+NGƯỜI[ \t]+CÓ[ \t]+TÊN[ \t]+MỚI[ \t]+ĐƯỢC[ \t]+BÓC[ \t]+BÌ|BẢN[ \t]+SAO[ \t]+BÍ[ \t]+MẬT[ \t]+NHÀ[ \t]+NƯỚC)(?!\p{L})/u,
    origin: otherStamps,
  },
  {
    id: 'SEC-PROSE',
    action: 'hold',
    expression: new RegExp(
      '(?<!\\p{L})(?:' +
        `(?:tài[ \\t]+liệu|văn[ \\t]+bản|công[ \\t]+văn|báo[ \\t]+cáo|kế[ \\t]+hoạch|hồ[ \\t]+sơ)[ \\t]+${quote}(?:tuyệt[ \\t]+|tối[ \\t]+)?mật(?![ \\t]+${notSecret}(?!\\p{L}))(?!\\p{L})` +
        '|(?:tuyệt|tối)[ \\t]+mật(?![ \\t]+độ)(?!\\p{L})' +
        '|thuộc[ \\t]+(?:phạm[ \\t]+vi|danh[ \\t]+mục)[ \\t]+bí[ \\t]+mật[ \\t]+nhà[ \\t]+nước' +
        `|dấu[ \\t]+(?:chỉ[ \\t]+)?(?:độ[ \\t]+)?${quote}mật(?![ \\t]+${notSecret}(?!\\p{L}))(?!\\p{L}))`,
      'iu',
    ),
    origin: prose,
  },
  {
    id: 'SEC-CIRCULATION',
    action: 'hold',
    // "Not widespread" is said of diseases and habits; of papers it is a limit.
    expression:
      /(?<!\p{L})(?:lưu[ \t]+hành[ \t]+nội[ \t]+bộ|xem[ \t]+xong[ \t]+trả[ \t]+lại|tài[ \t]+liệu[ \t]+nội[ \t]+bộ|(?:tài[ \t]+liệu|văn[ \t]+bản|công[ \t]+văn)(?:[ \t]+(?:này|đó|trên))?[ \t]+không[ \t]+(?:được[ \t]+)?phổ[ \t]+biến|không[ \t]+(?:được[ \t]+)?(?:phép[ \t]+)?sao,?[ \t]*chụp)(?!\p{L})/iu,
    origin: circulation,
  },
  {
    id: 'SEC-CIRCULATION-STAMP',
    action: 'hold',
    expression: /(?<!\p{L})KHÔNG[ \t]+PHỔ[ \t]+BIẾN(?!\p{L})/u,
    origin: circulation,
  },
  {
    id: 'SEC-UNACCENTED',
    action: 'hold',
    // Never in lower case: "toi mat" is "I lost", "I died".
    expression: /^[^\p{L}\p{N}\n]*(?:TUYET[ \t]+MAT|TOI[ \t]+MAT)[^\p{L}\p{N}\n]*$/mu,
    origin: practice,
  },
  {
    id: 'SEC-STAMP-CELL',
    action: 'hold',
    // Beside the number of the paper, in a two-column head: set apart by a tab or a wide gap.
    expression: /(?<=^|\n|\t| {3})\[?MẬT\]?(?=\t| {3})|(?<=\t| {3})\[?MẬT\]?(?=$|\n)/u,
    origin: practice,
  },
  {
    id: 'SEC-DECLASSIFIED',
    action: 'hold',
    // No secret any more, or not the same one: a person decides.
    expression:
      /^[^\p{L}\p{N}\n]*(?:GIẢI[ \t]+MẬT|ĐIỀU[ \t]+CHỈNH[ \t]+ĐỘ[ \t]+MẬT|GIA[ \t]+HẠN[ \t]+THỜI[ \t]+HẠN[ \t]+BẢO[ \t]+VỆ[ \t]+BÍ[ \t]+MẬT[ \t]+NHÀ[ \t]+NƯỚC|BẢN[ \t]+SAO[ \t]+SỐ[ \t]*:?[ \t]*\d*)[^\p{L}\p{N}\n]*$/mu,
    origin: otherStamps,
  },
  {
    id: 'SEC-LEGACY-FONT',
    action: 'hold',
    // TCVN3 ("mËt") and VNI ("MAÄT") as they come out of old files.
    expression:
      /^[^\p{L}\p{N}\n]*(?:mËt|MAÄT)[^\p{L}\p{N}\n]*$|(?<!\p{L})(?:(?:tuyÖt|tèi)[ \t]+mËt|(?:TUYEÄT|TOÁI)[ \t]+MAÄT)(?!\p{L})/mu,
    origin: practice,
  },
];

/** Names of files have no lines, few accents, and signs for spaces. Looked for besides the rules above. */
export const fileNameRules: readonly SecrecyRule[] = [
  {
    id: 'SEC-NAME-MARK',
    action: 'hold',
    expression: /[([{][ \t]*MẬT[ \t]*[)\]}]|(?<!\p{L})tuyet[ \t]+mat(?!\p{L})/iu,
    origin: practice,
  },
];
