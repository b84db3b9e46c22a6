import { Dialog } from '../../shared/form/Dialog.tsx'
import { meetingWords } from '../../words/meeting.ts'

/** Every key of the room. */
export function RoomKeyList({ onClose }: { onClose: () => void }) {
  const say = meetingWords().room
  return (
    <Dialog open title={say.keys} onClose={onClose}>
      <dl class="keys">
        {say.keyList.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
