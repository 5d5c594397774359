/**
 * Patterns by which documents declare themselves secret. `block`: a stamp, in capitals or as a field. `hold`: words that only a
 * person can judge. "Mật", the lowest level, also means honey and is part of the words for density and password, so alone it
 * never counts.
 */
import type { Rule } from './rule.ts';

/** `block`: no word is stored; `hold`: only the head sees it and decides. */
export type SecrecyAction = 'block' | 'hold';
export type SecrecyRule = Rule<SecrecyAction>;

const stamps =
  'TT 24/2020/TT-BCA, forms now under NĐ 63/2026/NĐ-CP (Luật 117/2025/QH15): stamps of the level of secrecy';
const otherStamps = 'TT 24/2020/TT-BCA: stamps for recalled papers, named readers, copies, end of secrecy';
const prose = 'Luật Bảo vệ bí mật nhà nước 117/2025/QH15: the level may be stated in another way than by a stamp';
const circulation = 'NĐ 30/2020/NĐ-CP, Phụ lục I, box 11: limits on circulation';
const practice = 'practice: text layers without accents, of tables, or in fonts older than Unicode';

/** Words that begin with the same syllable and are not secret: honey, density, password, closely, cipher, alias, … */
const notSecret = '(?:ong|độ|khẩu|thiết|mã|mía|danh|vụ|thám|tông|nghị|ngọt|phục|hoa|gấu|cá|heo|lợn)';

/** Quotation marks or brackets around a level of secrecy: đóng dấu “MẬT”, văn bản (mật). */
const quote = '["“”‘’\'«(\\[]?';

/** Separators that people put between the letters of a stamp: spaces, points, hyphens. */
const gap = '[ \\t.,·•*_|/–—-]*';
const spaced = (letters: string): string => [...letters].join(gap);
const secret = spaced('MẬT');
const topSecret = `(?:${spaced('TUYỆT')}|T${gap}Ố${gap}[I1l|])${gap}${secret}`;
/** The stamp for urgency, beside or around the level of secrecy. */
const urgent = '(?:H(?:ỎA|OẢ)[ \\t]+TỐC|THƯỢNG[ \\t]+KHẨN|KHẨN)';
const aside = '[^\\p{L}\\p{N}\\n]*';
/** Not the end of "BẢO MẬT" or "BÍ MẬT", nor of a letter-spaced word. */
const ofNoWord = '(?=M)(?<!\\p{L})(?<!(?<!\\p{L})\\p{L}[ \\t.·*_-]{1,3})(?<!(?:BẢO|BÍ|THÔNG|TRĂNG|CƠ)[ \\t]{1,3})';
/** "Số: 12/KH-UBND". */
const paperNumber = 'S[OoỐố][ \\t]*[:.][ \\t]*(?:\\d+[ \\t]*)?(?:\\/[ \\t]*)?(?:[A-ZĐ]{1,8}(?:-[A-ZĐ]{1,8})+)';

const rule = (id: string, action: SecrecyAction, why: Pick<SecrecyRule, 'origin' | 'expression'>): SecrecyRule => ({
  id,
  action,
  ...why,
});

