/** One tab per phone: pressing it brings the phone into view; a dot marks new messages on a phone out of view. */
import { h } from './dom.js';

export function createTabs(bar, row, phones) {
  const tabs = new Map(phones.map((phone) => [phone.key, tab(phone)]));
  let current = phones[0]?.key ?? '';
  const inView = new Set();
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
    if (row.scrollWidth > row.clientWidth) row.scrollTo({ left: phone.element.offsetLeft - row.offsetLeft });
    else phone.element.scrollIntoView({ block: 'center' });
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
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target.dataset.phone);
        else inView.delete(target.dataset.phone);
        if (isIntersecting) tabs.get(target.dataset.phone).querySelector('.dot').hidden = true;
      }
      const [first] = phones.filter(({ key }) => inView.has(key));
      if (first) select(first.key);
    },
    { threshold: 0.6 },
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
    show: (key) => go(phones.find((phone) => phone.key === key)),
    /** Shows a dot for a phone that is out of view. */
    mark(key) {
      const dot = tabs.get(key)?.querySelector('.dot');
      if (dot && !inView.has(key)) dot.hidden = false;
    },
  };
}
