/** How a channel is made for one ward. `bots/index.ts` lists the factories. */
import type { Channel, DeliverySink, PollingCursor } from './channel.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Structured log of a channel: an event's name and facts without secrets or people's texts. */
export interface ChannelLog {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** Everything a channel is given. Nothing else reaches it. */
export interface ChannelContext {
  /** Slug of the ward that this channel serves. */
  readonly ward: string;
  /** Where the platform can reach us, without a trailing slash; null when we must poll. */
  readonly publicUrl: string | null;
  /** 32 bytes from which the channel derives its own secrets (HMAC with a label). */
  readonly key: Uint8Array;
  readonly onDeliveries: DeliverySink;
  readonly cursor: PollingCursor;
  readonly now: () => Date;
  readonly log: ChannelLog;
  /** Called once when the channel can't go on by itself (token revoked, a second poller): somebody must be told. */
  readonly onFailure: (reason: string) => void;
}

export type ChannelConfig<Config> =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly config: Config }
  /** Names of variables and what is wrong with them, never their values. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

export interface ChannelFactory<Config = unknown> {
  readonly name: string;
  /** PURE. Reads the channel's variables, each with the ward's suffix first (`NAME__WARD_SLUG`), then plain. */
  readConfig(env: Environment, ward: string): ChannelConfig<Config>;
  create(config: Config, context: ChannelContext): Channel;
}
