/** How a channel is made for one ward. `bots/index.ts` lists the factories. */
import type { Channel, DeliverySink, PollingCursor } from './channel.ts';

/** The process's environment variables; a ward's variables end in `__WARD_SLUG`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Structured log of a channel: an event's name and facts without secrets or people's texts. */
export interface ChannelLog {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** A secret that changes from time to time; encrypted at rest, with one value for all processes. */
export interface KeptSecret {
  readonly value: string;
  /** 1, 2, …: grows with each `store`. */
  readonly version: number;
}

/** Stores a secret that changes (for example a refresh token that works once). */
export interface SecretSlot {
  /** The newest value; null if there is none yet. */
  read(): Promise<KeptSecret | null>;
  /**
   * Runs `work` while no other process does. `work` receives the current value and `store`, which resolves when the new
   * value is durable. Others wait; the hold of a crashed process ends after `holdMs`.
   */
  exclusively<Result>(
    holdMs: number,
    work: (current: KeptSecret | null, store: (value: string) => Promise<void>) => Promise<Result>,
  ): Promise<Result>;
}

/**
 * The state of a channel's access. Shown on the board; `needsReconnect` asks an administrator to grant access again.
 */
export type ChannelHealth =
  | { readonly kind: 'ok'; readonly accessUntil: Date | null }
  /** Works now, but an administrator should act before `until`. */
  | { readonly kind: 'expiring'; readonly until: Date; readonly reason: string }
  | { readonly kind: 'needsReconnect'; readonly reason: string }
  /**
   * The platform refuses the bot's messages: an administrator must act in the platform's console; granting access again
   * does not help.
   */
  | { readonly kind: 'refused'; readonly reason: string };

/** Stores messages for people whose "app" is a page of this server. */
export interface Mailbox {
  /** Stores one message as JSON text; resolves with its id when it is durable. */
  put(conversation: string, message: string): Promise<string>;
}

/** Files uploaded through the ward's own pages. */
export interface Uploads {
  /** The upload in chunks. They end with ChannelError `rejected` if it is gone or longer than `limitBytes`. */
  read(id: string, limitBytes: number): AsyncIterable<Uint8Array>;
}

/** Everything a channel can use. */
export interface ChannelContext {
  /** Slug of the ward that this channel serves. */
  readonly ward: string;
  /** Address at which the platform can reach this server, without a trailing slash; null if the channel must poll. */
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
  /** Called at each change; the newest value is stored. */
  readonly onHealth: (health: ChannelHealth) => void;
  /**
   * Called once when the channel cannot continue by itself (token revoked, a second poller), so that the board is
   * notified.
   */
  readonly onFailure: (reason: string) => void;
}

/** A ward's configuration of a channel: off, on, or invalid. */
export type ChannelConfig<Config> =
  | { readonly kind: 'off' }
  | { readonly kind: 'on'; readonly config: Config }
  /** The names of variables with the problem, never their values. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** Reads a channel's variables and creates the channel. */
export interface ChannelFactory<Config = unknown> {
  readonly name: string;
  /**
   * Names of the variables that `readConfig` reads, without a ward's suffix; similar names in the environment are
   * refused.
   */
  readonly variables: readonly string[];
  /** PURE. Reads the channel's variables, each with the ward's suffix first (`NAME__WARD_SLUG`), then plain. */
  readConfig(env: Environment, ward: string): ChannelConfig<Config>;
  create(config: Config, context: ChannelContext): Channel;
  /**
   * Asks the platform for the bot's identity and returns its name. Receives and sends nothing.
   * @throws ChannelError
   */
  test?(config: Config): Promise<string>;
}
