/** What was thrown, or what caused it. */
interface Fault {
  readonly code: string
  readonly message: string
}

/** An error and what caused it: drivers and query builders wrap what the system said. */
function faultsOf(error: unknown): Fault[] {
  const faults: Fault[] = []
  for (let one = error; one instanceof Object && faults.length < 10;) {
    const { code, message, cause } = one as { code?: unknown; message?: unknown; cause?: unknown }
    faults.push({ code: String(code ?? ''), message: String(message) })
    one = cause
  }
  return faults
}

export const hasFault = (error: unknown, is: (fault: Fault) => boolean): boolean =>
  faultsOf(error).some(is)
