import { words } from '../../words/words.ts'
import { Button } from '../form/Button.tsx'
import { saveFile } from '../save-file.ts'
import type { SparklinePicture } from './sparkline-picture.ts'
import { sparklinePng, sparklineSvg } from './sparkline-picture.ts'

export type SavePictureProps = {
  /** Of the file, without its ending. */
  name: string
  picture: SparklinePicture
}

/** Takes a small drawing away, with its title, source and day. It keeps quiet until it is wanted. */
export function SavePicture({ name, picture }: SavePictureProps) {
  const say = words().sparkline
  const saveSvg = () =>
    saveFile(new Blob([sparklineSvg(picture)], { type: 'image/svg+xml' }), `${name}.svg`)
  const savePng = async () => saveFile(await sparklinePng(picture), `${name}.png`)
  return (
    <details class="save-picture screen-only">
      <summary>{say.save}</summary>
      <Button look="quiet" onClick={() => void savePng()}>
        {say.png}
      </Button>
      <Button look="quiet" onClick={saveSvg}>
        {say.svg}
      </Button>
    </details>
  )
}
