/**
 * The dialogue memory of a person: the open prompt and text that waits. It is stored as versioned JSON, parsed here, and written
 * only by `src/chat`. JSON that does not fit the schema counts as empty, so a change of the schema ends open dialogues without an
 * error.
 */
import { z } from 'zod';
import type { LetterKind } from '../../domain/question/letter.ts';
import { roles } from '../../domain/roles.ts';

/** Raised whenever the stored shape changes; memories of an older version count as empty. */
export const memoryVersion = 1;

const photoFile = z.object({
  channel: z.string(),
  fileId: z.string(),
  uniqueId: z.string(),
  kind: z.enum(['photo', 'document']),
  name: z.string().nullable(),
  mimeType: z.string().nullable(),
  sizeBytes: z.number().nullable(),
});

/** A citizen's text that waits for a choice; `receivedAt` is ISO text. */
const pendingWords = z.object({
  text: z.string(),
  photos: z.array(photoFile).readonly(),
  messageKey: z.string(),
  channel: z.string(),
  conversation: z.string(),
  receivedAt: z.string(),
  /** It arrived long after it was written, so no alternatives are offered first. */
  isLate: z.boolean().exactOptional(),
  /** The published answer that was offered for it, and whether its text was shown. */
  offered: z.object({ id: z.string(), isGiven: z.boolean() }).readonly().exactOptional(),
  /** Written for this existing question. */
  addTo: z.string().exactOptional(),
  /** Messages that arrived while it was in doubt and may be its next parts. Each is filed separately, if at all. */
  parts: z
    .array(z.object({ text: z.string(), messageKey: z.string() }).readonly())
    .readonly()
    .exactOptional(),
  /** It has no content of its own, but followed a letter of this kind and may belong to it. */
  follows: z.enum(['complaint', 'denunciation'] as const satisfies readonly LetterKind[]).exactOptional(),
});

/** The act on a question that asks for text, or its second step. */
const askedWords = z.enum([
  'draft',
  'sendBack',
  'clarify',
  'interim',
  'interimDate',
  'explainDelay',
  'redirect',
  'redirectSure',
  'phone',
  'giveUp',
  'setTopic',
  'heardByPhone',
  'mask',
  'maskAnswer',
  'rejectMask',
  'takeDown',
  'add',
  'rateNo',
]);

/**
 * Text that an act on the ward's rules or days, or on an item, asks for. `daySure` and `sectionSure`: a day or a section page was
 * read and waits for its confirming press. `away`: an absence waits for its days or for a substitute.
 */
const wardWords = z.enum([
  'day',
  'daySure',
  'daySource',
  'section',
  'sectionSure',
  'budget',
  'undertaking',
  'schedule',
  'correct',
  'note',
  'merge',
  'reclassify',
  'lateWhy',
  'away',
]);

/** The open prompt; the next text answers it. */
const open = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('slot'), slot: z.enum(['title', 'eventOn', 'source', 'place', 'text']) }),
  z.object({
    ask: z.literal('reason'),
    act: z.enum(['return', 'reject', 'unpublish', 'adjust']),
    submission: z.string(),
    revision: z.number(),
    /** A free-text reason that waits for its confirming press. */
    written: z.object({ note: z.string(), mark: z.string() }).optional(),
  }),
  z.object({
    ask: z.literal('boardEdit'),
    slot: z.enum(['title', 'text']),
    submission: z.string(),
    revision: z.number(),
  }),
  /** Text that an act on a paper needs. */
  z.object({
    ask: z.literal('paperWords'),
    press: z.string(),
    subject: z.string(),
    argument: z.string(),
    // A prompt stored before papers had revisions does not say which revision was seen.
    revision: z.number().default(0),
  }),
  z.object({ ask: z.literal('inviteName'), role: z.enum(roles) }),
  z.object({ ask: z.literal('question') }),
  /** Text that waits for a choice: a similar answer, another procedure, or a doubt. */
  z.object({ ask: z.literal('pending'), received: pendingWords.readonly() }),
  /** A press on a question asked for text. `kept` is what was given one step before. */
  z.object({
    ask: z.literal('questionWords'),
    what: askedWords,
    question: z.string(),
    revision: z.number(),
    kept: z.string(),
  }),
  /** A reply to the person in danger, or the account of how the case ended. */
  z.object({ ask: z.literal('dangerWords'), act: z.enum(['reply', 'end']), danger: z.string() }),
  z.object({
    ...{ ask: z.literal('wardWords'), what: wardWords, kept: z.string() },
    /** Files of an offered page that arrived as parts of an album: further parts join it. Times in milliseconds. */
    album: z
      .object({
        /** Null when the platform sends each photo separately and does not say which belong together. */
        key: z.string().nullable(),
        /** Later parts do not belong to it. */
        until: z.number(),
        /** When the latest offer is sent, and its key in the outbox. */
        saidAt: z.number(),
        says: z.string(),
      })
      .readonly()
      .exactOptional(),
  }),
]);

