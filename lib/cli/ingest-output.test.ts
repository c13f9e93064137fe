import { expect, test } from 'vitest'
import { ImportTally } from '@/lib/ingest/run/import-tally'
import { reportText } from './ingest-output'

test('what logs and their names say reaches a terminal as text, not as commands to it', () => {
  const tally = new ImportTally()
  const odd = {
    code: 'unknown_format' as const,
    file: 'job/\u001b[2J\u001b]0;owned\u0007.bin',
    detail: 'a\rexp: trials 9 added \u009b31m\u202e',
  }
  tally.problems.add([odd])
  const facts = { isDryRun: false, files: 1, bytes: 1, durationMs: 1 }
  const text = reportText('exp', tally.report(facts), [odd])
  expect(text).toContain('job/\ufffd[2J\ufffd]0;owned\u2407.bin  a\ufffdexp: trials 9 added')
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/)
})
