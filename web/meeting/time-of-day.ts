/** A time of day as people type it. */

const TIME = /^(\d{1,2})[:.](\d{2})\s*([ap])?\.?m?\.?$/i
const NOON = 12

/** `HH:MM` of `9:00`, `13.30` or `1:30 pm`; undefined where it is none. */
export function readTime(text: string): string | undefined {
  const [, hour = '', minute = '', half] = TIME.exec(text.trim()) ?? []
  if (hour === '') return undefined
  const isHalf = half !== undefined
  const read = Number(hour)
  if (isHalf && (read < 1 || read > NOON)) return undefined
  const hours = isHalf ? (read % NOON) + (half.toLowerCase() === 'p' ? NOON : 0) : read
  if (hours > 23 || Number(minute) > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${minute}`
}

/** `9:00 AM` of `09:00`. */
export function showTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const half = hour < NOON ? 'AM' : 'PM'
  return `${hour % NOON === 0 ? NOON : hour % NOON}:${String(minute).padStart(2, '0')} ${half}`
}
