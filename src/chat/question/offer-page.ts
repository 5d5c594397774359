/** What the ward's own pages say is offered before a case of fifteen working days is opened (product §7); `Vẫn gửi câu hỏi` opens it. */
import { localDateOf } from '../../domain/calendar/local-date.ts';
import type { Message } from '../../domain/message.ts';
import { type PageAsked, pageAsked } from '../../domain/section/asked-page.ts';
import type { SectionPageSlug } from '../../domain/section/section-page.ts';
import type { Unit } from '../../ports/services.ts';
import { button } from '../say/buttons.ts';

/** Pages that the ward has chosen; one that nobody has written yet is empty. */
async function textsOf({ ward, stores }: Unit): Promise<ReadonlyMap<SectionPageSlug, string>> {
  const written = await stores.sections.all();
  return new Map(ward.pages.map(({ slug, text }) => [slug, written.get(slug)?.text ?? text ?? '']));
}

const pageOffered = ({ ward, publicUrl }: Unit, { slug, lines }: PageAsked): Message => ({
  key: lines.length > 0 ? 'question-page' : 'question-page-hours',
  facts: {
    answer: lines.join('\n'),
    hours: ward.reception.hours,
    place: ward.reception.place,
    phone: ward.contact.phone,
    url: `${publicUrl}/${slug}`,
  },
  buttons: [[button('choice-q-right', 'q-elsewhere')], [button('choice-ask-still', 'q-ask')]],
});

/** Null: none of its pages says it. */
export async function pageOffer(unit: Unit, question: string): Promise<Message | null> {
  const found = pageAsked(question, await textsOf(unit), localDateOf(unit.now, unit.ward.timeZone));
  return found && pageOffered(unit, found);
}
