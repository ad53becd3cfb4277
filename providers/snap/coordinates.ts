/** Coordinates as Snap prints them: a plain number, or `34.47359 ± 39.66 meters` with the accuracy in the cell. */

export interface Coordinate {
  degrees: number;
  /** Metres. */
  accuracy?: number;
}

const printed = /^(-?\d+(?:\.\d+)?)\s*(?:°\s*)?(?:(?:±|\+\/-)\s*(\d+(?:\.\d+)?)\s*(?:m|meters?|metres?)?)?$/i;

/** Reads one cell; null where it is no coordinate. */
export function parseCoordinate(text: string): Coordinate | null {
  const match = printed.exec(text.trim());
  if (!match) return null;
  const degrees = Number(match[1]);
  return match[2] === undefined ? { degrees } : { degrees, accuracy: Number(match[2]) };
}

/** The worse of two accuracies: latitude and longitude each carry their own. */
export function worse(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : Math.max(a, b);
}
