// Draws rectangles on the photo by finger, pen or mouse. Without this script the form's squares are ticked.
const form = document.querySelector('#che-anh');
const canvas = form?.querySelector('.canvas');
const grid = form?.querySelector('.grid');
const paper = form?.querySelector('.sheet-to-draw');
const clear = form?.querySelector('[data-clear]');
const other = form?.querySelector('[data-other]');

/** Shorter movements in either direction, in pixels of the screen, count as a tap. */
const leastPixels = 8;

const boxes = [];
let current = null;

const share = (value) => Math.min(1, Math.max(0, value));
const round = (value) => Math.round(value * 10_000) / 10_000;
const pointOf = (event) => {
  const frame = paper.getBoundingClientRect();
  return { x: share((event.clientX - frame.left) / frame.width), y: share((event.clientY - frame.top) / frame.height) };
};

const place = (box) => {
  const [left, right] = [Math.min(box.from.x, box.to.x), Math.max(box.from.x, box.to.x)];
  const [top, bottom] = [Math.min(box.from.y, box.to.y), Math.max(box.from.y, box.to.y)];
  box.area = [left, top, right, bottom].map(round);
  const { style } = box.shown;
  style.left = `${left * 100}%`;
  style.top = `${top * 100}%`;
  style.width = `${(right - left) * 100}%`;
  style.height = `${(bottom - top) * 100}%`;
};

const changed = () => {
  form.elements.namedItem('areas').value = boxes.length > 0 ? JSON.stringify(boxes.map(({ area }) => area)) : '';
  clear.hidden = boxes.length === 0 || paper.hidden;
};

const remove = (box) => {
  const at = boxes.indexOf(box);
  if (at >= 0) boxes.splice(at, 1);
  box.shown.remove();
  changed();
};

const begin = (event) => {
  if (event.target.closest('button') || !event.isPrimary || event.button !== 0) return;
  event.preventDefault();
  paper.setPointerCapture(event.pointerId);
  const from = pointOf(event);
  current = { from, to: from, shown: document.createElement('div') };
  current.shown.className = 'box';
  paper.append(current.shown);
  place(current);
};

const move = (event) => {
  if (!current) return;
  current.to = pointOf(event);
  place(current);
};

const end = (event) => {
  const box = current;
  current = null;
  if (!box) return;
  if (event.type === 'pointerup') {
    box.to = pointOf(event);
    place(box);
  }
  const { width, height } = box.shown.getBoundingClientRect();
  if (event.type !== 'pointerup' || width < leastPixels || height < leastPixels) {
    box.shown.remove();
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '✕';
  button.setAttribute('aria-label', paper.dataset.remove);
  button.addEventListener('click', () => remove(box));
  box.shown.append(button);
  boxes.push(box);
  changed();
};

/** Switches between drawing and squares; only one of them is sent. */
const show = (isDrawing) => {
  paper.hidden = !isDrawing;
  grid.hidden = isDrawing;
  grid.disabled = isDrawing;
  for (const text of document.querySelectorAll('.with-drawing')) text.hidden = !isDrawing;
  for (const text of document.querySelectorAll('.without-drawing')) text.hidden = isDrawing;
  if (!isDrawing) for (const box of [...boxes]) remove(box);
  changed();
};

if (form && 'PointerEvent' in window) {
  let isDrawing = true;
  const words = [other.textContent, other.dataset.other];
  other.hidden = false;
  other.addEventListener('click', () => {
    isDrawing = !isDrawing;
    other.textContent = words[isDrawing ? 0 : 1];
    show(isDrawing);
  });
  clear.addEventListener('click', () => {
    for (const box of [...boxes]) remove(box);
  });
  paper.addEventListener('pointerdown', begin);
  paper.addEventListener('pointermove', move);
  paper.addEventListener('pointerup', end);
  paper.addEventListener('pointercancel', end);
  canvas.classList.add('drawn-on');
  show(true);
}

// Disables the buttons after a press; enables them when the browser returns to the page.
for (const each of document.querySelectorAll('form'))
  each.addEventListener('submit', () => {
    setTimeout(() => {
      for (const button of each.querySelectorAll('button')) button.disabled = true;
    });
  });
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const button of document.querySelectorAll('button')) button.disabled = false;
});
