/** A part of a channel that runs until it is stopped: a poller, or the keeper of a webhook. */
export interface Receiver {
  start(): Promise<void>;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** Runs in the background; a second start while it runs has no effect. @param run ends soon after the signal fires */
export function inBackground(run: (signal: AbortSignal) => Promise<void>): Receiver {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  return {
    async start() {
      running ??= run(stopping.signal).finally(() => {
        running = null;
      });
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Waits without keeping the process alive. */
export async function passed(ms: number): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
