/**
 * Checks the words around a written day that show it is not the day of an event: a quantity, a score, an anniversary, the date
 * of a document.
 */
import { after, before, type DateText } from './date-text.ts';

/** Numbers that look like a day, before it is known whether they are one. */
export interface Written {
  readonly start: number;
  readonly end: number;
  /** Earlier days of a list or a range: 8 in "08 và 09/10". */
  readonly earlierDays: readonly number[];
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
  readonly sign: '/' | '-' | '.' | 'words';
}

/** Words of addresses, numbers and scores: what follows them is not a day, unless "ngày" comes between. */
export const notBeforeDay =
  /(?<!\p{L})(?:so nha|so|ngo|ngach|hem|kiet|duong|pho|quoc lo|tinh lo|lo|thua|to|dieu|khoan|muc|khoi|thon|xom|lop|phong|ty so|ti so|ty le|ti le|thang|thua|hoa|dan|sec|set|hiep|ket qua|diem|dien thoai|dt|sdt|ma|tang|khu|cum|quy mo|ban do|truong|cho|cau|nha may|huyet ap|gia|phien ban|bang|km) ?:? ?$/u;

/** Units and counted things: after a fraction or a number with a point they make it a quantity. */
const countedThing =
  /^ ?(?:%|(?:ho|tieu chi|chi tieu|nguoi|dai bieu|phieu|hoc sinh|dang vien|hoi vien|doan vien|thanh vien|uy vien|cong trinh|nhiem vu|noi dung|ho so|cau|diem|so|tong|gio|ngay|phan|dien tich|chi bo|chi hoi|chi doan|y kien|cu tri|du an|hang muc|muc tieu|m|m2|km|kg|g|ha|trieu|ty|tr|met|tan|ta|yen|con|cay|suat|lit|dong|cm|mm|do|giay|phut|vong|set|hiep|ban thang|tram|nghin|ngan|thang|nam|tuan)(?!\p{L}))/u;

/** Words that introduce a quantity: "đạt 4/5 khối". */
const quantityBefore =
  /(?<!\p{L})(?:dat|duoc|hoan thanh|chiem|vuot|bang|khoang|hon|gan|tren|co|con|voi|tong so|da co|len toi|giam|tang) $/u;

/** True for a fraction or a number with a point that counts something: "4/5 khối", "24/7". */
export const isQuantity = (heard: DateText, { start, end, day, month, sign, year }: Written): boolean => {
  if (year !== null || sign === 'words') return false;
  const follows = after(heard, start, end);
  const leads = before(heard, start);
  if (sign !== '/') return countedThing.test(follows);
  // "trực 24/7" is not a day. In a fraction the upper number is not the larger one, so "20/11" is a day.
  return (day === 24 && month === 7) || (day <= month && (countedThing.test(follows) || quantityBefore.test(leads)));
};

/** "thắng 25-12, 25-10": the second set of a match. */
export const isNextScore = (heard: DateText, { start, sign }: Written): boolean =>
  sign === '-' && /\d{1,2}-\d{1,2}(?:,| va|;) $/u.test(before(heard, start));

/** "sinh ngày", "CCCD cấp ngày": dates of a person's documents. */
export const isPersonal = (heard: DateText, at: number): boolean =>
  /(?<!\p{L})(?:sinh|cap|sn|mat|het han)(?: nam| ngay| vao)*:? $/u.test(before(heard, at));

/**
 * "chào mừng 20/11", "Ngày Sách Việt Nam 21/4", "Quốc khánh 2/9": an anniversary that the event honours; the event may be on
 * another day.
 */
export const isJubilee = (heard: DateText, at: number): boolean => {
  const leads = before(heard, at);
  const clause = leads.slice(Math.max(leads.lastIndexOf(','), leads.lastIndexOf(';'), leads.lastIndexOf(':')) + 1);
  return (
    /(?<!\p{L})(?:ky niem|chao mung|huong ung|mung|nhan (?:dip|ngay|ky)|chuan bi (?:cho|don)|thanh lap|truyen thong|quoc khanh|quoc te|giai phong|thuong binh|nha giao|phu nu|thieu nhi|phong trao|dot)(?!\p{L})/u.test(
      clause,
    ) || /Ngày \p{Lu}/u.test(heard.text.slice(at - clause.length, at))
  );
};

/** "căn cứ Nghị định … ngày", "có hiệu lực từ ngày": dates of legal documents that the text refers to. */
export const isLegalBasis = (heard: DateText, at: number): boolean =>
  /(?<!\p{L})(?:can cu|theo|thuc hien|hieu luc)(?!\p{L})[^.;]{0,120}(?:ngay |tu )?$/u.test(before(heard, at)) &&
  /(?<!\p{L})(?:luat|nghi dinh|nghi quyet|quyet dinh|thong tu|cong van|chi thi|ke hoach|thong bao|van ban|hieu luc)(?!\p{L})/u.test(
    before(heard, at),
  );

/** True when "đến ngày" precedes the position: a period ends there. */
export const isUntil = (heard: DateText, at: number): boolean =>
  /(?<!\p{L})(?:den|toi|tinh den)(?: ngay)? $/u.test(before(heard, at));

/**
 * True for "20-11" or "20.11" without "ngày", which may be a score or a price. It counts fully only when it opens a sentence or
 * is the whole text.
 */
export const needsCue = (heard: DateText, { start, end, sign, year }: Written): boolean =>
  (sign === '-' || sign === '.') &&
  year === null &&
  !(before(heard, start).trim() === '' && /^ ?(?:[,:;)!]|$)/u.test(after(heard, start, end)));

/** True for the words or signs between the two days of a range: "đến hết ngày", a dash. */
export const joinsRange = (text: string): boolean =>
  /^ ?(?:,? ?(?:den|toi|va|va den)|-|–|&|~) ?(?:het )?(?:(?:sang|trua|chieu|toi|dem) )?(?:ngay )?$/u.test(text);
