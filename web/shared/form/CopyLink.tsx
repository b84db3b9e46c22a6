import { useEffect, useState } from 'preact/hooks'

import { dashboardWords } from '../../words/dashboard.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './fields.tsx'

const SAYS_SO_FOR = 4_000

export type CopyLinkProps = {
  /** Search parameters that the address leaves to the day it is opened on. */
  pinned: Readonly<Record<string, string>>
}

/** Copies the page's address, so that whoever opens it sees the same. */
export function CopyLink({ pinned }: CopyLinkProps) {
  const say = dashboardWords()
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state !== 'copied') return undefined
    const timer = setTimeout(() => setState('idle'), SAYS_SO_FOR)
    return () => clearTimeout(timer)
  }, [state])

  // A page that is not served over HTTPS has no clipboard.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(addressWith(pinned))
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  return (
    <span class="copy-link">
      <Button look="plain" onClick={() => void copy()}>
        {state === 'copied' ? say.copied : say.copyLink}
      </Button>
      <output class="hidden">{state === 'copied' && say.copied}</output>
      <Dialog open={state === 'refused'} title={say.copyYourself} onClose={() => setState('idle')}>
        <TextField label={say.link} value={addressWith(pinned)} onValue={() => {}} />
      </Dialog>
    </span>
  )
}

function addressWith(pinned: Readonly<Record<string, string>>): string {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries(pinned)) {
    if (!address.searchParams.has(name)) address.searchParams.set(name, value)
  }
  return address.href
}
