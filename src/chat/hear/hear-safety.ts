/**
 * Interprets plain words about account safety: a lost phone, an account to be locked. The act waits for a press, or the head can
 * undo it.
 */
import type { Actor } from '../../domain/actor.ts';
import { judgeSecrecy } from '../../domain/checks/judge-secrecy.ts';
import { isBoard } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { foldedText } from '../../domain/words/folded-text.ts';
import { isPhoneLost, readPeople, takenAccountIn } from '../../domain/words/staff.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';

const acts = { lock: 'freeze', unlock: 'unfreeze', remove: 'remove' } as const;

/** In capitals and without accents, because "toi mat" in small letters means "I lost". */
const secretStamp = /(?<!\p{L})(?:TOI|TUYET)[ _-]+MAT(?!\p{L})/u;
const sendsPaper =
  /\b(?:gui|nop|chuyen|dang|chup|send|sent|co)\b.*\b(?:bao cao|van ban|tai lieu|cong van|ke hoach|to trinh|ho so|document|report)\b/u;

/** A longer text is the document itself; the checks of an item examine it. In characters. */
const longestAnnouncement = 200;

/**
 * "em gửi báo cáo TỐI MẬT số 12": answers that classified documents must not be sent here, whatever prompt is open. Null when
 * none is announced.
 */
export function hearSecret(text: string): readonly Intent[] | null {
  if (text.length > longestAnnouncement || !sendsPaper.test(foldForSearch(text))) return null;
  const isSecret = secretStamp.test(text) || judgeSecrecy({ texts: [text], fileNames: [] }).verdict !== 'none';
  return isSecret ? [say('no-secrets')] : null;
}

/** "tôi xin thôi làm cộng tác viên": said about oneself. */
const leaves =
  /^(?:(?:da|thua|bao|chao|anh|chi|co|bac)[ ,]+)*(?:(?:em|toi|minh|tui|chau)[ ,]+)(?:(?:muon|dinh|xin|xin phep) )*(?:thoi|nghi|ngung|dung|khong)(?: (?:lam|viet|tham gia))+ (?:cong tac vien|ctv|thanh vien|bien tap|ban bien tap|ban|bbt|viec)\b/u;

/** Interprets a message about an account. Returns null when the text is about something else. */
export function hearSafety(text: string, actor: Actor): readonly Intent[] | null {
  if (actor.role === 'citizen' || text.length > 120) return null;
  const heard = foldedText(text);
  // A remark in passing must not lock an account, so the command is offered instead.
  if (isPhoneLost(heard)) return [say('stolen-how-to', { role: actor.role })];
  if (leaves.test(heard.folded)) return [say('leave-how', { role: actor.role })];
  if (!isBoard(actor.role)) return null;
  const taken = takenAccountIn(heard);
  if (taken !== null) return [{ do: 'offerStanding', act: 'freeze', name: taken }];
  const wish = readPeople(heard);
  if (!wish || !('name' in wish)) return null;
  // Board members other than the head may only lock an account, for example a colleague's stolen one. The standing deputy may
  // also unlock the head's.
  const liftsHead = actor.role === 'standingDeputy' && wish.wish === 'unlock';
  if (actor.role !== 'head' && wish.wish !== 'lock' && !liftsHead) return null;
  return wish.wish === 'lock' || wish.wish === 'unlock' || wish.wish === 'remove'
    ? [{ do: 'offerStanding', act: acts[wish.wish], name: wish.name }]
    : null;
}
