/**
 * How a message's files reach the person: in the chat if the channel can carry them, otherwise as a button to a single-download
 * page. This depends on the account in use, so it is decided when the message is sent.
 */
import { type Channel, canCarry } from '../channel/channel.ts';
import type { OutgoingFile } from '../channel/outgoing.ts';
import type { AttachedFile } from '../domain/attached-file.ts';
import type { LinkButton, Message } from '../domain/message.ts';
import { paperForms } from '../domain/period/paper-ref.ts';
import type { Person } from '../domain/person/person.ts';
import { documentTypes } from '../ports/documents.ts';
import type { MediaStore } from '../ports/media.ts';
import { type PrintPaper, printedTypes } from '../ports/papers.ts';
import type { Unit } from '../ports/services.ts';
import { createFileLink } from '../usecases/link/file-link.ts';

interface FileSources {
  readonly media: Pick<MediaStore, 'readDocument'>;
  readonly printPaper: PrintPaper;
}

/** A message with the files that this chat can carry. Each other file is replaced by a link. */
export interface Carried {
  readonly message: Message;
  /** Pictures that the chat can show inline. */
  readonly photos: readonly OutgoingFile[];
  readonly files: readonly OutgoingFile[];
}

/** Assumed size of a printed paper before it is printed. A yearly report of 2,000 items takes 400 kB. */
const paperBytes = 1_000_000;

/**
 * Splits the files of a message: `photos` and `files` are sent along, and the message gets a download button for each file that
 * the channel cannot carry.
 */
export async function carryFiles(
  unit: Unit,
  sources: FileSources,
  channel: Channel,
  person: Person,
  message: Message,
): Promise<Carried> {
  const photos: OutgoingFile[] = [];
  const files: OutgoingFile[] = [];
  const links: (readonly LinkButton[])[] = [];
  for (const file of message.files ?? []) {
    const kept = 'hash' in file;
    const mimeType = kept ? documentTypes[file.kind] : printedTypes[paperForms[file.form]];
    if (canCarry(channel.abilities, { mimeType, sizeBytes: kept ? file.sizeBytes : paperBytes })) {
      const goes = mimeType === printedTypes.png ? photos : files;
      goes.push({ name: file.name, mimeType, bytes: () => bytesOf(sources, person, file), url: null });
    } else {
      const label = { key: 'choice-download', facts: { name: file.name } };
      links.push([{ label, url: await createFileLink(unit, person.id, file) }]);
    }
  }
  const buttons = [...(message.buttons ?? []), ...links];
  return { message: links.length === 0 ? message : { ...message, buttons }, photos, files };
}

async function bytesOf({ media, printPaper }: FileSources, person: Person, file: AttachedFile): Promise<Uint8Array> {
  const found = 'hash' in file ? await media.readDocument(file.hash) : await printPaper(person.id, file);
  if (!found) throw new Error(`the file ${file.name} is missing`);
  return found.bytes;
}
