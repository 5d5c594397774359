/** Renders messages as bubbles: text, photos and albums, files, and the keyboard below them. */
import { fileUrl } from './api.js';
import { h, icon } from './dom.js';
import { formattedText, startCommand } from './formatted-text.js';
import { withSigns } from './signs.js';
import { texts } from './texts.js';

const timeFormat = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/**
 * One bubble for a group of messages: an album's photos, or a single message. `acts`: { command(words), press(message,
 * button, element), edit(message), open(url, label), contact() }; without `edit`, messages cannot be edited
 */
export function bubble(phone, messages, acts) {
  const [first] = messages;
  const captioned = messages.find((message) => message.text !== '') ?? first;
  const photos = messages.filter((message) => message.photo);
  const parts = [
    photos.length > 0 && photoGrid(phone, photos, acts),
    ...messages.filter((message) => message.document).map((message) => documentCard(phone, message.document)),
    captioned.text !== '' &&
      h('div', { class: 'words' }, formattedText(captioned.text, captioned.entities, acts.command)),
    first.asksInfo && infoForm(first.asksInfo, acts),
    footer(captioned, acts),
  ];
  return h(
    'div',
    {
      class: `message ${first.isMine ? 'mine' : 'theirs'}${photos.length > 0 ? ' has-photos' : ''}`,
      'data-testid': 'message',
      'data-message': first.messageId,
      'data-side': first.isMine ? 'person' : 'bot',
    },
    h('div', { class: 'bubble' }, parts),
    ...messages.map((message) => keyboard(message, acts)),
  );
}

function footer(message, acts) {
  const mayEdit = acts.edit && message.isMine && message.text !== '';
  return h(
    'div',
    { class: 'meta' },
    mayEdit &&
      h(
        'button',
        {
          type: 'button',
          class: 'edit',
          title: texts.editMessage,
          'aria-label': texts.editMessage,
          onclick: () => acts.edit(message),
        },
        icon('edit'),
      ),
    message.editedAt && h('span', {}, texts.edited),
    h('time', { datetime: message.sentAt }, timeFormat.format(new Date(message.sentAt))),
  );
}

function photoGrid(phone, messages, acts) {
  const tiles = messages.map((message) => photoTile(phone, message, messages.length === 1, acts));
  return h('div', { class: 'photos', 'data-count': Math.min(tiles.length, 10), 'data-testid': 'photos' }, tiles);
}

function photoTile(phone, { photo, text }, isAlone, acts) {
  const url = fileUrl(phone, photo.fileId);
  const label = text || texts.photo;
  const image = h('img', { src: url, alt: label.slice(0, 120), width: photo.width, height: photo.height });
  // Reserves the space before the picture is loaded, so that the layout does not jump.
  if (isAlone) image.style.aspectRatio = `${photo.width} / ${Math.max(photo.height, photo.width * 0.5)}`;
  return h(
    'button',
    { type: 'button', class: 'photo', title: texts.openPhoto, onclick: () => acts.open(url, label) },
    image,
  );
}

function documentCard(phone, file) {
  const parts = [
    h('span', { class: 'document-icon' }, icon('file')),
    h(
      'span',
      { class: 'document-name' },
      h('strong', {}, file.name || texts.document),
      h('small', {}, file.sizeBytes === null ? texts.documentStays : texts.kilobytes(file.sizeBytes)),
    ),
  ];
  if (file.fileId === null) return h('div', { class: 'document' }, parts);
  return h('a', { class: 'document', href: fileUrl(phone, file.fileId), download: file.name || true }, parts);
}

/** Zalo's form that asks for name and phone number. */
function infoForm({ title, subtitle }, acts) {
  return h(
    'div',
    { class: 'info-form', 'data-testid': 'info-form' },
    h('strong', {}, title),
    h('p', {}, subtitle),
    h('button', { type: 'button', class: 'key', onclick: () => acts.contact() }, texts.shareInfo),
  );
}

function keyboard(message, acts) {
  if (message.buttons.length === 0) return null;
  return h(
    'div',
    { class: 'keyboard', 'data-testid': 'keyboard' },
    message.buttons.map((row) =>
      h(
        'div',
        { class: 'keys' },
        row.map((button) => key(message, button, acts)),
      ),
    ),
  );
}

function key(message, button, acts) {
  const command = startCommand(button.url ?? '');
  if (command !== null) {
    return h('button', { type: 'button', class: 'key', onclick: () => acts.command(command) }, withSigns(button.label));
  }
  if (button.url !== null) {
    return h(
      'a',
      { class: 'key', href: button.url, target: '_blank', rel: 'noopener', title: texts.opensPage },
      h('span', {}, withSigns(button.label)),
      icon('open'),
    );
  }
  const element = h(
    'button',
    { type: 'button', class: 'key', 'data-choice': button.data },
    h('span', {}, withSigns(button.label)),
  );
  element.addEventListener('click', () => acts.press(message, button, element));
  return element;
}
