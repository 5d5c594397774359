/**
 * Interprets requests about work. The act checks rights and asks for its own confirmation; what does not exist is answered as
 * such.
 */
import { actNamed } from '../../domain/act/act.ts';
import { isHurting, submissionActs } from '../../domain/act/submission.ts';
import { addDays, formatDate, localDate, weekdayOf } from '../../domain/calendar/local-date.ts';
import { mayReadPaper } from '../../domain/period/paper-ref.ts';
import { grants, isBoard, isDeciding, isOfficial, maySubmit } from '../../domain/roles.ts';
import { readReplyCode } from '../../domain/submission/codes.ts';
import { foldInPlace } from '../../domain/text/normalize.ts';
import type { ItemAct } from '../../domain/words/item-act.ts';
import type { ItemInWords } from '../../domain/words/item-in-words.ts';
import type { StaffWish } from '../../domain/words/staff.ts';
import type { CommandName } from './commands.ts';
import type { Intent } from './intent.ts';
import { askFor, notForOfficials, runCommand, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/** Requests that are a command in other words. */
const commandOf: Partial<Record<StaffWish['wish'], CommandName>> = {
  queue: 'choduyet',
  late: 'quahan',
  ownItems: 'baicuatoi',
  royalty: 'nhuanbut',
  budget: 'kinhphi',
  calendar: 'lich',
  process: 'quytrinh',
  people: 'thanhvien',
  desk: 'bang',
  unreached: 'chuagui',
  handOvers: 'donchuyen',
  questions: 'cauhoi',
};

const typed = ['approve', 'return', 'reject', 'view', 'unpublish', 'republish', 'correct', 'unschedule'] as const;
const isTyped = (act: ItemAct): act is (typeof typed)[number] => typed.some((each) => each === act);

/** "hẹn 0042 bảy giờ sáng thứ Hai" means "H 0042 7:00 30/11/2026". */
function onSchedule(
  { code, day, time }: Extract<StaffWish, { wish: 'schedule' }>,
  { actor }: Situation,
): readonly Intent[] {
  if (isShort(code) && isDeciding(actor.role)) return shownFirst('view', code);
  const at = time ? `${time.hour}:${String(time.minute).padStart(2, '0')}` : '';
  const on = day ? formatDate(day) : '';
  const { letter } = actNamed(submissionActs, 'schedule');
  const read = readReplyCode(`${letter} ${code.padStart(4, '0')} ${at} ${on}`.trim());
  return read ? [{ do: 'byNumber', ...read }] : [say('work-not-yet')];
}

/** "trả lại 0042 thiếu ảnh" means "T 0042 thiếu ảnh". Null when the act cannot be typed. */
function typedAct(act: ItemAct, code: string, note: string): Intent | null {
  if (!isTyped(act)) return null;
  const { letter } = actNamed(submissionActs, act);
  const why = note.slice(/^(?:vi|ly do(?: la)?)\s*[:–-]?\s+/u.exec(foldInPlace(note))?.[0].length ?? 0);
  const read = readReplyCode(`${letter} ${code.padStart(4, '0')} ${isHurting(act) ? '' : why}`);
  return read && { do: 'byNumber', ...read };
}

/** One or two digits may be the end of several codes, or count something ("20/11"): nothing is decided by them (0309). */
const isShort = (code: string): boolean => code.length <= 2;

const shownBeforeAct: readonly ItemInWords['act'][] = ['approve', 'return', 'reject', 'unpublish', 'correct'];

/**
 * Shows the item whose code ends with these digits, with a button for the act, or asks which one is meant. An item that was taken
 * down, or that none of the newest is, is shown by its exact number.
 */
function shownFirst(act: ItemAct, digits: string): readonly Intent[] {
  const exact = { do: 'byNumber', act: 'view', number: Number(digits), code: null, rest: '' } as const;
  if (act === 'republish') return [exact];
  const about = digits.padStart(2, '0');
  const named = shownBeforeAct.find((each) => each === act);
  return [
    named
      ? { do: 'itemNamed', named: { act: named, about }, otherwise: [say('item-number-none', { number: about })] }
      : { do: 'itemNamed', named: { act: 'view', about }, otherwise: [exact] },
  ];
}

const viewOf = (code: string): Extract<StaffWish, { wish: 'item' }> => ({ wish: 'item', act: 'view', code, note: '' });

/** The full view of an item shows who has it and what happened to it. */
const seenInItem: readonly ItemAct[] = ['history', 'holder', 'release'];

function onItem({ act, code, note }: Extract<StaffWish, { wish: 'item' }>, { actor }: Situation): readonly Intent[] {
  // A person who decides takes down anybody's item; an author withdraws an item that is not decided yet.
  const named = act === 'withdraw' && isDeciding(actor.role) ? 'unpublish' : act;
  if (named === 'withdraw') return [{ do: 'withdrawByCode', code }];
  const asked = seenInItem.includes(named) ? 'view' : named;
  // Others are refused by the act itself, and see no item's title.
  if (asked !== 'view' && isShort(code) && isDeciding(actor.role)) return shownFirst(asked, code);
  const typed = typedAct(asked, code, note);
  return typed ? [typed] : [say('work-not-yet')];
}

const quarters: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, i: 1, ii: 2, iii: 3, iv: 4 };

