import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Behavior } from '@/lib/domain/behavior'
import { makeStep } from '@/lib/trajectory/testing'
import { SAYS as BACKTRACKS } from './backtracks'
import { CHANGES } from './changes-approach'
import { findPhrase, type Phrase } from './detector'
import { SAYS as REFLECTS } from './reflects'
import { SAYS as REREADS } from './rereads-instruction'

const PHRASES: readonly (readonly [Behavior, Phrase])[] = [
  ['backtracks', BACKTRACKS],
  ['changes_approach', CHANGES],
  ['reflects', REFLECTS],
  ['rereads_instruction', REREADS],
]

/** Words of which sentences are made that the phrases fit, and some that they do not. */
const WORDS = [
  ...['Wait,', 'wait', 'Let me', "I'll", 'I', 'just', 'made', 'see', 'a', 'my', 'mistake', 'error'],
  ...[
    'misread',
    'misunderstood',
    'misinterpreted',
    'overlooked',
    'was wrong',
    'that',
    'this',
    'is',
  ],
  ...[
    'on second thought',
    'not right',
    'incorrect',
    '. Hmm',
    '. Oops',
    '. Actually,',
    'no',
    'need',
  ],
  ...['realize', 'realised', 'the', 'reconsider', 're-think', 're-examine', 'recheck', 'the', 'it'],
  ...['double-check', 'think again', 'step back', 'revert', 'undo', 'roll back', 'back out', 'all'],
  ...['take back', 'changes', 'start over', 'start from scratch', 'start again from', 'go back to'],
  ...[
    'previous',
    'original',
    'try',
    'a different',
    'another',
    'simpler',
    'new',
    'alternative',
    'if',
  ],
  ...['approach', 'METHOD', 'way', 'algorithm', 'route', 'Reread', 're-reading', 'read', 'again'],
  ...[
    'going back to',
    'look at',
    'task',
    'instructions',
    'SPEC',
    'criteria',
    'README',
    'SKILL',
    'K',
  ],
]

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(' '))

test('the words that a text is looked through for leave out nothing that a phrase fits', () => {
  const seen = new Set<Behavior>()
  fc.assert(
    fc.property(sentence, (text) => {
      for (const [kind, phrase] of PHRASES) {
        const steps = [makeStep(1, text)]
        const found = findPhrase(kind, steps, phrase)
        expect(found).toEqual(findPhrase(kind, steps, { ...phrase, groups: [] }))
        if (found.length > 0) seen.add(kind)
      }
    }),
    { seed: 1, numRuns: 20_000 },
  )
  expect([...seen].sort()).toEqual(PHRASES.map(([kind]) => kind))
})
