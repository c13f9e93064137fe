const REDRAW_MS = 100
const LINE_MS = 5000

/** A line on standard error: redrawn on a terminal, one every 5 s in a log. */
export class ProgressLine {
  #shownAt = 0
  #isDrawn = false

  /** @param {string} text */
  show(text) {
    const { isTTY, columns = 80 } = process.stderr
    if (Date.now() - this.#shownAt < (isTTY ? REDRAW_MS : LINE_MS)) return
    this.#shownAt = Date.now()
    process.stderr.write(isTTY ? `\r\x1b[K${text.slice(0, columns - 1)}` : `${text}\n`)
    this.#isDrawn = Boolean(isTTY)
  }

  end() {
    if (this.#isDrawn) process.stderr.write('\r\x1b[K')
  }
}

// Names of files and what logs say may hold what moves the cursor of a terminal.
// eslint-disable-next-line no-control-regex -- control characters are what this takes away
const plain = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·')

/** The import as text for a person. */
export function reportText(found, page) {
  const { state, experiment, failure, report, problemGroups } = found
  const lines = []
  if (failure !== null || report === null) lines.push(`${experiment}: ${failure ?? state}`)
  else {
    const { added, replaced, unchanged } = report.trials
    lines.push(
      `${experiment}: trials ${added} added, ${replaced} replaced, ${unchanged} unchanged`,
      `${report.files} files, ${(report.bytes / 1e6).toFixed(1)} MB`,
    )
    if (report.toSet.condition > 0)
      lines.push(`${report.toSet.condition} trials of unknown condition enter no comparison.`)
  }
  for (const { code, count, says, next } of problemGroups)
    lines.push(`${code} (${count}): ${says}`, `  → ${next}`)
  return [...lines.map(plain), page].join('\n')
}
