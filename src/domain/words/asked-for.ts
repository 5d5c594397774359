/**
 * Requests in one plain sentence that a list of single words cannot tell from a sentence of an article: how to send in a
 * document, the open draft, the text inside a file, a script for the loudspeaker, a meeting's date or minutes, today's work,
 * where to change a page of the portal. The whole message must be the request. Pure.
 */
import { type FoldedText, partsOf } from './folded-text.ts';

/** What a message asks for. */
export type AskedFor =
  /** `paper`: the document as described, written like the beginning of a title; '' when it was not described. */
  | { readonly asks: 'paperRoad'; readonly paper: string; readonly isFile: boolean }
  | { readonly asks: 'draft' | 'fileText' | 'meetings' | 'minutes' | 'today' | 'portalPage' }
  /** `code` as typed; '' when the item is named by words of its title. */
  | { readonly asks: 'loudspeaker'; readonly code: string; readonly about: string };

const before =
  '(?:(?:da|vang|a|oi|thoi|alo|nay|em|toi|tui|minh|to|con|chau|anh|chi|co|chu|bac|ban|dong chi|bbt|cho|xin|nho|muon|can|phai|dinh|tinh|vui long|lam on|giup|gium|dum|hay|de|lay|admin|please|show|me|my|i|want to)[ ,]+)*';
const behind =
  '(?:,? (?:di|nhe|nha|nghe|nghen|nhen|hen|ha|hi|a|voi|giup|gium|dum|cho|em|toi|tui|minh|anh|chi|dong chi|oi|vay|zay|the|rua|day|ne|luon|ra|coi|duoc khong|ban|xem|nao|ta|cai))*[ .!?…]*$';

const kinds = '(?:van ban|cong van|quyet dinh|thong bao|chi thi|nghi quyet|to trinh|quy dinh|huong dan|giay moi)';
const oneOf = '(?:(?:mot|1|cai|to|ban|cuon|tep|file|ban scan|dinh kem|word|pdf|docx) )*';
const sending =
  '(?:gui|goi|nop|dang|dua|up|tai|trinh|chuyen|post)(?: (?:len|len cong|vao|giup|gium|dum|cho|lai|toi|em|minh|tui))*';
const inFile =
  '(?:[ ,.(–-]+(?:(?:bang|kem|co|la|dang|trong|theo) )*(?:tep|file|ban)(?: (?:word|pdf|docx?|excel|scan|dinh kem|so))?\\)?)';
const subject =
  '(?:(?: so)? ?\\d{1,5}(?: ?/ ?[a-z0-9-]+)*)?(?:,? (?:ky )?ngay [\\d/ -]+)?(?: (?:moi|nay|do|(?:moi|vua|da) (?:ky|ban hanh|co|ra)|cua (?:phuong|ubnd|uy ban)))?(?:,? (?:ve|v/v) .{3,160}?)?';
const ending = `(?:,? (?:len cong|len trang|len|cho (?:ba con|dan)|can dang|can dua len))*`;
const paperRoads = [
  new RegExp(`^${before}${sending} ${oneOf}(?<paper>${kinds}${subject})(?<file>${inFile})?${ending}${behind}`, 'du'),
  new RegExp(
    `^${before}(?:(?:vua|moi|dang|co) )+(?<file>(?:(?:tep|file|ban) (?:(?:word|pdf|scan) )?)?)${oneOf}(?<paper>${kinds}${subject}) (?:can|muon|phai|cho|de|xin) ${sending}${ending}${behind}`,
    'du',
  ),
  // "nộp quyết định thì nộp ở đâu".
  new RegExp(
    `^${before}${sending} ${oneOf}(?<paper>${kinds})(?: thi)?(?: ${sending})? (?:o dau|cho nao|kieu gi|the nao|lam sao|nhu the nao|bang cach nao)[ ?]*${behind}`,
    'du',
  ),
  // A plan without an attached file may be the board's own plan, so the file is required.
  new RegExp(
    `^${before}${sending} ${oneOf}(?<paper>(?:ke hoach|bao cao|chuong trinh)${subject})(?<file>${inFile})${ending}${behind}`,
    'du',
  ),
];

const item = '(?:bai|tin)(?: viet| bao)?';
const writing =
  '(?:dang (?:viet|soan|lam|go)(?: do)?|viet do|soan do|do dang|dang do|nhap|chua gui|chua xong|(?:hoi nay|luc nay|khi nay|vua nay|vua viet|vua soan))';
const draft = new RegExp(
  `^${before}(?:(?:xem|coi|mo|doc|dua|hien|tiep tuc|viet tiep|lam tiep|quay lai|tro lai|ve|view|open)(?: lai| tiep| ra)* )?(?:(?:cai |ban |the )?(?:${item} (?:minh |em |toi |tui )?${writing}|ban nhap|nhap|draft)|(?:xem|coi) lai ${item})(?: cua (?:em|toi|tui|minh))?(?: (?:dau|o dau|dau roi|dau mat roi|con khong|con ko))?${behind}`,
  'u',
);
const lookAgain = new RegExp(
  `^${before}(?:xem|coi|mo|doc) lai (?:cai )?${item}(?: cua (?:em|toi|tui|minh))?${behind}`,
  'u',
);