/** Patterns of marks of secrecy, for texts and for file names. */
export const secrecyRules: readonly SecrecyRule[] = [
  // Case-sensitive on purpose: a line with only the stamp, also letter-spaced or in brackets.
  rule('SEC-STAMP-LINE', 'block', {
    origin: stamps,
    expression: new RegExp(
      `^${aside}(?:${urgent}${aside})?(?:${topSecret}|${secret})${aside}(?:${urgent}${aside})?$`,
      'mu',
    ),
  }),
  rule('SEC-STAMP-INLINE', 'block', {
    origin: stamps,
    expression: new RegExp(`(?<!\\p{L})${topSecret}(?!\\p{L})(?![ \\t]+ĐỘ)`, 'u'),
  }),
  // Signs between the letters hide the word from programs; people do not write "mật" (honey) like that.
  rule('SEC-STAMP-POINTED', 'block', {
    origin: practice,
    expression: new RegExp(`${ofNoWord}M[.·•*_|/–—-]+[ \\t]?Ậ[.·•*_|/–—-]+[ \\t]?T(?!\\p{L})`, 'u'),
  }),
  // The stamp is joined with the number of the document below it, or is part of the number.
  rule('SEC-STAMP-NUMBER', 'block', {
    origin: stamps,
    expression: new RegExp(
      `(?<![\\p{L}\\p{N}][ \\t]{0,2})${secret}[ \\t.,;–—-]*(?:S[ốỐ][ \\t]*(?:bản[ \\t]*)?:|B(?:ản|ẢN)[ \\t]+s?[ốỐSs]{1,2}[ \\t]*:?[ \\t]*\\d)` +
        `|\\d[ \\t]*/[ \\t]*(?:[\\p{Lu}\\d]{1,10}[-–/]){0,4}${secret}(?![\\p{L}])` +
        `|\\d[ \\t]*[–-][ \\t]*(?:\\p{Lu}{1,10}[-–/]){1,4}${secret}(?!\\p{L})(?![ \\t]+(?:ONG|MÍA|ĐỘ|KHẨU|MÃ)(?!\\p{L}))` +
        `|(?<!\\p{L})(?:T[O0][I1l]|TUYET)[ \\t._-]*MAT[ \\t.,;–—-]+${paperNumber}`,
      'u',
    ),
  }),
  rule('SEC-DO-MAT-FIELD', 'block', {
    origin: prose,
    expression:
      /(?<!\p{L})độ[ \t]+mật[ \t]*(?:[:：=–—-]|là(?!\p{L}))[ \t]*["“‘'([]?(?:tuyệt[ \t]+mật|tối[ \t]+mật|mật)(?!\p{L})(?![ \t]+độ)/iu,
  }),
  // "Lý do mất: tôi mất ví" looks the same without accents. So the field must begin its line or part, and nothing may follow
  // the level.
  rule('SEC-DO-MAT-PLAIN', 'block', {
    origin: practice,
    expression:
      /(?<=(?:^|[\n\t|;.,(]) {0,3})do[ \t]+mat[ \t]*[:：=][ \t]*["“]?(?:tuyet[ \t]+mat|toi[ \t]+mat|mat)["”]?(?=[ \t]*(?:$|[\n\t|;.,)]))/iu,
  }),
  // Excludes documents about recovered land, debts and goods.
  rule('SEC-HANDLING-STAMP', 'block', {
    origin: otherStamps,
    expression:
      /(?<!\p{L})(?:TÀI[ \t]+LIỆU[ \t]+THU[ \t]+HỒI(?![ \t]+(?:ĐẤT|NỢ|VỐN|TÀI|GIẤY|SẢN|PHẾ))|CHỈ[ \t]+NGƯỜI[ \t]+CÓ[ \t]+TÊN[ \t]+MỚI[ \t]+ĐƯỢC[ \t]+BÓC[ \t]+BÌ|BẢN[ \t]+SAO[ \t]+BÍ[ \t]+MẬT[ \t]+NHÀ[ \t]+NƯỚC)(?!\p{L})/u,
  }),
  rule('SEC-PROSE', 'hold', {
    origin: prose,
    expression: new RegExp(
      '(?<!\\p{L})(?:' +
        `(?:tài[ \\t]+liệu|văn[ \\t]+bản|công[ \\t]+văn|báo[ \\t]+cáo|kế[ \\t]+hoạch|hồ[ \\t]+sơ)[ \\t]+${quote}(?:tuyệt[ \\t]+|tối[ \\t]+)?mật(?![ \\t]+${notSecret}(?!\\p{L}))(?!\\p{L})` +
        `|(?:${spaced('tuyệt')}|${spaced('tối')})${gap}${spaced('mật')}(?![ \\t]+độ)(?!\\p{L})` +
        '|thuộc[ \\t]+(?:phạm[ \\t]+vi|danh[ \\t]+mục)[ \\t]+bí[ \\t]+mật[ \\t]+nhà[ \\t]+nước' +
        `|dấu[ \\t]+(?:chỉ[ \\t]+)?(?:độ[ \\t]+)?${quote}mật(?![ \\t]+${notSecret}(?!\\p{L}))(?!\\p{L}))`,
      'iu',
    ),
  }),
  // "Không phổ biến" is also said of diseases and habits; only said of documents it is a limit.
  rule('SEC-CIRCULATION', 'hold', {
    origin: circulation,
    expression:
      /(?<!\p{L})(?:lưu[ \t]+hành[ \t]+nội[ \t]+bộ|xem[ \t]+xong[ \t]+trả[ \t]+lại|tài[ \t]+liệu[ \t]+nội[ \t]+bộ|(?:tài[ \t]+liệu|văn[ \t]+bản|công[ \t]+văn)(?:[ \t]+(?:này|đó|trên))?[ \t]+không[ \t]+(?:được[ \t]+)?phổ[ \t]+biến|không[ \t]+(?:được[ \t]+)?(?:phép[ \t]+)?sao,?[ \t]*chụp)(?!\p{L})/iu,
  }),
  rule('SEC-CIRCULATION-STAMP', 'hold', {
    origin: circulation,
    expression: /(?<!\p{L})KHÔNG[ \t]+PHỔ[ \t]+BIẾN(?!\p{L})/u,
  }),
  // "toi mat" also means "I lost" or "I died". So it counts only in capitals, alone on the line, or with points between the
  // letters.
  rule('SEC-UNACCENTED', 'hold', {
    origin: practice,
    expression: new RegExp(
      `^${aside}(?:TUYET|TOI)[ \\t._-]*MAT${aside}$` +
        '|(?<!\\p{L})(?:T[.·*_-]O[.·*_-]I|T[.·*_-]U[.·*_-]Y[.·*_-]E[.·*_-]T)[ \\t.·*_-]+M[.·*_-]?A[.·*_-]?T(?!\\p{L})' +
        '|(?<!\\p{L})[Tt][Uu][Yy][Ee][Tt][ \\t._-]+[Mm][Aa][Tt](?!\\p{L})' +
        '|(?<!\\p{L})(?:TOI|TUYET)[_-]MAT(?!\\p{L})' +
        '|(?<!\\p{L})[Dd]ong[ \\t]+dau[ \\t]+"?(?:[Tt]oi|[Tt]uyet|TOI|TUYET)[ \\t]+(?:mat|MAT)(?!\\p{L})' +
        '|\\d[ \\t]*/[ \\t]*(?:[A-ZĐ]{1,10}[-–]){1,4}MAT(?!\\p{L})',
      'mu',
    ),
  }),
  // A missing mark, or the keys of a keyboard that was not set to Vietnamese (Telex, VNI).
  rule('SEC-MISSPELT', 'hold', {
    origin: practice,
    expression:
      /(?<!\p{L})(?!(?:TUYỆT|TỐI)[ \t._-]+MẬT)(?:(?:TUYỆT|TUYÊT|TUYẾT|TỐI|TÔÍ)[ \t._-]+M[ẬÂẠẶ]T|(?:TUYEETJ|TUYEEJT|TOOIS|TOOSI)[ \t]+(?:MAATJ|MAAJT)|(?:TUYE65T|TUYE6T5|TO61I|TO6I1)[ \t]+(?:MA65T|MA6T5))(?![\p{L}])(?![ \t]+ĐỘ)|^[^\p{L}\p{N}\n]*(?:MAATJ|MAAJT|MA65T|MA6T5)[^\p{L}\p{N}\n]*$/mu,
  }),
  // Beside the number of the document in a two-column heading: separated by a tab, a wide gap or brackets.
  rule('SEC-STAMP-CELL', 'hold', {
    origin: practice,
    expression:
      /(?<=^|\n|\t| {3})\[?MẬT\]?(?=\t| {3})|(?<=\t| {3})\[?MẬT\]?(?=$|\n)|[([{][ \t]*M[ \t.]*Ậ[ \t.]*T[ \t]*[)\]}]/u,
  }),
  // No longer secret, or at another level: a person decides.
  rule('SEC-DECLASSIFIED', 'hold', {
    origin: otherStamps,
    expression:
      /^[^\p{L}\p{N}\n]*(?:GIẢI[ \t]+MẬT|ĐIỀU[ \t]+CHỈNH[ \t]+ĐỘ[ \t]+MẬT|GIA[ \t]+HẠN[ \t]+THỜI[ \t]+HẠN[ \t]+BẢO[ \t]+VỆ[ \t]+BÍ[ \t]+MẬT[ \t]+NHÀ[ \t]+NƯỚC|BẢN[ \t]+SAO[ \t]+SỐ(?:[ \t]*:)?[ \t]*\d*)[^\p{L}\p{N}\n]*$/mu,
  }),
  // TCVN3 ("mËt") and VNI ("MAÄT"), as old files contain them.
  rule('SEC-LEGACY-FONT', 'hold', {
    origin: practice,
    expression:
      /^[^\p{L}\p{N}\n]*(?:mËt|MAÄT)[^\p{L}\p{N}\n]*$|(?<!\p{L})(?:(?:tuyÖt|tèi)[ \t]+mËt|(?:TUYEÄT|TOÁI)[ \t]+MAÄT)(?!\p{L})/mu,
  }),
];

/** Rules for file names in addition to those above: they have no lines, few accents, and signs in place of spaces. */
export const fileNameRules: readonly SecrecyRule[] = [
  // A picture of a lost thing may be called "TOI MAT VI", so the pattern excludes names of things that follow.
  rule('SEC-NAME-MARK', 'hold', {
    origin: practice,
    expression:
      /[([{][ \t]*[Mm][AẬaậ][Tt][ \t]*[)\]}]|(?<!\p{L})[Tt][Uu][Yy][Ee][Tt][ \t]*[Mm][Aa][Tt](?!\p{L})|(?<!\p{L})T ?O ?I ?M ?A ?T(?!\p{L})(?![ \t]+(?:GIAY|VI|XE|THE|TIEN|DIEN|SO|CCCD|CMND|BANG|CHIA|HO|DO|TAI)(?!\p{L}))/u,
  }),
];
