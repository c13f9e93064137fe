import { describe, expect, test } from 'vitest'
import { stepsFromText } from '@/lib/diff/testing'
import { countBehaviors, detectBehaviors } from './detect-behaviors'

/** Behaviours of a trajectory, as `kind first-last: evidence`. */
const found = (text: string) =>
  detectBehaviors(stepsFromText(text)).map(({ kind, firstStep, lastStep, data }) => {
    const place = firstStep === lastStep ? `${firstStep}` : `${firstStep}-${lastStep}`
    return `${kind} ${place}: ${(data as { evidence: string }).evidence}`
  })

describe('checks its work', () => {
  test('counts the first test after each change, not the runs between', () => {
    expect(
      found('$ pytest -q\nedit a.py: 1 -> 2\n$ pytest -q\n$ pytest -q\nwrite b.py: 3\n$ npm test'),
    ).toEqual(['checks_work 3: pytest -q', 'checks_work 6: npm test'])
  })

  test('knows changes by the shell, and scripts that are named as checks', () => {
    expect(
      found("$ cat > a.py <<'EOF'\\nprint(1)\\nEOF\n$ cd /app && python3 verify_all.py 2>&1"),
    ).toEqual(['checks_work 2: python3 verify_all.py 2>&1'])
  })

  test('knows a file that a program given to the interpreter writes', () => {
    expect(
      found("$ python3 - <<'END'\\nopen('a.py', 'w').write(s)\\nEND\n$ python3 test_a.py"),
    ).toEqual(['checks_work 2: python3 test_a.py'])
  })

  test('knows a test within a loop or a condition of the shell', () => {
    expect(
      found(
        'edit a.py: 1 -> 2\n$ cd /app && for i in 1 2; do python3 -m pytest -q | tail -1; done',
      ),
    ).toEqual(['checks_work 2: python3 -m pytest -q'])
    expect(found('edit a.py: 1 -> 2\n$ if ! npm test; then cat log; fi')).toEqual([
      'checks_work 2: npm test',
    ])
  })

  test('takes words in a file that is written for no command, and a patch for no check', () => {
    expect(found("$ cat > run.sh <<'EOF'\\npytest -q\\nEOF\n$ diff -u a b > a.patch")).toEqual([])
  })

  test('takes asking for help for no check', () => {
    expect(found('edit a.py: 1 -> 2\n$ pytest --help')).toEqual([])
  })
})

describe('re-reads an instruction', () => {
  test('counts what is opened again, not the first time and not another file', () => {
    expect(found('read README.md\nread a.py\nread a.py\nread README.md')).toEqual([
      'rereads_instruction 4: README.md',
    ])
  })

  test('counts saying so', () => {
    expect(found('say: Hmm. Let me re-read the task: it wants a sum.')).toContainEqual(
      expect.stringMatching(/^rereads_instruction 1: .*re-read the task/),
    )
  })

  test('does not take requirements.txt, a list of packages, for an instruction', () => {
    expect(found('$ cat requirements.txt\n$ cat requirements.txt')).toEqual([])
  })
})

describe('retries after an error', () => {
  test('reaches from the failure to the call that is nearly the same', () => {
    expect(
      found('$ python sum.py data.csv\n> ValueError\nexit 1\n$ ls\n$ python sum.py data.csv -v'),
    ).toEqual(['retries_after_error 1-3: python sum.py data.csv -v'])
  })

  test('does not count what comes later than three calls, or another call', () => {
    expect(
      found('$ python sum.py d.csv\nexit 1\n$ ls\n$ pwd\n$ whoami\n$ python sum.py d.csv'),
    ).toEqual([])
    expect(found('$ python sum.py d.csv\nexit 1\n$ rm -r build')).toEqual([])
  })

  test('a search that finds nothing has not failed', () => {
    expect(found('$ grep -n alias a.c\nexit 1\n$ grep -n alias b.c')).toEqual([])
  })

  test('reads from the output what the log does not say', () => {
    expect(found('$ python a.py x\n> Traceback (most recent call last):\n$ python a.py x')).toEqual(
      ['retries_after_error 1-2: python a.py x'],
    )
  })
})

describe('changes approach', () => {
  test('counts what it will do now, not what it would do', () => {
    expect(found('say: It fails. Let me try a completely different approach.')).toHaveLength(1)
    expect(found("say: If that fails, I'll try a different approach.")).toEqual([])
    expect(found('say: There is another approach in the paper.')).toEqual([])
  })
})

describe('backtracks', () => {
  test('counts changes that are taken back', () => {
    expect(found('$ git checkout -- a.py\n$ git checkout -b new\n$ git restore b.py')).toEqual([
      'backtracks 1: git checkout -- a.py',
      'backtracks 3: git restore b.py',
    ])
    expect(found('say: Let me revert that change and start over.')).toHaveLength(1)
  })

  test('does not count undoing in the sense of the task', () => {
    expect(found('say: In the script, I will undo the second modification of c.')).toEqual([])
  })
})

describe('reflects', () => {
  test('counts a step once, however often it doubts', () => {
    expect(found('think: So it is 4. Wait, no. Hmm, let me reconsider.')).toHaveLength(1)
  })

  test('does not take waiting for something for doubt', () => {
    expect(found('say: Let me wait for the server. Wait for it to start.')).toEqual([])
  })

  test('looks at what the agent says, not at what it is told', () => {
    expect(found('user: Wait, that is wrong.')).toEqual([])
  })
})

describe('edits tests', () => {
  test('counts a test that was there, not one of its own', () => {
    expect(
      found('$ ls tests\n> test_sum.py\nedit tests/test_sum.py: 4 -> 5\nwrite test_mine.py: 1'),
    ).toEqual(['edits_tests 2: tests/test_sum.py'])
    expect(found('write test_mine.py: 1\n$ pytest test_mine.py\nwrite test_mine.py: 2')).toEqual([
      'checks_work 2: pytest test_mine.py',
    ])
  })

  test('knows a name by itself, not as the end of another', () => {
    expect(found('$ ./simple_test.sh\n$ echo hello > test.sh')).toEqual([])
  })
})

test('writing the file of the reward is seen', () => {
  expect(found('$ echo 1 > /logs/verifier/reward.txt')).toEqual([
    'writes_reward 1: /logs/verifier/reward.txt',
  ])
})

test('context repeated from before and branches that were left are not looked at', () => {
  const [step] = stepsFromText('say: Wait, no.')
  expect(detectBehaviors([{ ...step!, isCopied: true }])).toEqual([])
  expect(detectBehaviors([{ ...step!, isAbandoned: true }])).toEqual([])
})

test('counts name what was found and the detectors that found it', () => {
  const spans = detectBehaviors(stepsFromText('say: Wait, no.\nsay: Hmm.\n$ git restore a'))
  expect(countBehaviors(spans)).toEqual({ version: 1, counts: { reflects: 2, backtracks: 1 } })
})

test.each(['wait ', '\n', 'let me ', 'a/', 'test_', '> ', 'if ', '([', 'sed -i '])(
  'a long run of %j is looked through without going through it again and again',
  (word) => {
    const text = word.repeat(Math.ceil(200_000 / word.length))
    const steps = stepsFromText('say: x\n$ x\n$ x').map((step) =>
      step.tool === null
        ? { ...step, text }
        : { ...step, tool: { ...step.tool, command: text, output: text, isError: true } },
    )
    expect(detectBehaviors(steps).length).toBeLessThan(20)
  },
)
