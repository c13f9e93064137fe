import { MarkedText } from '@/components/trajectory/step/marked-text'

/** Code as text. */
export const CodeText = ({
  text,
  mark = '',
}: {
  text: string
  /** As a fence or the end of a file's name says it; null: unknown. */
  language: string | null
  mark?: string
}) => (
  <code>
    <MarkedText text={text} mark={mark} />
  </code>
)
