'use client'

import { Command } from 'cmdk'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { displayCount } from '@/lib/display'
import type { FoundItem } from '@/lib/domain/find'
import { visibleName } from '@/lib/domain/visible-text'
import { carryComparison } from '@/lib/url/comparison'
import { MOST_FIND_CHARS } from '@/lib/url/find'
import { experimentOf, isNamed, paletteGroups, type PaletteGroup } from './palette-groups'
import { useFound, type Found } from './use-found'
import { noPages, onVisit, visitedPages } from './visited'

/** Finds anything by its name and goes there, by keyboard alone. */
export default function Palette({ typed, onClose }: { typed: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const router = useRouter()
  const path = usePathname()
  const search = useSearchParams()
  const [q, setQ] = useState(typed)
  const recent = useSyncExternalStore(onVisit, visitedPages, noPages)
  const { found, isWaiting, hasFailed } = useFound(q)
  const all = useAllExperiments(q, found)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // A dialog gives the focus to the first thing that takes it, which is the list's own frame.
    input.current?.focus()
  }, [])
  const groups = paletteGroups(q, path, recent, all, found)
  // The first item, until the reader moves: answers arrive one after the other.
  const [moved, setMoved] = useState<{ readonly q: string; readonly value: string } | null>(null)
  const isMoving = useRef(false)
  const first = groups[0] ? valueOf(groups[0].name, groups[0].items[0]!.href) : ''
  const isThere =
    moved?.q === q &&
    groups.some(({ name, items }) => items.some(({ href }) => valueOf(name, href) === moved.value))
  const addressOf = (href: string) =>
    experimentOf(href) !== null && experimentOf(href) === experimentOf(path)
      ? carryComparison(href, search)
      : href
  const open = (href: string) => {
    onClose()
    router.push(addressOf(href))
  }
  // Enter with Ctrl or ⌘ leaves this page as it is.
  const openBeside = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    const item = dialog.current?.querySelector<HTMLElement>('[cmdk-item][aria-selected="true"]')
    if (!item?.dataset.href) return
    event.preventDefault()
    event.stopPropagation()
    window.open(addressOf(item.dataset.href), '_blank', 'noopener')
  }
  return (
    <dialog
      ref={dialog}
      aria-label="Search or jump to"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="mx-auto mt-[12vh] w-[min(700px,calc(100vw-24px))] overflow-hidden rounded-[8px] border border-ink-2 bg-panel p-0 text-ink backdrop:bg-page/75 max-sm:mt-3"
    >
      <Command
        shouldFilter={false}
        loop
        label="Search or jump to"
        value={isThere ? moved.value : first}
        onValueChange={(value) => isMoving.current && setMoved({ q, value })}
        onKeyDownCapture={(event) => {
          isMoving.current = /^(Arrow|Home|End|[njpk]$)/.test(event.key)
          openBeside(event)
        }}
        onPointerMove={() => (isMoving.current = true)}
      >
        <div className="flex items-center gap-3 border-b px-4">
          <Command.Input
            ref={input}
            value={q}
            maxLength={MOST_FIND_CHARS}
            onValueChange={setQ}
            placeholder="Task, skill, model, experiment, id of a trial …"
            className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
          />
          <button
            type="button"
            onClick={onClose}
            className="rounded border px-[5px] font-mono text-2xs text-ink-3 hover:text-ink"
          >
            esc
          </button>
        </div>
        <Command.List className="max-h-[min(60vh,560px)] overflow-y-auto">
          {!isNamed(groups) && (
            <p role="status" className="px-4 py-5 text-ink-2">
              {isWaiting
                ? 'Looking …'
                : hasFailed
                  ? 'The server did not answer.'
                  : `Nothing is called “${q}”.`}
            </p>
          )}
          {groups.map((group) => (
            <Group key={group.name} group={group} q={q} onOpen={open} />
          ))}
        </Command.List>
        <p className="flex gap-4 border-t px-4 py-2 text-xs text-ink-3 max-sm:hidden">
          <span>
            <kbd className="font-mono">↑ ↓</kbd> move
          </span>
          <span>
            <kbd className="font-mono">enter</kbd> open
          </span>
          <span>
            <kbd className="font-mono">ctrl enter</kbd> new tab
          </span>
        </p>
      </Command>
    </dialog>
  )
}

/** What tells an item from all others of the list. */
const valueOf = (group: string, href: string) => `${group} ${href}`

/** The experiments as an empty text finds them, kept while another text is looked for. */
function useAllExperiments(q: string, found: Found | null): readonly FoundItem[] {
  const [all, setAll] = useState<readonly FoundItem[]>([])
  if (q === '' && found && found.experiments.items !== all) setAll(found.experiments.items)
  return all
}

interface GroupProps {
  readonly group: PaletteGroup
  readonly q: string
  readonly onOpen: (href: string) => void
}

function Group({ group: { name, items, total }, q, onOpen }: GroupProps) {
  return (
    <Command.Group
      heading={total > items.length ? `${name} · ${items.length} of ${displayCount(total)}` : name}
      className="border-b py-1 last:border-0 [&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-ink-3"
    >
      {items.map(({ title, note, href }) => (
        <Command.Item
          key={href}
          value={valueOf(name, href)}
          data-href={href}
          onSelect={() => onOpen(href)}
          className="flex cursor-pointer items-baseline gap-x-3 border-l-2 border-transparent px-[14px] py-[5px] aria-selected:border-ink aria-selected:bg-sunk"
        >
          <span className="min-w-0 truncate">
            <Marked text={visibleName(title)} q={q} />
          </span>
          <span className="min-w-0 truncate text-xs text-ink-3">{visibleName(note)}</span>
        </Command.Item>
      ))}
    </Command.Group>
  )
}

/** The first place of the first word, marked. */
function Marked({ text, q }: { text: string; q: string }) {
  const word = q.trim().split(/\s+/)[0]!.toLowerCase()
  const at = word === '' ? -1 : text.toLowerCase().indexOf(word)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark className="bg-flash text-ink">{text.slice(at, at + word.length)}</mark>
      {text.slice(at + word.length)}
    </>
  )
}
