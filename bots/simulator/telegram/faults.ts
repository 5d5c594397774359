/** The server's refusals, in its exact words (telegram.md §4). Only this file contains them. */
import { ApiFault } from '../kernel/bot-api.ts';

const bug = (description: string) => new ApiFault(400, `Bad Request: ${description}`, { isBug: true });
const refusal = (description: string) => new ApiFault(400, `Bad Request: ${description}`);
const forbidden = (description: string) => new ApiFault(403, `Forbidden: ${description}`);
const conflict = (description: string) => new ApiFault(409, `Conflict: ${description}`, { isBug: true });

const notModifiedText =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export const faults = {
  unauthorized: () => new ApiFault(401, 'Unauthorized', { isBug: true }),
  methodNotFound: () => new ApiFault(404, 'Not Found: method not found', { isBug: true }),
  notFound: () => new ApiFault(404, 'Not Found'),
  tooMany: (retryAfter: number) =>
    new ApiFault(429, `Too Many Requests: retry after ${retryAfter}`, { retryAfter: retryAfter }),
  tooLarge: () => new ApiFault(413, 'Request Entity Too Large', { isBug: true }),
  internal: (cause: unknown) => new ApiFault(500, `Internal Server Error: ${String(cause)}`),
  bug,

  otherPoller: () =>
    conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
  terminatedByWebhook: () => conflict('terminated by setWebhook request'),
  webhookActive: () =>
    conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"),

  chatIdEmpty: () => bug('chat_id is empty'),
  chatNotFound: () => bug('chat not found'),
  blocked: () => forbidden('bot was blocked by the user'),
  deactivated: () => forbidden('user is deactivated'),
  cannotInitiate: () => forbidden("bot can't initiate conversation with a user"),

  textEmpty: () => bug('message text is empty'),
  textBlank: () => bug('text must be non-empty'),
  textTooLong: () => bug('message is too long'),
  captionTooLong: () => bug('message caption is too long'),
  requestTextTooLong: () => bug('text is too long'),
  badEntities: (detail: string) => bug(`can't parse entities: ${detail}`),
  badParseMode: () => bug('unsupported parse_mode'),
  buttonData: () => bug('BUTTON_DATA_INVALID'),
  markupTooLong: () => bug('reply markup is too long'),
  badButton: (detail: string) => bug(`can't parse inline keyboard button: ${detail}`),

  notModified: () => refusal(notModifiedText),
  editNotFound: () => refusal('message to edit not found'),
  cannotEdit: () => bug("message can't be edited"),
  noTextToEdit: () => bug('there is no text in the message to edit'),
  noCaptionToEdit: () => bug('there is no caption in the message to edit'),

  queryTooOld: () => refusal('query is too old and response timeout expired or query ID is invalid'),
  queryAnswered: () => bug('query is too old and response timeout expired or query ID is invalid'),
  callbackTextTooLong: () => bug('MESSAGE_TOO_LONG'),

  noFile: (kind: string) => bug(`there is no ${kind} in the request`),
  fileEmpty: () => bug('file must be non-empty'),
  wrongFileId: () => refusal('wrong file_id or the file is temporarily unavailable'),
  fileTooBig: () => refusal('file is too big'),
  notAnImage: () => bug('IMAGE_PROCESS_FAILED'),
  badDimensions: () => bug('PHOTO_INVALID_DIMENSIONS'),
  photoTooBig: (bytes: number, limit: number) =>
    bug(`file of size ${bytes} bytes is too big for a photo; the maximum size is ${limit} bytes`),
} as const;
