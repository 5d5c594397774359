/** The code of an invitation, or one that links accounts: typed alone, or behind the words that name it. */
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';

/** What an invitation's code looks like when it is typed alone. */
const isCode = (text: string): boolean => /^[A-HJKMNP-TV-Z2-9]{8}$/u.test(text.trim().toUpperCase());

/** Letters and digits mixed as nobody writes a word: a code, with a sign too many or misread it may be. */
const isOnlyCode = (text: string): boolean =>
  text.length <= 12 && /^(?=(?:.*\d){2})(?=(?:.*\p{L}){2})[A-Z\d]{7,9}$/u.test(text.trim().toUpperCase());

/** "mã mời 442QKJW4": the code, where words that name one stand before it. Null: none is named. */
const codeNamed = (text: string): string | null =>
  text.length > 60
    ? null
    : (/\b(?:ma|code)\b(?: (?:moi|lien ket|ket noi|tai khoan|cua|toi|em|chau|la|is|nay|day))*[ :]+(?<code>[a-hjkmnp-tv-z2-9]{8})[ .]*$/u
        .exec(foldForSearch(text))
        ?.groups?.code?.toUpperCase() ?? null);

/**
 * A code is a code first, whatever is asked at that moment; words that only look like one answer as they would.
 * @param isFree nothing is asked: what can only be a code is said to be none that we know
 */
export function hearInvitation(text: string, isFree: boolean, otherwise: readonly Intent[]): readonly Intent[] {
  const named = codeNamed(text);
  if (named === null && !isCode(text) && !isOnlyCode(text)) return otherwise;
  const unknown = isFree && isOnlyCode(text);
  return [
    {
      do: 'redeem',
      code: named ?? text.trim(),
      isTyped: true,
      otherwise: unknown ? [say('invitation-not-found')] : otherwise,
    },
  ];
}
