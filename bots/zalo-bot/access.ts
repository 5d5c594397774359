/** Reports the state of the bot's access to the core: each change once, a failure only once. */
import { ChannelError } from '../../src/channel/channel-error.ts';
import type { ChannelContext, ChannelHealth } from '../../src/channel/factory.ts';

export interface Access {
  granted(): void;
  /** The token was refused. */
  refused(error: ChannelError): void;
  /** The token was refused during operation, so an administrator must act. */
  lost(error: ChannelError): void;
}

/** Whether retrying cannot help, because the token is invalid. */
export function isRefusedAccess(error: unknown): error is ChannelError {
  return error instanceof ChannelError && error.kind === 'credentials';
}

/**
 * Creates the reporter. `refused` is a change of health like any other; `lost` also reports the failure of the channel,
 * once.
 */
export function createAccess({ onHealth, onFailure }: Pick<ChannelContext, 'onHealth' | 'onFailure'>): Access {
  let told: ChannelHealth['kind'] | null = null;
  let hasFailed = false;

  function tell(health: ChannelHealth): void {
    if (told === health.kind) return;
    told = health.kind;
    onHealth(health);
  }

  const reasonOf = (error: ChannelError) =>
    `Zalo: the bot's token is not accepted (${error.details.description ?? error.kind})`;
  const refused = (error: ChannelError) => tell({ kind: 'needsReconnect', reason: reasonOf(error) });

  return {
    granted: () => tell({ kind: 'ok', accessUntil: null }),
    refused,
    lost(error) {
      refused(error);
      if (hasFailed) return;
      hasFailed = true;
      onFailure(reasonOf(error));
    },
  };
}
