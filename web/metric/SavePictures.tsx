import type { RefObject } from 'preact'

import type { TimeChartHandle } from '../shared/chart/ChartCanvas.tsx'
import { Button } from '../shared/form/Button.tsx'
import { saveFile } from '../shared/save-file.ts'
import { metricWords } from '../words/metric.ts'

export type SavePicturesProps = {
  chart: RefObject<TimeChartHandle | null>
  /** Of the files, without their endings. */
  name: string
}

/** Takes a chart away as a picture: its title, source and day stand in it. */
export function SavePictures({ chart, name }: SavePicturesProps) {
  const say = metricWords().chart
  const save = async (kind: 'png' | 'svg') => {
    const made = kind === 'png' ? chart.current?.toPng() : chart.current?.toSvg()
    const picture = await made
    if (picture) saveFile(picture, `${name}.${kind}`)
  }
  return (
    <>
      <Button look="quiet" onClick={() => void save('png')}>
        {say.png}
      </Button>
      <Button look="quiet" onClick={() => void save('svg')}>
        {say.svg}
      </Button>
    </>
  )
}
