import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { useApi, useDeed, useResource } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { CheckField, SelectField, TextField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Await } from '../../shared/page/Await.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { PageHead } from '../../shared/page/PageHead.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { settingsWords } from '../../words/settings.ts'
import { ReminderFields } from './ReminderFields.tsx'
import type { Settings } from './settings-draft.ts'
import { changesOf, draftOf, messagesOf } from './settings-draft.ts'

/** What holds for the whole district: `/administration/settings`. */
export function SettingsPage() {
  const say = settingsWords()
  const api = useApi()
  const settings = useResource('settings', (signal) =>
    parseResponse(api.settings.$get({ query: {} }, { init: { signal } })),
  )
  return (
    <Await resource={settings} title={say.name}>
      {(value) => (
        <>
          <PageHead title={say.name} eyebrow={say.eyebrow} lede={say.lede} />
          <SettingsForm settings={value} onSaved={settings.reload} />
        </>
      )}
    </Await>
  )
}

function SettingsForm({ settings, onSaved }: { settings: Settings; onSaved: () => void }) {
  const say = settingsWords()
  const api = useApi()
  const deed = useDeed()
  const [fields, setFields] = useState(() => draftOf(settings))
  const [typedOver, setTypedOver] = useState(settings.version)
  const [saved, setSaved] = useState(false)
  const messages = messagesOf(fields)
  const type = (next: Partial<typeof fields>) => {
    setSaved(false)
    setFields({ ...fields, ...next })
  }
  const send = async () => {
    if (Object.keys(messages).length > 0 || deed.busy) return
    const header = { 'if-match': `"${settings.version}"` }
    const json = changesOf(fields, settings)
    if (Object.keys(json).length === 0) {
      setSaved(true)
      return
    }
    const done = await deed.run(async () => {
      const after = await parseResponse(api.settings.$patch({ header, json }))
      setTypedOver(after.version)
    })
    setSaved(done)
    onSaved()
  }
  return (
    <Form onSend={() => void send()}>
      <TextField
        label={say.district}
        hint={say.districtHint}
        value={fields.name}
        onValue={(name) => type({ name })}
        error={messages.name}
      />
      <SelectField
        label={say.timeZone}
        hint={say.timeZoneHint}
        options={zones(settings.timeZone).map((zone) => ({ value: zone, label: zone }))}
        value={fields.timeZone}
        onValue={(timeZone) => type({ timeZone })}
      />
      <TextField
        label={say.meeting}
        hint={say.meetingHint}
        value={fields.meetingName}
        onValue={(meetingName) => type({ meetingName })}
        error={messages.meetingName}
      />
      <TextField
        label={say.smallestGroup}
        hint={say.smallestGroupHint}
        inputMode="numeric"
        value={fields.smallestGroup}
        onValue={(smallestGroup) => type({ smallestGroup })}
        error={messages.smallestGroup}
      />
      <TextField
        label={say.coverage}
        hint={say.coverageHint}
        inputMode="numeric"
        value={fields.coverage}
        onValue={(coverage) => type({ coverage })}
        error={messages.coverage}
      />
      <CheckField
        label={say.secondFactor}
        checked={fields.coordinatorsNeedSecondFactor}
        onChecked={(coordinatorsNeedSecondFactor) => type({ coordinatorsNeedSecondFactor })}
      />
      <ReminderFields fields={fields} messages={messages} onType={type} />
      {deed.problem && (
        <Problem problem={deed.problem} fieldNames={{ coordinatorsNeedSecondFactor: '' }} />
      )}
      {settings.version > typedOver && <Theirs settings={settings} />}
      {saved && (
        <Notice look="good" result>
          {say.saved}
        </Notice>
      )}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.save}
        </Button>
      </div>
    </Form>
  )
}

/** What somebody else made of the settings while one was typing. */
function Theirs({ settings }: { settings: Settings }) {
  const say = settingsWords()
  const { name, timeZone, meetingName, smallestGroup, coverage } = draftOf(settings)
  return (
    <Notice look="note">
      {say.nowIs} {[name, timeZone, meetingName, smallestGroup, `${coverage} %`].join(' · ')}.{' '}
      {say.again}
    </Notice>
  )
}

/** Every time zone that the browser knows, and the one that is set. */
function zones(current: string): string[] {
  return [...new Set(['UTC', current, ...Intl.supportedValuesOf('timeZone')])].toSorted()
}
