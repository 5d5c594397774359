/** Messages to a platform. Always plain text: escaping is the channel's task. */

/** A button. On platforms without buttons the outbox writes choices as a numbered list. */
export interface Choice {
  readonly label: string;
  /** ≤ 64 bytes ASCII, signed by the core; comes back in `IncomingEvent.choice`. */
  readonly value: string;
}

/** A button that opens a page instead of sending a choice. */
export interface LinkChoice {
  readonly label: string;
  readonly url: string;
}

/** A picture or file stored here; `bytes` is called when it is needed. */
export interface OutgoingFile {
  readonly name: string;
  readonly mimeType: string;
  /** @param limitBytes a stored photo gives its largest copy within the limit, its smallest if none is; others ignore it */
  readonly bytes: (limitBytes?: number) => Promise<Uint8Array>;
  /**
   * Public address of the same bytes for some hours, unguessable and without a login; null if this server is not
   * reachable. For platforms without uploads.
   */
  readonly url: string | null;
}

/** A message from the outbox; the channel formats it for its platform. */
export interface OutgoingMessage {
  readonly conversation: string;
  /** Shown in bold above the text; null for none. */
  readonly heading: string | null;
  readonly text: string;
  /** Rows of buttons, top to bottom. */
  readonly choices: readonly (readonly (Choice | LinkChoice)[])[];
  /** 0: text; 1: a photo with the text as caption if it fits; more: albums, then the text as a separate message. */
  readonly photos: readonly OutgoingFile[];
  /** Sent unchanged with their names, in this order; only files that the channel's `canSendFiles` allows. */
  readonly files: readonly OutgoingFile[];
  /**
   * Asks for the person's phone number in the platform's own form if `canAskContact`; otherwise only the text is sent.
   */
  readonly asksContact?: boolean;
}

/** One line of a person's command menu. `command` is `[a-z0-9_]{1,32}`. */
export interface MenuEntry {
  readonly command: string;
  readonly description: string;
}
