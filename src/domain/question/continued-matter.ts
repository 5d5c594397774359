/**
 * A person has described a matter and writes again within minutes. Decides whether the new message continues the first or
 * starts another matter (words §4). A continuation points back ("cái đó", "điều 5 cũng …", "vậy có phải …"), or adds a detail
 * and asks for nothing. A message that announces another thing, names another matter or is a request of its own starts anew.
 */
import { foldForSearch } from '../text/normalize.ts';
import { forMatching } from './phrase-matching.ts';
import { requestOf } from './request.ts';
import { type Topic, topicOf } from './topic.ts';

/** In words. A longer text is a new matter, whatever words it contains. */
const longestContinuation = 25;
/** In words. A text this short that asks for nothing is a detail of the earlier message. */
const longestDetail = 14;
const longestBare = 8;

/** "thêm một việc nữa là …", "ngoài ra", "tôi hỏi chuyện khác": the text says that another matter follows. */
const another =
  /\b(?:viec|chuyen|van de|cau|y|vu) (?:khac|nua|thu (?:hai|2|ba|3))\b|\b(?:ngoai ra|tien the|nhan tien|tien day|mat khac|hoi khac|another (?:thing|question|matter)|by the way|something else)\b/u;
/** Openings of a letter or request of its own. */
const opensAnew =
  /^(?:(?:da|a|chao|thua|kinh|em|con|chau|toi|tui|minh|bac|co|chu|anh|chi|oi|phuong|uy ban) )*(?:kinh gui|xin hoi|xin cho hoi|cho (?:toi|em|con|chau|tui|minh|bac)? ?(?:xin )?hoi|(?:toi|em|con|chau|tui|minh) (?:xin )?(?:hoi|muon hoi|muon xin|phan anh|kien nghi|de nghi|bao)|de nghi phuong|phan anh|kien nghi|i would like|i want to|please fix)\b/u;

/** Words that continue an earlier sentence and do not begin a first one. */
const leadsOn =
  /^(?:(?:da|a|ah|uh|u|oi|chau|con|em|phuong|co|chu|anh|chi) )*(?:vay|the (?:thi|con|co|ma|neu|la|khi|muon|bao|phai|gio)|con neu|con (?:tre|nguoi|ai|cho|nha|neu|bao|may|thi|o|ben)|ca cai|ca|va|roi|nhung|ma|chu|voi lai|nhat la|nghia la|tuc la|y (?:toi|em|la)|vi|tai vi|boi vi|neu vay|nhu vay|nhu the|and|but|so|also|then|because|what about|how about)\b/u;
/** Refers to a person or thing named before. */
const pronoun =
  /^(?:(?:da|a|hom qua|hom nay|toi qua|sang nay|bua truoc|luc nay|moi|gio|van) )*(?:no|ho(?! so| tro| kinh| ngheo| can| khau| tich| hap)|ong ay|ba ay|anh ay|chi ay|co ay|ong do|ba do|ong|ba ta|bon (?:no|ho)|tui no|may (?:dua|nguoi|cai|con) (?:do|ay|nay)|cai (?:do|ay|nay|kia)|cho (?:do|ay|nay)|dieu do|viec (?:do|nay|ay)|(?:quan|tiem|nha|nguoi|con|cay|duong|ngo|hem|xe|ong|ba|cong ty|to|khoi|muc|cau|giay|lop|san|bai) (?:nay|do|ay|kia)|it|they|he|she|this|that|these|those)\b/u;
const pointsInside =
  /\b(?:o|cho|tai|ngay) (?:do|day|day do|ay)\b|\b(?:cai|con|cay|quan|tiem|viec|vu|chuyen|nguoi|so|giay) (?:[a-z]+ ){0,2}(?:do|ay)(?= |[.,!?]|$)(?! (?:ra|la|thi|dau))|\b(?:y (?:nhu )?(?:vay|the|chang)|nhu (?:vay|the|tren|noi tren)|cung (?:vay|the|bi|khong|co|hong|chua|het)|noi tren|hoi nay|luc nay|for (?:that|this|it)|as well|same (?:thing|here))\b/u;
/** Names a part of a document already mentioned: "điều 5", "khoản 2". */
const partOf = /^(?:(?:da|a|thi|con|ca) )*(?:dieu|khoan|muc|diem|chuong|phan|y|trang) (?:thu )?\d{1,2}\b/u;
/** Only a place, a time or a telephone number. */
const onlyDetail =
  /^(?:(?:da|a|o|tai|ngay|gan|doi dien|truoc|sau|ben|cuoi|dau|khoang|tu|la) )*(?:so nha|nha so|so \d|nha \d|ngo \d|hem \d|ngach \d|kiet \d|duong |cuoi (?:ngo|hem)|dau (?:ngo|hem)|cong |sdt|so dien thoai|dt|0\d{8,9}\b|luc \d|tu (?:sang|trua|chieu|toi|hom|dem)|hoi (?:sang|trua|chieu|toi|dem))/u;
