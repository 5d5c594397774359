/** On a narrow screen the phones stand in one row to swipe; the tabs above name them and show what is new. */
import { h } from './dom.js';

export function createTabs(bar, row, phones) {
  const tabs = new Map(phones.map((phone) => [phone.key, tab(phone)]));
  let current = phones[0]?.key ?? '';
  bar.replaceChildren(...tabs.values());

  function tab(phone) {
    return h(
      'button',
      {
        type: 'button',
        role: 'tab',
        'aria-controls': `phone-${phone.key}`,
        'data-tab': phone.key,
        onclick: () => go(phone),
      },
      phone.title,
      phone.badge && h('small', {}, phone.badge),
      h('span', { class: 'dot', hidden: true }),
    );
  }

  function go(phone) {
    row.scrollTo({ left: phone.element.offsetLeft - row.offsetLeft });
  }

  function select(key) {
    current = key;
    for (const [other, element] of tabs) element.setAttribute('aria-selected', String(other === key));
    const selected = tabs.get(key);
    if (!selected) return;
    selected.querySelector('.dot').hidden = true;
    bar.scrollTo({ left: selected.offsetLeft - bar.clientWidth / 2 + selected.offsetWidth / 2 });
  }

  const observer = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (seen) select(seen.target.dataset.phone);
    },
    { root: row, threshold: 0.6 },
  );
  for (const phone of phones) observer.observe(phone.element);
  bar.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const keys = [...tabs.keys()];
    const next = phones[(keys.indexOf(current) + step + keys.length) % keys.length];
    go(next);
    tabs.get(next.key).focus();
  });
  select(current);

  return {
    /** A dot on a phone that is not in view. */
    mark(key) {
      const dot = tabs.get(key)?.querySelector('.dot');
      if (dot && key !== current) dot.hidden = false;
    },
  };
}
