/**
 * The functions of libheif that are used: https://github.com/catdad-experiments/libheif-js has no types for this entry.
 */
declare module 'libheif-js/wasm-bundle.js' {
  interface Handle {
    /** Distinguishes this pointer type from the library's other pointers. */
    readonly delete: () => void;
  }
  /** Returned instead of a result on failure. */
  interface HeifError {
    readonly code: { readonly value: number };
    readonly message: string;
  }
  interface DecodedImage {
    readonly image: Handle;
    readonly width: number;
    readonly height: number;
    readonly channels: readonly {
      /** Bytes per row; may exceed what the pixels need. */
      readonly stride: number;
      readonly width: number;
      readonly height: number;
      /** In the library's own memory: invalid after `image` is released. */
      readonly data: Uint8Array;
    }[];
  }
  const libheif: {
    heif_context_alloc(): Handle;
    heif_context_free(context: Handle): void;
    heif_context_read_from_memory(context: Handle, bytes: Uint8Array): HeifError;
    heif_js_context_get_primary_image_handle(context: Handle): Handle | HeifError;
    heif_image_handle_get_width(handle: Handle): number;
    heif_image_handle_get_height(handle: Handle): number;
    heif_image_handle_has_alpha_channel(handle: Handle): number;
    heif_image_handle_release(handle: Handle): void;
    heif_js_decode_image2(handle: Handle, colorspace: unknown, chroma: unknown): DecodedImage | HeifError;
    heif_image_release(image: Handle): void;
    readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
    readonly heif_chroma: {
      readonly heif_chroma_interleaved_RGB: unknown;
      readonly heif_chroma_interleaved_RGBA: unknown;
    };
  };
  export = libheif;
}
