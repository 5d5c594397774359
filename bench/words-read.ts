/** Result of the complete reader, rules and model together, for one example. */
import type { Example } from '../scripts/words/examples.ts';
import { opensItem } from '../src/chat/hear/item-or-talk.ts';
import { localDate } from '../src/domain/calendar/local-date.ts';
import type { Meaning, WordsModel } from '../src/domain/words/model.ts';
import { type ReadMessage, readMeaning } from '../src/domain/words/reader.ts';

const today = localDate('2026-11-27');

export interface Judged extends Example {
  readonly got: Meaning;
  /** The reply contains the emergency numbers. */
  readonly isAlarmed: boolean;
  /** The message opens an item, as in the conversation, also if it consists of several ordinary sentences. */
  readonly opensItem: boolean;
}

const meaningRead = ({ danger, says }: ReadMessage, isStaff: boolean): Meaning => {
  switch (says.kind) {
    case 'danger':
      return 'danger';
    case 'letter':
    case 'courtesy':
    case 'service':
    case 'news':
      return says.kind;
    case 'retreat':
      // A citizen's "hủy" withdraws a question, or cancels what was started here.
      return isStaff ? 'staff-work' : 'service';
    case 'staff':
    case 'change':
      return 'staff-work';
    case 'content':
      return danger ? 'danger' : 'ordinary';
  }
};

/** Whether staff wrote it, as far as its file tells. */
const isOfStaff = ({ meaning, isChat }: Example): boolean =>
  meaning === 'staff-work' || meaning === 'news' || isChat === true;

/** Classifies one example with a model that should not have been trained on it. */
export function judge(example: Example, model: WordsModel): Judged {
  const isStaff = isOfStaff(example);
  const read = readMeaning(example.text, { model, today, isStaff });
  return {
    ...example,
    got: meaningRead(read, isStaff),
    isAlarmed: read.danger !== null,
    opensItem: (read.says.kind === 'news' || read.says.kind === 'content') && opensItem(example.text, read),
  };
}
