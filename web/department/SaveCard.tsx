import { apiDate } from '../api-date.ts'
import { useSeenOn } from '../past/past.ts'
import type { SavePictureProps } from '../shared/sparkline/SavePicture.tsx'
import { SavePicture } from '../shared/sparkline/SavePicture.tsx'
import type { SparklinePicture } from '../shared/sparkline/sparkline-picture.ts'
import { useVisit } from '../visit.ts'

export type SaveCardProps = Pick<SavePictureProps, 'name'> & {
  picture: Omit<SparklinePicture, 'asOf'>
}

/** Takes a card's drawing away as it stands today, or on the day that is looked back to. */
export function SaveCard({ name, picture }: SaveCardProps) {
  const [seenOn] = useSeenOn()
  const today = useVisit().me.value?.today
  if (today === undefined) return null
  return <SavePicture name={name} picture={{ ...picture, asOf: seenOn ?? apiDate(today) }} />
}
