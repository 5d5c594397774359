/**
 * Plain words by which an asker speaks about a question that is there already: no command, no button needed. Whether a
 * bare "có" answers anything is known to the dialogue, which remembers what was asked.
 */
import lists from '../../../words/lists/replies.json' with { type: 'json' };
import { cleanText, foldForSearch, foldInPlace } from '../text/normalize.ts';
import { listen, phraseLists, says } from './phrase-matching.ts';

export type AskerReply =
  | { readonly act: 'yes' | 'agree' | 'disagree' }
  /** `words`: what is not clear yet, said with it. */
  | { readonly act: 'no'; readonly words?: string }
  /** `code` is null when none was written: the newest open question is meant. */
  | { readonly act: 'withdraw' | 'withdrawConsent'; readonly code: string | null }
  /** `phone`: as it was written behind the code, by somebody who asks from another account. */
  | { readonly act: 'state'; readonly code: string | null; readonly phone?: string }
  | { readonly act: 'add'; readonly code: string; readonly text: string };

const { withdrawsConsent, withdraws, asksState, looksUp, adds } = phraseLists(lists);

/** Under which name of a list the words stand, as a whole. */
const actNamed = <Act extends string>(list: Readonly<Record<Act, readonly string[]>>, words: string): Act | undefined =>
  (Object.keys(list) as Act[]).find((act) => list[act].includes(words));

const codePattern = /(?<![\p{L}\p{N}])HD[\s.–-]?(\d{4})[\s.–-]?(\d{4,5})(?![\p{L}\p{N}])/iu;

/** 'hd 2611 0017' → 'HD-2611-0017'; null when no code of a question is there. */
export const questionCodeIn = (text: string): string | null => {
  const found = codePattern.exec(cleanText(text));
  return found ? `HD-${found[1]}-${found[2]}` : null;
};

/** A yes that is a courtesy elsewhere: the whole message is nothing but these. */
const politeYes = /^(?:da|vang|ok|oke|u|um)(?: (?:da|vang|ok|oke|a))*$/u;
const courtesies = /\b(?:da|vang|a|toi|em|chau|ong|ba|thua|phuong|nhe|cam on|ban bien tap)\b/gu;

const mostAround = 6;
const phonePattern = /(?<![\d-])(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/u;

/** "Bổ sung (cho) …:" says what follows and is no part of it. */
const announcement =
  /^[\s:,.–-]*(?:(?:tôi|em|cháu)\s+)?(?:xin\s+)?(?:(?:bổ sung|gửi thêm|nói thêm|viết thêm|thêm vào)(?:\s+(?:vào|cho))?(?:\s+câu hỏi)?)?[\s:,.–-]*/iu;

/** A code alone, or with the words that we ask people to write beside it. Null: more was said, or something else. */
export const readCodeWords = (text: string): Extract<AskerReply, { readonly code: string | null }> | null => {
  const code = questionCodeIn(text);
  if (code === null) return null;
  const plain = foldForSearch(cleanText(text).replace(codePattern, ' '))
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replaceAll(courtesies, ' ')
    .trim()
    .replaceAll(/\s+/gu, ' ');
  const act = actNamed(lists.besideCode, plain);
  return act ? { act, code } : null;
};

/** "Chưa, chú hỏi ngày nào làm được": a no to an answer, and what it left open. Null: no such no. */
export const notYetIn = (text: string): AskerReply | null => {
  const found =
    /^(?:(?:da|vang|a)[, ]+)?chua(?:(?: (?:ro|duoc|dung|hieu|giup|du|day du|thoa dang)(?: lam| gi)?)?\s*[,.;:!–-]+| (?=(?:ro|hieu|du|dung)\b))\s*(?=\p{L})/u.exec(
      foldInPlace(cleanText(text)),
    );
  return found ? { act: 'no', words: cleanText(text).slice(found[0].length).trim() } : null;
};

/** @returns null when it is something new */
export const readAskerReply = (text: string): AskerReply | null => {
  const code = questionCodeIn(text);
  const heard = listen(text);
  const plain = foldForSearch(text)
    .replaceAll(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replaceAll(courtesies, ' ')
    .trim()
    .replaceAll(/\s+/gu, ' ');
  const short = actNamed(lists.wholeMessage, plain);
  if (short) return { act: short };
  if (
    politeYes.test(
      foldForSearch(text)
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    )
  )
    return { act: 'yes' };
  const isShort = heard.length <= 12;
  if (isShort && says(heard, withdrawsConsent)) return { act: 'withdrawConsent', code };
  if (isShort && says(heard, withdraws)) return { act: 'withdraw', code };
  if (code === null) return isShort && says(heard, asksState) ? { act: 'state', code } : null;
  const rest = cleanText(text).replace(codePattern, ' ').replace(announcement, '').trim();
  const phone = phonePattern.exec(rest)?.[0];
  const around = listen(rest.replace(phonePattern, ' '));
  if (around.length === 0 || (around.length <= mostAround && says(around, looksUp)))
    return phone === undefined ? { act: 'state', code } : { act: 'state', code, phone };
  if ((isShort && says(heard, asksState)) || !/\p{L}{2}/u.test(rest)) return { act: 'state', code };
  const isAddition = says(heard, adds) || heard.length > 6;
  return isAddition ? { act: 'add', code, text: rest } : { act: 'state', code };
};
