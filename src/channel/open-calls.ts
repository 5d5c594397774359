/** Tracks running calls with their time limits, so that stopping can wait for them and then end them. */

/** This program ended the call: it took too long, or the channel is stopping. `wasSent` as far as it is known. */
export class CallEnded extends Error {
  override readonly name = 'CallEnded';
  readonly because: 'timeout' | 'stopped';
  readonly wasSent: boolean;

  constructor(because: 'timeout' | 'stopped', wasSent: boolean) {
    super(because === 'timeout' ? 'no answer in time' : 'the channel is stopping');
    this.because = because;
    this.wasSent = wasSent;
  }
}

/** After the grace period, how long to wait for ended calls to finish, in milliseconds. */
const settleMs = 300;

/** A running call that can be ended. */
export interface OpenCall {
  readonly signal: AbortSignal;
  end(because: CallEnded['because']): void;
  /** Ends the call unless it is called again within `ms`. */
  expectNextWithin(ms: number): void;
  /** Until the next `expectNextWithin`, silence does not end the call: this program is busy, not the other side. */
  expectNothing(): void;
  finish(): void;
}

/** The calls of one channel: a stop lets them finish and refuses new ones. */
export interface OpenCalls {
  /** @throws CallEnded when the channel has stopped */
  begin(limitMs: number): OpenCall;
  /** Lets open calls finish for `graceMs`, then ends them. New ones fail at once. */
  close(graceMs: number): Promise<void>;
}

/** Creates the tracker. After `close`, no call begins; running calls get the grace period and are then ended. */
export function createOpenCalls(): OpenCalls {
  const open = new Set<OpenCall>();
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
        end,
        expectNextWithin(ms) {
          clearTimeout(idle);
          idle = setTimeout(end, ms, 'timeout');
        },
        expectNothing: () => clearTimeout(idle),
        finish() {
          clearTimeout(limit);
          clearTimeout(idle);
          open.delete(call);
          if (open.size === 0) whenEmpty?.();
        },
      };
      open.add(call);
      return call;
    },

    async close(graceMs) {
      isClosed = true;
      await untilEmpty(graceMs);
      for (const call of open) call.end('stopped');
      await untilEmpty(settleMs);
    },
  };
}
