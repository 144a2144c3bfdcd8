/** Some of a few words. */
import { FilterPill } from '../../../design/pill.tsx'
import { wordOf } from './choice-words.ts'
import styles from './form.module.css'
import type { ControlProps } from './form-scope.tsx'

export interface SetControlProps extends ControlProps<readonly string[]> {
  readonly options: readonly string[]
}

export function SetControl({ label, value, preset, options, onChange }: SetControlProps) {
  const chosen = value ?? preset ?? []
  // What the list does not know stays, and can be taken away.
  const all = [...options, ...chosen.filter((each) => !options.includes(each))]
  const toggle = (option: string): void =>
    onChange(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option])
  return (
    <fieldset aria-label={label} className={styles.pills}>
      {all.map((option) => (
        <FilterPill key={option} isOn={chosen.includes(option)} onToggle={() => toggle(option)}>
          {wordOf(option)}
        </FilterPill>
      ))}
    </fieldset>
  )
}
