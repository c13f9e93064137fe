import type { WordPiece } from '@/lib/diff/diff-words'
import { clipText } from '@/lib/trajectory/step-outline'
import { visibleText } from '@/lib/domain/visible-text'
import { withoutAnsi } from '@/lib/trajectory/without-ansi'

// A diff's colours have a meaning of their own.
const plain = (text: string) => visibleText(withoutAnsi(text))

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
    const text = clipText(piece.text, room)
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
