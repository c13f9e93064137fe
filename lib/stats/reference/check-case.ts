import { isMethodId, runMethod } from './run-method'

/** One case of a reference file. */
export interface ReferenceCase {
  readonly name: string
  readonly method: string
  readonly input: unknown
  readonly expected: unknown
  readonly tolerance: { readonly abs: number; readonly rel: number }
}

/**
 * Differences between what a method gives and what the case expects, one line each; none means the
 * case passes. Numbers agree within abs + rel·|expected|; all else exactly; extra keys are allowed.
 */
export function checkCase(testCase: ReferenceCase): string[] {
  if (!isMethodId(testCase.method)) return [`no method ${JSON.stringify(testCase.method)}`]
  let got: unknown
  try {
    got = runMethod(testCase.method, testCase.input)
  } catch (error) {
    return [`threw ${String(error)}`]
  }
  return differences(got, testCase.expected, testCase.tolerance, '')
}

function differences(
  got: unknown,
  expected: unknown,
  tolerance: ReferenceCase['tolerance'],
  path: string,
): string[] {
  const differs = [`${path || 'output'}: got ${show(got)}, expected ${show(expected)}`]
  if (typeof expected === 'number') {
    const allowed = tolerance.abs + tolerance.rel * Math.abs(expected)
    return typeof got === 'number' && Math.abs(got - expected) <= allowed ? [] : differs
  }
  if (typeof expected !== 'object' || expected === null) return got === expected ? [] : differs
  if (typeof got !== 'object' || got === null) return differs
  if (Array.isArray(expected) && (!Array.isArray(got) || got.length !== expected.length)) {
    return differs
  }
  return Object.entries(expected).flatMap(([key, item]) =>
    Object.hasOwn(got, key)
      ? // An own key of an object, so the read is defined.
        differences((got as Record<string, unknown>)[key], item, tolerance, `${path}.${key}`)
      : [`${path}.${key}: missing`],
  )
}

const show = (value: unknown) => (Number.isNaN(value) ? 'NaN' : JSON.stringify(value)).slice(0, 200)
