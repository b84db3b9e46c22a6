/** When a report was made, as people read it. */

/** `Oct 5, 2022, 11:09 AM` where the district is; null when it is not known. */
export function showStamp(instant: string | null, timeZone = 'America/Los_Angeles'): string | null {
  if (instant === null || Number.isNaN(Date.parse(instant))) return instant
  const format = new Intl.DateTimeFormat('en-US', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  return format.format(new Date(instant))
}
