/** The contract between the core and a platform. `bots/*` implement it; nothing in `src` names a platform. */
import type { AttachmentRef, Delivery, IncomingEvent } from './incoming.ts';
import type { MenuEntry, OutgoingMessage } from './outgoing.ts';

/** What the platform can do, as data, so that the core adapts without asking who it is. */
export interface ChannelAbilities {
  /** Characters of a message without photos. */
  readonly maxTextLength: number;
  /** Characters of a photo's caption. */
  readonly maxCaptionLength: number;
  /** Buttons under one message; 0 means a numbered list. */
  readonly maxChoices: number;
  /** Which files a message may carry; false: none. Files that don't fit are offered on a page instead. */
  readonly canSendFiles: FileLimits | false;
  /** A picture that we drew goes as a photo up to this size, in bytes; left out: as far as files do. */
  readonly pictureMaxBytes?: number;
  /** False: people can't send documents here (photos at most); they are given an upload page instead. */
  readonly canReceiveFiles: boolean;
  /** May a message ask for the person's phone number in the platform's own form? */
  readonly canAskContact: boolean;
  /**
   * How long after a person's last sign of life we may write, in milliseconds; null: always. Later messages are held
   * until they write again.
   */
  readonly replyWindowMs: number | null;
  readonly pace: ChannelPace;
  /** Its page shows what people said, from what came in: deliveries keep their words while they are there. */
  readonly showsDeliveries?: true;
}

/** What a platform takes as a file. */
export interface FileLimits {
  readonly maxBytes: number;
  /** Null: any. */
  readonly mimeTypes: readonly string[] | null;
}

/** How fast the platform lets us speak. */
export interface ChannelPace {
  readonly perSecond: number;
  readonly perConversationPerSecond: number;
  readonly conversationBurst: number;
  readonly perGroupPerMinute: number;
}

/** What a platform says of a message that it has taken. */
export interface Sent {
  /** Names the message inside its conversation: what `edit` takes. */
  readonly messageId: string;
}

/** How the platform knows our bot. */
export interface ChannelIdentity {
  readonly accountId: string;
  readonly displayName: string;
  /**
   * Where a person opens a chat with us, with an optional start parameter: an invitation's deep link. Null: not known yet,
   * as nobody has granted access.
   */
  readonly linkTo: ((startParameter?: string) => string) | null;
}

/** Where deliveries go. Resolves only after they are stored: then the platform may be told "received". */
export type DeliverySink = (deliveries: readonly Delivery[]) => Promise<void>;

/** What a polling channel keeps between two calls, stored in the same transaction as the deliveries. */
export interface PollingCursor {
  read(): Promise<number | null>;
  store(deliveries: readonly Delivery[], next: number): Promise<void>;
}

/** One ward's bot on one platform. What only some platforms can do stands in the types below. */
export interface Channel {
  readonly name: string;
  readonly abilities: ChannelAbilities;
  /** Learns who we are, then begins to receive (polling), or registers the webhook. */
  start(): Promise<ChannelIdentity>;
  /** Ends polling and open calls; resolves when nothing of the channel runs any more. */
  stop(): Promise<void>;
  /** PURE. One delivery's payload as events; unknown shapes become `unsupported` or `ignored`, never an exception. */
  parse(delivery: Delivery): readonly IncomingEvent[];
  /** @throws ChannelError */
  send(message: OutgoingMessage): Promise<Sent>;
  /** Bytes of a file, at most `limitBytes`, ended early with a ChannelError `rejected` beyond it. @throws ChannelError */
  download(file: AttachmentRef, limitBytes: number): Promise<Uint8Array>;
}

/** Telegram can renew a card, Zalo cannot. */
export interface EditingChannel extends Channel {
  /** @throws ChannelError; "nothing changed" is success */
  edit(messageId: string, message: OutgoingMessage, hasPhoto: boolean): Promise<void>;
}

/** Button presses that want an answer at once (Telegram's spinner). */
export interface AcknowledgingChannel extends Channel {
  /** `text` ≤ 200 characters or null; `isAlert` opens a box instead of a toast. Too late is success. */
  acknowledge(acknowledgement: string, text: string | null, isAlert: boolean): Promise<void>;
}

/** Channels with a command menu of their own for each person. */
export interface MenuChannel extends Channel {
  /** @param conversation null: of everybody who has none of their own */
  setMenu(conversation: string | null, entries: readonly MenuEntry[]): Promise<void>;
}

/**
 * Channels whose access an administrator grants on the platform's own page, and may have to grant again.
 * The core keeps `verifier` with `state` until the administrator comes back (RFC 7636).
 */
export interface GrantingChannel extends Channel {
  /** Names the pages `/board/<connectName>/connect` and `/callback`. */
  readonly connectName: string;
  beginGrant(callbackUrl: string, state: string): { readonly url: string; readonly verifier: string };
  /** `query` is the callback's, as the platform sent it. @throws ChannelError `credentials` with what to do */
  finishGrant(query: Readonly<Record<string, string>>, verifier: string, callbackUrl: string): Promise<void>;
}

/** A call of the platform, before anything of it is believed. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What a call was: only a genuine one brings deliveries, which are stored before it is answered. */
export type WebhookVerdict =
  | { readonly kind: 'forged' }
  /** Not JSON, or not a form that the platform sends. */
  | { readonly kind: 'malformed' }
  /** A test call that carries nothing. */
  | { readonly kind: 'probe' }
  | { readonly kind: 'genuine'; readonly deliveries: readonly Delivery[] };

/** A channel that the platform calls. */
export interface WebhookChannel extends Channel {
  acceptWebhook(request: WebhookRequest): WebhookVerdict;
}

/** May a message to this channel carry the file? */
export function canCarry(
  { canSendFiles, pictureMaxBytes }: Pick<ChannelAbilities, 'canSendFiles' | 'pictureMaxBytes'>,
  { mimeType, sizeBytes }: { readonly mimeType: string; readonly sizeBytes: number },
): boolean {
  if (pictureMaxBytes !== undefined && mimeType.startsWith('image/')) return sizeBytes <= pictureMaxBytes;
  if (canSendFiles === false || sizeBytes > canSendFiles.maxBytes) return false;
  return canSendFiles.mimeTypes?.includes(mimeType) ?? true;
}

/** It can change a message that it sent; where it can’t, what changed is said anew. */
export const canEdit = (channel: Channel): channel is EditingChannel => 'edit' in channel;
/** It shows a short answer to a press beside the button, and takes its spinner away. */
export const canAcknowledge = (channel: Channel): channel is AcknowledgingChannel => 'acknowledge' in channel;
/** It keeps a list of commands in each chat. */
export const canSetMenu = (channel: Channel): channel is MenuChannel => 'setMenu' in channel;
/** Its access is granted by somebody on the platform’s own page, and runs out. */
export const canBeGranted = (channel: Channel): channel is GrantingChannel => 'beginGrant' in channel;
/** The platform calls us; a channel without it asks by itself. */
export const acceptsWebhooks = (channel: Channel): channel is WebhookChannel => 'acceptWebhook' in channel;
