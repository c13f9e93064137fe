import type { FilePair, SkillFile } from '@/lib/diff/pair-files'
import { diffWords, type WordPiece } from '@/lib/diff/diff-words'
import { displayBytes } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { PiecesText } from './pieces-text'

/** Characters of one side of a file that are drawn. */
const MOST_CHARS = 60_000

const CHANGE_TEXT: Record<FilePair['change'], string> = {
  same: 'same',
  changed: 'changed',
  only_left: 'only left',
  only_right: 'only right',
}

const whole = (file: SkillFile | null): WordPiece[] =>
  file?.text ? [{ text: file.text, isOwn: false }] : []

function piecesOf({ left, right, change }: FilePair): {
  left: readonly WordPiece[]
  right: readonly WordPiece[]
  isCompared: boolean
} {
  if (change === 'changed' && left?.text && right?.text) {
    const pieces = diffWords(left.text, right.text)
    if (pieces) return { ...pieces, isCompared: true }
    return { left: whole(left), right: whole(right), isCompared: false }
  }
  return { left: whole(left), right: whole(right), isCompared: true }
}

/** One file of a skill: side by side with the words that differ, or alone where one side has it. */
export function SkillFileDiff({ file, isSameSkill }: { file: FilePair; isSameSkill: boolean }) {
  const { left, right, change } = file
  const pieces = piecesOf(file)
  const isPair = change === 'changed'
  return (
    <details open={change !== 'same' || (isSameSkill && file.path === 'SKILL.md')} className="mt-1">
      <summary className="font-mono text-xs [overflow-wrap:anywhere]">
        {visibleName(file.path)}{' '}
        <span className="font-sans text-ink-3">
          {CHANGE_TEXT[change]},{' '}
          {[left, right].flatMap((one) => (one ? displayBytes(one.bytes) : [])).join(' → ')}
        </span>
      </summary>
      {!pieces.isCompared && (
        <p className="text-xs text-ink-3">Too different to compare word by word.</p>
      )}
      <div
        className={`mt-1 grid max-h-[480px] overflow-auto border ${isPair ? 'sm:grid-cols-2 sm:divide-x' : ''}`}
      >
        {(isPair || left !== null) && <FileText file={left} pieces={pieces.left} side="left" />}
        {(isPair || left === null) && <FileText file={right} pieces={pieces.right} side="right" />}
      </div>
    </details>
  )
}

function FileText({
  file,
  pieces,
  side,
}: {
  file: SkillFile | null
  pieces: readonly WordPiece[]
  side: 'left' | 'right'
}) {
  if (file === null) return null
  const isCut = (file.text?.length ?? 0) > MOST_CHARS
  return (
    <div className="min-w-0 p-2">
      {file.text === null ? (
        <p className="text-xs text-ink-3">No text, or too large to keep.</p>
      ) : (
        <pre className="font-mono text-xs [overflow-wrap:anywhere] whitespace-pre-wrap [unicode-bidi:isolate]">
          <PiecesText pieces={pieces} side={side} chars={MOST_CHARS} />
        </pre>
      )}
      {isCut && <p className="text-xs text-ink-3">Cut at {displayBytes(MOST_CHARS)}.</p>}
    </div>
  )
}
