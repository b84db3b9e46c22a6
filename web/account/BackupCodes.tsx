import { useState } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { secondFactorWords } from '../words/second-factor.ts'

/** The backup codes, the one time that they are shown. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const say = secondFactorWords()
  const [copied, setCopied] = useState(false)
  // A page that is not served over HTTPS has no clipboard.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <div class="stack">
      <h3>{say.codesTitle}</h3>
      <p>{say.codesWhy}</p>
      <ul class="backup-codes" aria-label={say.codesTitle}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="actions">
        <Button onClick={onDone}>{say.codesDone}</Button>
        <Button look="plain" onClick={() => void copy()}>
          {copied ? say.copied : say.copy}
        </Button>
        <output class="hidden">{copied && say.copied}</output>
      </div>
    </div>
  )
}
