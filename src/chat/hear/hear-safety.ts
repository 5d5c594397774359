/** Plain words about who may act: a lost phone, an account that is to be locked. What is done waits for a press or is undone by the head. */
import type { Actor } from '../../domain/actor.ts';
import { judgeSecrecy } from '../../domain/checks/judge-secrecy.ts';
import { isBoard } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { said } from '../../domain/words/said.ts';
import { isPhoneLost, readPeople, takenAccountIn } from '../../domain/words/staff.ts';
import type { Intent } from './intent.ts';
import { say } from './run-command.ts';

const acts = { lock: 'freeze', unlock: 'unfreeze', remove: 'remove' } as const;

/** In capitals and without accents: "toi mat" in small letters is "I lost". */
const secretStamp = /(?<!\p{L})(?:TOI|TUYET)[ _-]+MAT(?!\p{L})/u;
const sendsPaper =
  /\b(?:gui|nop|chuyen|dang|chup|send|sent|co)\b.*\b(?:bao cao|van ban|tai lieu|cong van|ke hoach|to trinh|ho so|document|report)\b/u;

/** Longer ones are the paper itself: the checks of an item look at it. In characters. */
const longestAnnouncement = 200;

/** "em gửi báo cáo TỐI MẬT số 12": it must not be sent here, whatever is open. Null: no secret is announced. */
export function hearSecret(text: string): readonly Intent[] | null {
  if (text.length > longestAnnouncement || !sendsPaper.test(foldForSearch(text))) return null;
  const isSecret = secretStamp.test(text) || judgeSecrecy({ texts: [text], fileNames: [] }).verdict !== 'none';
  return isSecret ? [say('no-secrets')] : null;
}

/** "tôi xin thôi làm cộng tác viên": said of oneself. */
const leaves =
  /^(?:(?:da|thua|bao|chao|anh|chi|co|bac)[ ,]+)*(?:(?:em|toi|minh|tui|chau)[ ,]+)(?:(?:muon|dinh|xin|xin phep) )*(?:thoi|nghi|ngung|dung|khong)(?: (?:lam|viet|tham gia))+ (?:cong tac vien|ctv|thanh vien|bien tap|ban bien tap|ban|bbt|viec)\b/u;

/** Null: it is about nobody's account. */
export function hearSafety(text: string, actor: Actor): readonly Intent[] | null {
  if (actor.role === 'citizen' || text.length > 120) return null;
  const heard = said(text);
  // Said in passing it must not lock anybody out: the command is offered.
  if (isPhoneLost(heard)) return [say('stolen-how-to', { role: actor.role })];
  if (leaves.test(heard.folded)) return [say('leave-how', { role: actor.role })];
  if (!isBoard(actor.role)) return null;
  const taken = takenAccountIn(heard);
  if (taken !== null) return [{ do: 'offerStanding', act: 'freeze', name: taken }];
  const wish = readPeople(heard);
  if (!wish || !('name' in wish)) return null;
  // The others of the board lock one account only: a colleague's that was stolen.
  const liftsHead = actor.role === 'standingDeputy' && wish.wish === 'unlock';
  if (actor.role !== 'head' && wish.wish !== 'lock' && !liftsHead) return null;
  return wish.wish === 'lock' || wish.wish === 'unlock' || wish.wish === 'remove'
    ? [{ do: 'offerStanding', act: acts[wish.wish], name: wish.name }]
    : null;
}
