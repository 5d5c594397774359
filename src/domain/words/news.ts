/** Text that tells an event: several sentences, or a day and a doing. Only such words open an item by themselves. */
import lists from '../../../words/lists/news.json' with { type: 'json' };
import { type MatchableText, phraseLists, says } from '../question/phrase-matching.ts';
import { asks, requestOf } from '../question/request.ts';
import { cleanText, foldForSearch, sentencesOf } from '../text/normalize.ts';
import { type Likelihood, likeliest, likely } from './model.ts';
import { sortsIn } from './signs.ts';

const { eventDoing, eventDay } = phraseLists(lists);

/** From so many words on a text without a question tells of something. */
const accountLength = 40;
/** Fewer words tell no event. */
const shortestNews = 6;
/** Fewer words tell an event only when they are plainly news: "thứ Bảy nhà tôi tân gia" has a day and a doing too. */
const shortNews = 12;
const likelyNews = 0.2;
const newsWithSigns = 0.12;
/** So few that tell neither a day nor a doing have to be news beyond doubt: "tỉ lệ đúng hạn của ban ta". */
const fewestNews = 8;
/** From so many words on staff rarely write anything but news that asks nothing and tells a doing. */
const longEnough = 11;
const newsWhenLong = 0.06;
/** "có … không" stands in news too: then it has to be plainly news, as few words have to be. */
const plainlyNews = 0.45;
/** Accusations are told like events: from here on, and so much likelier than news, one is meant. */
const letterLikely = 0.45;
const timesNews = 1.8;
/** "dự kiến tháng 12 có hội thi, chưa chốt ngày": nobody publishes it yet. */
const isUnsettled = ({ text }: MatchableText): boolean =>
  /\bchua (?:chot|chinh thuc|co ngay|xac nhan|quyet dinh|duyet xong)\b|\b(?:nghe dau|nghe noi|nghe bao)\b/u.test(
    foldForSearch(text),
  );

/** "cử người đi chụp ở đình", "giao khối 4 viết về …", "lập biên bản cuộc họp": it has a day and a doing, and is told to be done. */
const order =
  /^(?:(?:em|chi|anh|dong chi|d\/c|dc) (?:[a-z]+ )?(?:oi |nho |hay )?)?(?:cu (?:nguoi|ai|anh|chi|em|co|dong chi|ban) |giao (?!luu|thong|duc|vien|an|xu|dien|ban|hoi)|phan cong|chuyen (?:anh|chi|co|chu|em|dong chi|bai|cau|ho so|tin|muc|viec) |moi (?:anh|chi|co|chu|em|bac|ong|ba|thay|ban|dong chi) [a-z]+(?: [a-z]+){0,5} (?:lam|vao|tham gia|viet) |lap (?:bien ban|danh sach|ke hoach|bang|nhom)|thong bao hop (?!to dan|dan|khoi|to)|nhac (?:nho )?(?:moi nguoi|anh|chi|ctv|cong tac|cac)|dat lich|(?:hen|doi|huy) (?:hop|lich|gio)|ghi (?:nhan|chu|lai)\b|(?:cat|giu|bo) (?:doan|anh|cau|cuoi|dau)|gui (?:bien ban|bang|bao cao|file|lai)|dinh chinh (?:tin|bai|giup|lai|cho|ngay|ten|so) |them (?:su kien|lich|nguoi vao|anh)\b|(?:cac )?(?:dong chi|anh chi) (?:luu y|chu y|nho)|bao (?:ca ban|cho|lai|voi) |chot (?:hop|bai|lich|tin|so)|soan |xep lich|khoa (?:gui|tai khoan|quyen|nguoi)\b)/u;
/** Tells somebody to do something ("đăng bài …"): an order is no news, however much of an event it names. */
export const isOrder = (text: string): boolean => order.test(foldForSearch(text));

