/** The calls that run now, each with a time limit, so that stopping can wait for them and then end them. */
import { CallEnded } from './errors.ts';

/** After the grace, how long we wait for ended calls to notice. */
const SETTLE_MS = 300;

export interface OpenCall {
  readonly signal: AbortSignal;
  /** Ends the call when nothing comes for so long. */
  expectNextWithin(ms: number): void;
  finish(): void;
}

export interface OpenCalls {
  /** @throws CallEnded when the channel has stopped */
  begin(limitMs: number): OpenCall;
  /** Lets open calls finish for `graceMs`, then ends them. New ones fail at once. */
  close(graceMs: number): Promise<void>;
}

export function createOpenCalls(): OpenCalls {
  const open = new Map<OpenCall, (because: CallEnded['because']) => void>();
  let isClosed = false;
  let whenEmpty: (() => void) | null = null;

  async function untilEmpty(ms: number): Promise<void> {
    if (open.size === 0 || ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    whenEmpty = null;
  }

  return {
    begin(limitMs) {
      if (isClosed) throw new CallEnded('stopped', false);
      const controller = new AbortController();
      const end = (because: CallEnded['because']) => controller.abort(new CallEnded(because, true));
      const limit = setTimeout(end, limitMs, 'timeout');
      let idle: NodeJS.Timeout | undefined;
      const call: OpenCall = {
        signal: controller.signal,
        expectNextWithin(ms) {
          clearTimeout(idle);
          idle = setTimeout(end, ms, 'timeout');
        },
        finish() {
          clearTimeout(limit);
          clearTimeout(idle);
          open.delete(call);
          if (open.size === 0) whenEmpty?.();
        },
      };
      open.set(call, end);
      return call;
    },

    async close(graceMs) {
      isClosed = true;
      await untilEmpty(graceMs);
      for (const end of open.values()) end('stopped');
      await untilEmpty(SETTLE_MS);
    },
  };
}
