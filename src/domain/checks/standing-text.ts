/**
 * Finds the parts of a text that are not the writer's own words: quoted law, clauses of a regulation, and the phrases with
 * which agencies begin and end notices. Unrelated texts share them from the first time on, before a count over texts could show
 * it.
 *
 *     quoted    in quotation marks after the name of a law or document, or as its clauses: "Điều 20. …", "1. …", "a) …"
 *     standing  reads like a rule or an official formula: contains several words of law and no event
 */
import { foldInPlace, sentencesOf } from '../text/normalize.ts';

/** A quotation or formula that all writers word the same way; repeating it is not copying. */
export interface StandingPart {
  readonly kind: 'quoted' | 'standing';
  /** UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** All patterns match text without accents in lower case. */
const citation =
  /(?<![a-z])(?:(?:bo )?luat|nghi dinh|thong tu|quyet dinh|hien phap|phap lenh|nghi quyet|quy che|quy dinh|chi thi|(?:dieu|khoan) \d)(?![a-z])/u;
const quotation = /[“"«](?<inside>[^“”"«»]{40,4000})[”"»]/gu;
/** A law is named and quoted: "Điều 20 Luật Cư trú quy định như sau:", "Theo khoản 1 Điều 5, …", "Điều 20. …". */
const citing = new RegExp(
  `(?:${citation.source})[^.;]{0,100}?(?:quy dinh|neu ro|neu|ghi ro|ghi|nhu sau|cu the|:|,)|^\\s*["“]?dieu \\d+`,
  'u',
);
/** How far before a quotation the law is named, in UTF-16 units. */
const citedWithin = 160;
/** The law is named immediately after the quotation: "… (Điều 8 Luật Hôn nhân và gia đình)", "… – trích Luật Trẻ em". */
const citedBehind = new RegExp(
  `^[\\s.,;]{0,3}[(\\[–—-]?\\s?(?:(?:trich(?: tu)?|theo|nguon|tai):? )?(?:diem [a-z],? )?${citation.source}`,
  'u',
);
/** How far after the quotation such a name can begin, in UTF-16 units. */
const behindWithin = 40;

const clause = /^\s*(?:["“]?(?:dieu|khoan|muc|chuong) \d+[a-z]?\b|\d{1,2}[.)](?: |$)|[a-z]\) |- |[ivx]{1,4}\. )/u;

/** Words that are typical of law. */
const lawWords =
  /(?<![a-z])(?:theo quy dinh|quy dinh (?:tai|cua|ve)|(?:cua|theo) phap luat|to chuc, ca nhan|ca nhan, to chuc|co quan(?:, to chuc)?|co tham quyen|co trach nhiem|co quyen|nghia vu|khong duoc|nghiem cam|truong hop|trong thoi han|ke tu ngay|(?:luat|nghi dinh|dieu|khoan|thong tu|quy che) nay|nguoi nao|bi phat|phat tien|xu phat|hanh vi|thu tuc|cong dan|nha nuoc|uy ban nhan dan cap|sau day|bao gom|phai|duoc quyen|dang ky|giay to|ho so|thu truong|cap co|theo yeu cau|bao dam|tru truong hop|hoac|diem [a-z]|khoan \d|dieu \d|quyet dinh)(?![a-z])/gu;
/** A text reads like law when it has at least one such word in this many words, and at least two in all. */
const wordsPerLawWord = 13;

/** Phrases with which agencies begin and end a notice. */
const formula =
  /(?<![a-z])(?:(?:tran trong|kinh) (?:thong bao|kinh bao|cam on|moi|de nghi)|xin (?:tran trong )?(?:thong bao|kinh bao|cam on)|(?:rat )?mong (?:quy|ba con|nhan dan|cac|nguoi dan)[^.]{0,80}(?:thong cam|phoi hop|luong thu|chia se)|xin loi[^.]{0,80}bat tien|de nghi[^.]{0,120}(?:phoi hop|thuc hien|nghiem tuc|trien khai)|can cu|moi (?:thong tin|chi tiet|y kien|vuong mac)[^.]{0,60}lien he|thong bao nay|noi nhan|de (?:dam bao|bao dam|dam bao an toan)[^.]{0,120}(?:an toan|cong tac|thi cong|sua chua|bao duong)|tam (?:ngung|dung) (?:cung cap|cap)|bo phan (?:mot cua|tiep nhan)|niem yet)(?![a-z])/u;

const notice = /(?<![a-z])(?:(?:thong|kinh) bao|giay moi|kinh moi|lich (?:tiep|tiem|cat|thu|truc|tam))(?![a-z])/u;

/** Something happened or a person said something, so the sentence is not law. */
const report =
  /(?<![a-z])(?:(?:sang|chieu|toi|trua|dem) (?:nay|qua|ngay|\d)|hom (?:nay|qua)|vua qua|cho biet|chia se|phat bieu|da (?:to chuc|dien ra|trao|phat|tham|du)|(?:ong|ba|anh|chi|dong chi) [a-z]+ (?:cho|noi|da|vui|chia|ke))(?![a-z])|(?<!\d)\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])/u;

/** Quotations, clauses of law and set formulas; repeating them is not copying. */
export function standingParts(text: string): readonly StandingPart[] {
  const folded = foldInPlace(text);
  return [...quotedIn(folded), ...clausesAndFormulas(folded)];
}

function quotedIn(folded: string): readonly StandingPart[] {
  return [...folded.matchAll(quotation)].flatMap((match): readonly StandingPart[] => {
    const start = match.index;
    const end = start + match[0].length;
    const isCited =
      citation.test(folded.slice(Math.max(0, start - citedWithin), start)) ||
      citedBehind.test(folded.slice(end, end + behindWithin)) ||
      isLawLike(match[0]);
    return isCited ? [{ kind: 'quoted', start, end }] : [];
  });
}

/**
 * What follows the name of a law in its paragraph belongs to the law until the text reports an event; clauses continue in the
 * next lines.
 */
function clausesAndFormulas(folded: string): readonly StandingPart[] {
  const parts: StandingPart[] = [];
  let isInLaw = false;
  let [before, hasColon] = [0, false];
  for (const { text, start, end } of sentencesOf(folded)) {
    const isNewLine = folded.slice(before, start).includes('\n');
    before = end;
    const happened = report.test(text);
    const cited = citing.exec(text);
    if (happened) isInLaw = false;
    else if (cited) isInLaw = true;
    else if (isNewLine && !hasColon && !clause.test(text)) isInLaw = isInLaw && isLawLike(text);
    hasColon = text.endsWith(':');
    if (isInLaw) parts.push({ kind: 'quoted', start: start + (cited?.index ?? 0), end });
    else if (!happened && (isLawLike(text) || formula.test(text))) parts.push({ kind: 'standing', start, end });
  }
  return parts;
}

/** True for a notice, which is written on a form that is filled in again the next time. */
export const isNotice = (text: string): boolean => notice.test(foldInPlace(text));

function isLawLike(folded: string): boolean {
  const found = folded.match(lawWords)?.length ?? 0;
  const words = folded.match(/[a-z0-9]+/gu)?.length ?? 0;
  return found >= 2 && words <= found * wordsPerLawWord;
}
