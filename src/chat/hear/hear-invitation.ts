/** Recognises the code of an invitation or of an account link, typed alone or after words that name it. */
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';

/** True when the text has the form of an invitation code. */
const isCode = (text: string): boolean => /^[A-HJKMNP-TV-Z2-9]{8}$/u.test(text.trim().toUpperCase());

/** A mix of letters and digits that is not a word: probably a code with a missing, extra or misread character. */
const isOnlyCode = (text: string): boolean =>
  text.length <= 12 && /^(?=(?:.*\d){2})(?=(?:.*\p{L}){2})[A-Z\d]{7,9}$/u.test(text.trim().toUpperCase());

/** "mã mời 442QKJW4": the code after words that name it. Null when there is none. */
const codeNamed = (text: string): string | null =>
  text.length > 60
    ? null
    : (/\b(?:ma|code)\b(?: (?:moi|lien ket|ket noi|tai khoan|cua|toi|em|chau|la|is|nay|day))*[ :]+(?<code>[a-hjkmnp-tv-z2-9]{8})[ .]*$/u
        .exec(foldForSearch(text))
        ?.groups?.code?.toUpperCase() ?? null);

/**
 * Tries the text as a code first, whatever prompt is open. If no such code exists, `otherwise` applies.
 * @param isFree no prompt is open: text that can only be a code is then answered as an unknown code
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
