/** Who is to stand in for somebody who is away: where a message names them, and their name alone. Pure. */
import { foldInPlace } from '../text/normalize.ts';
import { bareName, titles } from './names.ts';
import { withoutOffices } from './offices.ts';

const asked =
  '(?:giao(?! (?:vien|thong|duc|luu|dich))|nho|uy quyen|ban giao|phan cong|cay|chuyen(?= (?:[^,.;]{1,40} )?(?:cho|sang) ))(?: (?:lai|het|bot|viec|cong viec|toan bo|cho|duyet|truc|sang))*';
/** "Có gì liên hệ anh Long": with a form of address, because "có gì gọi điện" names nobody. */
const atNeed = `(?:co gi|can gi|co (?:viec|chuyen) gi|moi (?:viec|chuyen)|viec gap)(?: (?:cac )?(?:anh chi|anh|chi|em|dong chi|ban|moi nguoi))?(?: thi)?(?: cu)? (?:lien he|goi|hoi|nhan|tim|gap|bao)(?: voi| cho| qua)? (?=(?:(?!em )(?:${titles})|a|c) \\S)`;
/** What somebody does who stands in, as a pattern. */
export const standing =
  '(?:se |tam )?(?:truc|ky|duyet|xu ly|lo|lam|giai quyet|phu trach|nhan viec|dam nhiem|coi|xem|trong)(?: (?:bai|tin|viec|ho so|cau hoi))?';
/** Where the words about who stands in begin. "Để" leads to a name only before a form of address: else it says what for. */
const standIn = new RegExp(
  `(?:^|[ ,.;])(?:(?:viec|co gi|moi viec)(?: thi)? )?(?:${asked} |de (?=(?:${titles}) ))(?<asked>[^,.;]{2,60})|(?:^|[ ,.;])${atNeed}(?<atNeed>[^,.;]{2,60})` +
    `|[,.;] ?(?:(?:co (?:gi|chi|viec gi)|can gi|moi viec|viec gap)(?: thi| cu| de)* )?(?!(?:giao|nho|uy quyen|ban giao|phan cong|cay|chuyen|de|viec|moi viec|co (?:gi|chi|viec)|ai)\\b)(?<named>(?:(?:${titles}) )?[^,.; ]+(?: [^,.; ]+){0,3}?) (?:${standing} )?(?:thay|ho|giup|gium|dum)(?![a-z])|[,.;] ?(?<english>[a-z]+) (?:takes over|signs|replaces)`,
  'du',
);
/** Ends a name, unless it is written as a name itself ("anh Lâm", "chị Kỳ"). */
const endOfName: ReadonlySet<string> = new Set(
  (
    'truc ky duyet lam thay ho trong coi xem lo xu giup gium dum nghen nghe nha nhe nhen a giai phu nhan tiep voi di luon roi ' +
    'takes tra bai viec nua cho de quan ngo qua so viet chup soan quay'
  ).split(' '),
);
/** In words. */
export const longestName = 4;

const office = /^(?:pho|truong|chu tich)\b/u;
/** A form of address with a name. */
export const address = new RegExp(`^(?:${titles}|a|c) \\S`, 'u');

/** "anh Lâm" of "anh Lâm ký thay", "chị Tâm" of "mấy bài cho chị Tâm". '': no name. */
function nameIn(words: string, isTypedWithCare: boolean): string {
  const isNamed = (text: string): boolean => /^\p{Lu}/u.test(text) || address.test(foldInPlace(text));
  const last = words.split(/ (?:cho|sang|nhờ|nho|giao) (?=\S)/u).at(-1) ?? '';
  const chosen = isNamed(words) ? words : last;
  const name = bareName(chosen).replace(/^[ac] (?=\p{L})/u, '');
  const tokens = name.split(' ');
  const isCased = /^\p{Lu}/u.test(name);
  const first = foldInPlace(tokens[0] ?? '');
  if (first === 'ai' || (endOfName.has(first) && !isCased)) return '';
  if (isTypedWithCare && !isNamed(chosen) && !office.test(foldInPlace(name))) return '';
  const end = tokens.findIndex(
    (token, at) =>
      at > 0 &&
      (endOfName.has(foldInPlace(token)) || (isCased && office.test(foldInPlace(tokens.slice(at).join(' '))))) &&
      !(isCased && /^\p{Lu}/u.test(token)),
  );
  return tokens
    .slice(0, end < 0 ? longestName : end)
    .join(' ')
    .replace(/[.!]+$/u, '');
}

/** What is given to somebody to do, and not to stand in. */
const isTask = /^ ?(?:viet|chup|dua tin|soan|gui|dang|quay|lam (?:bai|tin)|di (?:chup|du|viet|co so))\b/u;

/** Who is to stand in, and where in the text those words begin. */
export function deputyIn(text: string, folded: string): { readonly deputy: string; readonly rest: string } | null {
  const whom = standIn.exec(folded);
  if (!whom) return { deputy: '', rest: text };
  const [start, end] = Object.values(whom.indices?.groups ?? {}).find((place) => place !== undefined) ?? [0, 0];
  const name = nameIn(text.slice(start, end), text !== folded);
  const isCased = /^\p{Lu}/u.test(name) || text === folded;
  // "Có gì gọi chị qua số kia" names nobody.
  if (whom.groups?.atNeed !== undefined && !isCased) return { deputy: '', rest: text };
  // "Để em ngủ" names nobody.
  const deputy = /^[ ,.;]de /u.test(whom[0]) && !isCased ? '' : name;
  const behindName = folded.slice(start, end).split(foldInPlace(deputy) || '-')[1] ?? '';
  // "Hồng viết thay" stands in.
  const isGiven = whom.groups?.named === undefined;
  return isGiven && deputy !== '' && isTask.test(behindName) ? null : { deputy, rest: text.slice(0, whom.index) };
}

const inNoName = /(?<!\p{L})(?:tôi|tui|họp|nghỉ|xong|rồi|chưa|chua|biết|biet|để|vẫn|bỏ|nữa)(?!\p{L})/iu;
/** "Ai" may be Ái without accents. */
const nobody = /(?<!\p{L})ai(?!\p{L})/u;

/** True when the text contains a word that no name contains: "họp xong tôi về", "giao ai" name no substitute. */
export const isNoSubstitute = (text: string): boolean => inNoName.test(text.normalize('NFC')) || nobody.test(text);

/** "Dạ anh Long nhé": the name without what is only courteous. In small letters, because "Nhã", "Thày" are names. */
export const substituteIn = (text: string): string =>
  bareName(
    withoutOffices(text.normalize('NFC').trim())
      .replace(/^(?:(?:[Dd]ạ|[Dd]a|[Vv]âng|[Vv]ang|[Ừừ]|[Àà]|[Tt]hì|[Oo]k)[ ,]+)+/u, '')
      .replace(/(?:[ ,]+(?:nhé|nhe|nha|nghe|ạ|a|đi|di|vậy|giúp|giup|giùm|gium|thay|trực thay|ký thay))+[ .!]*$/u, ''),
  );
