/** A citizen's question (Art. 8.1.đ): kept with its code, its due date and the sentence that explains it. */
import type { LocalDate } from '../calendar/local-date.ts';
import type { Sentence } from '../facts.ts';
import type { PersonId, QuestionId } from '../ids.ts';

export interface Question {
  readonly id: QuestionId;
  readonly code: string;
  readonly state: 'received';
  readonly version: number;
  readonly askerId: PersonId;
  readonly channel: string;
  readonly conversation: string;
  readonly title: string;
  readonly body: string;
  readonly originKey: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly dueOn: LocalDate;
  readonly explanation: Sentence;
}
