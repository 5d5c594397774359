/**
 * Plain words by which an asker speaks about a question that is there already: no command, no button needed. Whether a
 * bare "có" answers anything is known to the dialogue, which remembers what was asked.
 */
import lists from '../../../words/lists/replies.json' with { type: 'json' };
import { cleanText, foldForSearch, foldInPlace } from '../text/normalize.ts';
import { addedIn, asksHandling, ownPhoneIn, withdrawsAll } from './own-words.ts';
import { listen, phraseLists, says } from './phrase-matching.ts';

/** What an asker wants with a question of theirs. */
export type AskerReply =
  | { readonly act: 'yes' | 'agree' | 'disagree' }
  /** All that are open are taken back; it is asked once more. */
  | { readonly act: 'withdrawAll' }
  /** Where the asker is called. */
  | { readonly act: 'phone'; readonly phone: string; readonly text: string }
  /** What was taken for more of the last question is one of its own. */
  | { readonly act: 'separate' }
  /** The answer was no help: `note` is why, '' when nothing was said; without a code the one that is asked about is meant. */
  | { readonly act: 'no'; readonly code: string | null; readonly note: string }
  /** `code` is null when none was written: the newest open question is meant. */
  | { readonly act: 'withdraw' | 'withdrawConsent'; readonly code: string | null }
  /** `phone`: as it was written behind the code, by somebody who asks from another account. */
  | { readonly act: 'state'; readonly code: string | null; readonly phone?: string }
  /** Without a code: of which of several is asked. */
  | { readonly act: 'add'; readonly code: string | null; readonly text: string };

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

/**
 * "chưa", "chưa được, hỏi lại", "trả lời HD-… chưa đúng ý tôi": the answer was no help, and why. Behind a bare "chưa" stands
 * a sign: "chưa thấy xe rác" tells something.
 */
const notHelped =
  /^(?:(?:da|thua|vang|uh?|tra loi|cau tra loi|cau hoi|nhu vay|the|van|toi|em|chau|con|thay|thi) )*chua(?:(?: (?:duoc|dung|ro|on|du|thoa dang|hai long|vua y|hieu|giup duoc|giup ich|tra loi|giai dap)\b|(?= ?[.,;:!–-]|\s*$)))/u;
/** What only leads to the reason, or says again that it was none. */
const saysWhy = /\p{L}{2}/u;

function notHelpfulIn(text: string, code: string | null): Extract<AskerReply, { readonly act: 'no' }> | null {
  const words = cleanText(text)
    .replace(codePattern, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s,.:–-]+|\s+$/gu, '');
  const found = notHelped.exec(foldInPlace(words));
  if (!found || words.includes('?')) return null;
  const after = words.slice(found[0].length);
  const rest = after.replace(/^[\s.,;:!–-]+/u, '');
  // "chưa đúng ý tôi" is a reason by itself; behind a sign it stands apart.
  const why = /^ ?[.,;:!–-]/u.test(after) ? rest : words;
  return { act: 'no', code, note: saysWhy.test(rest) ? why : '' };
}

function withoutCode(text: string, isState: boolean): AskerReply | null {
  if (isState) return { act: 'state', code: null };
  if (withdrawsAll(text)) return { act: 'withdrawAll' };
  const added = addedIn(text);
  if (added !== null) return { act: 'add', code: null, text: added };
  const phone = ownPhoneIn(text);
  return phone === null ? null : { act: 'phone', phone, text };
}

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
  if (short) return short === 'no' ? { act: 'no', code, note: '' } : { act: short };
  const notHelpful = notHelpfulIn(text, code);
  if (notHelpful) return notHelpful;
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
  if (code === null && withdrawsAll(text)) return { act: 'withdrawAll' };
  if (isShort && says(heard, withdraws)) return { act: 'withdraw', code };
  if (code === null) return withoutCode(text, isShort && says(heard, asksState));
  const rest = cleanText(text).replace(codePattern, ' ').replace(announcement, '').replaceAll(/ {2,}/gu, ' ').trim();
  const phone = phonePattern.exec(rest)?.[0];
  const around = listen(rest.replace(phonePattern, ' '));
  if (around.length === 0 || (around.length <= mostAround && says(around, looksUp)))
    return phone === undefined ? { act: 'state', code } : { act: 'state', code, phone };
  if ((isShort && says(heard, asksState)) || asksHandling(text) || !/\p{L}{2}/u.test(rest))
    return { act: 'state', code };
  const isAddition = says(heard, adds) || heard.length > 6;
  return isAddition ? { act: 'add', code, text: rest } : { act: 'state', code };
};
