import { SelectField, TextField } from '../../shared/form/fields.tsx'
import { metricWords } from '../../words/metric.ts'
import type { Series } from '../series.ts'
import { fieldOf, Leaving } from './bound-field.tsx'
import type { Recorder } from './recorder.ts'

export type PlaceFieldsProps = {
  series: Series
  recorder: Recorder
}

/** When and where. A metric of the district as one place asks for no site. */
export function PlaceFields({ series: { metric, sites }, recorder }: PlaceFieldsProps) {
  const say = metricWords().record
  const offered = sites.filter(({ expected }) => expected || metric.siteIds.length === 0)
  const first = metric.siteIds.length === 0 ? say.wholeDistrict : say.chooseSite
  return (
    <div class="field-row">
      <Leaving field="observedOn" draft={recorder.draft}>
        <TextField type="date" label={say.date} {...fieldOf(recorder, 'observedOn')} />
      </Leaving>
      {offered.length > 0 && (
        <Leaving field="siteId" draft={recorder.draft}>
          <SelectField
            label={say.site}
            options={[
              { value: '', label: first },
              ...offered.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...fieldOf(recorder, 'siteId')}
          />
        </Leaving>
      )}
    </div>
  )
}
