/** The contract between the core and a platform. `bots/*` implement it; nothing in `src` names a platform. */
import type { AttachmentRef, Delivery, IncomingEvent } from './incoming.ts';
import type { MenuEntry, OutgoingMessage } from './outgoing.ts';

/** The platform's capabilities as data, so that the core adapts without knowing the platform. */
export interface ChannelAbilities {
  /** Characters of a message without photos. */
  readonly maxTextLength: number;
  /** Characters of a photo's caption. */
  readonly maxCaptionLength: number;
  /** Buttons under one message; 0 means a numbered list. */
  readonly maxChoices: number;
  /** Which files a message may carry; false: none. Other files are offered on a page instead. */
  readonly canSendFiles: FileLimits | false;
  /** Maximum size in bytes of a generated picture sent as a photo; if absent, the limit of files applies. */
  readonly pictureMaxBytes?: number;
  /** False if people cannot send documents here (photos at most); they get an upload page instead. */
  readonly canReceiveFiles: boolean;
  /** Whether a message may ask for the person's phone number in the platform's own form. */
  readonly canAskContact: boolean;
  /**
   * How long after a person's last activity the bot may write, in milliseconds; null for always. Later messages are
   * held until the person writes again.
   */
  readonly replyWindowMs: number | null;
  readonly pace: ChannelPace;
  /**
   * The channel's page shows incoming messages from the stored deliveries, so their payloads are kept as long as the
   * delivery.
   */
  readonly showsDeliveries?: true;
}

/** The platform's limits for files. */
export interface FileLimits {
  readonly maxBytes: number;
  /** Null for any type. */
  readonly mimeTypes: readonly string[] | null;
}

/** The platform's rate limits. */
export interface ChannelPace {
  readonly perSecond: number;
  readonly perConversationPerSecond: number;
  readonly conversationBurst: number;
  readonly perGroupPerMinute: number;
}

/** The platform's answer to a sent message. */
export interface Sent {
  /** Identifies the message inside its conversation; used by `edit`. */
  readonly messageId: string;
}

/** The bot's identity on the platform. */
export interface ChannelIdentity {
  readonly accountId: string;
  readonly displayName: string;
  /**
   * Builds the address that opens a chat with the bot, with an optional start parameter (an invitation's deep link).
   * Null if unknown, because no access has been granted yet.
   */
  readonly linkTo: ((startParameter?: string) => string) | null;
}

/** Receives deliveries. Resolves only after they are stored; then the platform may get its acknowledgement. */
export type DeliverySink = (deliveries: readonly Delivery[]) => Promise<void>;

/** The position of a polling channel, stored in the same transaction as the deliveries. */
export interface PollingCursor {
  read(): Promise<number | null>;
  store(deliveries: readonly Delivery[], next: number): Promise<void>;
}

/** One ward's bot on one platform. Optional capabilities are in the types below. */
export interface Channel {
  readonly name: string;
  readonly abilities: ChannelAbilities;
  /** Fetches the bot's identity, then begins to poll, or registers the webhook. */
  start(): Promise<ChannelIdentity>;
  /** Stops polling and open calls; resolves when nothing of the channel runs any more. */
  stop(): Promise<void>;
  /** PURE. One delivery's payload as events; unknown shapes become `unsupported` or `ignored`, never an exception. */
  parse(delivery: Delivery): readonly IncomingEvent[];
  /** @throws ChannelError */
  send(message: OutgoingMessage): Promise<Sent>;
  /**
   * Downloads at most `limitBytes` in chunks, from when they are asked for; a larger file is stopped early with a
   * ChannelError `rejected`.
   * @throws ChannelError from the first chunk, or from a later one if the connection breaks
   */
  download(file: AttachmentRef, limitBytes: number): AsyncIterable<Uint8Array>;
}

/** A channel that can edit its messages: Telegram can, Zalo cannot. */
export interface EditingChannel extends Channel {
  /** @throws ChannelError; "nothing changed" counts as success */
  edit(messageId: string, message: OutgoingMessage, hasPhoto: boolean): Promise<void>;
}

/** A channel whose button presses need an immediate answer (Telegram's spinner). */
export interface AcknowledgingChannel extends Channel {
  /**
   * `text` ≤ 200 characters or null; `isAlert` opens a dialog instead of a toast. An answer that comes too late counts
   * as success.
   */
  acknowledge(acknowledgement: string, text: string | null, isAlert: boolean): Promise<void>;
}

/** A channel with a command menu per person. */
export interface MenuChannel extends Channel {
  /** @param conversation null for everyone without a menu of their own */
  setMenu(conversation: string | null, entries: readonly MenuEntry[]): Promise<void>;
}

/**
 * A channel whose access an administrator grants on the platform's own page, possibly more than once. The core stores
 * `verifier` with `state` until the administrator returns (RFC 7636).
 */
export interface GrantingChannel extends Channel {
  /** Name in the paths `/board/<connectName>/connect` and `/callback`. */
  readonly connectName: string;
  beginGrant(callbackUrl: string, state: string): { readonly url: string; readonly verifier: string };
  /** `query` is the callback's, as the platform sent it. @throws ChannelError `credentials` with advice */
  finishGrant(query: Readonly<Record<string, string>>, verifier: string, callbackUrl: string): Promise<void>;
}

/** A call from the platform, before it is verified. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** The result of checking a call: only a genuine one contains deliveries, which are stored before it is answered. */
export type WebhookVerdict =
  | { readonly kind: 'forged' }
  /** Not JSON, or not a form the platform sends. */
  | { readonly kind: 'malformed' }
  /** A test call without content. */
  | { readonly kind: 'probe' }
  | { readonly kind: 'genuine'; readonly deliveries: readonly Delivery[] };

/** A channel with a webhook. */
export interface WebhookChannel extends Channel {
  acceptWebhook(request: WebhookRequest): WebhookVerdict;
}

/** Whether a message to this channel may carry the file. */
export function canCarry(
  { canSendFiles, pictureMaxBytes }: Pick<ChannelAbilities, 'canSendFiles' | 'pictureMaxBytes'>,
  { mimeType, sizeBytes }: { readonly mimeType: string; readonly sizeBytes: number },
): boolean {
  if (pictureMaxBytes !== undefined && mimeType.startsWith('image/')) return sizeBytes <= pictureMaxBytes;
  if (canSendFiles === false || sizeBytes > canSendFiles.maxBytes) return false;
  return canSendFiles.mimeTypes?.includes(mimeType) ?? true;
}

/** Whether it can edit sent messages; otherwise changes are sent as new messages. */
export const canEdit = (channel: Channel): channel is EditingChannel => 'edit' in channel;
/** Whether it can show a short answer to a button press and end its spinner. */
export const canAcknowledge = (channel: Channel): channel is AcknowledgingChannel => 'acknowledge' in channel;
/** Whether it has a list of commands in each chat. */
export const canSetMenu = (channel: Channel): channel is MenuChannel => 'setMenu' in channel;
/** Whether its access is granted on the platform's own page, and expires. */
export const canBeGranted = (channel: Channel): channel is GrantingChannel => 'beginGrant' in channel;
/** Whether the platform calls a webhook; other channels poll. */
export const acceptsWebhooks = (channel: Channel): channel is WebhookChannel => 'acceptWebhook' in channel;
