import { expect, test } from 'vitest'
import { findMentions, handlesOf, mentioned } from './mention'

test('a text mentions whom it names after an @, however the parts of the name are joined', () => {
  expect(findMentions('see @Ada.Lovelace, @bo-li and @ada_lovelace.')).toEqual([
    'adalovelace',
    'boli',
  ])
  expect(findMentions('ask **@Zoë**!')).toEqual(['zoë'])
})

test('an address, a lone @ and code that is no name mention nobody', () => {
  expect(findMentions('write to ada@example.org, or @ or @@ or a.@b')).toEqual([])
})

test('the first name is enough where one alone bears it', () => {
  const everybody = ['Ada Lovelace', 'Ada Yonath', 'Bo Li']
  expect(handlesOf('Bo Li', everybody)).toEqual(['boli', 'bo'])
  expect(handlesOf('Ada Yonath', everybody)).toEqual(['adayonath'])
  expect(mentioned(findMentions('@bo @ada'), everybody)).toEqual(['Bo Li'])
  expect(mentioned(findMentions('@ada.yonath'), everybody)).toEqual(['Ada Yonath'])
})

test('a text of thousands of mentions keeps a few', () => {
  const text = Array.from({ length: 5000 }, (_, at) => `@n${at}`).join(' ')
  expect(findMentions(text)).toHaveLength(20)
})