const dayBefore =
  '(?:hôm (?:qua|nay|kia|nọ)|(?:sáng|trưa|chiều|tối|đêm|bữa|hồi) (?:nay|ni|qua|kia|sáng|trưa|mai)|mai|nãy|nãy giờ|vừa rồi|tuần (?:này|sau|trước|qua)|tháng (?:trước|sau)|năm ngoái)';
const notOf = ' (?:út|bé|nhỏ|trai|gái|đoạt|đạt|giành|được tặng|khối|tổ|lớp|học sinh|em|bị bệnh|xin gửi tin|gửi tin)';
/** "Em Khánh Vy lớp 3A" is somebody else: behind who speaks of oneself no name stands. */
const ownDoing = new RegExp(
  `(?:^|[,.;!?:] ?|${dayBefore} )(?:thì |nay |là |[Dd]ạ |[Ùù]a )?(?:[Tt]ôi|[Ee]m|[Mm]ình|[Tt]ui|[Tt]ớ)(?!${notOf})(?= \\p{Ll}| \\d+ tuổi)`,
  'u',
);
/** Without accents "toi" is an evening as well. */
const plainDoing = new RegExp(
  `(?:^|[,.;!?:] ?|${foldForSearch(dayBefore)} )(?:thi |nay |la |da )?(?:em|minh|tui|toi(?! (?:\\d+\\b(?! tuoi)|qua|nay|mai|thu|chu|ram|hom|kia|cuoi|do|den|cup|om)))(?!${foldForSearch(notOf)})(?= [a-z]| \\d+ tuoi)`,
  'u',
);
/** "Nguồn: tôi có mặt" says who saw it, and is no doing. */
const sourceLine =
  /(?:^|[\n.(]) *(?:(?:[Nn]guồn|[Nn]guon)(?: tin)? ?:[^\n]*|(?:[Tt]ôi|[Ee]m|[Tt]oi|[Tt]ui) (?:trực tiếp |truc tiep )?(?:có mặt|co mat|chứng kiến|chung kien|tham dự|tham du)[^.\n]*[.]?$)/u;
/** In words. */
const longestOwn = 30;
/** "hôm qua em làm tới 11h đêm mới xong": whoever tells of what they did themselves mostly talks. */
export const tellsOwnDoing = (given: string): boolean => {
  const text = cleanText(given).replace(sourceLine, '').replace(/\s+/gu, ' ').trim();
  if (text.split(' ').length > longestOwn) return false;
  const folded = foldForSearch(text);
  // "Em Vo Thi Nhi lop 7": without accents, too, a child with a name is somebody else.
  const plain = foldForSearch(text.replaceAll(/\b[Ee]m (?=\p{Lu}\p{Ll}+ \p{Lu})/gu, 'ban '));
  return folded === text.toLowerCase() ? plainDoing.test(plain) : ownDoing.test(text);
};
/** Told of oneself it has to be news beyond doubt. */
const surelyNews = 0.85;

const eventful: readonly string[] = ['event', 'crowd', 'day'];

/** From so many words on what a citizen would want of the service stands in news too. */
const longForWish = 15;
/** Of staff what reads as a wish of the service is work as well. */
export const isRatherNews = (heard: MatchableText, likelihood: Likelihood): boolean =>
  likely(likelihood, 'news') >
  likely(likelihood, 'staff-work') + (heard.length < longForWish ? likely(likelihood, 'service') : 0);

/** Something happened and is told: by the model, with signs of a day and a deed; without a model by the signs alone. */
export const looksLikeNews = (heard: MatchableText, likelihood: Likelihood | null): boolean => {
  if (heard.length < shortestNews) return false;
  const isEvent = says(heard, eventDoing) && says(heard, eventDay);
  if (!likelihood) return isEvent && !asks(heard);
  const news = likely(likelihood, 'news');
  const isDoubtful = tellsOwnDoing(heard.text) || (heard.length < fewestNews && !isEvent);
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
