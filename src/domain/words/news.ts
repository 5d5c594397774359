/** Recognises text that reports an event: several sentences, or a day and an action. Only such text opens an item by itself. */
import lists from '../../../words/lists/news.json' with { type: 'json' };
import { containsAny, type MatchableText, phraseLists } from '../question/phrase-matching.ts';
import { asks, requestOf } from '../question/request.ts';
import { cleanText, foldForSearch, sentencesOf } from '../text/normalize.ts';
import { type Likelihood, likeliest, likely } from './model.ts';
import { sortsIn } from './signs.ts';

const { eventDoing, eventDay } = phraseLists(lists);

/** In words. From this length on, a text without a question is an account of something. */
const accountLength = 40;
/** In words. A shorter text reports no event. */
const shortestNews = 6;
/**
 * In words. A shorter text reports an event only when it is plainly news: "thứ Bảy nhà tôi tân gia" also has a day and an
 * action.
 */
const shortNews = 12;
const likelyNews = 0.2;
const newsWithSigns = 0.12;
/** In words. A shorter text without a day and an action must be news beyond doubt: "tỉ lệ đúng hạn của ban ta". */
const fewestNews = 8;
/** In words. From this length on, a text by staff that asks nothing and names an action is nearly always news. */
const longEnough = 11;
const newsWhenLong = 0.06;
/** The likelihood of news required for doubtful texts: "có … không" occurs in news too, and short texts say little. */
const plainlyNews = 0.45;
/**
 * Accusations are told like events. From this likelihood on, and this many times likelier than news, the text is an accusation.
 */
const letterLikely = 0.45;
const timesNews = 1.8;
/** "dự kiến tháng 12 có hội thi, chưa chốt ngày": not settled yet, so not for publication. */
const isUnsettled = ({ text }: MatchableText): boolean =>
  /\bchua (?:chot|chinh thuc|co ngay|xac nhan|quyet dinh|duyet xong)\b|\b(?:nghe dau|nghe noi|nghe bao)\b/u.test(
    foldForSearch(text),
  );

/** "cử người đi chụp ở đình", "giao khối 4 viết về …", "lập biên bản cuộc họp": has a day and an action, but is an order. */
const order =
  /^(?:(?:em|chi|anh|dong chi|d\/c|dc) (?:[a-z]+ )?(?:oi |nho |hay )?)?(?:cu (?:nguoi|ai|anh|chi|em|co|dong chi|ban) |giao (?!luu|thong|duc|vien|an|xu|dien|ban|hoi)|phan cong|chuyen (?:anh|chi|co|chu|em|dong chi|bai|cau|ho so|tin|muc|viec) |moi (?:anh|chi|co|chu|em|bac|ong|ba|thay|ban|dong chi) [a-z]+(?: [a-z]+){0,5} (?:lam|vao|tham gia|viet) |lap (?:bien ban|danh sach|ke hoach|bang|nhom)|thong bao hop (?!to dan|dan|khoi|to)|nhac (?:nho )?(?:moi nguoi|anh|chi|ctv|cong tac|cac)|dat lich|(?:hen|doi|huy) (?:hop|lich|gio)|ghi (?:nhan|chu|lai)\b|(?:cat|giu|bo) (?:doan|anh|cau|cuoi|dau)|gui (?:bien ban|bang|bao cao|file|lai)|dinh chinh (?:tin|bai|giup|lai|cho|ngay|ten|so) |them (?:su kien|lich|nguoi vao|anh)\b|(?:cac )?(?:dong chi|anh chi) (?:luu y|chu y|nho)|bao (?:ca ban|cho|lai|voi) |chot (?:hop|bai|lich|tin|so)|soan |xep lich|khoa (?:gui|tai khoan|quyen|nguoi)\b)/u;
/** True for an order to a person ("đăng bài …"). An order is not news, even if it names an event. */
export const isOrder = (text: string): boolean => order.test(foldForSearch(text));

const dayBefore =
  '(?:hôm (?:qua|nay|kia|nọ)|(?:sáng|trưa|chiều|tối|đêm|bữa|hồi) (?:nay|ni|qua|kia|sáng|trưa|mai)|mai|nãy|nãy giờ|vừa rồi|tuần (?:này|sau|trước|qua)|tháng (?:trước|sau)|năm ngoái)';
