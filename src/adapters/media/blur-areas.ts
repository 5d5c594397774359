/**
 * Makes parts of a photo unrecognisable. A soft blur can be reversed and a fine mosaic still shows a face, so an area
 * becomes a few large cells of one rounded colour each: at most 4 along its longer side. Of a face only skin and hair
 * colours remain. It works on the pixels of the widest copy, from which all smaller ones are made, and includes a
 * margin around the area, because earlier resizing has mixed its edge with the surroundings.
 */
import type { PhotoArea, PhotoChange } from '../../ports/media.ts';
import type { Size } from './heif-boxes.ts';

export const maxAreas = 100;

const cellsAlongLongerSide = 4;
const marginPixels = 3;
/** Colours are rounded to multiples of this, so that a cell shows no more than "dark, light, skin". */
const colourStep = 24;

/**
 * Clips areas to the photo, rounds them so that the same selection gives the same hash, sorts them and removes
 * duplicates.
 * @throws RangeError if there are none, more than `maxAreas`, or one outside the photo
 */
export function normalAreas(areas: readonly PhotoArea[]): readonly PhotoArea[] {
  if (areas.length === 0) throw new RangeError('no area to blur');
  const normal = [...new Map(areas.map(normalArea).map((area) => [JSON.stringify(area), area])).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, area]) => area);
  if (normal.length > maxAreas) throw new RangeError(`${normal.length} areas to blur; the limit is ${maxAreas}`);
  return normal;
}

/** Clips an area to the photo, in shares of its sides. @throws RangeError if it lies outside */
export function normalArea(area: PhotoArea): PhotoArea {
  const [left, top, right, bottom] = [area.x, area.y, area.x + area.width, area.y + area.height].map((value) =>
    round(Math.min(1, Math.max(0, value))),
  ) as [number, number, number, number];
  if (!(right > left && bottom > top)) {
    throw new RangeError(`an area to blur has no place in the photo: ${JSON.stringify(area)}`);
  }
  return { x: left, y: top, width: round(right - left), height: round(bottom - top) };
}

/** Rounds to a ten-thousandth: a fifth of a pixel of the widest copy. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Converts an area of the cropped photo to one of the whole photo. */
export const fromCropped = (area: PhotoArea, crop: PhotoArea | undefined): PhotoArea =>
  crop
    ? {
        x: crop.x + area.x * crop.width,
        y: crop.y + area.y * crop.height,
        width: area.width * crop.width,
        height: area.height * crop.height,
      }
    : area;

/** The change's areas relative to its crop; they may extend beyond it. */
export const toCropped = ({ areas, crop }: PhotoChange): readonly PhotoArea[] =>
  crop
    ? areas.map(({ x, y, width, height }) => ({
        x: (x - crop.x) / crop.width,
        y: (y - crop.y) / crop.height,
        width: width / crop.width,
        height: height / crop.height,
      }))
    : areas;

/** Changes `data` in place. The cells of an area that extends beyond the picture keep the size for the whole area. */
export function blurAreas(
  pixels: Size & { readonly data: Uint8Array; readonly channels: number },
  areas: readonly PhotoArea[],
): void {
  for (const area of areas) {
    const left = Math.floor(area.x * pixels.width) - marginPixels;
    const top = Math.floor(area.y * pixels.height) - marginPixels;
    const right = Math.ceil((area.x + area.width) * pixels.width) + marginPixels;
    const bottom = Math.ceil((area.y + area.height) * pixels.height) + marginPixels;
    const cell = Math.ceil(Math.max(right - left, bottom - top) / cellsAlongLongerSide);
    for (let y = top; y < bottom; y += cell) {
      for (let x = left; x < right; x += cell) {
        const within = {
          ...{ left: Math.max(0, x), right: Math.min(right, x + cell, pixels.width) },
          ...{ top: Math.max(0, y), bottom: Math.min(bottom, y + cell, pixels.height) },
        };
        if (within.right > within.left && within.bottom > within.top) fillWithMean(pixels, within);
      }
    }
  }
}

function fillWithMean(
  { data, width, channels }: Size & { readonly data: Uint8Array; readonly channels: number },
  cell: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): void {
  const count = (cell.right - cell.left) * (cell.bottom - cell.top);
  for (let channel = 0; channel < channels; channel += 1) {
    let sum = 0;
    for (const at of places()) sum += data[at + channel] ?? 0;
    const colour = Math.min(255, Math.round(sum / count / colourStep) * colourStep);
    for (const at of places()) data[at + channel] = colour;
  }

  function* places(): Generator<number> {
    for (let y = cell.top; y < cell.bottom; y += 1) {
      for (let x = cell.left; x < cell.right; x += 1) yield (y * width + x) * channels;
    }
  }
}
