/** A quiet button beside a figure, and the one dialog in which figures are explained. */

import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { ErrorBoundary, useLocation } from 'preact-iso'
import { useCallback, useContext, useEffect, useState } from 'preact/hooks'

import { Dialog } from '../shared/form/Dialog.tsx'
import { LoadFailed } from '../shared/page/LoadFailed.tsx'
import { explainWords } from '../words/explain.ts'

export type ExplainProps = {
  /** What the figure is of: "Council attendance, Q2". The dialog's title and the button's name. */
  title: string
  /** What the dialog says; asked for when it opens. */
  children: () => ComponentChildren
  /** Room for the words beside the sign; without it the words are for those who listen. */
  wordy?: boolean
}

interface Asked {
  title: string
  content: () => ComponentChildren
}

const ExplainContext = createContext<(asked: Asked) => void>(() => undefined)

/** "How is this made?", beside a figure. */
export function Explain({ title, children, wordy = false }: ExplainProps) {
  const say = explainWords()
  const ask = useContext(ExplainContext)
  return (
    <button
      type="button"
      class={wordy ? 'explain wordy' : 'explain'}
      aria-haspopup="dialog"
      title={say.button}
      aria-label={say.buttonOf(title)}
      onClick={() => ask({ title, content: children })}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.6" />
        <path d="M8 7.2v4.2M8 4.5v.9" />
      </svg>
      {wordy && <span>{say.button}</span>}
    </button>
  )
}

/** Holds the dialog for every figure below it. Another page closes it. */
export function ExplainHost({ children }: { children: ComponentChildren }) {
  const [asked, setAsked] = useState<Asked>()
  const [open, setOpen] = useState(false)
  const { url } = useLocation()
  const ask = useCallback((next: Asked) => {
    setAsked(next)
    setOpen(true)
  }, [])
  useEffect(() => setOpen(false), [url])
  return (
    <ExplainContext.Provider value={ask}>
      {children}
      {asked && (
        <Dialog open={open} title={asked.title} onClose={() => setOpen(false)}>
          <Content key={asked.title} asked={asked} />
        </Dialog>
      )}
    </ExplainContext.Provider>
  )
}

function Content({ asked }: { asked: Asked }) {
  const [failed, setFailed] = useState(false)
  if (failed) return <LoadFailed />
  return (
    <ErrorBoundary onError={() => setFailed(true)}>
      <div class="explained">
        <p class="eyebrow">{explainWords().button}</p>
        {asked.content()}
      </div>
    </ErrorBoundary>
  )
}
