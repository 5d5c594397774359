/**
 * Plain words by which an asker refers to an existing question, without a command or a button. The dialogue remembers what was
 * asked and decides whether a bare "có" answers anything.
 */
import lists from '../../../words/lists/replies.json' with { type: 'json' };
import { cleanText, foldForSearch, foldInPlace } from '../text/normalize.ts';
import { addedIn, asksHandling, ownPhoneIn, withdrawsAll } from './own-words.ts';
import { containsAny, forMatching, phraseLists } from './phrase-matching.ts';

/** What an asker wants with one of their questions. */
export type AskerReply =
  | { readonly act: 'yes' | 'agree' | 'disagree' }
  /** Withdraw all open questions; the dialogue asks for confirmation. */
  | { readonly act: 'withdrawAll' }
  /** The asker's telephone number. */
  | { readonly act: 'phone'; readonly phone: string; readonly text: string }
  /** What was taken as an addition to the last question is a question of its own. */
  | { readonly act: 'separate' }
  /**
   * The answer did not help. `note` is the reason, '' if none was given. Without a code the question under discussion is meant.
   */
  | { readonly act: 'no'; readonly code: string | null; readonly note: string }
  /** `code` is null when none was written: the newest open question is meant. */
  | { readonly act: 'withdraw' | 'withdrawConsent'; readonly code: string | null }
  /** `phone`: the number written after the code, by an asker who uses another account. */
  | { readonly act: 'state'; readonly code: string | null; readonly phone?: string }
  /** `code` is null when none was written: the dialogue asks which question is meant. */
  | { readonly act: 'add'; readonly code: string | null; readonly text: string };

const { withdrawsConsent, withdraws, asksState, looksUp, adds } = phraseLists(lists);

/** The name under which a list contains these words as a whole. */
const actNamed = <Act extends string>(list: Readonly<Record<Act, readonly string[]>>, words: string): Act | undefined =>
  (Object.keys(list) as Act[]).find((act) => list[act].includes(words));

const codePattern = /(?<![\p{L}\p{N}])HD[\s.–-]?(\d{4})[\s.–-]?(\d{4,5})(?![\p{L}\p{N}])/iu;

/** 'hd 2611 0017' → 'HD-2611-0017'; null when the text contains no question code. */
export const questionCodeIn = (text: string): string | null => {
  const found = codePattern.exec(cleanText(text));
  return found ? `HD-${found[1]}-${found[2]}` : null;
};

/** A yes in words that are courtesies elsewhere: the whole message consists of them. */
const politeYes = /^(?:da|vang|ok|oke|u|um)(?: (?:da|vang|ok|oke|a))*$/u;
const courtesies = /\b(?:da|vang|a|toi|em|chau|ong|ba|thua|phuong|nhe|cam on|ban bien tap)\b/gu;

const mostAround = 6;
const phonePattern = /(?<![\d-])(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/u;

/** "Bổ sung (cho) …:" announces an addition and is not part of it. */
const announcement =
  /^[\s:,.–-]*(?:(?:tôi|em|cháu)\s+)?(?:xin\s+)?(?:(?:bổ sung|gửi thêm|nói thêm|viết thêm|thêm vào)(?:\s+(?:vào|cho))?(?:\s+câu hỏi)?)?[\s:,.–-]*/iu;

/** A code alone, or with the words that we ask people to write beside it. Null when the text says more or something else. */
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
 * "chưa", "chưa được, hỏi lại", "trả lời HD-… chưa đúng ý tôi": the answer did not help, and why. A bare "chưa" must be
 * followed by punctuation or the end of the text: "chưa thấy xe rác" is a report.
 */
const notHelped =
  /^(?:(?:da|thua|vang|uh?|tra loi|cau tra loi|cau hoi|nhu vay|the|van|toi|em|chau|con|thay|thi) )*chua(?:(?: (?:duoc|dung|ro|on|du|thoa dang|hai long|vua y|hieu|giup duoc|giup ich|tra loi|giai dap)\b|(?= ?[.,;:!–-]|\s*$)))/u;
/** The rest contains a word, so it states a reason. */
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
  // "chưa đúng ý tôi" is itself the reason; after punctuation the reason is only what follows.
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

/**
 * Reads what an asker wants with an existing question.
 * @returns null when the text is not about one
 */
export const readAskerReply = (text: string): AskerReply | null => {
  const code = questionCodeIn(text);
  const heard = forMatching(text);
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
  if (isShort && containsAny(heard, withdrawsConsent)) return { act: 'withdrawConsent', code };
  if (code === null && withdrawsAll(text)) return { act: 'withdrawAll' };
  if (isShort && containsAny(heard, withdraws)) return { act: 'withdraw', code };
  if (code === null) return withoutCode(text, isShort && containsAny(heard, asksState));
  const rest = cleanText(text).replace(codePattern, ' ').replace(announcement, '').replaceAll(/ {2,}/gu, ' ').trim();
  const phone = phonePattern.exec(rest)?.[0];
  const around = forMatching(rest.replace(phonePattern, ' '));
  if (around.length === 0 || (around.length <= mostAround && containsAny(around, looksUp)))
    return phone === undefined ? { act: 'state', code } : { act: 'state', code, phone };
  if ((isShort && containsAny(heard, asksState)) || asksHandling(text) || !/\p{L}{2}/u.test(rest))
    return { act: 'state', code };
  const isAddition = containsAny(heard, adds) || heard.length > 6;
  return isAddition ? { act: 'add', code, text: rest } : { act: 'state', code };
};
