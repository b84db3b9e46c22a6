/** The state of the page: a file, how far it is, and what was said of it. */

import { useEffect, useRef, useState } from 'preact/hooks'

import { toProblem, useApi } from '../request.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { importsWords } from '../words/imports.ts'
import type { Import, Moved, SendOptions } from './imports.ts'
import { sendFile } from './imports.ts'

export interface Importing {
  file: File | undefined
  moved: Moved | undefined
  /** What a check, or a refused publication, said. */
  verdict: Import | undefined
  told: string
  isGood: boolean
  problem: ProblemDetails | undefined
  choose: (file: File) => void
  check: () => void
  publish: (goodRowsOnly: boolean) => void
  stop: () => void
  tell: (text: string) => void
}

interface Shown {
  verdict?: Import
  told?: string
  isGood?: boolean
  problem?: ProblemDetails
}

/** `onChanged` is called when something was published. */
export function useImporting(onChanged: () => void): Importing {
  const say = importsWords()
  const api = useApi()
  const [file, setFile] = useState<File>()
  const [moved, setMoved] = useState<Moved>()
  const [shown, setShown] = useState<Shown>({})
  const going = useRef<AbortController>(undefined)
  useEffect(() => () => going.current?.abort(), [])

  const send = async (options: SendOptions) => {
    if (!file || going.current) return
    const own = new AbortController()
    going.current = own
    setShown({})
    setMoved({ phase: 'sending', share: 0 })
    try {
      const ended = await sendFile(api, file, options, setMoved, own.signal)
      setShown(shownOf(ended))
      if (!options.dryRun) onChanged()
    } catch (error) {
      setShown(own.signal.aborted ? { told: say.stopped } : { problem: toProblem(error) })
    } finally {
      going.current = undefined
      setMoved(undefined)
    }
  }
  return {
    file,
    moved,
    verdict: shown.verdict,
    told: shown.told ?? '',
    isGood: shown.isGood ?? false,
    problem: shown.problem,
    choose: (chosen) => {
      setFile(chosen)
      setShown({})
    },
    check: () => void send({ dryRun: true, goodRowsOnly: false }),
    publish: (goodRowsOnly) => void send({ dryRun: false, goodRowsOnly }),
    stop: () => going.current?.abort(),
    tell: (told) => {
      setShown({ told, isGood: true })
      onChanged()
    },
  }
}

function shownOf(ended: Import): Shown {
  const say = importsWords()
  const { added, corrected } = ended.counts
  switch (ended.state) {
    case 'published':
      return { told: say.published(added, corrected), isGood: true }
    case 'unchanged':
      return { told: say.nothingNew, isGood: true }
    case 'refused':
      return { told: say.changedMeanwhile, verdict: ended }
    case 'failed':
      return { problem: { title: say.states.failed, detail: say.stopped } }
    case 'reading':
    case 'checking':
    case 'publishing':
    case 'checked':
      return { verdict: ended }
  }
}
