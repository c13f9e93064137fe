import { z } from 'zod'
import { checkCase } from '@/lib/stats/reference/check-case'

// Taken as they are: a copy of the checked value would lose a task named `__proto__`.
const present = z.unknown().refine((value) => value !== undefined, 'is missing')

const CASES = z.array(
  z.object({
    name: z.string(),
    method: z.string(),
    input: present,
    expected: present,
    tolerance: z.object({ abs: z.number().nonnegative(), rel: z.number().nonnegative() }),
  }),
)

/** The cases alone, or with a heading beside them. */
const REFERENCE_FILE = z.preprocess(
  (file) => (Array.isArray(file) ? { cases: file } : file),
  z.object({ cases: CASES }),
)

export interface StatisticsCheck {
  readonly lines: readonly string[]
  /** 0: all passed, 1: some failed, 2: not a file of this shape. */
  readonly exitCode: 0 | 1 | 2
}

/** Runs the cases of a reference file: a line a failure, then the count. */
export function checkStatistics(text: string): StatisticsCheck {
  const json = parseJson(text)
  if ('error' in json) return { lines: [`Not JSON: ${json.error}`], exitCode: 2 }
  const file = REFERENCE_FILE.safeParse(json.value)
  if (!file.success) {
    const [issue] = file.error.issues
    const where = issue?.path.join('.') || 'the file'
    return { lines: [`Not a file of reference cases: ${where}: ${issue?.message}`], exitCode: 2 }
  }
  const failures = file.data.cases.flatMap((testCase) => {
    const differences = checkCase(testCase)
    return differences.length === 0 ? [] : [`FAILED ${testCase.name}: ${differences.join('; ')}`]
  })
  const failed = failures.length
  return {
    lines: [...failures, `${file.data.cases.length - failed} passed, ${failed} failed`],
    exitCode: failed === 0 ? 0 : 1,
  }
}

function parseJson(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    if (error instanceof SyntaxError) return { error: error.message }
    throw error
  }
}
