import type { ReactNode } from 'react'
import { NoteCard, type NoteCardProps } from './note-card'
import type { NotesHere } from './note-section'

/** The notes of one place in a long list, drawn where the page is made, so that the browser need not. */
export interface PlaceNotes {
  readonly count: number
  readonly cards: ReactNode
}

/** Notes by the place in a list that each is about, by its name there; the oldest of a place first. */
export function notesByPlace(
  { notes, slug, viewer, shown, actions }: NotesHere,
  placeOf: (note: NoteCardProps['note']) => string | null,
): Record<string, PlaceNotes> {
  const groups = new Map<string, NoteCardProps['note'][]>()
  for (const note of notes) {
    const place = placeOf(note)
    if (place !== null) groups.set(place, [note, ...(groups.get(place) ?? [])])
  }
  return Object.fromEntries(
    [...groups].map(([place, own]) => [
      place,
      {
        count: own.length,
        cards: own.map((note) => (
          <NoteCard
            key={note.uid}
            {...{ note, slug, viewer, change: actions.change }}
            isShown={note.uid === shown}
          />
        )),
      },
    ]),
  )
}
