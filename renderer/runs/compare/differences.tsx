/** Steps that differ between two plans, each with its reasons. */
import { Pill } from '../../design/pill.tsx'
import { text } from '../../text/text.ts'
import panel from '../panel.module.css'
import styles from './compare.module.css'
import type { Change, PlanDifference } from './compare-plans.ts'

const words = text.runs.compare

export function Differences({
  difference: { steps, same, isOtherProfile },
}: {
  readonly difference: PlanDifference
}) {
  return (
    <section aria-label={words.different(steps.length)} className={styles.differences}>
      <h4 className={styles.heading}>
        {steps.length === 0 && !isOtherProfile ? words.none : words.different(steps.length)}
        <span className={panel.small}>{words.same(same)}</span>
      </h4>
      {isOtherProfile ? <p>{words.otherProfile}</p> : null}
      <ul className={styles.steps}>
        {steps.map(({ id, type, changes }) => (
          <li key={id} className={styles.step}>
            <span className={styles.name}>{id}</span>
            <span className={panel.small}>{type}</span>
            <span className={styles.changes}>
              {changes.map((change) => (
                <Pill key={changeText(change)} tone={change.kind === 'above' ? 'neutral' : 'accent'}>
                  {changeText(change)}
                </Pill>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function changeText(change: Change): string {
  const { changes } = words
  switch (change.kind) {
    case 'type':
      return changes.type(change.before, change.after)
    case 'value':
      return changes.value(change.key, change.before, change.after)
    case 'inputs':
      return changes.inputs(change.before.join(', '), change.after.join(', '))
    case 'above':
      return changes.above(change.steps.join(', '))
    case 'added':
    case 'removed':
    case 'file':
    case 'effect':
    case 'canvas':
      return changes[change.kind]
    default:
      return change satisfies never
  }
}
