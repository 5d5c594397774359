/** How a channel is made for one ward. `bots/index.ts` lists the factories. */
import type { Channel, DeliverySink, PollingCursor } from './channel.ts';

/** Variables as the process got them; names of a ward end in `__WARD_SLUG`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Structured log of a channel: an event's name and facts without secrets or people's texts. */
export interface ChannelLog {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** A secret that the platform changes from time to time; encrypted at rest, one value for all processes. */
export interface KeptSecret {
  readonly value: string;
  /** 1, 2, …: grows with each `store`. */
  readonly version: number;
}

/** Where a channel keeps a secret that changes (a refresh token works once). */
export interface SecretSlot {
  /** The newest value, or null: none yet. */
  read(): Promise<KeptSecret | null>;
  /**
   * Runs `work` while nobody else in any process does. `work` gets what is stored at that moment, and `store`, which
   * resolves when the new value is durable. Others wait; a holder that died is passed over after `holdMs`.
   */
  exclusively<Result>(
    holdMs: number,
    work: (current: KeptSecret | null, store: (value: string) => Promise<void>) => Promise<Result>,
  ): Promise<Result>;
}

/** How a channel's access stands. Shown on the board; `needsReconnect` asks a person to grant it again. */
export type ChannelHealth =
  | { readonly kind: 'ok'; readonly accessUntil: Date | null }
  /** Works now, but a person should act before `until`. */
  | { readonly kind: 'expiring'; readonly until: Date; readonly reason: string }
  | { readonly kind: 'needsReconnect'; readonly reason: string }
  /** The platform carries nothing of ours: a person must act in its own console; granting again does not help. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Messages kept on our side, for people whose "app" is a page of ours. */
export interface Mailbox {
  /** Stores one message as JSON text; resolves with its id when it is durable. */
  put(conversation: string, message: string): Promise<string>;
}

/** Files that came through our own pages. */
export interface Uploads {
  /** @throws ChannelError `rejected` when it is gone or longer than `limitBytes` */
  read(id: string, limitBytes: number): Promise<Uint8Array>;
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
  readonly secret: SecretSlot;
  readonly mailbox: Mailbox;
  readonly uploads: Uploads;
  /** Told at each change; the newest is kept. */
  readonly onHealth: (health: ChannelHealth) => void;
  /** Called once when the channel can't go on by itself (token revoked, a second poller): somebody must be told. */
  readonly onFailure: (reason: string) => void;
}

/** A channel of a ward as its variables say: not wanted, ready, or wrong. */
export type ChannelConfig<Config> =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly config: Config }
  /** Names of variables and what is wrong with them, never their values. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** How a channel reads its variables and is made. */
export interface ChannelFactory<Config = unknown> {
  readonly name: string;
  /** Names of the variables that `readConfig` reads, without a ward's suffix: others that look like them are refused. */
  readonly variables: readonly string[];
  /** PURE. Reads the channel's variables, each with the ward's suffix first (`NAME__WARD_SLUG`), then plain. */
  readConfig(env: Environment, ward: string): ChannelConfig<Config>;
  create(config: Config, context: ChannelContext): Channel;
  /**
   * Asks the platform who we are, and answers our name there. Nothing is received or sent.
   * @throws ChannelError
   */
  test?(config: Config): Promise<string>;
}
