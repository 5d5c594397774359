/** Swearing that holds no matter: nothing could be answered, so it becomes no case. What tells of something beside it does. */
import lists from '../../../words/lists/spam.json' with { type: 'json' };
import { wordSet } from '../text/word-lists.ts';

const swearing = wordSet(lists.words.swearing);
const swornAt = wordSet(lists.words.swornAt);

/** 'đ.m', 'Đ m' */
const spelled = /(?<![\p{L}\p{N}])[đd][. ]m(?![\p{L}\p{N}])/gu;

/** Of several words. */
const phrase = /ăn hại|vô tích sự|ăn bám/gu;

/** Nothing but swear words, also abbreviated: it gets no code. With a matter beside them it is read as that matter. */
export const isOnlySwearing = (text: string): boolean => {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(spelled, 'đm')
      .replaceAll(phrase, 'ănhại')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word) => swearing.has(word)) && words.every((word) => swearing.has(word) || swornAt.has(word));
};
