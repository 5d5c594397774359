/** The one place where foreign text becomes Telegram HTML. Nothing else in this folder writes `&lt;`. */

const htmlEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for the inside of a tag or of a quoted attribute. Cut to the limit before, never after. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => htmlEntities[character] ?? character);
}
