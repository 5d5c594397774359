/** The one long poll that may wait at a time. @template End why it was ended from outside */
export function createOpenPoll<End>() {
  let finishOpen: ((end: End | null) => void) | null = null;
  return {
    isOpen: (): boolean => finishOpen !== null,
    /** Ends the poll that waits, if one does. */
    end: (end: End): void => finishOpen?.(end),
    /** Resolves with what ended it; null: the time is over, or the caller hung up. */
    wait(timeoutS: number, signal: AbortSignal): Promise<End | null> {
      return new Promise((resolve) => {
        const finish = (end: End | null) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', giveUp);
          if (finishOpen === finish) finishOpen = null;
          resolve(end);
        };
        const giveUp = () => finish(null);
        const timer = setTimeout(giveUp, timeoutS * 1000);
        signal.addEventListener('abort', giveUp);
        finishOpen = finish;
      });
    },
  };
}
