import { CADENCES, PRIVACY_CLASSES } from '../../../domain/measure.ts'
import { CheckField, SelectField, TextAreaField } from '../../shared/form/fields.tsx'
import { metricWords } from '../../words/metric.ts'
import type { SiteSeries } from '../series.ts'
import { toChange } from './definition-draft.ts'
import type { FieldsProps } from './MeasureFields.tsx'
import { Typed } from './MeasureFields.tsx'

type SiteName = Pick<SiteSeries, 'id' | 'name'>

/** How often, from which sites, and how sites combine. */
export function WhereFields(props: FieldsProps & { sites: readonly SiteName[] }) {
  const { fields, set, error, sites } = props
  const say = metricWords()
  const rare = fields.cadence === 'twice_a_year' || fields.cadence === 'yearly'
  const { stages } = toChange(fields)
  return (
    <fieldset>
      <legend>{say.define.where}</legend>
      <div class="field-row">
        <SelectField
          label={say.define.cadence}
          options={CADENCES.map((value) => ({ value, label: say.cadences[value] }))}
          value={fields.cadence}
          onValue={(cadence) => set({ cadence })}
          error={error('cadence')}
        />
        {rare && <Typed {...props} field="cadenceReason" />}
        {fields.kind === 'level' && (
          <SelectField
            label={say.define.acrossSites}
            options={
              [
                { value: 'sum', label: say.define.sum },
                { value: 'mean', label: say.define.mean },
              ] as const
            }
            value={fields.acrossSites}
            onValue={(acrossSites) => set({ acrossSites })}
          />
        )}
        {stages.length > 0 && fields.siteIds.length > 1 && (
          <SelectField
            label={say.define.targetStage}
            options={['', ...stages].map((stage) => ({ value: stage, label: stage || '–' }))}
            value={fields.targetStage}
            onValue={(targetStage) => set({ targetStage })}
            error={error('targetStage')}
          />
        )}
      </div>
      {sites.length > 0 && <SiteChoice {...props} />}
    </fieldset>
  )
}

function SiteChoice({ fields, set, sites }: FieldsProps & { sites: readonly SiteName[] }) {
  const say = metricWords().define
  const chosen = new Set(fields.siteIds)
  return (
    <details class="more">
      <summary>
        {say.sites}: {chosen.size}
      </summary>
      <p class="quiet">{say.sitesHint}</p>
      <div class="site-choice">
        {sites.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name}
            checked={chosen.has(id)}
            onChecked={(on) =>
              set({ siteIds: on ? [...chosen, id] : [...chosen].filter((one) => one !== id) })
            }
          />
        ))}
      </div>
    </details>
  )
}

/** What a reader should know of it. */
export function AboutFields(props: FieldsProps) {
  const { fields, set, error } = props
  const say = metricWords().define
  return (
    <fieldset>
      <legend>{say.about}</legend>
      <TextAreaField
        label={say.definition}
        rows={2}
        optional
        value={fields.definition}
        onValue={(definition) => set({ definition })}
        error={error('definition')}
      />
      <div class="field-row">
        <Typed {...props} field="title" optional />
        <Typed {...props} field="sourceSystem" optional />
        <Typed {...props} field="owner" optional />
        <SelectField
          label={say.privacy}
          options={PRIVACY_CLASSES.map((value) => ({ value, label: say.privacyClasses[value] }))}
          value={fields.privacyClass}
          onValue={(privacyClass) => set({ privacyClass })}
        />
      </div>
    </fieldset>
  )
}
