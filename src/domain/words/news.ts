/** Text that tells an event: several sentences, or a day and a doing. Only such words open an item by themselves. */
import lists from '../../../words/lists/news.json' with { type: 'json' };
import { type MatchableText, phraseLists, says } from '../question/phrase-matching.ts';
import { asks, requestOf } from '../question/request.ts';
import { foldForSearch, sentencesOf } from '../text/normalize.ts';
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
