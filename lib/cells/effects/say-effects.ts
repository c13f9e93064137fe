import { displayCounted, displayNamedP, displayPoints } from '@/lib/display'
import { fdrBh } from '@/lib/stats/fdr-bh'
import type { EffectCell, EffectMap, EffectRow } from './effect-map'
import type { EffectSection } from './effect-sections'

/** A cell with its names. */
export interface NamedCell extends EffectCell {
  readonly map: string
  readonly row: string
  readonly column: string
}

const SURE_Q = 0.05
/** So many cells are named; the others are in the map. */
const MOST_NAMED = 4

export const columnName = ({ label, note }: EffectMap['columns'][number]): string =>
  note === null ? label : `${label} (${note})`

/** Cells whose interval leaves 0 behind, the largest loss first, then the largest gain. */
export function cellsBeyond(maps: readonly EffectMap[]): NamedCell[] {
  const all = maps.flatMap((map) =>
    map.rows.flatMap((row) =>
      row.cells.flatMap((cell, at): NamedCell[] =>
        cell.isBeyond && !map.columns[at]!.isMean
          ? [{ ...cell, map: map.label, row: row.label, column: columnName(map.columns[at]!) }]
          : [],
      ),
    ),
  )
  const harms = all.filter(({ gain }) => gain! < 0).sort((a, b) => a.gain! - b.gain!)
  const helps = all.filter(({ gain }) => gain! > 0).sort((a, b) => b.gain! - a.gain!)
  return [...harms, ...helps]
}

/**
 * The condition of which the largest share of cells is beyond noise, of all sections that know some: what a
 * page of many conditions is about. Null where it is none, and of a single cell.
 */
export function leadingCount(sections: readonly EffectSection[]) {
  const counts = sections
    .filter(({ kind }) => kind !== 'ablation')
    .flatMap((section) => section.counts.map((count) => ({ ...count, baseline: section.baseline })))
    .filter(({ nBeyond, nKnown }) => nBeyond > 0 && nKnown > 1)
  const share = ({ nBeyond, nKnown }: (typeof counts)[number]) => nBeyond / nKnown
  return counts.reduce<(typeof counts)[number] | null>(
    (best, one) => (best === null || share(one) > share(best) ? one : best),
    null,
  )
}

const STATISTICS: Record<NonNullable<EffectRow['test']>['method'], string> = {
  cochran_q: 'Cochran’s Q',
  repeated_measures_f: 'F',
  permutation: 'F by shuffling',
}

/** `Cochran’s Q 12.8, df 3`. */
export function sayStatistic(test: NonNullable<EffectRow['test']>): string {
  const { method, statistic, df1, df2 } = test
  const on = df2 === null ? df1 : `${df1} and ${df2}`
  return `${STATISTICS[method]} ${statistic.toFixed(1)}, df ${on}`
}

/** A row whose columns were tested for being alike, with its p among those of its section. */
export interface TestedRow {
  readonly map: EffectMap
  readonly row: EffectRow
  readonly test: NonNullable<EffectRow['test']>
  readonly q: number
}

/** Rows with a test; the family of Benjamini and Hochberg is all of them. */
export function testedRows(maps: readonly EffectMap[]): TestedRow[] {
  const tested = maps.flatMap((map) =>
    map.rows.flatMap((row) => (row.test ? [{ map, row, test: row.test }] : [])),
  )
  const { q } = fdrBh({ p: tested.map(({ test }) => test.p) })
  return tested.map((one, at) => ({ ...one, q: q[at]! }))
}

export const isUnlike = ({ q }: TestedRow): boolean => q < SURE_Q

const sayTest = ({ test, q }: TestedRow): string =>
  `${sayStatistic(test)}, ${displayNamedP('p', test.p)}, ${displayNamedP('q', q)}`

function sayUnlike(maps: readonly EffectMap[], word: string): string | null {
  const tested = testedRows(maps)
  if (tested.length === 0) return null
  const unlike = tested.filter(isUnlike)
  const family = `${displayCounted(tested.length, 'row')} tested`
  if (unlike.length === 0)
    return `In no row are the ${word}s told apart by more than chance (${family}, corrected for so many); that does not show that they are alike.`
  const named = unlike
    .slice(0, MOST_NAMED)
    .map((one) => `${one.row.label}${one.map.label && `, ${one.map.label}`} (${sayTest(one)})`)
  const more = unlike.length > MOST_NAMED ? ` and ${unlike.length - MOST_NAMED} more` : ''
  return `The ${word}s differ by more than chance under ${named.join('; ')}${more} (${family}): ${sayHow(unlike, word)}.`
}

/** Whether they differ in direction, or only in size. */
function sayHow(unlike: readonly TestedRow[], word: string): string {
  const flips = unlike.filter(({ row }) => row.flip !== null).length
  if (flips === 0) return 'they differ in how much'
  const none = `no one answer holds for every ${word}`
  return flips === unlike.length
    ? none
    : `under ${flips} of these ${none}, under the others they differ in how much`
}

function sayBeyond(maps: readonly EffectMap[]): string | null {
  const nKnown = maps.reduce((sum, map) => sum + map.nKnown, 0)
  if (nKnown === 0) return null
  const found = cellsBeyond(maps)
  const named = found.slice(0, MOST_NAMED).map(({ column, row, map, gain }) => {
    // A model that stands in several maps is told apart by the map.
    const isTwice = maps.filter(({ columns }) => columns.some((one) => columnName(one) === column))
    const where = isTwice.length > 1 ? `, ${map}` : ''
    return `${column} under ${row}${where} (${displayPoints(gain)})`
  })
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : ''
  const which = found.length === 0 ? '' : `: ${named.join(', ')}${more}`
  if (nKnown === 1)
    return `The only cell is ${found.length === 1 ? '' : 'not '}beyond noise${which}.`
  return `${found.length} of ${displayCounted(nKnown, 'cell')} ${found.length === 1 ? 'is' : 'are'} beyond noise${which}. Of ${displayCounted(nKnown, 'interval')} at 95 %, ${sayChance(nKnown)} would leave zero by chance if nothing had an effect.`
}

/** How many of so many intervals at 95 % leave 0 where nothing has an effect. */
export function sayChance(nIntervals: number): string {
  const expected = nIntervals * 0.05
  return expected < 0.5 ? 'fewer than 1' : `about ${Math.round(expected)}`
}

function sayFlips(maps: readonly EffectMap[], word: string): string | null {
  const rows = maps.flatMap((map) => map.rows)
  const flips = rows.filter(({ flip }) => flip !== null)
  if (flips.length === 0) return null
  const sure = flips.filter(({ flip }) => flip === 'established').length
  const isOne = flips.length === 1
  const how = flips.every(({ flip }) => flip === 'untested')
    ? `with no interval to judge ${isOne ? 'it' : 'them'} by`
    : sure === 0
      ? `${isOne ? 'not' : 'none of them'} beyond noise on both sides`
      : `${isOne ? '' : `${sure} of them `}beyond noise on both sides`
  return `${displayCounted(flips.length, 'row')} of ${rows.length} ${flips.length === 1 ? 'changes' : 'change'} sign between ${word}s, ${how}.`
}

/** What the maps of a section allow to say, in sentences. */
export const sayEffects = ({ maps, columnWord }: EffectSection): string[] =>
  [sayUnlike(maps, columnWord), sayBeyond(maps), sayFlips(maps, columnWord)].filter(
    (one) => one !== null,
  )
