/**
 * Reads the body of a customer-care message, as strictly as the reference describes it. Only its form is checked here;
 * whether the person may be written to, and whether an attachment exists, is checked elsewhere.
 */

import { isObject, type JsonObject } from '../kernel/json.ts';
import { faults } from './faults.ts';

const maxText = 2000;
const maxButtons = 5;
const maxTitle = 100;
const maxSubtitle = 500;
const maxPayload = 1000;
const webShape = /^https?:\/\/[^\s/]/;

/** A press sends the hidden payload, or opens the address. */
export type OaButton = { readonly title: string } & ({ readonly payload: string } | { readonly url: string });

export type CareAttachment =
  | { readonly kind: 'buttons'; readonly buttons: readonly OaButton[] }
  | { readonly kind: 'image'; readonly attachmentId: string }
  | { readonly kind: 'file'; readonly token: string }
  | { readonly kind: 'askInfo'; readonly title: string; readonly subtitle: string };

export interface CareMessage {
  readonly userId: string;
  readonly text: string;
  readonly attachment: CareAttachment | null;
}

/** @throws OaFault -201, -210 */
export function readCareMessage(body: JsonObject): CareMessage {
  const { recipient, message } = body;
  if (!isObject(recipient)) throw faults.invalid('recipient is missing');
  const { user_id: userId } = recipient;
  if (typeof userId === 'number') throw faults.invalid('recipient.user_id is a number: digits are lost', 'numericId');
  if (typeof userId !== 'string' || !/^\d+$/.test(userId)) throw faults.invalid('recipient.user_id');
  if (!isObject(message)) throw faults.invalid('message is missing');
  const text = readText(message.text);
  const attachment = message.attachment === undefined ? null : readAttachment(message.attachment);
  const isCaption = attachment !== null && attachment.kind !== 'buttons';
  if (text.trim() === '' && !isCaption) throw faults.invalid('message.text is missing', 'emptyText');
  return { userId, text, attachment };
}

function readText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') throw faults.invalid('message.text is no text');
  const { length } = value.normalize('NFC');
  if (length > maxText) throw faults.tooLong(`a text of ${length} characters`, 'textTooLong');
  return value;
}

function readAttachment(value: unknown): CareAttachment {
  if (!isObject(value)) throw faults.invalid('message.attachment is no object');
  const { type, payload } = value;
  if (type === 'image') throw faults.invalid('a bare image attachment is of the v2 api', 'v2Attachment');
  if (!isObject(payload)) throw faults.invalid('attachment.payload is missing');
  if (type === 'file') {
    if (typeof payload.token !== 'string' || payload.token === '') throw faults.invalid('payload.token is missing');
    return { kind: 'file', token: payload.token };
  }
  const template = payload.template_type ?? 'button';
  if (type !== 'template') throw faults.invalid(`attachment.type "${String(type)}"`, 'wrongWrapper');
  if (template === 'button') return { kind: 'buttons', buttons: readButtons(payload.buttons) };
  if (template !== 'media' && template !== 'request_user_info')
    throw faults.invalid(`template_type "${String(template)}"`, 'wrongWrapper');
  const element = onlyElement(payload, template);
  return template === 'media' ? readImage(element) : { kind: 'askInfo', ...readForm(element) };
}

/** A template with one element, without buttons. */
function onlyElement({ buttons, elements }: JsonObject, template: string): JsonObject {
  if (buttons !== undefined) throw faults.invalid(`${template} and buttons in one message`, 'wrongWrapper');
  if (!Array.isArray(elements) || !elements.every(isObject)) throw faults.invalid('payload.elements', 'wrongWrapper');
  const [element, ...more] = elements;
  if (!element || more.length > 0) throw faults.invalid(`${template} has exactly one element`, 'wrongWrapper');
  return element;
}

/** A picture that was uploaded; the program sends no addresses, stickers or animated pictures. */
function readImage({ media_type: mediaType, attachment_id: attachmentId }: JsonObject): CareAttachment {
  if (mediaType !== 'image') throw faults.invalid(`media_type "${String(mediaType)}"`);
  if (typeof attachmentId !== 'string' || attachmentId === '') throw faults.invalid('attachment_id is no text');
  return { kind: 'image', attachmentId };
}

function readForm({ title, subtitle, image_url: imageUrl }: JsonObject) {
  if (imageUrl !== undefined && !(typeof imageUrl === 'string' && webShape.test(imageUrl)))
    throw faults.invalid('image_url');
  return { title: shortText(title, 'title', maxTitle), subtitle: shortText(subtitle, 'subtitle', maxSubtitle) };
}

function readButtons(value: unknown): readonly OaButton[] {
  if (!Array.isArray(value) || !value.every(isObject)) throw faults.invalid('payload.buttons', 'wrongWrapper');
  if (value.length < 1) throw faults.invalid('no buttons', 'wrongWrapper');
  if (value.length > maxButtons) throw faults.invalid(`${value.length} buttons`, 'tooManyButtons');
  return value.map(readButton);
}

function readButton({ title: words, type, payload }: JsonObject): OaButton {
  const title = shortText(words, "a button's title", maxTitle);
  if (type === 'oa.query.hide') return { title, payload: shortText(payload, "a button's payload", maxPayload) };
  if (type !== 'oa.open.url') throw faults.invalid(`button type "${String(type)}"`);
  if (!isObject(payload) || typeof payload.url !== 'string' || !webShape.test(payload.url)) throw faults.invalid('url');
  return { title, url: payload.url };
}

function shortText(value: unknown, what: string, most: number): string {
  if (typeof value !== 'string' || value.trim() === '') throw faults.invalid(`${what} is missing`);
  const { length } = value.normalize('NFC');
  if (length > most) throw faults.invalid(`${what} has ${length} characters; ${most} are allowed`, 'overLimit');
  return value;
}
