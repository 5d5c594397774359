/** Creates elements. Text from outside only ever becomes text nodes. */

/**
 * h('button', { class: 'send', type: 'button', 'data-testid': 'send', onclick }, 'Gửi')
 *
 * Attributes that begin with "on" are listeners; false, null and undefined are left out.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== false && child !== undefined));
  return element;
}

/** A drawing from icons.svg. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${new URL('icons.svg', import.meta.url).pathname}#${name}`);
  svg.append(use);
  return svg;
}

/** Keeps the keyboard focus inside a sheet or box while it is open, and returns it when the box closes. */
export function holdFocus(box, onEscape) {
  const before = document.activeElement;
  const inside = () => [...box.querySelectorAll('button, a[href], input, textarea')].filter((item) => !item.disabled);
  const keep = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onEscape();
    }
    if (event.key !== 'Tab') return;
    const items = inside();
    const edge = event.shiftKey ? items[0] : items.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? items.at(-1) : items[0])?.focus();
  };
  box.addEventListener('keydown', keep);
  return () => {
    box.removeEventListener('keydown', keep);
    before?.focus?.();
  };
}
