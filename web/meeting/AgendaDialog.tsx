import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { currentIn, toProblem, useApi, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { meetingWords } from '../words/meeting.ts'
import type { AgendaDraft } from './agenda-draft.ts'
import { agendaOf, draftOf, messagesOf, minutesIn, withDepartment } from './agenda-draft.ts'
import { AgendaItemFields } from './AgendaItemFields.tsx'
import type { Meeting } from './meetings.ts'

export type AgendaDialogProps = { meeting: Meeting; onClose: () => void; onSaved: () => void }

/** Everything of a meeting that can be changed before it. */
export function AgendaDialog({ meeting, onClose, onSaved }: AgendaDialogProps) {
  const { agenda: say, planning } = meetingWords()
  const [draft, setDraft] = useState(() => draftOf(meeting))
  const [tried, setTried] = useState(false)
  const saving = useSaving(meeting, onSaved)
  const wrong = messagesOf(draft)
  const messages = tried ? wrong : new Map<string, string>()
  const send = () => {
    setTried(true)
    if (wrong.size === 0) void saving.save(draft)
  }
  const put = (change: Partial<AgendaDraft>) => setDraft({ ...draft, ...change })
  return (
    <Dialog open title={say.title} onClose={onClose}>
      <Form onSend={send}>
        <TextField
          label={say.name}
          value={draft.title}
          onValue={(title) => put({ title })}
          error={messages.get('title')}
        />
        <div class="agenda-when">
          <TextField
            label={say.day}
            type="date"
            value={draft.heldOn}
            onValue={(heldOn) => put({ heldOn })}
            error={messages.get('heldOn')}
          />
          <TextField
            label={say.starts}
            hint={planning.startsHint}
            optional
            value={draft.startsAt}
            onValue={(startsAt) => put({ startsAt })}
            error={messages.get('startsAt')}
          />
        </div>
        <fieldset class="agenda-items">
          <legend>{say.parts}</legend>
          {draft.items.map((item, at) => (
            <AgendaItemFields
              key={item.key}
              {...{ draft, item, at }}
              error={messages.get(item.key)}
              onDraft={setDraft}
            />
          ))}
        </fieldset>
        <AddPart draft={draft} onDraft={setDraft} />
        <p>
          <output>{say.total(minutesIn(draft))}</output>
        </p>
        {saving.isStale && (
          <div role="alert">
            <Notice look="warning">{say.stale}</Notice>
          </div>
        )}
        {saving.problem && !saving.isStale && <Problem problem={saving.problem} />}
        <div class="actions">
          <Button type="submit" busy={saving.busy}>
            {say.save}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function useSaving(meeting: Meeting, onSaved: () => void) {
  const api = useApi()
  const [version, setVersion] = useState(meeting.version)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemDetails>()
  const [isStale, setStale] = useState(false)
  const save = async (draft: AgendaDraft) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    setStale(false)
    const header = { 'if-match': `"${version}"` }
    const request = { param: { id: meeting.id }, header, json: agendaOf(draft) }
    try {
      await parseResponse(api.meetings[':id'].$patch(request))
      onSaved()
    } catch (error) {
      const standing = currentIn(error)?.get('version')
      if (typeof standing === 'number') setVersion(standing)
      setStale(typeof standing === 'number')
      setProblem(toProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return { save, busy, problem, isStale }
}

type AddPartProps = { draft: AgendaDraft; onDraft: (next: AgendaDraft) => void }

/** A department that is not on the agenda. */
function AddPart({ draft, onDraft }: AddPartProps) {
  const say = meetingWords().agenda
  const api = useApi()
  const departments = useResource('departments', async (signal) => {
    const asked = api.departments.$get({ query: { limit: '500' } }, { init: { signal } })
    return (await parseResponse(asked)).items
  })
  const there = new Set(draft.items.map(({ departmentId }) => departmentId))
  const others = (departments.value ?? []).filter(({ id }) => !there.has(id))
  if (others.length === 0) return null
  return (
    <Picker
      label={say.add}
      all={say.addWhich}
      value={undefined}
      options={others.map(({ id, name }) => ({ value: id, label: name }))}
      onPick={(id) => {
        const department = others.find((one) => one.id === id)
        if (department) onDraft(withDepartment(draft, department))
      }}
    />
  )
}
