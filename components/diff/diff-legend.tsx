import { SIGN, TRIVIAL } from './diff-row-view'

const SHOWN = [SIGN.changed, SIGN.left, SIGN.right, SIGN.moved, SIGN.parted, TRIVIAL]

/** What the signs and grounds of the rows mean. */
export function DiffLegend() {
  return (
    <ul aria-label="Legend" className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {SHOWN.map(({ sign, word, left, right }) => (
        <li key={word} className="inline-flex items-center gap-1">
          <span aria-hidden className={`w-5 rounded-[2px] border text-center ${left || right}`}>
            {sign}
          </span>
          {word}
        </li>
      ))}
      <li className="inline-flex items-center gap-1">
        <span
          aria-hidden
          className="h-4 w-5 outline-2 -outline-offset-1 outline-ink outline-solid"
        />
        where they part
      </li>
    </ul>
  )
}