const notOf = ' (?:út|bé|nhỏ|trai|gái|đoạt|đạt|giành|được tặng|khối|tổ|lớp|học sinh|em|bị bệnh|xin gửi tin|gửi tin)';
/** "Em Khánh Vy lớp 3A" is another person: no name follows a word for the speaker. */
const ownDoing = new RegExp(
  `(?:^|[,.;!?:] ?|${dayBefore} )(?:thì |nay |là |[Dd]ạ |[Ùù]a )?(?:[Tt]ôi|[Ee]m|[Mm]ình|[Tt]ui|[Tt]ớ)(?!${notOf})(?= \\p{Ll}| \\d+ tuổi)`,
  'u',
);
/** Without accents "toi" may also mean evening. */
const plainDoing = new RegExp(
  `(?:^|[,.;!?:] ?|${foldForSearch(dayBefore)} )(?:thi |nay |la |da )?(?:em|minh|tui|toi(?! (?:\\d+\\b(?! tuoi)|qua|nay|mai|thu|chu|ram|hom|kia|cuoi|do|den|cup|om)))(?!${foldForSearch(notOf)})(?= [a-z]| \\d+ tuoi)`,
  'u',
);
/** "Nguồn: tôi có mặt" names a witness and is not an action of the speaker. */
const sourceLine =
  /(?:^|[\n.(]) *(?:(?:[Nn]guồn|[Nn]guon)(?: tin)? ?:[^\n]*|(?:[Tt]ôi|[Ee]m|[Tt]oi|[Tt]ui) (?:trực tiếp |truc tiep )?(?:có mặt|co mat|chứng kiến|chung kien|tham dự|tham du)[^.\n]*[.]?$)/u;
/** In words. */
const longestOwn = 30;
/** True when the text is about what the writer did: "hôm qua em làm tới 11h đêm mới xong". Such a text is usually talk. */
export const isAboutOwnAction = (given: string): boolean => {
  const text = cleanText(given).replace(sourceLine, '').replace(/\s+/gu, ' ').trim();
  if (text.split(' ').length > longestOwn) return false;
  const folded = foldForSearch(text);
  // "Em Vo Thi Nhi lop 7": also without accents, a child with a name is another person.
  const plain = foldForSearch(text.replaceAll(/\b[Ee]m (?=\p{Lu}\p{Ll}+ \p{Lu})/gu, 'ban '));
  return folded === text.toLowerCase() ? plainDoing.test(plain) : ownDoing.test(text);
};
/** The likelihood of news required for a text about the writer's own actions. */
const surelyNews = 0.85;

const eventful: readonly string[] = ['event', 'crowd', 'day'];

/** In words. From this length on, words of a service request occur in news too. */
const longForWish = 15;
/** True when news is likelier than staff work. In a short text by staff a service request also counts as work. */
export const isRatherNews = (heard: MatchableText, likelihood: Likelihood): boolean =>
  likely(likelihood, 'news') >
  likely(likelihood, 'staff-work') + (heard.length < longForWish ? likely(likelihood, 'service') : 0);

/**
 * True when the text reports an event: by the model together with signs of a day and an action, or without a model by the signs
 * alone.
 */
export const looksLikeNews = (heard: MatchableText, likelihood: Likelihood | null): boolean => {
  if (heard.length < shortestNews) return false;
  const isEvent = containsAny(heard, eventDoing) && containsAny(heard, eventDay);
  if (!likelihood) return isEvent && !asks(heard);
  const news = likely(likelihood, 'news');
  const isDoubtful = isAboutOwnAction(heard.text) || (heard.length < fewestNews && !isEvent);
  if (isOrder(heard.text) || (isDoubtful && news < surelyNews)) return false;
  if (heard.length >= accountLength && sentencesOf(heard.text).length >= 2)
    return news >= newsWithSigns || (isEvent && requestOf(heard) === 'tip');
  if ((asks(heard) || isUnsettled(heard) || heard.length < shortNews) && news < plainlyNews) return false;
  const letter = likely(likelihood, 'letter');
  if (!isRatherNews(heard, likelihood) || (letter >= letterLikely && letter > news * timesNews)) return false;
  const request = requestOf(heard);
  const isTold = request === null || request === 'tip';
  if (heard.length >= longEnough && isTold && sortsIn(heard).some((sort) => eventful.includes(sort)))
    return news >= newsWhenLong;
  return news >= likelyNews || (isEvent && news >= newsWithSigns) || likeliest(likelihood) === 'news';
};
