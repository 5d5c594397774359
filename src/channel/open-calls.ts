/** The calls that run now, each with its time limit, so that stopping can wait for them and then end them. */

/** We ended the call: it took too long, or the channel stops. `wasSent` as far as we can know. */
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

/** After the grace, how long we wait for ended calls to notice. */
const settleMs = 300;

/** A call that runs, with an end that we can set. */
export interface OpenCall {
  readonly signal: AbortSignal;
  end(because: CallEnded['because']): void;
  /** Ends the call when this is not said again within `ms`. */
  expectNextWithin(ms: number): void;
  finish(): void;
}

/** The calls of one channel: a stop lets them finish, and no new one begins. */
export interface OpenCalls {
  /** @throws CallEnded when the channel has stopped */
  begin(limitMs: number): OpenCall;
  /** Lets open calls finish for `graceMs`, then ends them. New ones fail at once. */
  close(graceMs: number): Promise<void>;
}

/** After `close` no call begins any more; those that run get its grace, then they end as ended by us. */
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
