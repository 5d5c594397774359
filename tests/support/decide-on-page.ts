/** Opens the signed page of a decision as a person and decides there with that person's PIN. */
import { expect } from 'vitest';

/** The hidden fields of a page's forms. */
export const hiddenFields = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
    ]),
  );

export const postForm = (address: string, body: FormData | URLSearchParams) =>
  fetch(address, { method: 'POST', body, redirect: 'manual', headers: { origin: new URL(address).origin } });

/** Chooses a PIN for the first time. @param address of the page where it is chosen */
export async function choosePinAt(address: string, pin: string): Promise<void> {
  expect((await postForm(address, new URLSearchParams({ pin, pinAgain: pin }))).status).toBe(303);
}

export async function approveAt(address: string, pin: string): Promise<void> {
  const { ban = '' } = hiddenFields(await (await fetch(address)).text());
  const asked = await (await fetch(`${address}?ban=${ban}&viec=approve`)).text();
  expect((await postForm(address, new URLSearchParams({ ...hiddenFields(asked), pin }))).status).toBe(303);
}
