/**
 * What a platform can tell us. A channel translates its payloads into these and knows nothing else about us.
 *
 * Glossary: *conversation* is the platform's chat id, *sender* the platform's account id, *externalId* the
 * platform's own id of the delivery (what makes it once), *messageId* names the message inside its conversation.
 */

/** A file on the platform's side. The bytes stay there until somebody needs them. */
export interface AttachmentRef {
  readonly kind: 'photo' | 'document' | 'video' | 'audio' | 'animation';
  /** Handle with which this channel downloads the bytes. */
  readonly fileId: string;
  /** Stable across deliveries of the same bytes; equals `fileId` where the platform has no better one. */
  readonly uniqueId: string;
  /** As claimed by the sender; never used as a path. */
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  /** Pixels, when the platform says so. */
  readonly width: number | null;
  readonly height: number | null;
}

/** Where a forwarded message came from: the proposed source of a news item. */
export interface ForwardOrigin {
  readonly kind: 'person' | 'hidden' | 'chat' | 'channel';
  readonly name: string;
}

/** Where somebody is, in degrees (WGS 84). */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Who did something where and when, the same for every event of every platform. `externalId` is unique in its channel. */
export interface EventOrigin {
  /** Registry name of the channel: 'telegram'. */
  readonly channel: string;
  readonly externalId: string;
  readonly conversation: string;
  /** True when other people read along; nothing private is said there. */
  readonly isGroup: boolean;
  readonly sender: { readonly id: string; readonly displayName: string };
  /** The platform's time of the event, not ours of arrival. */
  readonly occurredAt: Date;
}

/** Fields of a message that a person wrote (as against a button press or a membership notice). */
export interface MessageOrigin {
  readonly messageId: string;
  /** Order inside the conversation: the platform's message number. */
  readonly order: number;
  readonly forwardedFrom: ForwardOrigin | null;
}

/** A platform's delivery in our terms: what the inbox hands to a turn. */
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
        /** The message that carried the button, when the platform still knows it. */
        readonly messageId: string | null;
        /** What `AcknowledgingChannel.acknowledge` needs, or null where presses need no answer. */
        readonly acknowledgement: string | null;
      }
    | {
        readonly kind: 'edited';
        /** `externalId` of the earlier message's event, which may never have come. */
        readonly of: string;
        readonly text: string;
      }
    | { readonly kind: 'contact'; readonly phone: string; readonly ownedBySender: boolean }
    | { readonly kind: 'joined' }
    | { readonly kind: 'left' }
    | { readonly kind: 'moved'; readonly toConversation: string }
    | { readonly kind: 'unsupported'; readonly platformType: string; readonly place?: Place }
    /** Nothing for us: another bot's command, our own message, a service notice. Stored, skipped. */
    | { readonly kind: 'ignored'; readonly platformType: string }
  );

/** Names of the events. */
export type IncomingKind = IncomingEvent['kind'];

/** One delivery as it came in: what the inbox keeps. `payload` is the platform's JSON, untouched. */
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