/** A replacement of words in an item; `spoken` holds the verb and the conjunction with which it was worded. */
const putRightPair = z.object({
  from: z.string(),
  to: z.string(),
  spoken: z.tuple([z.string(), z.string()]).readonly(),
});
/** A writer's text that may be an item: it waits for **Tin mới** or **Việc khác**, whatever prompt is open. */
const heldWords = z.object({
  ...{ number: z.number(), text: z.string(), messageKey: z.string() },
  /** When it arrived, as ISO text. */
  at: z.string().exactOptional(),
  /** True after the reminder that follows a day later. Missing in text stored before this field existed. */
  isTold: z.boolean().exactOptional(),
  /** Somebody else's text, forwarded while this prompt was open: a press uses it as the answer, while the same prompt is open. */
  answers: z.string().exactOptional(),
  /** The corrections that were shown, with the item and its revision. A press confirms exactly these, not later changes. */
  shown: z
    .object({
      ...{ item: z.string(), revision: z.number() },
      pairs: z.array(putRightPair.readonly()).readonly(),
      several: z.array(putRightPair.readonly()).readonly(),
    })
    .readonly()
    .exactOptional(),
});

const memory = z.object({
  open: open.readonly().nullable(),
  held: z.array(heldWords.readonly()).readonly().exactOptional(),
  /** The prompt that was open when text came that waits for a choice. It is asked again once that text is settled. */
  beneath: open.readonly().exactOptional(),
});

/** The choice about waiting text: a press, a plain "có", or none. */
export type PendingChoice =
  | { readonly choose: 'yes' | 'unchosen' | 'ask' | 'information' | 'tip' | 'elsewhere' }
  /** A published answer. */
  | { readonly choose: 'similar' | 'similarYes'; readonly answer: string }
  | { readonly choose: 'addTo'; readonly question: string }
  | { readonly choose: 'letter'; readonly kind: LetterKind };

/** The names of all prompts. */
export const openKinds: readonly Open['ask'][] = open.options.map(({ shape }) => shape.ask.value);
/** The names of all texts that acts on a question ask for. */
export const askedWordsKinds: readonly AskedWords[] = askedWords.options;
/** The names of all texts that acts on rules, days, pages and items ask for. */
export const wardWordsKinds: readonly WardWords[] = wardWords.options;

/** The text that an act on a question asks for. */
export type AskedWords = z.infer<typeof askedWords>;
/** The text that an act on the ward's rules, days and pages asks for. */
export type WardWords = z.infer<typeof wardWords>;
/** Files of an offered page that arrive one by one; those that arrive soon enough join it. */
export type OfferedAlbum = NonNullable<Extract<Open, { ask: 'wardWords' }>['album']>;
/** A citizen's text that is not a case yet, because they were asked what they mean by it. */
export type PendingWords = Readonly<z.infer<typeof pendingWords>>;
/** An open prompt: the next message may answer it. */
export type Open = Readonly<z.infer<typeof open>>;
/** A writer's text of which they were asked whether it is an item. */
export type HeldWords = Readonly<z.infer<typeof heldWords>>;
/**
 * The memory of one dialogue, stored as JSON between two messages. `beneath` is the prompt that opens again when `open` is
 * answered.
 */
export interface Memory {
  readonly open: Open | null;
  /** Newest last. */
  readonly held?: readonly HeldWords[];
  readonly beneath?: Open;
}

/** The empty memory. */
export const emptyMemory: Memory = { open: null };

/** Parses a stored memory. Never throws: JSON that does not fit the schema is an empty memory. */
export function readMemory(stored: unknown): Memory {
  const read = memory.safeParse(stored);
  return read.success ? read.data : emptyMemory;
}