/** "bao giờ sửa", "lệ phí hết bao nhiêu vậy": the whole text asks about something that it does not name. */
const ofNothingNamed =
  /^(?:(?:da|a|the|vay|va|con|thi|chau|em|oi|cho|hoi|xin) )*(?:(?:le phi|phi|gia|chi phi|het|mat|ton|nop|dong) (?:het |la |mat |khoang )?(?:bao nhieu|may)(?: tien| dong| ngay| lau)?|(?:mat |trong |het |cho )?(?:bao lau|may ngay|may hom)|(?:bao gio|khi nao|chung nao|luc nao|hom nao|ngay nao) (?:thi |moi |se )?(?:sua|lam|xong|co|duoc|den|toi|thu|lay|xu ly|giai quyet|co ket qua)|(?:sua|lam|xong|lay|co) (?:bao gio|khi nao|chung nao|o dau|the nao)|(?:can|mang|dem|nop) (?:theo |them )?(?:nhung )?(?:giay to |giay )?(?:gi|nao)|(?:nop|lam|lay|gap|hoi|den|ra|o) (?:o )?(?:dau|ai|cho nao|phong nao)|o dau|ai (?:lam|giai quyet|phu trach))(?: (?:vay|the|ha|a|nhi|nhe|chau|con|em|co|chu|anh|chi|oi|ri|rua|z))*$|^(?:and )?(?:what (?:documents|papers)[a-z ]{0,20}|how (?:much|long)(?: (?:is|does|do) (?:it|that|i)[a-z ]{0,12})?|is there (?:a|any) fee|where (?:is (?:it|that)|do i (?:go|submit))[a-z ]{0,8}|when (?:can|do) i [a-z ]{0,16})$/u;
/** "gửi sau", "chụp sau": promises to send something later that belongs to the earlier message. */
const promises = /\b(?:gui|chup|nop|dua) (?:[a-z]+ )?sau\b/u;
/** A relative of the writer ("mẹ tôi"); the message continues if the earlier one mentions the same relative. */
const kin =
  /\b(?:me|ma|ba|bo|cha|ong|con|chau|be|vo|chong|anh|chi|em|noi|ngoai) (?:gai |trai |noi |ngoai )?(?:toi|em|con|chau|tui|minh)\b/gu;

/** Nouns that name a matter: one that the earlier message did not mention is another matter. */
const matter =
  /\b(?:duong|hem|den|rac|cong|nuoc|dien|muoi|cay|via he|ho so|giay|the|loa|tieng on|o ga|cau|mang wifi|wifi|cho|truong|lop|san|dat|thue|tien|phi|thuoc|street|road|lamps?|lights?|water|rubbish|garbage|drains?|noise|dogs?|papers?)\b/gu;
const namesMatter = (after: string, before: string): boolean =>
  (after.match(matter) ?? []).some((each) => !before.includes(each));
const wishes = /\b(?:xin|de nghi|mong|nho|yeu cau|please)\b/u;

const sharesKin = (after: string, before: string): boolean =>
  (after.match(kin) ?? []).some((each) => before.includes(each));

const isOther = (own: Topic | null, before: Topic | null): boolean => own !== null && own.topic !== before?.topic;

const people = '(?:chau|nguoi|be|em|dua|con(?: be)?|co giao|ba|ong|cu|anh|chi|hoc sinh|tre)';
/** "Chiều nay thêm một cháu bị nữa", "nay lên 6 cháu rồi": one more person in the situation described before. */
export const reportsAnotherVictim = new RegExp(
  String.raw`\b(?:them|lai(?: co)?|lai them)(?: (?:ca|mot|1|hai|2|ba|3|bon|4|may|vai|con))? ${people}\b.*\b(?:nua|bi|cung|nhap vien|roi|di vien)\b|\b(?:len|thanh|la|tong) (?:\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi) ${people}\b|^(?:\d+|hai|ba|bon|nam|may|vai) ${people} nua\b|^them nua\b|\banother (?:child|person|one|kid|boy|girl|man|woman)\b|\b(?:one|two|three) more\b`,
  'u',
);

/**
 * True when `text` continues the earlier message.
 * @param before everything that was told a few minutes ago
 */
export const continuesMatter = (text: string, before: string): boolean => {
  const heard = forMatching(text);
  const folded = foldForSearch(text)
    .replaceAll(/[^\p{L}\p{N}.,!?]+/gu, ' ')
    .trim();
  if (heard.length === 0 || heard.length > longestContinuation || another.test(folded) || opensAnew.test(folded))
    return false;
  const wanted = requestOf(heard);
  if (wanted === 'tip') return false;
  if (leadsOn.test(folded) || pronoun.test(folded) || partOf.test(folded)) return true;
  const isNewTopic = isOther(topicOf(heard), topicOf(forMatching(before)));
  if (pointsInside.test(folded) || promises.test(folded)) return !isNewTopic || wanted === null;
  if (
    ofNothingNamed.test(
      folded
        .replaceAll(/[.,!?]+/gu, '')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
  )
    return true;
  const told = foldForSearch(before);
  if (isNewTopic || heard.length > longestDetail || namesMatter(folded, told) || wishes.test(folded)) return false;
  // "mùi lắm": a short report that names no matter belongs to the matter told before.
  const isBare = wanted === 'report' && heard.length <= longestBare;
  return wanted === null || isBare || (onlyDetail.test(folded) && wanted !== 'question') || sharesKin(folded, told);
};
