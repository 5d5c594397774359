/**
 * The events that a platform can deliver. A channel translates its payloads into these and has no other knowledge of
 * the core. Glossary: *conversation* is the platform's chat id, *sender* the platform's account id, *externalId* the
 * platform's own id of the delivery (it makes the delivery unique), *messageId* identifies the message inside its
 * conversation.
 */

/** A file on the platform's side. Its bytes stay there until they are needed. */
export interface AttachmentRef {
  readonly kind: 'photo' | 'document' | 'video' | 'audio' | 'animation';
  /** The handle with which this channel downloads the bytes. */
  readonly fileId: string;
  /** Stable across deliveries of the same bytes; equals `fileId` if the platform has no better one. */
  readonly uniqueId: string;
  /** As claimed by the sender; never used as a path. */
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  /** In pixels, if the platform gives them. */
  readonly width: number | null;
  readonly height: number | null;
}

/** Where a forwarded message came from: the proposed source of a news item. */
export interface ForwardOrigin {
  readonly kind: 'person' | 'hidden' | 'chat' | 'channel';
  readonly name: string;
}

/** A location in degrees (WGS 84). */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Who did something, where and when; the same for every event of every platform. `externalId` is unique within its
 * channel.
 */
export interface EventOrigin {
  /** Registry name of the channel: 'telegram'. */
  readonly channel: string;
  readonly externalId: string;
  readonly conversation: string;
  /** True if other people can read the conversation; nothing private is sent there. */
  readonly isGroup: boolean;
  readonly sender: { readonly id: string; readonly displayName: string };
  /** The platform's time of the event, not the time of arrival. */
  readonly occurredAt: Date;
}

/** Fields of a message that a person wrote (unlike a button press or a membership notice). */
export interface MessageOrigin {
  readonly messageId: string;
  /** Order within the conversation: the platform's message number. */
  readonly order: number;
  readonly forwardedFrom: ForwardOrigin | null;
}

/** A platform's delivery in the core's terms: what the inbox passes to a turn. */
export type IncomingEvent = EventOrigin &
  (
    | ({ readonly kind: 'text'; readonly text: string } & MessageOrigin)
    | ({
        readonly kind: 'attachments';
        readonly attachments: readonly AttachmentRef[];
        readonly caption: string;
        readonly albumKey: string | null;
      } & MessageOrigin)
    | {
        readonly kind: 'choice';
        /** The value that the button carried, as the sender's app claims it: verify before use. */
        readonly choice: string;
        /** The message with the button, if the platform still has it. */
        readonly messageId: string | null;
        /** Argument of `AcknowledgingChannel.acknowledge`; null if presses need no answer. */
        readonly acknowledgement: string | null;
      }
    | {
        readonly kind: 'edited';
        /** `externalId` of the earlier message's event, which may never have arrived. */
        readonly of: string;
        readonly text: string;
      }
    | { readonly kind: 'contact'; readonly phone: string; readonly ownedBySender: boolean }
    | { readonly kind: 'joined' }
    | { readonly kind: 'left' }
    | { readonly kind: 'moved'; readonly toConversation: string }
    | { readonly kind: 'unsupported'; readonly platformType: string; readonly place?: Place }
    /** Not relevant: another bot's command, the bot's own message, a service notice. Stored and skipped. */
    | { readonly kind: 'ignored'; readonly platformType: string }
  );

/** Names of the events. */
export type IncomingKind = IncomingEvent['kind'];

/** A delivery as it arrived, stored in the inbox. `payload` is the platform's JSON, unchanged. */
export interface Delivery {
  readonly channel: string;
  readonly externalId: string;
  /** Deliveries of one lane are handled one at a time, in order. */
  readonly lane: string;
  /** 1 button presses, 5 messages, 9 bulk: smaller first. */
  readonly priority: number;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly payload: string;
}
