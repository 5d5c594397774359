/** "Đã xong KC-2611-0002": an act on a danger case, named by its code. The board types it where there are no buttons. */
import { type DangerCode, dangerCodeIn, deedIn } from '../../domain/danger/danger-code.ts';
import { isBoard } from '../../domain/roles.ts';
import { foldInPlace } from '../../domain/text/normalize.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

const answering = /^(?:nhan lai|tra loi|nhan)\s*[:,–-]\s*/u;

/** The text without the code. */
const without = (text: string, { written }: DangerCode): string =>
  text
    .replace(written, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s:,.–-]+|[\s:,–-]+$/gu, '');

/**
 * Interprets an act on a danger case. Returns null when no case is named, or the person's role has no access to cases. If the
 * text names no act, the case is shown.
 */
export function hearDangerCode(text: string, { actor, words: model }: Situation): readonly Intent[] | null {
  const code = isBoard(actor.role) || actor.role === 'chairman' ? dangerCodeIn(text) : null;
  if (!code) return null;
  const words = without(text, code);
  const folded = foldInPlace(words);
  const answer = answering.exec(folded);
  if (answer) return [{ do: 'dangerByCode', act: 'reply', code: code.code, words: words.slice(answer[0].length) }];
  return [{ do: 'dangerByCode', act: deedIn(words, model), code: code.code, words }];
}
