/** A message as a phone shows it, for each platform. */

export interface SeenPhoto {
  readonly fileId: string;
  readonly width: number;
  readonly height: number;
}

export interface SeenButton {
  readonly label: string;
  /** The data that a press sends; null for a button that opens a page. */
  readonly data: string | null;
  /** The page that it opens; null for a button that sends data. */
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

/**
 * The data of a button named by its data, its label, or part of its label, in the first message that has one.
 * @throws Error that lists the buttons
 */
export function dataOfButton(messages: readonly (readonly SeenButton[])[], wanted: string): string {
  for (const buttons of messages) {
    const found =
      buttons.find(({ data }) => data === wanted) ??
      buttons.find(({ label }) => label === wanted) ??
      buttons.find(({ label }) => label.includes(wanted));
    if (!found) continue;
    if (found.data === null) throw new Error(`"${found.label}" opens a page; it can't be pressed`);
    return found.data;
  }
  const labels = messages.flat().map(({ label }) => `"${label}"`);
  throw new Error(`No button "${wanted}"; there are: ${labels.join(', ') || 'none'}`);
}
