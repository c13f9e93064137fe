const waiting: (() => void)[] = []
let isRunning = false

// One piece of work a task, so that the page answers between them.
function runNext() {
  const work = waiting.shift()
  isRunning = work !== undefined
  if (!work) return
  setTimeout(runNext)
  work()
}

/** Does work soon, after what waits already and in a task of its own. Gives the way to cancel it. */
export function inTurn(work: () => void): () => void {
  waiting.push(work)
  if (!isRunning) {
    isRunning = true
    setTimeout(runNext)
  }
  return () => {
    const at = waiting.indexOf(work)
    if (at >= 0) waiting.splice(at, 1)
  }
}
