/** Swearing without a matter opens no case, because it cannot be answered. A text that also reports something does. */
import lists from '../../../words/lists/spam.json' with { type: 'json' };
import { wordSet } from '../text/word-lists.ts';

const swearing = wordSet(lists.words.swearing);
const swornAt = wordSet(lists.words.swornAt);

/** 'đ.m', 'Đ m'. */
const spelled = /(?<![\p{L}\p{N}])[đd][. ]m(?![\p{L}\p{N}])/gu;

/** Insults of several words. */
const phrase = /ăn hại|vô tích sự|ăn bám/gu;

/**
 * True when the text consists only of swear words, abbreviated or not: it gets no code. With other content, it is read as that
 * content.
 */
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
