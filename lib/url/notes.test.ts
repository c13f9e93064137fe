import { expect, test } from 'vitest'
import { ofRow, ofSkill, ofTask, ofTrial, OF_EXPERIMENT, type NoteSubject } from '@/lib/domain/note'
import { loadNotesParams, noteHref, notesHref } from './notes'

test('the filter of the list stands in its link', () => {
  const params = { state: 'all', author: 'Ada', where: 'step', task: 'a/b', for: 'me' } as const
  const href = notesHref('demo', params)
  expect(href).toMatch(/^\/experiments\/demo\/notes\?/)
  const query = new URL(href, 'http://x').searchParams
  expect(loadNotesParams(query)).toEqual({ ...params, page: 1 })
  expect(loadNotesParams(new URLSearchParams('state=x&where=y&for=you'))).toMatchObject({
    ...{ state: 'open', where: null, for: null },
  })
})

const link = (subject: NoteSubject, isGone = false) =>
  noteHref('demo', { ...subject, uid: 'n1', isGone })

test('a note is linked on the page that it is about, where it stands', () => {
  expect(link(ofTask('a b'))).toBe('/experiments/demo/tasks/a%20b?note=n1#note-n1')
  expect(link(ofTrial('t1'))).toBe('/trials/t1?note=n1#note-n1')
  expect(link(ofTrial('t1', 12))).toBe('/trials/t1?note=n1#step-12')
  expect(link(ofRow('t1', 't2', 'l4r5'))).toBe('/diff?left=t1&right=t2&row=l4r5&note=n1#note-n1')
  expect(link(ofSkill('pdf', 'abc'))).toBe(
    '/experiments/demo/skills/pdf?version=abc&note=n1#note-n1',
  )
  expect(link(OF_EXPERIMENT)).toBe('/experiments/demo/notes?state=all&note=n1#note-n1')
})

test('a note on what is gone is linked in the list of its task', () => {
  const gone = { ...ofTrial('t1', 3), task: 'sum' }
  expect(link(gone, true)).toBe('/experiments/demo/notes?state=all&task=sum&note=n1#note-n1')
})
