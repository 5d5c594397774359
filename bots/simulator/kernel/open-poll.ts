/** A long poll, of which only one may wait at a time. @template End the reason for which it was ended from outside */
export function createOpenPoll<End>() {
  let finishOpen: ((end: End | null) => void) | null = null;
  return {
    isOpen: (): boolean => finishOpen !== null,
    /** Ends the waiting poll, if there is one. */
    end: (end: End): void => finishOpen?.(end),
    /** Resolves with the reason; null after the timeout, or if the caller disconnected. */
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
