import { isTest, type Finding } from './finding'
import type { Room } from './allowed-arrows'
import type { Arrow, SourceTree } from './source-tree'

const fits = ({ place }: Room, path: string): boolean =>
  place === '.' ? !path.includes('/') : path === place || path.startsWith(`${place}/`)

/** The room of a file: the longest place that it is in; null: none. */
const roomOf = (rooms: readonly Room[], path: string): Room | null =>
  rooms
    .filter((room) => fits(room, path))
    .reduce<Room | null>(
      (best, room) => (best && best.place.length >= room.place.length ? best : room),
      null,
    )

const matches = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern

/** What is wrong with an arrow to another room of ours; null: nothing. */
function whyNotTo(room: Room, target: Room, isType: boolean): string | null {
  if (target === room || room.may?.includes(target.place)) return null
  if (!room.mayType?.includes(target.place)) return `${room.place} may not import ${target.place}`
  return isType ? null : `${room.place} may import types of ${target.place}, no values`
}

function whyNot(rooms: readonly Room[], room: Room, arrow: Arrow): string | null {
  const { target, specifier, isType } = arrow
  if (target !== null) {
    if (isTest(target)) return `what tests use is imported by ${room.place}`
    const other = roomOf(rooms, target)
    return other && whyNotTo(room, other, isType)
  }
  // A style, a JSON beside the code.
  if (specifier.startsWith('.') || specifier.startsWith('@/')) return null
  const isAllowed = room.packages?.some((pattern) => matches(pattern, specifier))
  return isAllowed ? null : `${room.place} may not import the package ${specifier}`
}

/** Imports that the table does not allow, and files that are in no room of it. */
export function findForbiddenArrows(tree: SourceTree, rooms: readonly Room[]): Finding[] {
  return [...tree].flatMap(([path, { arrows }]): Finding[] => {
    if (isTest(path)) return []
    const room = roomOf(rooms, path)
    if (!room) {
      const [folder] = path.split('/')
      return [{ rule: 'room', key: folder!, text: `${path}: no row of the table has this folder` }]
    }
    return arrows.flatMap((arrow) => {
      const key = whyNot(rooms, room, arrow)
      const place = `${path}:${arrow.line}`
      return key ? [{ rule: 'arrow' as const, key, text: `${place}: ${key}` }] : []
    })
  })
}
