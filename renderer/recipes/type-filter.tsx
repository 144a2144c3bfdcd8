/** Only recipes that use a node type. */
import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../connect/engine.tsx'
import { Select } from '../design/fields.tsx'
import { text } from '../text/text.ts'
import styles from './type-filter.module.css'

const words = text.recipes

const ANY = ''

export interface TypeFilterProps {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

export function TypeFilter({ value, onChange }: TypeFilterProps) {
  const { client } = useEngine()
  const { data = [] } = useQuery({
    queryKey: ['nodes'],
    queryFn: () => client.system.nodes({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={styles.filter}>
      <Select
        label={words.uses}
        value={value ?? ANY}
        options={[
          { value: ANY, text: words.anyType },
          ...data.map(({ type, title }) => ({ value: type, text: title })),
        ]}
        onChange={(next) => onChange(next === ANY ? undefined : next)}
      />
    </div>
  )
}
