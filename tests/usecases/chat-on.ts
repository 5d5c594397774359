/**
 * A ward's conversations without platforms: words and presses go through the same parsing, rules and texts as in a chat, in one
 * process. Answers are returned as people read them.
 */
import { createSigner } from '../../src/adapters/signer.ts';
import type { EventOrigin, IncomingEvent } from '../../src/channel/incoming.ts';
import { hear } from '../../src/chat/hear/hear.ts';
import { hearPress } from '../../src/chat/hear/hear-press.ts';
import type { Intent } from '../../src/chat/hear/intent.ts';
import type { Situation } from '../../src/chat/hear/situation.ts';
import { perform } from '../../src/chat/perform.ts';
import { inTheirLanguage } from '../../src/chat/question/askers-language.ts';
import { memoryOf } from '../../src/chat/talk/talk.ts';
import { localDateOf } from '../../src/domain/calendar/local-date.ts';
import type { Button, Message } from '../../src/domain/message.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { maySubmit } from '../../src/domain/roles.ts';
import { openDangerOf } from '../../src/usecases/danger/report-danger.ts';
import { openDraft } from '../../src/usecases/submission/open-draft.ts';
import type { OpenWard } from './core.ts';

export const chatOn = (ward: OpenWard) => {
  const { translator } = ward.core;
  let turns = 0;
  const textOf = ({ key, facts, locale }: Message): string =>
    translator.say(locale ?? 'vi', facts ? { key, facts } : { key });
  const buttonsOf = (message: Message): readonly Button[] =>
    (message.buttons ?? []).flat().flatMap((button) => ('action' in button ? [button] : []));

  const signer = createSigner(new Uint8Array(32));
  /** Transports a press as a platform does: signed into 64 bytes and verified again. */
  const carried = (person: Person, { action, subject, revision }: Button) => {
    const press = signer.verify(person.id, signer.sign(person.id, { action, subject, revision }));
    if (!press) throw new Error(`a press of "${action}" on "${subject}" is not understood`);
    return press;
  };

  type Said =
    | { readonly kind: 'text'; readonly text: string }
    | Omit<Extract<IncomingEvent, { kind: 'unsupported' }>, keyof EventOrigin>;
  const carryOut = async (
    person: Person,
    said: Said,
    read: (event: IncomingEvent, situation: Situation) => readonly Intent[],
  ): Promise<string> => {
    turns += 1;
    const before = await ward.lastTo(person);
    const refusals = await ward.turn(async (unit) => {
      const fresh = await unit.stores.people.get(person.id);
      const event: IncomingEvent = {
        channel: 'telegram',
        externalId: `talk:${turns}`,
        conversation: person.id,
        isGroup: false,
        sender: { id: person.id, displayName: person.name },
        occurredAt: unit.now,
        messageId: String(turns),
        order: turns,
        forwardedFrom: null,
        ...said,
      } as IncomingEvent;
      const intents = read(event, {
        words: unit.words,
        today: localDateOf(unit.now, unit.ward.timeZone),
        actor: actorOf(fresh),
        isNew: false,
        memory: await memoryOf(unit, person.id),
        draft: maySubmit(fresh.role) ? (await openDraft(unit, person.id)).draft : null,
        cry: await openDangerOf(unit, person.id),
        now: unit.now,
        canReceiveFiles: true,
        canAskContact: false,
      });
      const issues: string[] = [];
      const answering = await inTheirLanguage(unit, 'text' in said ? said.text : '', fresh);
      for (const intent of intents) {
        const reply = await perform(answering, fresh, event, intent);
        if (!reply.ok) issues.push(...reply.issues.map((issue) => translator.say('vi', issue)));
      }
      return issues;
    });
    const messages = (await ward.read(person, before)).map(textOf);
    return [...refusals, ...messages].join('\n');
  };

  const pressesThis = (person: Person, button: Button): Promise<string> =>
    carryOut(person, { kind: 'text', text: '' }, (_, situation) => hearPress(carried(person, button), situation));

  return {
    textOf,
    buttonsOf,
    says: (person: Person, text: string): Promise<string> => carryOut(person, { kind: 'text', text }, hear),
    /** Sends a message that is not text. */
    sends: (person: Person, said: Said): Promise<string> => carryOut(person, said, hear),
    /** Presses the newest button whose label contains these words. @throws Error if no such button was offered */
    presses: async (person: Person, label: string): Promise<string> => {
      const offered = (await ward.read(person)).flatMap(buttonsOf);
      const button = offered.findLast((each) => translator.say('vi', each.label).includes(label));
      if (!button) {
        const labels = offered.map((each) => translator.say('vi', each.label));
        throw new Error(`${person.name} is offered no "${label}", but: ${labels.join(' | ')}`);
      }
      return pressesThis(person, button);
    },
    /** Presses a given button, which may be an old one. */
    pressesThis,
    /** All messages to this person, the newest last. */
    heard: async (person: Person): Promise<readonly string[]> => (await ward.read(person)).map(textOf),
  };
};

export type Chat = ReturnType<typeof chatOn>;