const monthId = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;

/**
 * 'thang 11' → '2026-11': the latest such month that has begun; 'quy', 'tuan nay': the current one. Returns '' for the current
 * month.
 */
export function periodNamed(words: string | null, today: string): string {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const [unit = '', which = ''] = (words ?? '').split(' ');
  if (unit === 'thang' && /^\d+$/u.test(which)) return monthId(Number(which) > month ? year - 1 : year, Number(which));
  if (words === 'last month' || (unit === 'thang' && (which === 'truoc' || which === 'roi')))
    return month === 1 ? monthId(year - 1, 12) : monthId(year, month - 1);
  if (unit === 'quy') {
    const now = Math.ceil(month / 3);
    if (which === 'truoc') return now === 1 ? `${year - 1}-Q4` : `${year}-Q${now - 1}`;
    const quarter = Number(which) || (quarters[which] ?? now);
    return `${quarter > now ? year - 1 : year}-Q${quarter}`;
  }
  if (unit === 'tuan') {
    const day = localDate(today);
    const monday = addDays(day, 1 - weekdayOf(day) - (which === 'truoc' || which === 'roi' ? 7 : 0));
    return `${monday}..${addDays(monday, 6)}`;
  }
  return unit === 'nam' ? (/^\d{4}$/u.test(which) ? which : String(year)) : '';
}

/** Statements are monthly; for a week, the month's statement is shown. */
const monthsOrMore = (period: string): string => (period.includes('..') ? '' : period);

/** What the chairman and the accountant can be shown in the chat. */
const ofOfficials: readonly StaffWish['wish'][] = [
  ...([
    'report',
    'statement',
    'royalty',
    'budget',
    'questions',
    'handOvers',
    'desk',
    'lostPhone',
    'security',
    'pin',
  ] as const),
];

/** Interprets a work request. Officials only get what belongs to their role. */
export function hearWork(wish: StaffWish, situation: Situation): readonly Intent[] {
  const { draft, today, actor } = situation;
  if (isOfficial(actor.role) && !ofOfficials.includes(wish.wish)) return [notForOfficials(situation)];
  const command = commandOf[wish.wish];
  if (command) return runCommand({ name: command, rest: '' }, situation);
  switch (wish.wish) {
    case 'report':
      // An office member reads no report of the board and is shown the open questions instead.
      if (wish.of === 'questions' && isBoard(actor.role) && !mayReadPaper('report', actor.role))
        return runCommand({ name: 'cauhoi', rest: '' }, situation);
      return runCommand({ name: 'baocao', rest: periodNamed(wish.period, today) }, situation);
    case 'statement':
      // An author is shown their own royalties.
      return actor.role === 'contributor'
        ? [{ do: 'royalties', month: '' }]
        : [{ do: 'royalties', month: monthsOrMore(periodNamed(wish.period, today)) || today.slice(0, 7) }];
    case 'log':
      return isBoard(actor.role) ? [{ do: 'listLog', day: wish.day }] : [say('issue-not-entitled')];
    case 'item':
      return onItem(wish, situation);
    case 'schedule':
      return onSchedule(wish, situation);
    case 'noSuchDay':
      return [say('issue-no-such-day', { day: wish.day })];
    case 'assign':
      return [{ do: 'assignQuestion', code: wish.code, name: wish.name }];
    case 'topic':
      return [{ do: 'setTopic', code: wish.code, name: wish.name }];
    case 'append':
      return [{ do: 'mendSent', code: wish.code, added: wish.text, otherwise: onItem(viewOf(wish.code), situation) }];
    case 'dossier':
      return [{ do: 'openPaper', view: { name: 'dossier', of: wish.code } }];
    case 'away':
      return [{ do: 'away', from: wish.from, to: wish.to, deputy: wish.deputy, isSure: false }];
    case 'back':
      return [{ do: 'backAtWork' }];
    case 'dropPhoto':
      return draft ? [{ do: 'dropPhoto', numbers: [wish.number] }] : [say('issue-no-draft')];
    case 'lostPhone':
      return [say('stolen-how-to', { role: actor.role })];
    case 'security':
    case 'pin':
      return [say('security-how')];
    case 'undo':
      return isDeciding(actor.role) ? [{ do: 'undoLast' }] : [say('issue-not-entitled')];
    case 'invite':
      if (wish.as) return [{ do: 'invite', ...wish.as }];
      return runCommand({ name: 'thanhvien', rest: '' }, situation);
    case 'inviteAs':
      return grants[actor.role].includes(wish.role)
        ? [
            { do: 'remember', memory: { open: { ask: 'inviteName', role: wish.role } } },
            askFor({ key: 'invite-name-please' }),
          ]
        : [say('issue-not-entitled')];
    case 'howTo':
      return [say(maySubmit(actor.role) ? 'draft-how-to' : 'submit-not-invited')];
    default:
      return [say('work-not-yet')];
  }
}
