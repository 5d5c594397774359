/** What a citizen wants of the service itself, in ordinary words: their data, their questions, a person, a number. */
import type { SaidText } from './said.ts';

export const services = [
  'eraseData',
  'showData',
  'hideName',
  'withdrawConsent',
  'questionState',
  'lostCode',
  'ownQuestions',
  'withdrawQuestion',
  'noLongerNeeded',
  'sentByMistake',
  'addPhotos',
  'correctQuestion',
  'notSatisfied',
  'person',
  'phoneNumber',
  'language',
  'stopMessages',
  'subscribe',
  'whoIsThis',
  'howTo',
  'linkAccount',
  'voiceOrFile',
] as const;
export type Service = (typeof services)[number];

/** Folded patterns; several may match, and then it is asked which is meant. */
const patterns: readonly (readonly [Service, RegExp])[] = [
  [
    'eraseData',
    /\b(?:xoa|huy|quen|erase|delete|remove)\b.*\b(?:du lieu|data|thong tin(?: cua (?:toi|em|minh|tui|e))|tai khoan|so (?:dien thoai|tui|toi)|everything about me|my account|toi di)\b|\bkhong muon luu (?:ten|thong tin)|\bquen toi di\b/u,
  ],
  [
    'showData',
    /\b(?:giu|biet|luu|xem|gui|send|show|know)\b.*\b(?:thong tin gi cua|du lieu cua (?:toi|em|minh)|ban sao du lieu|my data|(?:about|on) me)\b|\bcho xem du lieu\b/u,
  ],
  [
    'withdrawConsent',
    /\b(?:rut (?:lai )?(?:su )?dong y|khong (?:cho )?dang (?:cau hoi )?(?:cua toi )?(?:nua)?$|go cau hoi|take my question off|don'?t publish|khong cho dang)\b/u,
  ],
  ['hideName', /\b(?:an|giau|dung dang|khong de) (?:ten|danh)|\ban danh\b|\bhide my name\b/u],
  [
    'lostCode',
    /\b(?:quen|mat|xin lai|cho lai|tim lai|lo xoa|forgot|lost)\b.*\b(?:ma|code|tracking)\b|\bma (?:cua toi|tra cuu cua toi) la gi|\bwhat is my code\b|\bcho xin lai ma\b|\bmat ma\b/u,
  ],
  [
    'correctQuestion',
    /\b(?:sua (?:lai )?(?:cau hoi|dia chi|phan anh|tin)|viet sai (?:dia chi|ten)|correct my question|sua ten toi|cap nhat (?:giup|so))\b/u,
  ],
  [
    'withdrawQuestion',
    /\b(?:rut|huy|bo|cancel|withdraw|thu hoi)\b.*\b(?:cau hoi|phan anh|kien nghi|question|report|cau ni|cau do|cai don)\b|\brut lai cau\b/u,
  ],
  [
    'noLongerNeeded',
    /\b(?:khong|ko|k|khoi|hong|chang|thoi) (?:can|phai|tra loi|hoi)(?: tra loi)?(?: gi)? ?nua\b|\bthoi (?:khong can|khoi|bo qua|khong hoi)\b|\b(?:khoi|khong can) tra loi\b|\bno need to answer\b|\btu giai quyet duoc\b|\btim duoc roi\b|\bnever mind\b/u,
  ],
  [
    'sentByMistake',
    /\b(?:gui|goi|nhan|hoi|tin) (?:vua roi )?(?:nham|lon)\b|\bsent by mistake\b|\bwrong chat\b|\bnham nguoi\b/u,
  ],
  ['addPhotos', /\b(?:gui|goi|them|bo sung|add|send|more|another|one more)\b.*\b(?:anh|hinh|tam|photos?|pictures?)\b/u],
  [
    'notSatisfied',
    /\b(?:chua|khong|hong) (?:ro|dung y|hai long|thoa dang|tra loi dung)\b|\b(?:mo lai|reopen) (?:cau hoi|my question)\b|\b(?:chua dc|chua duoc|tra loi (?:vay|chung chung|lac de))\b|\bgiai thich lai\b|\bvan chua sua\b|\bnot what i asked\b|\bstill not fixed\b|\banswer is not clear\b|\bhoi cai khac\b/u,
  ],
  [
    'questionState',
    /\b(?:cau hoi|phan anh|kien nghi|don|cai|viec|my question|my report|question|report)\b.*\b(?:toi dau|den dau|sao roi|the nao roi|chua|status|handled|where|bao gio|khi nao|ai dang|toi mo|nam o dau|im ru)\b|\b(?:sao|bao gio|khi nao|cho mai|mai)\b.*\b(?:chua|khong|ko|k|moi|co)\b.*\b(?:tra loi|hoi am|rep|ket qua)\b|\bwhere is my question\b|\bnobody answered\b|\bwhen will i get an answer\b|\bno reply\b|\btra cuu\b|\bhan tra loi\b|\brang chua tra loi\b|\bsao k rep\b|^(?:ma(?: so)?|ho so|hs|phieu|cau(?: hoi)?|so|don)[ :]*(?:[a-z]{2}-?\d{4}-?)?\d{3,5}$/u,
  ],
  [
    'ownQuestions',
    /\b(?:danh sach|xem|list|nhung|cac)\b.*\b(?:cau hoi cua|da hoi|my questions)\b|\bda hoi nhung gi\b|\bxem lai (?:cau hoi|cau tra loi)|\bgui lai cau tra loi\b/u,
  ],
  ['language', /\b(?:tieng (?:anh|viet|khmer|hoa)|english|vietnamese|ngon ngu|language|doi eng)\b/u],
  [
    'stopMessages',
    /\b(?:ngung|dung|tat|huy|stop|thoi|turn off|un)(?: ?(?:gui|nhan|thong bao|theo doi|tin|noti\w*|sending|messages|subscribe|follow|sub))|\bdung nhan nua\b|\bunsubscribe\b/u,
  ],
  ['subscribe', /\b(?:dang ky nhan tin|nhan tin (?:cua )?phuong|nhan thong bao|subscribe)\b/u],
  [
    'person',
    /\b(?:gap|noi chuyen voi|talk (?:to|with)|speak (?:to|with)|cho gap)\b.*\b(?:nguoi|can bo|anh chi|person|human|ng that|nguoi that)\b|\b(?:goi|keu)\b.*\b(?:cho toi|lai cho|goi tui|me back|lai so nay)\b|\bco ai (?:truc|la nguoi)\b|\bkhong noi chuyen voi may\b|\bcall me\b/u,
  ],
  [
    'phoneNumber',
    /\b(?:so|sdt|hotline|duong day nong|phone number|dia chi|address)\b.*\b(?:phuong|uy ban|truc ban|ward|office|nong|bao nhieu|la gi|dau)\b|\bhotline\b|\bsdt phuong\b|\blien (?:lac|he) (?:voi )?phuong\b/u,
  ],
  [
    'linkAccount',
    /\b(?:lien ket|link|gop)\b.*\b(?:telegram|zalo|tai khoan|lai|dien thoai)\b|\b(?:may|dien thoai|phone) (?:moi|new)\b|\bnew phone\b|\bdang nhap\b|\bchuyen sang may moi\b/u,
  ],
  ['voiceOrFile', /\bgui (?:video|file|ghi am|tep|voice)\b|\bnoi bang giong\b|\bsend a video\b/u],
  [
    'whoIsThis',
    /\b(?:ban|day|may|mi) la (?:ai|gi|may|bot|nguoi)\b|\b(?:bot|may) (?:hay|or) (?:la )?nguoi\b|\bis this a bot\b|\bphuong that\b|\bco an toan khong\b|\bwho reads this\b|\bco ai khac doc\b/u,
  ],
  [
    'howTo',
    /\b(?:huong dan|cach (?:dung|xai|su dung)|dung sao|xai (?:cai nay )?sao|dung the nao|how does this work|what can you do|lam duoc gi|gui phan anh kieu gi|bam vao dau|hoi o dau)\b/u,
  ],
];

/** Longer messages tell of something. In characters. */
const longestWish = 140;

/** Every service that the words may mean. */
export const servicesIn = ({ text, folded }: SaidText): readonly Service[] =>
  text.length > longestWish ? [] : patterns.filter(([, pattern]) => pattern.test(folded)).map(([service]) => service);
