/** What the core is told about the bot's access: each change once, its end once and for all. */
import { ChannelError } from '../../src/channel/channel-error.ts';
import type { ChannelContext, ChannelHealth } from '../../src/channel/factory.ts';

export interface Access {
  granted(): void;
  /** The token was refused. */
  refused(error: ChannelError): void;
  /** The token was refused in the middle of work: somebody must act. */
  lost(error: ChannelError): void;
}

/** Neither waiting nor a repetition helps: the token is dead. */
export function isRefusedAccess(error: unknown): error is ChannelError {
  return error instanceof ChannelError && error.kind === 'credentials';
}

/** `refused` is a change of health like any other; `lost` tells the core once that the channel has failed. */
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
