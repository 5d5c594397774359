/**
 * Every state of a conversation in which a message can arrive, derived from the types: a new
 * state without a scene does not compile.
 */
import { askedWordsKinds, type Open, wardWordsKinds } from '../../src/chat/talk/memory.ts';

/** The objects that the states refer to. */
export interface Things {
  /** A submitted item. */
  readonly item: { readonly id: string; readonly revision: number };
  readonly question: string;
  readonly danger: string;
}

export interface TalkState {
  /** "reason return", "wardWords away": the kind, and what is asked for. */
  readonly name: string;
  readonly open: Open;
  readonly isCitizens: boolean;
}

/** Prompts for citizens, not for the board. */
const ofAskers: readonly string[] = ['add', 'rateNo'];
const citizens: readonly Open['ask'][] = ['question', 'pending'];

export function talkStates({ item, question, danger }: Things): readonly TalkState[] {
  const ofItem = { submission: item.id, revision: item.revision };
  const kept = (what: (typeof wardWordsKinds)[number]): string =>
    what === 'section' ? 'gioi-thieu|add' : what === 'day' ? 'dayOff' : `${item.id}|${item.revision}`;
  const scenes = {
    slot: (['title', 'eventOn', 'source', 'place', 'text'] as const).map((slot) => ({ ask: 'slot' as const, slot })),
    reason: (['return', 'reject', 'unpublish', 'adjust'] as const).map((act) => ({
      ask: 'reason' as const,
      act,
      ...ofItem,
    })),
    boardEdit: (['title', 'text'] as const).map((slot) => ({ ask: 'boardEdit' as const, slot, ...ofItem })),
    paperWords: ['pl-add', 'rl-propose'].map((press) => ({
      ask: 'paperWords' as const,
      press,
      subject: press === 'rl-propose' ? 'rates' : '',
      argument: '',
      revision: 0,
    })),
    inviteName: (['contributor', 'accountant'] as const).map((role) => ({ ask: 'inviteName' as const, role })),
    question: [{ ask: 'question' as const }],
    pending: [
      {
        ask: 'pending' as const,
        received: {
          text: 'Cán bộ khu phố thu tiền không có biên lai thì hỏi ở đâu',
          photos: [],
          messageKey: 'storm:pending',
          channel: 'telegram',
          conversation: 'storm',
          receivedAt: '2026-11-25T02:00:00.000Z',
        },
      },
    ],
    questionWords: askedWordsKinds.map((what) => ({
      ask: 'questionWords' as const,
      what,
      question,
      revision: 1,
      kept: what === 'redirectSure' ? 'Công an phường' : '',
    })),
    dangerWords: (['reply', 'end'] as const).map((act) => ({ ask: 'dangerWords' as const, act, danger })),
    wardWords: wardWordsKinds.map((what) => ({ ask: 'wardWords' as const, what, kept: kept(what) })),
  } satisfies Record<Open['ask'], readonly Open[]>;
  return Object.values(scenes)
    .flat()
    .map((open: Open) => {
      const about = 'what' in open ? open.what : 'act' in open ? open.act : 'slot' in open ? open.slot : '';
      return {
        name: `${open.ask} ${about}`.trim(),
        open,
        isCitizens: citizens.includes(open.ask) || ofAskers.includes(about),
      };
    });
}
