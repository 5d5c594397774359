/**
 * Recognises what colleagues say about an item or to each other: an error in it, an opinion about it, who should go where. Such
 * a message has days, names and numbers as news has, but is not text for an item. The sender is asked before the bot acts on
 * it.
 */
import { foldForSearch } from '../text/normalize.ts';

/** In characters. A longer message describes something. */
const longest = 160;

const self = '(?:em|e|toi|tui|minh|to)';
/** "ghi nhầm", "gõ lộn", "viết thiếu". */
const slip =
  '(?:ghi|go|viet|bam|chep|dem|danh|nhap|nghe|doc|in) (?:nham|lon|sai|nguoc|thieu|thua|sot|thanh(?! cong| tich)|lai la)';
const corrects = new RegExp(
  `\\b(?:moi (?:dung|phai|chinh xac|chuan)|chu (?:khong|ko|k|hong|hok|chang)(?: phai)?|la (?:[^ ,]+ ){1,5}(?:khong|ko|k|hong) phai [^ ]+(?: [^ ]+){0,2}$|(?:khong|ko|k|hong) phai (?:la )?\\d|${slip}|bi (?:viet|ghi|go) (?:thanh|sai|nham|thieu)|(?:truoc|hoi nay|luc nay) ${self} (?:viet|ghi|go|bao)|(?:ban|bai|tin) (?:truoc|cu) (?:la|ghi|\\d)|(?:trong |nhu )?(?:bai|tin) (?:lai )?ghi|dung (?:ghi|viet)|(?:ghi|viet) [^,]{1,30} la sai|(?:hoi nay|luc nay|ban nay) (?:noi|bao|ghi|viet)|nen sua|bo sung cho dung|(?:khong|ko|k|hong) phai [^,]{1,30} ma|nhu (?:bai|tin) noi|thay cho \\d|sai (?:ho|ten|ngay|gio|so|chinh ta|tuoi|chuc|dia chi|roi)|nham (?:ten|so|ngay|gio|ho|nguoi)|sua(?: lai)? (?:giup (?:em|toi|bac|chi|anh|minh)|giup$|gium|la|thanh \\d|ten|so|ngay|gio)|(?<!gia )dinh (?:chinh|giup)|cai chinh|${self} (?:nham|lon|dem sot|quen ghi)|(?:thieu|thua|du) (?:mot|1) (?:so|chu|dau) )(?![a-z])`,
  'u',
);
/** "đổi 'phó chủ tịch' thành 'chủ tịch'", "bỏ chữ …". */
const replaces =
  /^(?:(?:da|a|em|nho|anh|chi|oi) )*(?:doi|thay|bo|sua|them) (?:chu |so |ten |cum |dong |doan )?['"“‘][^\n]+/u;

/** A verdict on the item that a person is looking at. */
const judges = new RegExp(
  `\\b(?:(?:bai|tin|cau|doan) (?:nay|do|kia)\\b|ban (?:nay|kia)\\b|cai (?:tin|bai|anh|nay la|cau)\\b|bai (?:viet|dang) (?:ghi|lung|sai|hoi|qua|con|chua|thieu)|tam khac\\b|${self} (?:khong|ko|k) (?:dang|duyet|ky|nhan)\\b|${self} (?:nhat tri|tan thanh|khong ky)\\b)|^(?:bac bo|(?:khong|chua) (?:dang|duoc|duyet)|lui gio|treo lai|ha (?:bai|xuong)|tra (?:lai|em|anh|chi)|tu choi|duyet|cho (?:len|dang)|nhat tri|dong y)\\b`,
  'u',
);

/**
 * A form of address at the beginning or a courtesy at the end. Without accents "nhà" and "nha" look the same, so plain texts
 * have their own pattern.
 */
const addressed =
  /^(?:(?:dạ|thưa|ơi|à|ừ|ờ|alo|vâng|này|nè|hic|ôi)[, ]+)*(?:(?:anh|chị|em|cô|chú|bác|sếp|đồng chí|mọi người|cả nhà|anh em|chị em)(?: \p{L}+)? ơi|thưa (?:anh|chị|đồng chí|các)|dạ|vâng|ôi|ừ|ờ)(?!\p{L})|(?<!\p{L})(?:ạ|nhé|nha|nghen|hen|nhỉ|hè|hả|nghe)[ .!]*$/iu;
const plainlyAddressed =
  /^(?:da (?:thua|em|vang|con|chau)|thua (?:anh|chi|dong chi)|(?:anh|chi|em|co|chu|bac|sep|moi nguoi|ca nha)(?: [a-z]+)? oi|oi (?:em|troi))\b| (?:a|nhe|nghen)[ .!]*$/u;

const day =
  '(?:mai|ngay kia|sang mai|chieu mai|toi mai|(?:toi|sang|chieu|ngay) mot|tuan (?:sau|toi|nay)|thang (?:sau|toi)|cuoi tuan|dau (?:tuan|thang)|thu (?:hai|ba|tu|nam|sau|bay|\\d)|t[2-8]|chu nhat|cn|mung (?:\\d|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)|ram|tet|ngay nua|\\d{1,2}[./]\\d{1,2}|(?:sang|chieu|toi|ngay) (?:muoi|hai muoi|\\d)|hom nay|sang nay|chieu nay|toi nay|giao thua)';
const comes = new RegExp(`\\b${day}\\b`, 'u');
const somebody = '(?:anh|chi|em|a|c|e|co|chu|bac|ban|thay|ong|ba|dong chi|d\\/c|dc)';
/** A person is sent somewhere, or a person is looked for. */
const sends = new RegExp(
  `(?:^|[ ,;.:])(?:giao (?!ban |ba nha)(?:cho )?(?:${somebody}|nguoi) [a-z]+|phan cong(?! cong an)|cu (?:1 |ai |nguoi)|truong cu nguoi|nho ${somebody} [a-z]+(?: [a-z]+)? (?:ghe|di|viet|chup|lay|lo|qua|dua)|(?<!do )(?:dong chi|${somebody}) [a-z]+(?: [a-z]+)? (?:phu trach|di (?:chup|viet|tu \\d|voi|thay|nhe|nha)|lo (?:ca|bai|anh|tin|phan)|viet (?:luon|nhe|bai)|tu viet|dua tin|den thay|xem lai)|di le|dau moi la|(?:tu viet|tram [a-z ]+ tu viet) ?(?:luon|nhe|,|$)|nguoi viet|kiem dua tin|ai (?:ranh|nhan|lo|chup|viet|dua tin)|can (?:ai |(?:mot|1|hai|2) (?:nguoi|tin|bai|ban|tre)\\b)|phai co (?:nguoi|bai|tin|anh|loat)|them lich|dang ky su kien|vao ke hoach|chuyen viec|(?:toi|tui|em|minh) (?:dinh|chua phan|tinh) |cho xe don|bao (?:tram|truong|khoi|ben) (?:cho|cu)|lien he ${somebody} [a-z]+$|deu la|lich (?:thu|tuan|mai|t\\d)|xep ${somebody} |hua cho minh|chac lai)`,
  'u',
);

/** True when something is still to come and a person is to attend to it: a message of this kind is not meant for the portal. */
export const arranges = (folded: string): boolean => comes.test(folded) && sends.test(folded);

/**
 * "Em chưa xếp được người …": a person who speaks of themselves in one line writes to us. A child's name after "em" means
 * another person.
 */
const ofOneself =
  /(?:^|[,.;:] ?|(?:mai|nay|qua|với|để|mà|thì) )(?:dạ |thì |nhưng |mà |để )?(?:(?:tôi|tui)(?= \p{Ll})|(?:em|mình)(?= (?:chưa|đã|đang|sẽ|có thể|thấy|xin|chỉ|không|nghĩ|muốn|cần|biết|quên|bận|mừng|đợi|chờ|nhớ)(?!\p{L})))|(?:giùm|giúp|nhờ|hộ) (?:tôi|em|mình|anh|chị|tui|đồng chí)(?=[ ,.!]|$)|cho (?:tôi|mình)(?=[ ,.!]|$)/iu;

const hasAccents = (text: string): boolean => foldForSearch(text) !== text.toLowerCase();

const isOneLine = (text: string): boolean => text.length <= longest && !text.includes('\n');

/** True for one line that says what is wrong in an item and what should replace it. */
export const isCorrection = (given: string): boolean => {
  const text = given.trim();
  return isOneLine(text) && [corrects, replaces].some((pattern) => pattern.test(foldForSearch(text)));
};

/** True for `isCorrection`, for a verdict on an item, and for an arrangement about a coming event. */
export const isAboutItem = (given: string): boolean => {
  const text = given.trim();
  const folded = foldForSearch(text);
  return isCorrection(text) || (isOneLine(text) && (judges.test(folded) || arranges(folded)));
};

/** True for `isAboutItem`, and for words addressed to a person: "dạ …", "… nhé". */
export const isColleagueTalk = (given: string): boolean => {
  const text = given.trim();
  const isAddressed = hasAccents(text) ? addressed.test(text) : plainlyAddressed.test(foldForSearch(text));
  return (isOneLine(text) && (isAddressed || ofOneself.test(text))) || isAboutItem(given);
};
