/**
 * Offers the answer of the ward's own pages before a case of fifteen working days is opened (product §7). `Vẫn gửi câu hỏi` opens
 * it anyway.
 */
import { formatDate, localDateOf } from '../../domain/calendar/local-date.ts';
import type { Message } from '../../domain/message.ts';
import { mayAskPage, type PageAsked, pageAsked } from '../../domain/section/asked-page.ts';
import { closedDraftIn, readDrafts } from '../../domain/section/draft.ts';
import type { SectionPageSlug } from '../../domain/section/section-page.ts';
import type { Unit } from '../../ports/services.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import { button } from '../say/buttons.ts';

/** Pages that the ward has chosen, by slug; '' when a page has no text yet. */
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

/**
 * A comment on a draft whose consultation has ended can no longer reach its drafters: the sender is told, and may ask a question
 * instead. Null when the text is not such a comment.
 */
export async function closedDraftOffer(unit: Unit, { text, receivedAt }: Received): Promise<Message | null> {
  const page = await unit.stores.sections.newest('du-thao');
  const draft = page && closedDraftIn(text, readDrafts(page.text).drafts, localDateOf(receivedAt, unit.ward.timeZone));
  return (
    draft && {
      key: 'question-draft-closed',
      facts: { title: draft.title, on: formatDate(draft.closesOn) },
      buttons: [[button('choice-ask', 'q-ask')], [button('choice-q-not-sent', 'q-elsewhere')]],
    }
  );
}

/** Offers the page that answers the question. Returns null when none of the ward's pages does. */
export async function pageOffer(unit: Unit, question: string): Promise<Message | null> {
  if (!mayAskPage(question)) return null;
  const found = pageAsked(question, await textsOf(unit), localDateOf(unit.now, unit.ward.timeZone));
  return found && pageOffered(unit, found);
}
