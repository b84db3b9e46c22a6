import { apiDate } from '../api-date.ts'
import { useSeenOn } from '../past/past.ts'
import { Button } from '../shared/form/Button.tsx'
import { saveFile } from '../shared/save-file.ts'
import type { SparklinePicture } from '../shared/sparkline/sparkline-picture.ts'
import { sparklinePng, sparklineSvg } from '../shared/sparkline/sparkline-picture.ts'
import { useVisit } from '../visit.ts'
import { departmentWords } from '../words/department.ts'

export type SavePictureProps = {
  /** Of the file, without its ending. */
  name: string
  picture: Omit<SparklinePicture, 'asOf'>
}

/** Takes a card's drawing away, with its title, source and day. It keeps quiet until it is wanted. */
export function SavePicture({ name, picture }: SavePictureProps) {
  const say = departmentWords()
  const [seenOn] = useSeenOn()
  const today = useVisit().me.value?.today
  if (today === undefined) return null
  const whole = { ...picture, asOf: seenOn ?? apiDate(today) }
  const saveSvg = () =>
    saveFile(new Blob([sparklineSvg(whole)], { type: 'image/svg+xml' }), `${name}.svg`)
  const savePng = async () => saveFile(await sparklinePng(whole), `${name}.png`)
  return (
    <details class="save-picture screen-only">
      <summary>{say.savePicture}</summary>
      <Button look="quiet" onClick={() => void savePng()}>
        {say.png}
      </Button>
      <Button look="quiet" onClick={saveSvg}>
        {say.svg}
      </Button>
    </details>
  )
}
