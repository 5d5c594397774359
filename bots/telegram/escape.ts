/** The only place where text from outside becomes Telegram HTML. */

const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes text for the inside of a tag or a quoted attribute. Text must be shortened before, never after. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => htmlEntities[character] ?? character);
}
