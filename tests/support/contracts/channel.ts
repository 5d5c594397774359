/**
 * The contract of every channel towards the core, on any platform. A new channel passes the same contract as the existing ones:
 * call `channelContract` with its real payloads, a way to open it on a fake platform, and its table of errors.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acceptsWebhooks, type Channel, type WebhookRequest } from '../../../src/channel/channel.ts';
import { ChannelError, type ChannelErrorKind } from '../../../src/channel/channel-error.ts';
import type { Delivery, IncomingEvent, IncomingKind } from '../../../src/channel/incoming.ts';
import type { OutgoingFile, OutgoingMessage } from '../../../src/channel/outgoing.ts';

/** A channel on a fake platform, and what its users received. */
export interface OpenedChannel {
  /** Created, not started. */
  readonly channel: Channel;
  /** The fake platform answers the next send attempt with the row of this name in the table of errors. */
  answerNext(row: string): void;
  /** The texts that users read, one for each message. */
  readTexts(): readonly string[];
  /** Values of the buttons (or links) that users can press. */
  readChoices(): readonly string[];
  /** Names of the files that users received. */
  readFiles(): readonly string[];
  /** How often the channel asked the platform to send a message. */
  countCalls(): number;
  close(): Promise<void>;
}

export interface ExpectedError {
  readonly kind: ChannelErrorKind;
  readonly retryAfterMs?: number;
  readonly outcomeUnknown?: true;
  readonly movedTo?: string;
  readonly messageGone?: true;
}

export interface ChannelContract {
  readonly name: string;
  open(): Promise<OpenedChannel>;
  /** A conversation that exists on the fake platform. */
  readonly conversation: string;
  /** Real payloads by name, in order of delivery. */
  readonly fixtures: ReadonlyMap<string, readonly unknown[]>;
  /** Converts a payload to the delivery that this channel gives to the inbox. */
  deliver(payload: unknown): Delivery;
  readonly ownMessages: readonly unknown[];
  readonly unknownPayloads: readonly unknown[];
  /** Null for a channel that only polls. */
  readonly webhook: {
    genuine(body: string): WebhookRequest;
    /** Requests that resemble `genuine` and must be refused, named by what is wrong with them. */
    readonly forged: Readonly<Record<string, (body: string) => WebhookRequest>>;
  } | null;
  /** Each answer of the platform and its meaning for the outbox. */
  readonly errors: Readonly<Record<string, ExpectedError>>;
}

const kinds: readonly IncomingKind[] = [
  ...(['text', 'attachments', 'choice', 'edited', 'contact', 'joined', 'left', 'moved'] as const),
  ...(['unsupported', 'ignored'] as const),
];

