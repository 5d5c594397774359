/** Interprets short requests whose words may come in any order. The whole message must consist of the known parts. */
import { isBoard, isDeciding, isOfficial, maySubmit, type Role } from '../../domain/roles.ts';
import { foldedText } from '../../domain/words/folded-text.ts';
import { type Part, type PartsOfWish, partsOfWish } from '../../domain/words/parts-of-wish.ts';
import { periodNamed } from './hear-work.ts';
import type { Intent } from './intent.ts';
import { runCommand, say } from './run-command.ts';
import type { Situation } from './situation.ts';

interface Wish {
  /** At least one part of each line. */
  readonly needs: readonly (readonly Part[])[];
  readonly without?: readonly Part[];
  readonly isFor: (role: Role) => boolean;
  /** The request is carried out at once, or could be a remark about somebody: no unknown word may remain. */
  readonly isWhole?: true;
  readonly wants: (heard: PartsOfWish, situation: Situation, text: string) => readonly Intent[];
}

const seesStatements = (role: Role): boolean => isBoard(role) || isOfficial(role);
/** With at least this many known parts, one unknown word is accepted. */
const manyParts = 3;
const asks = ['which', 'who', 'many', 'state'] as const satisfies readonly Part[];

const statement = ({ period }: PartsOfWish, { today }: Situation): readonly Intent[] => [
  { do: 'royalties', month: periodNamed(period.startsWith('thang') ? period : '', today) || today.slice(0, 7) },
];
const answerMeeting = (press: 'mt-yes' | 'mt-no', text: string): readonly Intent[] => [
  { do: 'paper', press, subject: '', argument: '', words: text.trim(), revision: 0 },
];

