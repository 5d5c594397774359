/** What we can ask a platform to say. Plain text everywhere: escaping is the channel's work. */

/** A button. Without buttons the outbox writes choices as a numbered list. */
export interface Choice {
  readonly label: string;
  /** ≤ 64 bytes ASCII, signed by the core; comes back in `IncomingEvent.choice`. */
  readonly value: string;
}

/** A button that opens a page instead of answering us. */
export interface LinkChoice {
  readonly label: string;
  readonly url: string;
}

/** A picture or file that we hold; `open` is called when the bytes are needed. */
export interface OutgoingFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: () => Promise<Uint8Array>;
  /**
   * Where the same bytes can be fetched for some hours, without a login and with an address that nobody guesses; null
   * when nobody can reach us. For platforms that take no uploads.
   */
  readonly url: string | null;
}

/** One message as the outbox gives it to a channel, which lays it out for its platform. */
export interface OutgoingMessage {
  readonly conversation: string;
  /** Shown strong, above the text; null for none. */
  readonly heading: string | null;
  readonly text: string;
  /** Rows of buttons, top to bottom. */
  readonly choices: readonly (readonly (Choice | LinkChoice)[])[];
  /** 0: text; 1: a photo with the text as caption when it fits; more: albums, then the text as a message of its own. */
  readonly photos: readonly OutgoingFile[];
  /** Sent as they are, with their names, in this order; only such as the channel's `canSendFiles` allows. */
  readonly files: readonly OutgoingFile[];
  /** Asks for the person's phone number in the platform's own form, where `canAskContact`; elsewhere only the text. */
  readonly asksContact?: boolean;
}

/** One line of a person's command menu. `command` is `[a-z0-9_]{1,32}`. */
export interface MenuEntry {
  readonly command: string;
  readonly description: string;
}