export function channelContract(contract: ChannelContract): void {
  const message = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    conversation: contract.conversation,
    heading: null,
    text: 'Xin chào bà con',
    choices: [],
    photos: [],
    files: [],
    ...change,
  });
  const payloads = [...contract.fixtures.values()].flat();

  describe(`${contract.name} keeps the channel contract`, () => {
    let opened: OpenedChannel;
    beforeEach(async () => {
      opened = await contract.open();
    });
    afterEach(async () => {
      await opened.close();
    });

    describe('receiving', () => {
      it('Every real payload is read or set aside', () => {
        for (const payload of payloads)
          expectWellFormed(opened.channel.parse(contract.deliver(payload)), opened.channel);
      });

      it('The same payload always gets the same externalId, and different payloads get different ids', () => {
        const ids = new Map<string, string>();
        for (const payload of payloads) {
          const delivery = contract.deliver(payload);
          expect(contract.deliver(structuredClone(payload)).externalId).toBe(delivery.externalId);
          const body = JSON.stringify(payload);
          expect(ids.get(delivery.externalId) ?? body, `two payloads share ${delivery.externalId}`).toBe(body);
          ids.set(delivery.externalId, body);
          const [first, second] = [opened.channel.parse(delivery), opened.channel.parse(contract.deliver(payload))];
          expect(second.map((event) => event.externalId)).toEqual(first.map((event) => event.externalId));
        }
      });

      it('The channel’s own messages are ignored', () => {
        expect(contract.ownMessages.length).toBeGreaterThan(0);
        for (const payload of contract.ownMessages) {
          const kinds = opened.channel.parse(contract.deliver(payload)).map((event) => event.kind);
          expect(kinds.filter((kind) => kind !== 'ignored')).toEqual([]);
        }
      });

      it('An unknown payload is reported as unsupported or ignored', () => {
        for (const payload of contract.unknownPayloads) {
          const events = opened.channel.parse(contract.deliver(payload));
          expectWellFormed(events, opened.channel);
          expect(
            events.map((event) => event.kind).filter((kind) => !['unsupported', 'ignored'].includes(kind)),
          ).toEqual([]);
        }
      });

      it('Bytes in no format of the platform do not fail the parser', () => {
        for (const payload of ['', '{', 'null', '[]', '"x"', '1e999', '{"__proto__":1}', '\u0000']) {
          const delivery = { ...contract.deliver({}), payload };
          expectWellFormed(opened.channel.parse(delivery), opened.channel);
        }
      });

      it('Parsing a mutated payload never throws', () => {
        fc.assert(
          fc.property(mutationsOf(payloads), (payload) => {
            expectWellFormed(opened.channel.parse(contract.deliver(payload)), opened.channel);
          }),
          { numRuns: 2_000 },
        );
      });
    });

    describe.runIf(contract.webhook)('webhook', () => {
      const webhook = contract.webhook;
      const accept = (request: WebhookRequest) => {
        if (!acceptsWebhooks(opened.channel)) throw new Error('the channel must accept webhooks');
        return opened.channel.acceptWebhook(request);
      };

      it('Genuine deliveries of the platform are accepted', () => {
        for (const payload of payloads) {
          const body = JSON.stringify(payload);
          const verdict = accept(webhook?.genuine(body) ?? nothing());
          expect(verdict.kind).toBe('genuine');
          if (verdict.kind !== 'genuine') continue;
          expect(verdict.deliveries.map((delivery) => delivery.payload)).toEqual([body]);
          expect(verdict.deliveries.map(({ externalId }) => externalId)).toEqual([
            contract.deliver(payload).externalId,
          ]);
        }
      });

      for (const [what, forge] of Object.entries(webhook?.forged ?? {})) {
        it(`A forged delivery is refused: ${what}`, () => {
          expect(accept(forge(JSON.stringify(payloads[0])))).toEqual({ kind: 'forged' });
          expect(accept(forge('not even JSON'))).toEqual({ kind: 'forged' });
        });
      }

      it('An authentic body that is not JSON is reported malformed', () => {
        expect(accept(webhook?.genuine('{"update_id":') ?? nothing()).kind).toBe('malformed');
        expect(accept(webhook?.genuine('') ?? nothing()).kind).toBe('malformed');
      });

      it('An authentic body never makes the channel throw, whatever it contains', () => {
        fc.assert(
          fc.property(
            fc.oneof(
              mutationsOf(payloads).map((body) => JSON.stringify(body) ?? ''),
              fc.string(),
            ),
            (body) => {
              const verdict = accept(webhook?.genuine(body) ?? nothing());
              if (verdict.kind !== 'genuine') return;
              for (const delivery of verdict.deliveries)
                expectWellFormed(opened.channel.parse(delivery), opened.channel);
            },
          ),
          { numRuns: 500 },
        );
      });
    });

    describe('sending', () => {
      it('A short text is sent once, and its message id is returned', async () => {
        await opened.channel.start();
        const { messageId } = await opened.channel.send(message());
        expect(messageId).not.toBe('');
        expect(opened.readTexts()).toEqual(['Xin chào bà con']);
      });

      it('A long text is split within the limit without losing a word', async () => {
        const { maxTextLength } = opened.channel.abilities;
        const words = Array.from({ length: Math.ceil(maxTextLength / 3) }, (_, index) => `tiếng${index}.`);
        await opened.channel.start();
        await opened.channel.send(message({ text: words.join(' ') }));
        const texts = opened.readTexts();
        expect(texts.length).toBeGreaterThan(1);
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(maxTextLength);
        expect(texts.join(' ').split(/\s+/)).toEqual(words);
      });

      it('The channel shows as many choices as its abilities state', async () => {
        const { maxChoices } = opened.channel.abilities;
        if (maxChoices === 0) return;
        const values = Array.from({ length: maxChoices }, (_, index) => `value-${index}`);
        await opened.channel.start();
        const choices = values.map((value) => [{ label: `Chọn ${value}`, value }]);
        await opened.channel.send(message({ choices }));
        expect(opened.readChoices()).toEqual(values);
      });

      it('More choices than the channel can show are refused before calling the platform', async () => {
        const { maxChoices } = opened.channel.abilities;
        const choices = Array.from({ length: maxChoices + 1 }, (_, index) => [
          { label: `${index}`, value: `v${index}` },
        ]);
        await expect(opened.channel.send(message({ choices }))).rejects.toThrow(RangeError);
        expect(opened.countCalls()).toBe(0);
      });

      it('Each kind of file that the channel supports is sent under its name with the text', async () => {
        const { canSendFiles } = opened.channel.abilities;
        if (canSendFiles === false) return;
        const kinds = canSendFiles.mimeTypes ?? Object.keys(endings);
        const files = kinds.map((mimeType, at) => file(`bang-ke-${at}${endings[mimeType] ?? ''}`, mimeType));
        await opened.channel.start();
        await opened.channel.send(message({ files }));
        expect(opened.readFiles()).toEqual(files.map(({ name }) => name));
        expect(opened.readTexts().filter((text) => text !== '')).toEqual(['Xin chào bà con']);
      });

      it('A channel that supports no files refuses them before calling the platform', async () => {
        if (opened.channel.abilities.canSendFiles !== false) return;
        const files = [file('bang-ke.pdf', 'application/pdf')];
        await expect(opened.channel.send(message({ files }))).rejects.toThrow(RangeError);
        expect(opened.countCalls()).toBe(0);
      });

      it('The channel links to itself, also with a start parameter', async () => {
        const identity = await opened.channel.start();
        expect(identity.accountId).not.toBe('');
        expect(identity.displayName).not.toBe('');
        expect(URL.canParse(identity.linkTo?.() ?? '')).toBe(true);
        expect(identity.linkTo?.('inv_8Kq3ZtP0aLmW81cdRr5xYt')).toContain('inv_8Kq3ZtP0aLmW81cdRr5xYt');
      });
    });

    describe('errors of the platform', () => {
      for (const [row, expected] of Object.entries(contract.errors)) {
        it(`The error ${row} is mapped to ${expected.kind}`, async () => {
          await opened.channel.start();
          opened.answerNext(row);
          const error = await opened.channel.send(message()).then(
            () => null,
            (thrown: unknown) => thrown,
          );
          expect(error).toBeInstanceOf(ChannelError);
          if (!(error instanceof ChannelError)) return;
          const { retryAfterMs, outcomeUnknown, movedTo, messageGone } = error.details;
          expect({ kind: error.kind, retryAfterMs, outcomeUnknown, movedTo, messageGone }).toEqual({
            retryAfterMs: undefined,
            outcomeUnknown: undefined,
            movedTo: undefined,
            messageGone: undefined,
            ...expected,
          });
        });
      }
    });

    it('A stop ends all open work, and nothing is sent afterwards', async () => {
      await opened.channel.start();
      await opened.channel.stop();
      const calls = opened.countCalls();
      await expect(opened.channel.send(message())).rejects.toBeInstanceOf(ChannelError);
      expect(opened.countCalls()).toBe(calls);
    });
  });
}

