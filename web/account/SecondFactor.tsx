import { useState } from 'preact/hooks'

import { useApi, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { secondFactorWords } from '../words/second-factor.ts'
import { words } from '../words/words.ts'
import { BackupCodes } from './BackupCodes.tsx'
import { ProveForm } from './ProveForm.tsx'
import type { OwnSecondFactor } from './second-factor.ts'
import { newBackupCodes, readSecondFactor, turnOff } from './second-factor.ts'
import { SetUpSecondFactor } from './SetUpSecondFactor.tsx'

type Doing = { kind: 'set-up' | 'off' | 'renew' } | { kind: 'codes'; codes: readonly string[] }

export type SecondFactorProps = {
  email: string
  /** Whether the district lets a coordinator do nothing before it is set up. */
  needed: boolean
  /** What every page knows is out of date. */
  onChanged: () => void
}

/** A code beside the password: setting it up, its backup codes, turning it off. */
export function SecondFactor({ email, needed, onChanged }: SecondFactorProps) {
  const say = secondFactorWords()
  const api = useApi()
  const state = useResource('second-factor', (signal) => readSecondFactor(api, signal))
  const [doing, setDoing] = useState<Doing>()
  const [told, setTold] = useState('')
  const begin = (next: Doing['kind'] & ('set-up' | 'off' | 'renew')) => {
    setTold('')
    setDoing({ kind: next })
  }
  const stop = () => setDoing(undefined)
  const showCodes = (codes: readonly string[]) => {
    setDoing({ kind: 'codes', codes })
    state.reload()
  }
  const finish = (what: string) => {
    setTold(what)
    stop()
    state.reload()
    onChanged()
  }
  return (
    <section class="section second-factor">
      <h2>{say.title}</h2>
      {needed && <Notice look="warning">{say.needed}</Notice>}
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      {state.problem && <Problem problem={state.problem} />}
      {state.value && !doing && (
        <>
          <p>{textOf(state.value)}</p>
          <div class="actions">
            {state.value.isOn ? (
              <>
                <Button look="plain" onClick={() => begin('renew')}>
                  {say.renew}
                </Button>
                <Button look="danger" onClick={() => begin('off')}>
                  {say.off}
                </Button>
              </>
            ) : (
              state.value.hasPassword && (
                <Button look="plain" onClick={() => begin('set-up')}>
                  {say.setUp}
                </Button>
              )
            )}
          </div>
        </>
      )}
      {!state.value && !state.problem && <p class="quiet">{words().shell.loading}</p>}
      {doing?.kind === 'set-up' && (
        <SetUpSecondFactor email={email} onCodes={showCodes} onCancel={stop} />
      )}
      {doing?.kind === 'off' && (
        <ProveForm
          email={email}
          why={say.offWhy}
          send={say.off}
          onSend={(proof) => turnOff(api, proof)}
          onDone={() => finish(say.wasOff)}
          onCancel={stop}
        />
      )}
      {doing?.kind === 'renew' && (
        <ProveForm
          email={email}
          why={say.renewWhy}
          send={say.renew}
          onSend={(proof) => newBackupCodes(api, proof)}
          onDone={showCodes}
          onCancel={stop}
        />
      )}
      {doing?.kind === 'codes' && (
        <BackupCodes codes={doing.codes} onDone={() => finish(say.codesKept)} />
      )}
    </section>
  )
}

function textOf({ isOn, backupCodes, hasPassword }: OwnSecondFactor): string {
  const say = secondFactorWords()
  if (isOn) return say.isOn(backupCodes)
  return hasPassword ? say.isOff : say.byProvider
}
