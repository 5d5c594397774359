/** Button presses that wait for `answerCallbackQuery`; each can be answered once, within the client's timeout. */
import { faults } from './faults.ts';

/** How long the client shows its spinner, in real time. */
const lifetimeMs = 15_000;
const maxRemembered = 1000;

export interface CallbackAnswer {
  readonly text: string;
  readonly isAlert: boolean;
}

export interface Press {
  readonly queryId: string;
  readonly personId: number;
  readonly chatId: number;
  readonly messageId: number;
  readonly pressedAtMs: number;
  answer: CallbackAnswer | null;
}

/**
 * The last thousand presses are kept; older ones are "too old".
 * @param firstId makes ids differ from those of other runs
 */
export function createCallbacks(monotonicMs: () => number, firstId: number) {
  const presses = new Map<string, Press>();
  let made = 0;
  return {
    open(press: Pick<Press, 'personId' | 'chatId' | 'messageId'>): Press {
      made += 1;
      const queryId = `${firstId}${String(made).padStart(9, '0')}`;
      const opened: Press = { ...press, queryId, pressedAtMs: monotonicMs(), answer: null };
      presses.set(queryId, opened);
      for (const oldest of presses.keys()) {
        if (presses.size <= maxRemembered) break;
        presses.delete(oldest);
      }
      return opened;
    },
    /** @throws ApiFault if the id is unknown, too old, or already answered */
    answer(queryId: string, answer: CallbackAnswer): Press {
      const press = presses.get(queryId);
      if (!press) throw faults.queryTooOld();
      if (press.answer) throw faults.queryAnswered();
      if (monotonicMs() - press.pressedAtMs > lifetimeMs) throw faults.queryTooOld();
      press.answer = answer;
      return press;
    },
    find: (queryId: string): Press | null => presses.get(queryId) ?? null,
  };
}
