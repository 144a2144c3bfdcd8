/** The engine's settings, as it lists them itself. */
import { RotateCcw } from 'lucide-react'
import type { ConfigSchema } from '../../engine/contract/config-schema.ts'
import type { Setting, SettingSource, SettingValue } from '../../engine/contract/groups/settings.ts'
import { reportOf } from '../connect/report-of.ts'
import { Block } from '../design/block.tsx'
import { IconButton } from '../design/button.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { Select } from '../design/fields.tsx'
import { Pill } from '../design/pill.tsx'
import { text } from '../text/text.ts'
import { NumberSetting } from './number-setting.tsx'
import { useChangeSetting, useSettings } from './queries.ts'
import styles from './setting-row.module.css'
import { SettingRow } from './setting-row.tsx'

const words = text.settings.engine

export function EngineSettings() {
  const { data, error } = useSettings()
  if (error) return <ErrorNote error={reportOf(error)} />
  return (
    <Block title={words.title} hint={words.text} isList>
      {data?.map((setting) => (
        <Row key={setting.key} setting={setting} />
      ))}
    </Block>
  )
}

function Row({ setting }: { readonly setting: Setting }) {
  const change = useChangeSetting()
  const { title, description, source, fixed, next } = setting
  const isOwn = source.kind === 'file'
  return (
    <SettingRow
      title={title}
      description={description}
      note={<Pill tone={isOwn ? 'accent' : 'neutral'}>{sourceText(source)}</Pill>}
      footnote={next === undefined ? fixed : words.next(show(next))}
    >
      {isOwn && fixed === undefined ? (
        <IconButton
          label={words.reset(title)}
          icon={<RotateCcw aria-hidden />}
          onClick={() => change.mutate({ setting })}
        />
      ) : null}
      <Value setting={setting} onChange={(value) => change.mutate({ setting, value })} />
    </SettingRow>
  )
}

export interface ValueProps {
  readonly setting: Setting
  readonly onChange: (value: SettingValue) => void
}

/** By its schema: one of a few, a number, else to be read only. */
function Value({ setting, onChange }: ValueProps) {
  const { title, value, next, fixed } = setting
  const schema = setting.schema as ConfigSchema
  if (fixed === undefined && schema.enum)
    return (
      <Select
        label={title}
        value={String(value)}
        options={schema.enum.map((each) => ({
          value: String(each),
          text: words.encoders[String(each)] ?? String(each),
        }))}
        onChange={onChange}
      />
    )
  if (fixed === undefined && schema.type === 'integer')
    return <NumberSetting label={title} schema={schema} value={Number(next ?? value)} onChange={onChange} />
  return <span className={styles.text}>{show(value)}</span>
}

const show = (value: SettingValue): string =>
  Array.isArray(value) && value.length === 0 ? words.none : String(value)

const sourceText = (source: SettingSource): string =>
  source.kind === 'environment' ? words.sources.environment(source.name) : words.sources[source.kind]
