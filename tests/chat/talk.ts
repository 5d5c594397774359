/** Helpers for lines of a conversation: from a person's message to the resulting intents. */

import { readWordsModel } from '../../src/adapters/words-model.ts';
import type { AttachmentRef, IncomingEvent } from '../../src/channel/incoming.ts';
import { hear } from '../../src/chat/hear/hear.ts';
import { hearPress } from '../../src/chat/hear/hear-press.ts';
import type { Intent } from '../../src/chat/hear/intent.ts';
import { emptyMemory, type Memory, type Open } from '../../src/chat/talk/memory.ts';
import { localDate } from '../../src/domain/calendar/local-date.ts';
import type { Role } from '../../src/domain/roles.ts';
import { anActor, anItem, now } from '../domain/submission-builders.ts';

const words = readWordsModel('words');

export interface Scene {
  readonly role?: Role;
  readonly open?: Open;
  /** Text that waits for a press. */
  readonly held?: NonNullable<Memory['held']>;
  /** True if a draft is open. */
  readonly hasDraft?: boolean;
  /** The chat carries no documents. */
  readonly isWithoutFiles?: boolean;
  readonly isNew?: boolean;
}

const situation = ({
  role = 'contributor',
  open,
  held,
  hasDraft = false,
  isWithoutFiles = false,
  isNew = false,
}: Scene) => ({
  words,
  today: localDate('2026-11-27'),
  isNew,
  canReceiveFiles: !isWithoutFiles,
  canAskContact: isWithoutFiles,
  actor: anActor(role),
  memory: { ...emptyMemory, ...(open ? { open } : {}), ...(held ? { held } : {}) },
  draft: hasDraft ? anItem({ state: 'draft' }) : null,
});

const origin = {
  channel: 'telegram',
  externalId: 'tg:1:7',
  conversation: '1',
  isGroup: false,
  sender: { id: '1', displayName: 'Lan' },
  occurredAt: now,
};
const message = { messageId: '7', order: 7, forwardedFrom: null };

export const says = (text: string, scene: Scene = {}): readonly Intent[] =>
  hear({ ...origin, ...message, kind: 'text', text }, situation(scene));

export const forwards = (text: string, from: string, scene: Scene = {}): readonly Intent[] =>
  hear({ ...origin, ...message, kind: 'text', text, forwardedFrom: { kind: 'channel', name: from } }, situation(scene));

export const sends = (
  files: readonly Partial<AttachmentRef>[],
  caption = '',
  scene: Scene = {},
  from: string | null = null,
): readonly Intent[] =>
  hear(
    {
      ...origin,
      ...{ ...message, forwardedFrom: from === null ? null : ({ kind: 'channel', name: from } as const) },
      kind: 'attachments',
      caption,
      albumKey: 'album',
      attachments: files.map((file) => ({
        kind: 'photo',
        fileId: 'f',
        uniqueId: 'u',
        name: null,
        mimeType: null,
        sizeBytes: null,
        width: null,
        height: null,
        ...file,
      })),
    },
    situation(scene),
  );

export const does = (
  event: Partial<IncomingEvent> & Pick<IncomingEvent, 'kind'>,
  scene: Scene = {},
): readonly Intent[] => hear({ ...origin, ...event } as IncomingEvent, situation(scene));

export const presses = (action: string, scene: Scene = {}): readonly Intent[] =>
  hearPress({ action, subject: 'item', revision: 2 }, situation(scene));

/** Intents in a word or two: "say welcome-citizen", "redeem", "ask". */
export const inShort = (intents: readonly Intent[]): readonly string[] =>
  intents.map((intent) =>
    intent.do === 'say' || intent.do === 'courtesy'
      ? `${intent.do} ${intent.message.key}`
      : intent.do === 'remember'
        ? intent.memory.open
          ? `open ${intent.memory.open.ask}`
          : 'forget'
        : intent.do === 'item' || intent.do === 'check' || intent.do === 'person'
          ? `${intent.do} ${intent.act}`
          : intent.do,
  );
