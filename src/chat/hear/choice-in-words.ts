/** What is pressed under a preview or a prompt, typed instead: such words, standing alone, never become text. */
import { foldForSearch } from '../../domain/text/normalize.ts';

/** Choices of a draft's card that people say in place of pressing them. */
export type ChoiceInWords = 'send' | 'edit' | 'mend' | 'more' | 'cancel' | 'skip';

/** Folded, in both languages of the labels. */
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

/** Null: the words are not one of these alone, and may be text. */
export const choiceInWords = (text: string): ChoiceInWords | null => {
  // A command says what it wants itself.
  if (text.trim().startsWith('/')) return null;
  const folded = foldForSearch(text)
    .replaceAll(/[^a-z0-9 ]+/gu, '')
    .trim();
  // "Thôi hủy bài này": the retreat names what is left.
  const said = folded
    .replace(/^(?:thoi|a thoi|khoan|nham roi) (?=huy|bo bai)/u, '')
    .replace(/^(?:(?:ok|oke|da|vang|u|xong|on|duoc|roi|thi|em|chi|anh|cho|giup|nho) )+(?=gui\b)/u, '')
    // "Gửi luôn đi em"; "gửi ảnh" alone is no wish to send.
    .replace(
      / (?:di|luon|lien|ngay|nhe|nha|nghe|a|oi|voi|giup|gium|duoc roi)(?: (?:di|luon|lien|ngay|nhe|nha|nghe|a|oi|voi|giup|gium|duoc roi|em|anh|chi))*$/u,
      '',
    );
  const all = Object.entries(words) as [ChoiceInWords, readonly string[]][];
  return all.find(([, known]) => known.includes(said))?.[0] ?? null;
};
