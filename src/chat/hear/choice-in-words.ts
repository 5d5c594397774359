/**
 * Recognises the choices of a preview or prompt when they are typed instead of pressed. Such words alone in a message never
 * become text.
 */
import { foldForSearch } from '../../domain/text/normalize.ts';

/** Choices on a draft's card that people type instead of pressing. */
export type ChoiceInWords = 'send' | 'edit' | 'mend' | 'more' | 'cancel' | 'skip';

/** Accent-free, in both languages of the labels. */
const words: Readonly<Record<ChoiceInWords, readonly string[]>> = {
  send: ['gui', 'gui bai', 'gui lai', 'gui lai bai', 'gui bai lai', 'gui bai nay', 'gui lai bai nay', 'send'],
  edit: ['sua', 'edit'],
  mend: ['sua bai', 'edit item'],
  more: ['them anh', 'add photos'],
  cancel: [
    'huy',
    'huy bai',
    'huy bo',
    'huy bai nay',
    'huy tin nay',
    'huy di',
    'huy bai nay di',
    'bo bai nay',
    'cancel',
  ],
  skip: ['thoi', 'bo qua', 'skip'],
};

/**
 * The choice that a typed text stands for. Returns null when the message is more than one of these choices; it may then be text.
 */
export const choiceInWords = (text: string): ChoiceInWords | null => {
  // Commands are read elsewhere.
  if (text.trim().startsWith('/')) return null;
  const folded = foldForSearch(text)
    .replaceAll(/[^a-z0-9 ]+/gu, '')
    .trim();
  // "Thôi hủy bài này": a word of retreat before the choice is ignored.
  const said = folded
    .replace(/^(?:thoi|a thoi|khoan|nham roi) (?=huy|bo bai)/u, '')
    .replace(/^(?:(?:ok|oke|da|vang|u|xong|on|duoc|roi|thi|em|chi|anh|cho|giup|nho) )+(?=gui\b)/u, '')
    // "Gửi luôn đi em": particles after the choice are ignored. "gửi ảnh" alone is not a request to send.
    .replace(
      / (?:di|luon|lien|ngay|nhe|nha|nghe|a|oi|voi|giup|gium|duoc roi)(?: (?:di|luon|lien|ngay|nhe|nha|nghe|a|oi|voi|giup|gium|duoc roi|em|anh|chi))*$/u,
      '',
    );
  const all = Object.entries(words) as [ChoiceInWords, readonly string[]][];
  return all.find(([, known]) => known.includes(said))?.[0] ?? null;
};
