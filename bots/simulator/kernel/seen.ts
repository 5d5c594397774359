/** What a phone shows of a message, on each platform. */

export interface SeenPhoto {
  readonly fileId: string;
  readonly width: number;
  readonly height: number;
}

export interface SeenButton {
  readonly label: string;
  /** What a press sends; null for a button that opens a page. */
  readonly data: string | null;
  /** The page that it opens; null for a button that sends. */
  readonly url: string | null;
}

export interface SeenDocument {
  readonly fileId: string;
  readonly name: string;
  readonly sizeBytes: number;
}

export interface Seen<Id, Document = SeenDocument> {
  readonly messageId: Id;
  readonly isMine: boolean;
  readonly sentAt: Date;
  /** Text, or the caption of a photo or document. */
  readonly text: string;
  readonly photo: SeenPhoto | null;
  readonly document: Document | null;
}
