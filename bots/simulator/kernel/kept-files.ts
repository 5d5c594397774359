/** Stores files by id in memory. Above the limit the oldest are removed: this is for the demo. */

const maxBytes = 512 * 1024 * 1024;

/** Creates the store. A file stored again under an id replaces the earlier one. */
export function createKeptFiles<File extends { readonly bytes: Uint8Array }>() {
  const files = new Map<string, File>();
  let keptBytes = 0;
  return {
    get: (id: string): File | null => files.get(id) ?? null,
    put(id: string, file: File): void {
      keptBytes += file.bytes.byteLength - (files.get(id)?.bytes.byteLength ?? 0);
      files.set(id, file);
      for (const [oldest, { bytes }] of files) {
        if (keptBytes <= maxBytes) return;
        files.delete(oldest);
        keptBytes -= bytes.byteLength;
      }
    },
  };
}
