/**
 * A segment of an address as a person would write it. Next hands on a segment of a page as it stands in
 * the address; one that is no encoding (`100%`) is taken as it is.
 */
export function readSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
