/**
 * Measures the fine detail of a photo: the variance of its Laplacian, the usual measure of blur (Pech-Pacheco et al.
 * 2000). It is computed on the grey copy of at most 480 pixels' width, so that photos of all sizes are compared at the
 * size of the first view: what looks sharp there is sharp enough for the portal. Scale: grey from 0 to 255, each pixel
 * four times minus its four neighbours. Measured: phone photos in focus 400 to 4,000, printed notices about 4,000, a
 * meadow out of focus 38, any photo blurred by 6 pixels at a width of 1600 below 31.
 */
import type { Size } from './heif-boxes.ts';

export interface Grey extends Size {
  /** One byte per pixel, row by row. */
  readonly data: Uint8Array;
}

/** Never negative; 0 for a uniform photo and for one too small to have inner pixels. Rounded to one decimal. */
export function sharpnessOf({ data, width, height }: Grey): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const value = 4 * grey(at) - grey(at - 1) - grey(at + 1) - grey(at - width) - grey(at + width);
      count += 1;
      sum += value;
      squares += value * value;
    }
  }
  if (count === 0) return 0;
  const mean = sum / count;
  return Math.round(10 * Math.max(0, squares / count - mean * mean)) / 10;

  function grey(at: number): number {
    return data[at] ?? 0;
  }
}

/** Luma of sRGB pixels (Rec. 601, as in JPEG); grey pixels are passed through. */
export function greyOf(pixels: Size & { readonly data: Uint8Array; readonly channels: number }): Grey {
  const { data, width, height, channels } = pixels;
  if (channels < 3) {
    const single = channels === 1 ? data : data.filter((_, at) => at % channels === 0);
    return { data: single, width, height };
  }
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += channels) {
    grey[at] = (299 * (data[from] ?? 0) + 587 * (data[from + 1] ?? 0) + 114 * (data[from + 2] ?? 0) + 500) / 1000;
  }
  return { data: grey, width, height };
}
