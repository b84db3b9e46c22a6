import { useEffect, useState } from 'preact/hooks'

import { words } from '../../words/words.ts'
import { Dialog } from '../form/Dialog.tsx'

/** The keys that work on every page, off wherever somebody types. */
export function Keys() {
  const say = words().keys
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listening = new AbortController()
    const onKey = (event: KeyboardEvent) => {
      if (!isCommand(event)) return
      if (event.key === '?') setOpen(true)
      if (event.key === '/' && focusSearch()) event.preventDefault()
    }
    document.addEventListener('keydown', onKey, { signal: listening.signal })
    return () => listening.abort()
  }, [])
  return (
    <Dialog open={open} title={say.title} onClose={() => setOpen(false)}>
      <dl class="keys">
        {say.list.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

const TYPING = 'input, textarea, select, [contenteditable], dialog'

function isCommand(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false
  return !(event.target instanceof Element && event.target.closest(TYPING))
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type=search]')
  search?.focus()
  search?.select()
  return search !== null
}
