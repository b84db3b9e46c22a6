import { useState } from 'preact/hooks'

import { CopyOnce } from '../administration/CopyOnce.tsx'
import { sayMoment } from '../metric/recorded.ts'
import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { CheckField } from '../shared/form/fields.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { tellingWords } from '../words/telling.ts'
import type { TellingBody } from './own.ts'
import { endCalendar, makeCalendar, readTelling, setReminders } from './own.ts'

/** How one lets oneself be told: reminders by mail, and a link for one's own calendar. */
export function Telling() {
  const api = useApi()
  const telling = useResource('telling', (signal) => readTelling(api, signal))
  if (telling.problem) return <Problem problem={telling.problem} />
  if (!telling.value) return null
  return (
    <>
      {telling.value.reminders !== null && (
        <OwnReminders {...telling.value} onChanged={telling.reload} />
      )}
      <OwnCalendar {...telling.value} onChanged={telling.reload} />
    </>
  )
}

type PartProps = TellingBody & { onChanged: () => void }

function OwnReminders({ reminders, isSending, onChanged }: PartProps) {
  const say = tellingWords()
  const api = useApi()
  const deed = useDeed()
  const [told, setTold] = useState('')
  const set = async (on: boolean) => {
    if (deed.busy || !(await deed.run(() => setReminders(api, on)))) return
    setTold(on ? say.nowOn : say.nowOff)
    onChanged()
  }
  return (
    <section class="section">
      <h2>{say.reminders}</h2>
      <p class="quiet">{isSending ? say.remindersWhy : say.notSending}</p>
      <CheckField
        label={say.remindMe}
        checked={reminders === true}
        onChecked={(on) => void set(on)}
      />
      {deed.problem && <Problem problem={deed.problem} />}
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
    </section>
  )
}

function OwnCalendar({ calendarSince, onChanged }: PartProps) {
  const say = tellingWords()
  const api = useApi()
  const deed = useDeed()
  const [link, setLink] = useState('')
  const [told, setTold] = useState('')
  const make = async () => {
    setTold('')
    if (deed.busy) return
    await deed.run(async () => setLink((await makeCalendar(api)).link))
    onChanged()
  }
  const end = async () => {
    setLink('')
    if (deed.busy || !(await deed.run(() => endCalendar(api)))) return
    setTold(say.ended)
    onChanged()
  }
  return (
    <section class="section own-calendar">
      <h2>{say.calendar}</h2>
      <p class="quiet">{say.calendarWhy}</p>
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      {deed.problem && <Problem problem={deed.problem} />}
      {link === '' ? (
        <>
          {calendarSince !== null && <p>{say.since(sayMoment(calendarSince))}</p>}
          <div class="actions">
            <Button look="plain" busy={deed.busy} onClick={() => void make()}>
              {calendarSince === null ? say.make : say.makeAnew}
            </Button>
            {calendarSince !== null && (
              <Button look="quiet" onClick={() => void end()}>
                {say.end}
              </Button>
            )}
          </div>
        </>
      ) : (
        <div class="stack">
          <p>{say.once}</p>
          <CopyOnce label={say.link} value={link} words={say} onDone={() => setLink('')} />
        </div>
      )}
    </section>
  )
}
