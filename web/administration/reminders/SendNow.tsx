import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { useApi, useDeed, useResource } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { SelectField } from '../../shared/form/fields.tsx'
import { Await } from '../../shared/page/Await.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { reminderWords } from '../../words/reminders.ts'
import type { RemindersContent } from './reminders.ts'
import { sayCycle } from './reminders.ts'

type SendNowProps = Pick<RemindersContent, 'cycles'> & {
  canSend: boolean
  /** With what to tell. */
  onSent: (told: string) => void
}

/** The reminders of one cycle, read before they go out. */
export function SendNow({ cycles, canSend, onSent }: SendNowProps) {
  const say = reminderWords().page
  const begun = cycles.filter(({ state }) => state === 'open' || state === 'due')
  const [chosen, setChosen] = useState(begun.find(({ state }) => state === 'due')?.id)
  const [isOpen, setOpen] = useState(false)
  const cycleId = chosen ?? begun[0]?.id
  return (
    <section class="section send-now">
      <h2>{say.sendNow}</h2>
      {cycleId === undefined ? (
        <p>{say.noCycle}</p>
      ) : (
        <>
          <p>{say.sendNowWhy}</p>
          <SelectField
            label={say.cycle}
            options={begun.map(({ id }) => ({ value: id, label: sayCycle(id, { cycles }) }))}
            value={cycleId}
            onValue={setChosen}
          />
          <div class="actions">
            <Button look="plain" onClick={() => setOpen(true)}>
              {say.look}
            </Button>
          </div>
          {isOpen && (
            <Preview
              cycleId={cycleId}
              name={sayCycle(cycleId, { cycles })}
              canSend={canSend}
              onClose={() => setOpen(false)}
              onSent={(told) => {
                setOpen(false)
                onSent(told)
              }}
            />
          )}
        </>
      )}
    </section>
  )
}

type PreviewProps = Omit<SendNowProps, 'cycles'> & {
  cycleId: string
  name: string
  onClose: () => void
}

function Preview({ cycleId, name, canSend, onClose, onSent }: PreviewProps) {
  const say = reminderWords().page
  const api = useApi()
  const deed = useDeed()
  const preview = useResource(cycleId, (signal) =>
    parseResponse(api.reminders.preview.$get({ query: { cycle: cycleId } }, { init: { signal } })),
  )
  const people = say.people(preview.value?.items.length ?? 0)
  const send = async () => {
    if (deed.busy) return
    await deed.run(async () => {
      const { added } = await parseResponse(
        api.reminders.send.$post({ query: {}, json: { cycleId } }),
      )
      onSent(say.sentNow(say.people(added)))
    })
  }
  return (
    <Dialog open title={say.previewTitle(name, people)} onClose={onClose}>
      <Await resource={preview} title={say.name}>
        {({ items }) => (
          <div class="stack">
            {items.length === 0 && <p>{say.previewNone}</p>}
            {items.map(({ personId, personName, subject, text }, index) => (
              <details key={personId} open={index === 0} class="reminder-mail">
                <summary>{say.mailTo(personName, subject)}</summary>
                <pre>{text}</pre>
              </details>
            ))}
            {deed.problem && <Problem problem={deed.problem} />}
            <div class="actions">
              {canSend && items.length > 0 && (
                <Button busy={deed.busy} onClick={() => void send()}>
                  {say.send(people)}
                </Button>
              )}
              <Button look="plain" onClick={onClose}>
                {say.cancel}
              </Button>
            </div>
          </div>
        )}
      </Await>
    </Dialog>
  )
}