/** The file name ending of each media type. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/png': '.png',
};

/** Each name has different bytes, because platforms identify a file by its bytes. */
const file = (name: string, mimeType: string): OutgoingFile => ({
  name,
  mimeType,
  bytes: async () => Buffer.from(`%PDF-1.7 ${name}`),
  url: null,
});

function nothing(): never {
  throw new Error('this channel has no webhook');
}

function expectWellFormed(events: readonly IncomingEvent[], channel: Channel): void {
  expect(events.length).toBeGreaterThan(0);
  for (const event of events) {
    expect(kinds).toContain(event.kind);
    expect(event.channel).toBe(channel.name);
    expect(event.externalId).not.toBe('');
    expect(Number.isNaN(event.occurredAt.getTime())).toBe(false);
    expect(typeof event.sender.id).toBe('string');
    expect(typeof event.sender.displayName).toBe('string');
    if (event.kind === 'text') expect(event.text).toBe(event.text.normalize('NFC'));
    if (event.kind === 'attachments') expect(event.attachments.length).toBeGreaterThan(0);
    if (event.kind === 'unsupported' || event.kind === 'ignored') expect(event.platformType).not.toBe('');
  }
}

/** Real payloads with one to four changes: another value, a missing field, a doubled nesting. */
function mutationsOf(payloads: readonly unknown[]): fc.Arbitrary<unknown> {
  const change = fc.record({
    place: fc.nat(),
    value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined), fc.integer(), fc.double(), fc.string()),
  });
  return fc
    .tuple(fc.constantFrom(...payloads), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([payload, changes]) =>
      changes.reduce((changed: unknown, { place, value }) => {
        const places = placesOf(changed);
        return replaceAt(changed, places[place % places.length] ?? [], value);
      }, payload),
    );
}

type Place = readonly (string | number)[];

function placesOf(value: unknown, here: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [here];
  return [here, ...Object.entries(value).flatMap(([key, child]) => placesOf(child, [...here, key]))];
}

function replaceAt(value: unknown, [key, ...deeper]: Place, replacement: unknown): unknown {
  if (key === undefined) return replacement === undefined ? null : replacement;
  if (typeof value !== 'object' || value === null) return value;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  const changed = deeper.length === 0 ? replacement : replaceAt(copy[key], deeper, replacement);
  if (changed === undefined) delete copy[key];
  else copy[key] = changed;
  return copy;
}
