/**
 * The body of a customer-care message, read as strictly as the reference describes it. What is read here has a right
 * shape; whether the person may be written to, and whether an attachment exists, is asked elsewhere.
 */

import { isObject, type JsonObject } from '../kernel/json.ts';
import { faults } from './faults.ts';

const maxText = 2000;
const maxButtons = 5;
const maxTitle = 100;
const maxSubtitle = 500;
const maxPayload = 1000;
const maxList = 5;
/** Digits with the country code. */
const phoneShape = /^[1-9]\d{8,14}$/;
const webShape = /^https?:\/\/[^\s/]/;

export type OaButton = { readonly title: string } & (
  | { readonly kind: 'show' | 'hide'; readonly payload: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'sms'; readonly phone: string; readonly content: string }
);

export interface ListElement {
  readonly title: string;
  readonly subtitle: string;
}

export type CareAttachment =
  | { readonly kind: 'buttons'; readonly buttons: readonly OaButton[] }
  | { readonly kind: 'media'; readonly mediaType: 'image' | 'gif' | 'sticker'; readonly by: MediaReference }
  | { readonly kind: 'file'; readonly token: string }
  | { readonly kind: 'askInfo'; readonly title: string; readonly subtitle: string }
  | { readonly kind: 'list'; readonly elements: readonly ListElement[]; readonly buttons: readonly OaButton[] };

export type MediaReference = { readonly url: string } | { readonly attachmentId: string };

export interface CareMessage {
  readonly userId: string;
  readonly text: string;
  readonly quotedId: string | null;
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
  return { userId, text, quotedId: readQuote(message.quote_message_id), attachment };
}

function readText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') throw faults.invalid('message.text is no text');
  const { length } = value.normalize('NFC');
  if (length > maxText) throw faults.tooLong(`a text of ${length} characters`, 'textTooLong');
  return value;
}

function readQuote(value: unknown): string | null {
  if (value === undefined) return null;
  if (typeof value !== 'string' || value === '') throw faults.invalid('message.quote_message_id');
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
  if (type !== 'template') throw faults.invalid(`attachment.type "${String(type)}"`, 'wrongWrapper');
  switch (payload.template_type) {
    case 'media':
      return readMedia(payload);
    case 'request_user_info':
      return readAskInfo(payload);
    case 'list':
      return readList(payload);
    case undefined:
    case 'button':
      return { kind: 'buttons', buttons: readButtons(payload.buttons, 1) };
    default:
      throw faults.invalid(`template_type "${String(payload.template_type)}"`, 'wrongWrapper');
  }
}

function readMedia(payload: JsonObject): CareAttachment {
  if (payload.buttons !== undefined) throw faults.invalid('media and buttons in one message', 'wrongWrapper');
  const [element, ...more] = elementsOf(payload);
  if (!element || more.length > 0) throw faults.invalid('a media message has exactly one element', 'wrongWrapper');
  const { media_type: mediaType, url, attachment_id: attachmentId } = element;
  if (mediaType !== 'image' && mediaType !== 'gif' && mediaType !== 'sticker') {
    throw faults.invalid(`media_type "${String(mediaType)}"`);
  }
  if ((url === undefined) === (attachmentId === undefined)) throw faults.invalid('url or attachment_id, one of them');
  if (mediaType === 'gif' && !(isPositive(element.width) && isPositive(element.height))) {
    throw faults.invalid('a gif needs width and height');
  }
  const reference = url ?? attachmentId;
  if (typeof reference !== 'string' || reference === '') throw faults.invalid('the reference of a medium is no text');
  if (mediaType === 'sticker' && url !== undefined) throw faults.invalid('a sticker has an attachment_id');
  if (url !== undefined && !webShape.test(reference)) throw faults.invalid(`url "${reference}"`);
  return { kind: 'media', mediaType, by: url === undefined ? { attachmentId: reference } : { url: reference } };
}

function readAskInfo(payload: JsonObject): CareAttachment {
  if (payload.buttons !== undefined)
    throw faults.invalid('request_user_info and buttons in one message', 'wrongWrapper');
  const [element, ...more] = elementsOf(payload);
  if (!element || more.length > 0) throw faults.invalid('request_user_info has exactly one element', 'wrongWrapper');
  const { title, subtitle } = readHeading(element, true);
  const { image_url: imageUrl } = element;
  if (imageUrl !== undefined && !(typeof imageUrl === 'string' && webShape.test(imageUrl)))
    throw faults.invalid('image_url');
  return { kind: 'askInfo', title, subtitle };
}

function readList(payload: JsonObject): CareAttachment {
  const elements = elementsOf(payload);
  if (elements.length === 0) throw faults.invalid('a list without elements', 'wrongWrapper');
  if (elements.length > maxList) throw faults.invalid(`a list of ${elements.length} elements`, 'overLimit');
  return {
    kind: 'list',
    elements: elements.map((element, index) => readHeading(element, index === 0)),
    buttons: payload.buttons === undefined ? [] : readButtons(payload.buttons, 0),
  };
}

function readHeading(element: JsonObject, needsSubtitle: boolean): ListElement {
  const title = shortText(element.title, 'title', maxTitle);
  if (element.subtitle === undefined && !needsSubtitle) return { title, subtitle: '' };
  return { title, subtitle: shortText(element.subtitle, 'subtitle', maxSubtitle) };
}

function elementsOf(payload: JsonObject): readonly JsonObject[] {
  const { elements } = payload;
  if (!Array.isArray(elements) || !elements.every(isObject)) throw faults.invalid('payload.elements', 'wrongWrapper');
  return elements;
}

function readButtons(value: unknown, least: number): readonly OaButton[] {
  if (!Array.isArray(value) || !value.every(isObject)) throw faults.invalid('payload.buttons', 'wrongWrapper');
  if (value.length < least) throw faults.invalid('no buttons', 'wrongWrapper');
  if (value.length > maxButtons) throw faults.invalid(`${value.length} buttons`, 'tooManyButtons');
  return value.map(readButton);
}

function readButton(button: JsonObject): OaButton {
  const title = shortText(button.title, "a button's title", maxTitle);
  const { type, payload } = button;
  switch (type) {
    case 'oa.query.show':
    case 'oa.query.hide':
      return {
        title,
        kind: type === 'oa.query.show' ? 'show' : 'hide',
        payload: shortText(payload, "a button's payload", maxPayload),
      };
    case 'oa.open.url':
      if (!isObject(payload) || typeof payload.url !== 'string' || !webShape.test(payload.url))
        throw faults.invalid('url');
      return { title, kind: 'url', url: payload.url };
    case 'oa.open.phone':
      return { title, kind: 'phone', phone: phoneOf(payload) };
    case 'oa.open.sms': {
      const content = isObject(payload) ? payload.content : undefined;
      if (typeof content !== 'string' || content === '') throw faults.invalid('payload.content');
      return { title, kind: 'sms', phone: phoneOf(payload), content };
    }
    default:
      throw faults.invalid(`button type "${String(type)}"`);
  }
}

function phoneOf(payload: unknown): string {
  const phone = isObject(payload) ? payload.phone_code : undefined;
  if (typeof phone !== 'string' || !phoneShape.test(phone)) throw faults.invalid('payload.phone_code');
  return phone;
}

function shortText(value: unknown, what: string, most: number): string {
  if (typeof value !== 'string' || value.trim() === '') throw faults.invalid(`${what} is missing`);
  const { length } = value.normalize('NFC');
  if (length > most) throw faults.invalid(`${what} has ${length} characters; ${most} are allowed`, 'overLimit');
  return value;
}

const isPositive = (value: unknown) => Number(value) > 0;
