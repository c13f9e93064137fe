'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { useWhyNot } from '@/components/ui/may-do'
import { displayBytes, displayCounted } from '@/lib/display'
import { stagedImportHref } from '@/lib/url/imports'
import { chosenFiles, droppedFiles } from './dropped-files'
import { sendFiles, type FileToSend, type SendProgress } from './send-files'

interface Sending extends SendProgress {
  readonly filesTotal: number
  readonly bytesTotal: number
}

interface ImportDropProps {
  readonly isSmall?: boolean
  /** The experiment that the form then proposes. */
  readonly experiment?: string | null
}

/** Where logs are dropped or chosen; sends them and goes to the dry run. */
export function ImportDrop({ isSmall = false, experiment = null }: ImportDropProps) {
  const router = useRouter()
  const [sending, setSending] = useState<Sending | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const [isOver, setIsOver] = useState(false)
  const abort = useRef<AbortController | null>(null)
  const whyNot = useWhyNot('import')
  if (whyNot !== null)
    return (
      <p className="rounded-[6px] border border-dashed border-rule-strong px-4 py-3 text-ink-2">
        {whyNot}
      </p>
    )

  const send = async (files: readonly FileToSend[]) => {
    if (files.length === 0) return setMessage('There are no files in it.')
    const totals = {
      filesTotal: files.length,
      bytesTotal: files.reduce((sum, { file }) => sum + file.size, 0),
    }
    const controller = new AbortController()
    abort.current = controller
    setMessage(null)
    setSending({ files: 0, bytes: 0, ...totals })
    try {
      const id = await sendFiles(
        files,
        (progress) => setSending({ ...progress, ...totals }),
        controller.signal,
      )
      router.push(stagedImportHref(id, experiment))
    } catch (error) {
      setSending(null)
      const stopped = controller.signal.aborted
      setMessage(
        stopped ? 'Stopped. Nothing was imported.' : `Not sent: ${(error as Error).message}`,
      )
    }
  }

  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    await send(await droppedFiles(event.dataTransfer))
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => void drop(event)}
      className={`rounded-[6px] border border-dashed px-4 text-center ${isSmall ? 'py-3' : 'py-7'} ${isOver ? 'border-focus bg-sunk' : 'border-rule-strong bg-panel'}`}
    >
      {sending ? (
        <SendingView sending={sending} onStop={() => abort.current?.abort()} />
      ) : (
        <Choices isSmall={isSmall} onFiles={(list) => void send(chosenFiles(list))} />
      )}
      <p role="status" className={message ? 'mt-3 text-sm text-hurt' : 'sr-only'}>
        {message}
      </p>
    </div>
  )
}

function Choices({ isSmall, onFiles }: { isSmall: boolean; onFiles: (files: FileList) => void }) {
  return (
    <>
      <p className="font-[550]">Drop log folders, files or archives here</p>
      <p className={isSmall ? 'sr-only' : 'mt-1 text-xs text-ink-3'}>
        .zip, .tar, .tar.gz, Harbor job folders, or a cells.csv of published results. You see what
        would happen before anything is stored.
      </p>
      <noscript>
        <p className="mt-2 text-sm text-hurt">
          Sending files from this page needs JavaScript. Without it, use the command line above.
        </p>
      </noscript>
      <div className={`flex flex-wrap justify-center gap-2 ${isSmall ? 'mt-2' : 'mt-4'}`}>
        <FileChoice label="Choose files" onFiles={onFiles} />
        <FileChoice label="Choose a folder" isFolder onFiles={onFiles} />
      </div>
    </>
  )
}

function FileChoice({
  label,
  isFolder = false,
  onFiles,
}: {
  label: string
  isFolder?: boolean
  onFiles: (files: FileList) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const isLookedAt = useRef(false)
  // Files that were chosen before the page's script ran told nobody.
  useEffect(() => {
    if (isLookedAt.current) return
    isLookedAt.current = true
    const files = input.current?.files
    if (files?.length) onFiles(files)
  }, [onFiles])
  return (
    <label
      className={`${buttonClass()} focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus`}
    >
      {label}
      <input
        ref={input}
        type="file"
        multiple
        className="sr-only"
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={({ target }) => {
          if (target.files?.length) onFiles(target.files)
        }}
      />
    </label>
  )
}

function SendingView({ sending, onStop }: { sending: Sending; onStop: () => void }) {
  const { files, filesTotal, bytes, bytesTotal } = sending
  return (
    <>
      <p className="font-[550]">Sending to this machine’s server</p>
      <progress
        className="mt-3 w-full max-w-md"
        aria-label="Bytes sent"
        max={Math.max(bytesTotal, 1)}
        value={bytes}
      />
      <p className="mt-1 text-xs text-ink-2">
        {displayBytes(bytes)} of {displayBytes(bytesTotal)} · {displayCounted(files, 'file')} of{' '}
        {displayCounted(filesTotal, 'file')}
      </p>
      <div className="mt-3">
        <Button onClick={onStop}>Stop</Button>
      </div>
    </>
  )
}
