import type { WordPiece } from '@/lib/diff/diff-words'
import { visibleText } from '@/lib/domain/visible-text'

// Escape sequences paint nothing here: a diff's colours have a meaning of their own.
// eslint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)|\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|.)/g

const plain = (text: string) => visibleText(text.replace(ESCAPES, ''))

const OWN = {
  left: 'bg-diff-word-left text-ink no-underline',
  right: 'bg-diff-word-right text-ink no-underline',
} as const

/** One side's text with the words marked that the other side lacks, cut after `chars`. */
export function PiecesText({
  pieces,
  side,
  chars,
}: {
  pieces: readonly WordPiece[]
  side: 'left' | 'right'
  chars: number
}) {
  const Own = side === 'left' ? 'del' : 'ins'
  let room = chars
  return pieces.map((piece, index) => {
    if (room <= 0) return null
    const text = piece.text.slice(0, room)
    room -= piece.text.length
    return piece.isOwn ? (
      <Own key={index} className={`rounded-[2px] ${OWN[side]}`}>
        {plain(text)}
      </Own>
    ) : (
      plain(text)
    )
  })
}
