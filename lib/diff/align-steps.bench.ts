import { bench, describe } from 'vitest'
import { alignSteps } from './align-steps'
import { stepAction } from './step-action'
import { stepsFromText } from './testing'

const lines = (length: number, word: (at: number) => string) =>
  stepsFromText(Array.from({ length }, (_, at) => word(at)).join('\n')).map(stepAction)

const PAIRS = {
  '2,000 x 2,000, a tenth different': [
    lines(2000, (at) => `$ make part${at}`),
    lines(2000, (at) => (at % 10 ? `$ make part${at}` : `$ test part${at}`)),
  ],
  '5,000 x 5,000, a tenth different': [
    lines(5000, (at) => `$ make part${at}`),
    lines(5000, (at) => (at % 10 ? `$ make part${at}` : `$ test part${at}`)),
  ],
  '5,000 x 5,000, nothing alike': [
    lines(5000, (at) => `$ make part${at}`),
    lines(5000, (at) => `$ test part${at}`),
  ],
  '5,000 x 5,000, few words often': [
    lines(5000, (at) => `$ make part${(at * 7) % 13}`),
    lines(5000, (at) => `$ make part${(at * 5) % 11}`),
  ],
} as const

describe('alignSteps', () => {
  for (const [name, [left, right]] of Object.entries(PAIRS)) {
    bench(name, () => void alignSteps(left, right), { iterations: 3, time: 300, warmupTime: 0 })
  }
})
