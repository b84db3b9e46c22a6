import type { Recipe } from '../../domain/counting/recipe.ts'
import type { Series } from '../metric/series.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { countWords } from '../words/count.ts'
import { remember } from './remember.ts'
import type { CountSetting } from './use-count-setting.ts'

export type RememberedProps = {
  recipe: Recipe
  series: Series
  setting: CountSetting
  onRemembered: () => void
}

/** That the form is filled in as last time, and the way to forget it. */
export function Remembered({ recipe, series, setting, onRemembered }: RememberedProps) {
  const say = countWords()
  const api = useApi()
  const deed = useDeed()
  const isGone = setting.remembered === null
  const forget = async () => {
    const { rememberedVersion } = setting
    const done = await deed.run(() => remember(api, series.metric.id, null, rememberedVersion))
    if (done) onRemembered()
  }
  return (
    <>
      <Notice result>
        {isGone ? (
          say.forgotten
        ) : (
          <>
            {setting.isInherited
              ? say.from.inherited(recipe.name)
              : say.from.remembered(recipe.name)}{' '}
            <Button look="quiet" busy={deed.busy} onClick={() => void forget()}>
              {say.forget}
            </Button>
          </>
        )}
      </Notice>
      {deed.problem && <Problem problem={deed.problem} />}
    </>
  )
}