const file =
  '(?:tep|file|tai lieu|word|docx|pdf|van ban dinh kem|ban word)(?: (?:word|docx?|pdf|dinh kem|vua gui|da gui|em gui|toi gui))*';
const text = '(?:chu|noi dung|bai|bai viet|phan chu|text|loi)';
const fileText = new RegExp(
  `^${before}(?:(?:${text}|noi dung bai)(?: viet)?(?: (?:em|toi|tui|minh))? (?:(?:de|nam|viet|o|co|nay)(?: san)? )*trong ${file}|(?:dung|lay|gui|chep|boc|dua|copy|doc)(?: lai)? (?:cai |phan |luon )?${text}(?: viet)? (?:(?:o|tu|trong|cua|nam) )*${file}|(?:lay|dung|gui) (?:luon )?(?:cai )?${file}|(?:cu |thi )?(?:dung|lay|copy|chep|boc)(?: (?:luon|giup|het|lai|cai|phan|nguyen))* ${text}(?: (?:o|tu|trong|cua|nam))* ${file}(?: (?:sang|vo|vao|qua|lam|thanh|ra)(?: ${text}| tin)?)?|${text}(?: (?:em|toi|tui|minh))? (?:viet|de|nam|co|soan) (?:san )?(?:trong|o) ${file} roi,? (?:lay|dung|copy|chep)(?: (?:ra|luon|vao|dung|lam|bai))*)(?: (?:do|kia|nay|ay|roi|day))*(?: (?:lam|thanh|lam thanh|ra|vao)(?: ${text}| tin)?)?(?: (?:do|roi|a))*${behind}`,
  'u',
);

const loud = '(?:loa(?: truyen thanh| phuong| phat thanh)?|phat thanh|truyen thanh|dai truyen thanh|loa dai)';
const code = '(?:[a-z]{2,4}-?\\d{4}-?\\d{2,5}|\\d{1,5})';
const script = '(?:bai|ban|loi|tin|kich ban|noi dung|phan|ban tin)';
const ofItem = `[ :]+(?:(?:bai so|tin so|bai|tin|so) ?)?(?<code>${code})`;
const aboutItem = `[ :]+(?:cua|cho|ve|tu|(?=(?:bai|tin) \\p{L})) ?(?:(?:bai|tin)(?: so)? ?)?(?:(?<second>${code})|(?<about>.{4,80}?))`;
const loudspeaker = new RegExp(
  `^${before}(?:(?:soan|viet|in|xuat|lay|xem|gui|lam)(?: (?:giup|gium|ho|cho|toi|em|tui|minh))* )?(?:${script} (?:de )?(?:(?:doc|phat|dang) )?(?:(?:tren|qua|cho|o) )?${loud}(?:${ofItem}|${aboutItem})?|(?:doc |phat )?${loud}${ofItem}|bai nay doc loa (?:the nao|sao) (?<third>${code}))${behind}`,
  'du',
);

const when = '(?:bao gio|khi nao|chung nao|khi mo|hoi nao|luc nao|may gio|ngay nao|hom nao|bua nao|bua mo|thu may)';
const meets = '(?:cuoc |buoi |lich )?(?:hop)(?: (?:ban|bbt|ban bien tap|giao ban|thang|quy))*';
const meetings = new RegExp(
  `^${before}(?:${when}(?: thi)? (?:minh |ban |ta |bbt |ban bien tap )?${meets}|(?:lich )?${meets}(?: (?:la|vao|o dau|dien ra))* ${when}|${meets} o dau|lich hop(?: ban)? (?:thang|tuan|quy) (?:nay|sau|toi)|(?:thang|tuan) nay (?:co )?hop (?:khong|ko|chua|ngay nao|bua nao))${behind}`,
  'u',
);
const minutes = new RegExp(
  `^${before}(?:(?:ghi|viet|lap|lam|soan|nhap|nop|gui|danh)(?: (?:lai|giup|gium|cai))* )?(?:bien ban|ket luan)(?: (?:cua|cuoc|buoi|cho|hop|ban|bbt|giao ban|hom nay|vua roi|sang nay|chieu nay))*${behind}`,
  'u',
);

const day = '(?:hom nay|bua ni|bua nay|ngay nay|nay|sang nay|chieu nay)';
const doing =
  '(?:(?:co|phai|can|con) )*(?:lam |xu ly )?(?:viec )?(?:gi|chi|nhung gi|viec gi|viec chi)(?: (?:can|phai|de|cho) (?:lam|xu ly|toi|em|ky|duyet|xem|tra loi))*';
