import { useState } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'

export type CopyOnceProps = {
  label: string
  value: string
  words: { copy: string; copied: string; done: string }
  onDone: () => void
}

/** Something that is shown once, to be copied by a button or by hand. */
export function CopyOnce({ label, value, words, onDone }: CopyOnceProps) {
  const [copied, setCopied] = useState(false)
  // A page that is not served over HTTPS has no clipboard.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <>
      <TextField label={label} value={value} onValue={() => {}} readOnly autoComplete="off" />
      <div class="actions">
        <Button onClick={() => void copy()}>{copied ? words.copied : words.copy}</Button>
        <Button look="plain" onClick={onDone}>
          {words.done}
        </Button>
        <output class="hidden">{copied && words.copied}</output>
      </div>
    </>
  )
}
