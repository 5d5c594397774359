/**
 * Extracts number, date, signer and subject of an administrative document from its text (NĐ 30/2020/NĐ-CP, Phụ lục I: the boxes
 * of a document). These are guesses: people check them before publication.
 */
import { type LocalDate, localDateFrom } from '../calendar/local-date.ts';
import { familyNames } from '../question/mask-question.ts';
import { firstSentence, foldForSearch, foldInPlace } from '../text/normalize.ts';

/** Data extracted from an administrative document; null: not found. */
export interface DocumentGuess {
  /** '137/QĐ-UBND' */
  readonly number: string | null;
  readonly signedOn: LocalDate | null;
  readonly signer: string | null;
  /** 'Quyết định về việc thành lập tổ công tác' */
  readonly title: string | null;
}

export const nothingGuessed: DocumentGuess = { number: null, signedOn: null, signer: null, title: null };

/** Length of a document's head, in characters: it contains boxes 1 to 5. */
const headLength = 3_000;
const longestTitle = 200;

/** "Số: 137/QĐ-UBND", "Số 137 /QĐ-UBND". Without a number it is only a form. */
const numberBox = /(?:^|[\n\t ])Số\s*:?\s*(\d{1,5}\s*(?:\/\s*[A-ZĐ0-9][A-ZĐ0-9-]*)+)/u;
/** A table cell that contains only the number. */
const numberCell = new RegExp(`^${numberBox.source}$`, 'u');
/** "Đồng Lạc, ngày 24 tháng 9 năm 2019" */
const dateBox = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu;
const kinds =
  'QUYẾT ĐỊNH|KẾ HOẠCH|THÔNG BÁO|CHỈ THỊ|NGHỊ QUYẾT|BÁO CÁO|TỜ TRÌNH|QUY CHẾ|QUY ĐỊNH|GIẤY MỜI|CHƯƠNG TRÌNH|HƯỚNG DẪN|PHƯƠNG ÁN|ĐỀ ÁN|LỊCH';
const kindLine = new RegExp(`^\\s*(${kinds})\\s*$`, 'u');
const aboutLine = /^\s*(?:V\/v|Về việc|Về)\s+\S/iu;
/** Line above the signature that states the signer's authority. */
const rightToSign = /^\s*(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|CHỦ TỊCH|PHÓ CHỦ TỊCH|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|CHÁNH VĂN PHÒNG)/u;
const rank =
  /^\s*(?:KT\.|TL\.|TUQ\.)?\s*(?:CHỦ TỊCH|PHÓ CHỦ TỊCH|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG)/u;
/** "Nguyễn Văn An": two to five words, each with a capital. */
const name = /^\s*((?:\p{Lu}\p{Ll}*\s+){1,4}\p{Lu}\p{Ll}+)\s*$/u;