const work = '(?:viec|cong viec|dau viec)(?: (?:can|phai|cho|dang cho)(?: toi| em| minh)?(?: (?:lam|xu ly|duyet))?)?';
const today = new RegExp(
  `^${before}(?:(?:xem|coi|liet ke|bao) )?(?:${work}(?: cua (?:toi|em|minh|tui))?(?: (?:trong|cho))? ${day}|${day}(?: (?:thi|toi|em|minh|tui|tao|anh))* ${doing}|(?:${day} )?co (?:gi|chi|viec gi|viec chi|viec nao|bai nao|tin nao|cau hoi nao) (?:can|cho|phai) (?:toi |em |minh |tui )?(?:lam|xu ly|duyet|xem|ky|tra loi)|co viec (?:gi|chi|nao) (?:cho|cua) (?:toi|em|minh|tui)|viec (?:can|cho|phai) (?:toi |em |minh )?(?:lam )?(?:${day} )?(?:la )?(?:gi|chi)|viec cho (?:toi|em|minh|tui) ${day}(?: la (?:gi|chi))?)(?: (?:khong|ko|hong|hok))?${behind}`,
  'u',
);

const pageOfPortal =
  '(?:(?:trang|muc|phan) (?:(?:cua|tren) )?(?:gioi thieu|lien he|lich|lich cong tac|lich tiep (?:cong )?dan|thu tuc|thu tuc hanh chinh|bo may|lanh dao|ban do|du thao|lay y kien|gop y|cong khai|ngan sach|quy che|tieng anh|english|danh ba)|lich tiep (?:cong )?dan|thong tin lien he|danh sach lanh dao)';
const toChange = '(?:sua|doi|thay|thay doi|cap nhat|viet|chinh|chinh sua|bo sung|them|dang|dua)';
const onPortal =
  '(?:,? (?:o|tren|cua|len|vao)(?: cai)? (?:cong|trang web|web|website|trang thong tin|cong phuong|cong thong tin)(?: dien tu)?(?: phuong)?)?';
const portalPage = new RegExp(
  `^${before}(?:(?:lam sao|lam the nao|lam cach nao|cach|sao|cach nao|o dau|vao dau|bam vao dau|ai|muon|the nao)(?: (?:de|ma|thi|co the|duoc))* )*${toChange}(?: lai| noi dung| chu| cai)* ${pageOfPortal}${onPortal}(?: (?:o dau|the nao|kieu gi|lam sao|bang cach nao|cho nao|the nao a))?${behind}|^${before}(?:dang|dua|up|cap nhat)(?: (?:len|giup|cai|ban|thong bao|van ban|toan van|noi dung))* du thao.{0,90}? (?:len|vao|o|tren)(?: (?:trang|muc|phan|cong))+ ?(?:lay y kien|gop y|du thao|y kien)(?: nhan dan| cua dan)?${onPortal}${behind}`,
  'u',
);

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
/** In characters. A longer message describes something. */
const longestWish = 120;
const longestPaper = 260;

function paperRoadIn(heard: FoldedText): AskedFor | null {
  if (heard.text.includes('?') && !/ (?:o dau|cho nao|kieu gi|the nao|lam sao|cach nao)/u.test(heard.folded))
    return null;
  for (const road of paperRoads) {
    const parts = partsOf(heard, road);
    if (!parts) continue;
    const paper = parts.paper ?? '';
    const isFile = (parts.file ?? '') !== '' || /\b(?:tep|file|word|pdf|docx)\b/u.test(heard.folded);
    // A kind of document alone does not identify a document.
    const isNamed = new RegExp(`^${kinds}(?: so)? ?\\d| (?:ve|v/v) `, 'u').test(
      heard.folded.slice(heard.text.indexOf(paper)),
    );
    return { asks: 'paperRoad', paper: isNamed ? capital(paper) : '', isFile };
  }
  return null;
}

/** What the message asks for. Null when it is something else. */
export function askedForIn(heard: FoldedText): AskedFor | null {
  if (heard.text.length > longestPaper) return null;
  const road = paperRoadIn(heard);
  if (road || heard.text.length > longestWish) return road;
  if (portalPage.test(heard.folded)) return { asks: 'portalPage' };
  if (minutes.test(heard.folded)) return { asks: 'minutes' };
  if (meetings.test(heard.folded)) return { asks: 'meetings' };
  if (draft.test(heard.folded) || lookAgain.test(heard.folded)) return { asks: 'draft' };
  if (today.test(heard.folded)) return { asks: 'today' };
  const read = partsOf(heard, loudspeaker);
  if (read) return { asks: 'loudspeaker', code: read.code ?? read.second ?? read.third ?? '', about: read.about ?? '' };
  return fileText.test(heard.folded) ? { asks: 'fileText' } : null;
}
