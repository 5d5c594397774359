/**
 * How a message's files reach the person: in the chat where the channel can carry them, else by a button to a page of
 * one download. Which it is depends on the account that is spoken to, so it is decided when the message is sent.
 */
import { type Channel, canCarry } from '../channel/channel.ts';
import type { OutgoingFile } from '../channel/outgoing.ts';
import type { AttachedFile } from '../domain/attached-file.ts';
import type { LinkButton, Message } from '../domain/message.ts';
import type { Person } from '../domain/person/person.ts';
import { documentTypes } from '../ports/documents.ts';
import type { MediaStore } from '../ports/media.ts';
import type { Unit } from '../ports/services.ts';
import { createFileLink } from '../usecases/link/file-link.ts';

export async function carryFiles(
  unit: Unit,
  media: Pick<MediaStore, 'readDocument'>,
  channel: Channel,
  person: Person,
  message: Message,
): Promise<{ readonly message: Message; readonly files: readonly OutgoingFile[] }> {
  const files: OutgoingFile[] = [];
  const links: (readonly LinkButton[])[] = [];
  for (const file of message.files ?? []) {
    const mimeType = documentTypes[file.kind];
    if (canCarry(channel.abilities, { mimeType, sizeBytes: file.sizeBytes })) {
      files.push({ name: file.name, mimeType, bytes: () => bytesOf(media, file), url: null });
    } else {
      const label = { key: 'choice-download', facts: { name: file.name } };
      links.push([{ label, url: await createFileLink(unit, person.id, file) }]);
    }
  }
  if (links.length === 0) return { message, files };
  return { message: { ...message, buttons: [...(message.buttons ?? []), ...links] }, files };
}

async function bytesOf(media: Pick<MediaStore, 'readDocument'>, { hash }: AttachedFile): Promise<Uint8Array> {
  const found = await media.readDocument(hash);
  if (!found) throw new Error(`the document ${hash} is missing`);
  return found.bytes;
}