/** Two-column layouts are extracted as cells separated by tabs. Each cell becomes a line. */
const cellsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .split(/[\n\t]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const signedOn = (head: string): LocalDate | null => {
  const [, day, month, year] = dateBox.exec(head) ?? [];
  return day && month && year ? localDateFrom(Number(year), Number(month), Number(day)) : null;
};

/** The first name below the last rank. The distribution list beside it has no line with only a name. */
const signerIn = (cells: readonly string[]): string | null => {
  const at = cells.findLastIndex((cell) => rank.test(cell) || rightToSign.test(cell));
  if (at < 0) return null;
  const below = cells.slice(at + 1, at + 16).find((cell) => name.test(cell));
  return below?.trim() ?? null;
};

const titleIn = (cells: readonly string[]): string | null => {
  const at = cells.findIndex((cell) => kindLine.test(cell));
  const kind = at < 0 ? null : (kindLine.exec(cells[at] ?? '')?.[1] ?? null);
  const next = cells[at + 1] ?? '';
  const number = kind === null ? undefined : numberCell.exec(next)?.[1]?.replaceAll(/\s+/gu, '');
  // The number may be below the kind. Then the subject follows it, or only the number is known.
  const subjectBelow = cells.slice(at + 2, at + 3).find((cell) => aboutLine.test(cell));
  const about =
    kind === null
      ? cells.find((cell) => /^\s*V\/v\s+\S/iu.test(cell))
      : number === undefined
        ? next
        : (subjectBelow ?? `số ${number}`);
  if (!about) return null;
  const said = about.trim().replace(/\.$/u, '');
  // A subject is appended to the kind; a whole sentence is not.
  if (kind === null) return said.replace(/^V\/v\s+/iu, '').slice(0, longestTitle);
  const words = `${kind.charAt(0)}${kind.slice(1).toLocaleLowerCase('vi')}`;
  const subject = aboutLine.test(said) ? `${said.charAt(0).toLocaleLowerCase('vi')}${said.slice(1)}` : said;
  return said.length > longestTitle ? words : `${words} ${subject}`.slice(0, longestTitle);
};

const kindsSaid = `${kinds.toLocaleLowerCase('vi')}|công văn`;
/** "Quyết định số 150/QĐ-UBND ngày 26/11/2026": the date after the number is the date of signing. */
const saidNumber = new RegExp(
  `(?<!\\p{L})(?:${foldForSearch(kindsSaid)})\\s+(?:so\\s*:?\\s*)?(\\d{1,5}\\s*(?:/\\s*[a-z0-9][a-z0-9-]*)+)` +
    `(?:,?\\s+(?:ky\\s+)?ngay\\s+(\\d{1,2})(?:/|\\s+thang\\s+)(\\d{1,2})(?:/|\\s+nam\\s+)(\\d{4}))?`,
  'du',
);
/** The number is followed by a date or a subject, and preceded by a few words at most. */
const toldPaper = new RegExp(
  `^(?:[^:]{0,60}:\\s*|[a-z ]{0,30}\\b(?:dang|gui|nop|ban hanh)\\s+)?(?:${foldForSearch(kindsSaid)})\\s+(?:so\\s*:?\\s*)?` +
    '\\d{1,5}\\s*/\\s*[a-z0-9][a-z0-9/-]*,?\\s+(?:(?:ky\\s+)?ngay\\s+\\d|ve viec|v/v|cua\\s)',
  'u',
);
/**
 * True if a person submits a document by message (product §3). A question about a document names less of it, or has a question
 * mark.
 */
export const tellsPaper = (text: string): boolean => !text.includes('?') && toldPaper.test(foldInPlace(text.trim()));

const opensAsPaper = new RegExp(`^(?:${kindsSaid})\\s+(?:số|về|v/v)(?!\\p{L})`, 'iu');
/** "…, (do) Chủ tịch UBND phường … Nguyễn Văn An ký": the signer is not part of the subject. */
const signedBy =
  /(?:(?:,\s*|\s+)do\s+|,\s*(?=(?:Phó |Quyền |Q\. ?)?(?:Chủ tịch|Bí thư|Chánh|Trưởng)))[^,;.\n]{2,120}?\s+(?:đã\s+)?ký(?!\p{L})/iu;
/** Capitalised words before "ký", and the word before them. */
const nameBeforeSigned = /(?:(\p{Ll}+)\s+)?((?:\p{Lu}\p{Ll}*\s+){2,6})(?:đã\s+)?ký(?!\p{L})/u;
/** Label of the signer, with a colon or followed by a capitalised name: "nguoi ky Nguyen Van Bac". */
const signerLabel =
  /(?:(?:^|[\n.;])\s*Người ký\s*:\s*([^\n.;,]{3,60}))|(?<!\p{L})(?:Người ký|[Nn]guoi ky)(?: la| là)?\s*:?\s+((?:\p{Lu}[\p{Ll}]*\s){1,4}\p{Lu}\p{Ll}*)/iu;
const capitalNames = /^(?:\p{Lu}\p{Ll}*\s*){2,5}$/u;
const isPlaceWord = (word: string | undefined): boolean => /^(?:phường|xã|tỉnh|phố|quận|huyện|trấn)$/u.test(word ?? '');
const placeWords = 2;
const mostNameWords = 5;
const isFamilyName = (word: string | undefined): boolean => familyNames.split('|').includes(word ?? '');

/**
 * Splits "UBND phường Nguyễn Trãi Trần Văn An": place names usually have two words, and a person's name starts with a family
 * name.
 */
const personIn = (before: string | undefined, words: readonly string[]): readonly string[] => {
  if (!isPlaceWord(before)) return words;
  if (words.length > placeWords + 1 && isFamilyName(words[placeWords])) return words.slice(placeWords);
  return words.length > placeWords && isFamilyName(words[0]) ? words : [];
};

const saidSigner = (text: string): string | null => {
  const [, labelled, spoken = ''] = signerLabel.exec(text) ?? [];
  if (labelled) return labelled.trim();
  if (capitalNames.test(spoken)) return spoken;
  const [, before, run] = nameBeforeSigned.exec(signedBy.exec(text)?.[0] ?? '') ?? [];
  const words = personIn(before, (run ?? '').trim().split(/\s+/u));
  return words.length >= 2 && words.length <= mostNameWords ? words.join(' ') : null;
};

/**
 * The same for a document described in a message: "Quyết định số 150/QĐ-UBND ngày 26/11/2026 về việc …, do Chủ tịch UBND phường
 * Nguyễn Văn An ký." The title is the whole subject without the signer; null if the message does not begin like a document.
 */
export const guessTypedDocument = (text: string): DocumentGuess => {
  const head = text.normalize('NFC').slice(0, headLength);
  const found = saidNumber.exec(foldInPlace(head));
  const [number, day, month, year] = [1, 2, 3, 4].map((group) => {
    const place = found?.indices?.[group];
    return place && head.slice(...place);
  });
  const first = firstSentence(head.trimStart().split('\n')[0] ?? '');
  return {
    number:
      number
        ?.replaceAll(/\s+/gu, '')
        .toLocaleUpperCase('vi')
        .replace(/\/QD(?=-|$)/u, '/QĐ') ?? null,
    signedOn: day && month && year ? localDateFrom(Number(year), Number(month), Number(day)) : null,
    signer: saidSigner(head),
    title: opensAsPaper.test(first) ? first.replace(signedBy, '').replace(/[.,;:\s]+$/u, '') : null,
  };
};

/** @param text the extracted text with its line breaks */
export const guessDocument = (text: string): DocumentGuess => {
  const cells = cellsOf(text);
  if (cells.length === 0) return nothingGuessed;
  const head = text.normalize('NFC').slice(0, headLength);
  return {
    number: numberBox.exec(head)?.[1]?.replaceAll(/\s+/gu, '') ?? null,
    signedOn: signedOn(head),
    signer: signerIn(cells),
    title: titleIn(cells.slice(0, 40)),
  };
};
