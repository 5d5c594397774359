/** The copy of what is kept about one person, as they may read it and take it along (NĐ 356/2025 Điều 5). */
import type { Person } from '../../domain/person/person.ts';
import { wholeText } from '../../domain/question/question.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../submission/read.ts';

const mostRows = 1_000;

export interface OwnCopy {
  readonly name: string;
  /** As it is dialled here; null: not told. */
  readonly phone: string | null;
  readonly accounts: readonly { readonly channel: string; readonly name: string; readonly lastUsedAt: Date }[];
  readonly questions: readonly {
    readonly code: string;
    readonly receivedAt: Date;
    readonly text: string;
    /** Null: not given yet. */
    readonly answer: string | null;
  }[];
  readonly items: readonly {
    readonly code: string;
    readonly createdAt: Date;
    readonly title: string;
    readonly text: string;
  }[];
}

export const ownCopy = async (unit: Unit, person: Person): Promise<OwnCopy> => {
  const { people, questions, submissions } = unit.stores;
  return {
    name: person.name,
    phone: person.phone ? `0${person.phone.slice(2)}` : null,
    accounts: (await people.accountsOf(person.id)).map(({ channel, displayName, lastUsedAt }) => ({
      channel,
      name: displayName,
      lastUsedAt,
    })),
    questions: (await questions.ofAsker(person.id, mostRows)).map((question) => ({
      code: question.code,
      receivedAt: question.receivedAt,
      text: wholeText(question),
      answer: question.standing.answeredAt === null ? null : (question.standing.answer?.text ?? null),
    })),
    items: (await submissions.ofAuthor(person.id, mostRows)).map((item) => {
      const reading = read(unit, item);
      return { code: item.code, createdAt: item.createdAt, title: reading.title, text: reading.paragraphs.join('\n') };
    }),
  };
};