/** The first request whose parts are all present applies. */
const wishes: readonly Wish[] = [
  {
    needs: [['meeting'], ['busy', 'other']],
    without: ['yesterday', 'earlier'],
    isWhole: true,
    isFor: isBoard,
    wants: (_, __, text) => answerMeeting('mt-no', text),
  },
  {
    needs: [['meeting'], ['who', 'many']],
    isFor: isBoard,
    wants: (_, situation) => runCommand({ name: 'hop', rest: '' }, situation),
  },
  {
    needs: [['meeting'], ['call']],
    without: ['who', 'person'],
    isFor: isBoard,
    wants: (_, situation) => runCommand({ name: 'hop', rest: '' }, situation),
  },
  {
    needs: [['self'], ['able']],
    isWhole: true,
    without: [
      'item',
      'money',
      'published',
      'state',
      'which',
      'period',
      'paid',
      'sent',
      'yesterday',
      'earlier',
      'busy',
      'holiday',
      'unit',
      'event',
      'ahead',
      'number',
      'reward',
      'due',
      'forMe',
      'call',
      'many',
      'who',
    ],
    isFor: isBoard,
    wants: (_, __, text) => answerMeeting('mt-yes', text),
  },
  {
    needs: [['holiday'], ['length', 'which', 'many', 'period', 'today']],
    isFor: maySubmit,
    wants: () => [{ do: 'listDays' }],
  },
  {
    needs: [['unit'], ['which', 'who'], ['silent']],
    isFor: isBoard,
    wants: () => [{ do: 'boardPage', page: 'units', of: '' }],
  },
  {
    needs: [['who', 'which', 'many'], ['late']],
    without: ['question', 'self'],
    isFor: isBoard,
    wants: () => [{ do: 'listLate' }],
  },
  {
    needs: [['question'], ['late', 'open'], ['many', 'which', 'who']],
    isFor: (role) => role === 'chairman',
    wants: ({ period }, situation) =>
      runCommand({ name: 'baocao', rest: periodNamed(period, situation.today) }, situation),
  },
  {
    needs: [['item'], ['published'], ['today', 'yesterday', 'week'], ['which', 'many']],
    without: ['self'],
    isFor: isBoard,
    wants: ({ parts }) => [
      { do: 'listPublished', day: parts.has('yesterday') ? 'yesterday' : parts.has('week') ? 'week' : 'today' },
    ],
  },
  {
    needs: [['question', 'item'], ['number'], ['due']],
    isFor: maySubmit,
    wants: (_, __, text) => [{ do: 'explainDue', number: Number(/\d{1,4}/u.exec(text)?.[0] ?? 0) }],
  },
  {
    needs: [['event'], ['ahead', 'week', 'today'], ['which', 'self', 'many']],
    without: ['item', 'holiday', 'number'],
    isFor: maySubmit,
    wants: () => [{ do: 'boardPage', page: 'plan', of: '' }],
  },
  {
    needs: [['unit'], ['which', 'who', 'many'], ['most', 'sent']],
    isFor: isBoard,
    wants: () => [{ do: 'boardPage', page: 'units', of: '' }],
  },
  {
    needs: [['contributor'], ['joined'], ['state', 'many', 'which']],
    isFor: isBoard,
    wants: () => [{ do: 'listPeople' }],
  },
  {
    needs: [['person', 'contributor'], ['item'], ['many', 'most', 'which']],
    without: ['money', 'self', 'published'],
    isFor: isBoard,
    wants: () => [{ do: 'boardPage', page: 'contributors', of: '' }],
  },
  {
    needs: [['self'], ['item'], ['returned', 'published'], ['many', 'which', 'state']],
    without: ['money', 'person'],
    isFor: maySubmit,
    wants: () => [{ do: 'listOwn' }],
  },
  {
    needs: [['reward'], ['self', 'which', 'state', 'period', 'who']],
    isFor: isBoard,
    wants: (_, situation) => runCommand({ name: 'khenthuong', rest: '' }, situation),
  },
  {
    needs: [['something'], ['forMe', 'self']],
    isFor: maySubmit,
    wants: (_, { actor }) => (isDeciding(actor.role) ? [{ do: 'listQueue' }] : [{ do: 'listQuestions' }]),
  },
  {
    needs: [['budget'], ['left', 'many', 'paid', 'period', 'state']],
    isFor: seesStatements,
    wants: (_, situation) => runCommand({ name: 'kinhphi', rest: '' }, situation),
  },
  {
    needs: [['paid', 'money'], ['many'], ['period']],
    without: ['self', 'person', 'tax'],
    isFor: (role) => role === 'accountant' || role === 'chairman' || role === 'head',
    wants: (heard, situation) =>
      heard.period.startsWith('thang')
        ? statement(heard, situation)
        : runCommand({ name: 'kinhphi', rest: '' }, situation),
  },
  {
    needs: [['person'], ['money']],
    isWhole: true,
    isFor: seesStatements,
    wants: statement,
  },
  {
    needs: [['person'], ['money', 'paid', 'tax'], ['many', 'state', 'period']],
    isFor: seesStatements,
    wants: statement,
  },
  {
    // Contributors may not see what others are paid; only they themselves and the board may.
    needs: [['person'], ['money', 'paid']],
    without: ['self'],
    isWhole: true,
    isFor: (role) => role === 'contributor',
    wants: () => [say('royalty-own-only'), { do: 'royalties', month: '' }],
  },
  {
    needs: [['money'], ['self', 'paid'], [...asks, 'period', 'paid']],
    without: ['person', 'budget'],
    isFor: maySubmit,
    wants: () => [{ do: 'royalties', month: '' }],
  },
  {
    needs: [['self'], ['item'], ['state']],
    without: ['money', 'person', 'meeting'],
    isFor: maySubmit,
    wants: () => [{ do: 'listOwn' }],
  },
];

/** Interprets a short request by its parts. Returns null when the text is not one, or the person's role does not have it. */
export function hearParts(text: string, situation: Situation): readonly Intent[] | null {
  const {
    actor,
    memory: { open },
  } = situation;
  if (!(maySubmit(actor.role) || isOfficial(actor.role))) return null;
  if (open !== null && open.ask !== 'pending' && open.ask !== 'slot') return null;
  const heard = partsOfWish(foldedText(text));
  // An unneeded list costs the reader less than a question back, so one unknown word is accepted.
  const isAlmost = heard !== null && heard.rest.length === 1 && heard.parts.size >= manyParts;
  if (!heard || (heard.rest.length > 0 && !isAlmost)) return null;
  const found = wishes.find(
    ({ needs, without = [], isFor, isWhole = false }) =>
      isFor(actor.role) &&
      !(isWhole && heard.rest.length > 0) &&
      needs.every((line) => line.some((part) => heard.parts.has(part))) &&
      !without.some((part) => heard.parts.has(part)),
  );
  return found ? found.wants(heard, situation, text) : null;
}
