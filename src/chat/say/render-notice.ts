/** A notice becomes a message when it is delivered: what is true then is read, and said. */
import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import type { View, ViewOf } from '../../domain/view.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../../usecases/submission/read.ts';
import { itemNotice } from './item-notices.ts';
import { renderCitizen, renderQuestion } from './render-question.ts';

/** Null: there is nothing to say any more. */
type Renderer<Noun extends View['noun']> = (unit: Unit, reader: Person, view: ViewOf<Noun>) => Promise<Message | null>;

const ofItem: Renderer<'submission'> = async (unit, _reader, view) => {
  const submission = await unit.stores.submissions.get(view.submission);
  return itemNotice(view, { submission, title: read(unit, submission).title });
};

export async function renderNotice(unit: Unit, reader: Person, view: View): Promise<Message | null> {
  switch (view.noun) {
    case 'submission':
      return ofItem(unit, reader, view);
    case 'question':
      return renderQuestion(unit, reader, view);
    case 'citizen':
      return renderCitizen(unit, view);
  }
}
