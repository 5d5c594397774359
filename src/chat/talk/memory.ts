/**
 * What a person is in the middle of saying. Kept as JSON with a version; it is read by this parser, and written by
 * `src/chat` alone. What is no memory of ours is nothing: a change of shape ends half-finished talks politely.
 */
import { z } from 'zod';
import type { LetterKind } from '../../domain/question/letter.ts';
import { roles } from '../../domain/roles.ts';

/** Raised with the shape of what is remembered: half-finished talks of the old shape end politely. */
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

/** What somebody wrote; `receivedAt` is ISO text. */
const pendingWords = z.object({
  text: z.string(),
  photos: z.array(photoFile).readonly(),
  messageKey: z.string(),
  channel: z.string(),
  conversation: z.string(),
  receivedAt: z.string(),
  /** It came long after it was written: nothing is offered first. */
  isLate: z.boolean().exactOptional(),
  /** The published answer that was offered to it, and whether its text was shown. */
  offered: z.object({ id: z.string(), isGiven: z.boolean() }).readonly().exactOptional(),
  /** Written for this question, which is there already. */
  addTo: z.string().exactOptional(),
  /** Messages that came while it was in doubt, and may be its next parts: each is filed by itself, if at all. */
  parts: z
    .array(z.object({ text: z.string(), messageKey: z.string() }).readonly())
    .readonly()
    .exactOptional(),
  /** Its words tell nothing, but it followed a letter of this kind and may be part of it. */
  follows: z.enum(['complaint', 'denunciation'] as const satisfies readonly LetterKind[]).exactOptional(),
});

/** What the words are for: an act on a question, or its second step. */
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

/** What is asked for the ward's rules and days, and for an act on an item that needs words of its own. `daySure`: a day was read, and waits for its press, as `sectionSure` does for a page of the portal; `away`: days of an absence wait for it, or for a substitute. */
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

/** The question that is open. A text that comes next answers it. */
const open = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('slot'), slot: z.enum(['title', 'eventOn', 'source', 'place', 'text']) }),
  z.object({
    ask: z.literal('reason'),
    act: z.enum(['return', 'reject', 'unpublish', 'adjust']),
    submission: z.string(),
    revision: z.number(),
    /** A reason in words of one's own that waits for its press. */
    written: z.object({ note: z.string(), mark: z.string() }).optional(),
  }),
  z.object({
    ask: z.literal('boardEdit'),
    slot: z.enum(['title', 'text']),
    submission: z.string(),
    revision: z.number(),
  }),
  /** What an act on a paper needs to be told. */
  z.object({
    ask: z.literal('paperWords'),
    press: z.string(),
    subject: z.string(),
    argument: z.string(),
    // A prompt from before papers had revisions is one about a paper that nobody can say was seen.
    revision: z.number().default(0),
  }),
  z.object({ ask: z.literal('inviteName'), role: z.enum(roles) }),
  z.object({ ask: z.literal('question') }),
  /** Something was said and waits for a choice: a similar answer, another road, a doubt. */
  z.object({ ask: z.literal('pending'), received: pendingWords.readonly() }),
  /** A press on a question asked for words. `kept` is what was said one step before. */
  z.object({
    ask: z.literal('questionWords'),
    what: askedWords,
    question: z.string(),
    revision: z.number(),
    kept: z.string(),
  }),
  /** What is said to whoever is in danger, or how it ended. */
  z.object({ ask: z.literal('dangerWords'), act: z.enum(['reply', 'end']), danger: z.string() }),
  z.object({
    ...{ ask: z.literal('wardWords'), what: wardWords, kept: z.string() },
    /** Files of an offered page that came as parts: more of them join it. Instants in ms. */
    album: z
      .object({
        /** Null: the platform sends each photo by itself and does not say which belong together. */
        key: z.string().nullable(),
        /** Parts that come later are none of it. */
        until: z.number(),
        /** When the offer that was said last goes out, and its key in the outbox. */
        saidAt: z.number(),
        says: z.string(),
      })
      .readonly()
      .exactOptional(),
  }),
]);

/** Words of somebody who writes items, that may be one: they wait for **Tin mới** or **Việc khác**, whatever is open. */
const putRightPair = z.object({
  from: z.string(),
  to: z.string(),
  spoken: z.tuple([z.string(), z.string()]).readonly(),
});
const heldWords = z.object({
  ...{ number: z.number(), text: z.string(), messageKey: z.string() },
  /** ISO text: when they came. */
  at: z.string().exactOptional(),
  /** After a day it was said once more that they wait. Left out: from before this was asked. */
  isTold: z.boolean().exactOptional(),
  /** Of which item in which revision they were shown to put right what: a press means that, and nothing that came since. */
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
  /** What was asked when words came that wait for a choice: it is asked again once they are settled. */
  beneath: open.readonly().exactOptional(),
});

/** What was chosen about words that wait: a press, a plain "có", or nothing at all. */
export type PendingChoice =
  | { readonly choose: 'yes' | 'unchosen' | 'ask' | 'information' | 'tip' | 'elsewhere' }
  /** A published answer. */
  | { readonly choose: 'similar' | 'similarYes'; readonly answer: string }
  | { readonly choose: 'addTo'; readonly question: string }
  | { readonly choose: 'letter'; readonly kind: LetterKind };

/** Everything that may be open, by name: what a talk can be in the middle of. */
export const openKinds: readonly Open['ask'][] = open.options.map(({ shape }) => shape.ask.value);
export const askedWordsKinds: readonly AskedWords[] = askedWords.options;
export const wardWordsKinds: readonly WardWords[] = wardWords.options;

/** What an act on a question asks for in words. */
export type AskedWords = z.infer<typeof askedWords>;
/** What an act on the ward's rules, days and pages asks for in words. */
export type WardWords = z.infer<typeof wardWords>;
/** Files of an offered page that come one by one: those that come soon enough join it. */
export type OfferedAlbum = NonNullable<Extract<Open, { ask: 'wardWords' }>['album']>;
/** A citizen's words that are not a case yet: they were asked what they mean by them. */
export type PendingWords = Readonly<z.infer<typeof pendingWords>>;
/** What somebody is in the middle of: the next message may be the answer to it. */
export type Open = Readonly<z.infer<typeof open>>;
/** Words of somebody who writes items, of which it was asked whether they are one. */
export type HeldWords = Readonly<z.infer<typeof heldWords>>;
/** The memory of one talk, kept as JSON between two messages. `beneath` is what goes on when `open` is answered. */
export interface Memory {
  readonly open: Open | null;
  /** The newest last. */
  readonly held?: readonly HeldWords[];
  readonly beneath?: Open;
}

export const blank: Memory = { open: null };

/** Never throws: what does not fit the shape is an empty memory. */
export function readMemory(stored: unknown): Memory {
  const read = memory.safeParse(stored);
  return read.success ? read.data : blank;
}
