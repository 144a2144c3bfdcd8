/** A form for any config: a row for each of its keys, a control for each kind of value, all the way in. */
import type { ReactNode } from 'react'
import { paramName } from '../../../../engine/recipe/params/param-references.ts'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { Field, Switch } from '../../../design/fields.tsx'
import { Pill } from '../../../design/pill.tsx'
import { text } from '../../../text/text.ts'
import { FieldMenu } from './field-menu.tsx'
import type { FieldInfo, FieldSpec } from './field-spec.ts'
import styles from './form.module.css'
import { useFormScope } from './form-scope.tsx'
import { FreeControl } from './free-control.tsx'
import { KnownControl } from './known-control.tsx'
import { LinkedControl } from './linked-control.tsx'
import { isInline, isTooLong } from './row-layout.ts'
import { canShow, isMap, startOf } from './spec-values.ts'
import type { ValuePath } from './written-value.ts'

const words = text.editor.inspector.form

export interface ConfigFieldsProps {
  readonly fields: readonly FieldInfo[]
  /** The map that the fields are of. */
  readonly value: Json | undefined
  readonly path: ValuePath
  /** Hints are read, not only pointed at: for who does not know the fields. */
  readonly isExplained?: boolean
}

export const ConfigFields = ({ fields, value, path, isExplained = false }: ConfigFieldsProps) => (
  <div className={styles.fields}>
    {fields.map((field) => (
      <FieldRow
        key={field.key}
        field={field}
        path={[...path, field.key]}
        value={isMap(value) ? value[field.key] : undefined}
        isExplained={isExplained}
      />
    ))}
  </div>
)

interface FieldRowProps {
  readonly field: FieldInfo
  readonly path: ValuePath
  readonly value: Json | undefined
  readonly isExplained?: boolean
}

export function FieldRow({ field, path, value, isExplained = false }: FieldRowProps) {
  const { errorAt } = useFormScope()
  const { title, hint, preset, spec } = field
  const isLinked = value !== undefined && paramName(value) !== undefined
  // A group that says nothing of itself is only a bracket around its fields.
  if (spec.kind === 'group' && title === '' && !isLinked)
    return <ConfigFields fields={spec.fields} value={value} path={path} isExplained={isExplained} />
  const isFlag = spec.kind === 'flag' && !isLinked
  const control = (id: string) => (
    <Control id={id} label={title} spec={spec} path={path} value={value} preset={preset} />
  )
  return (
    <div className={styles.row}>
      <Field
        label={title}
        hint={hint === '' ? undefined : hint}
        error={errorAt(path, spec.kind !== 'group')}
        note={
          <Note field={field} path={path} value={value} isLinked={isLinked}>
            {isFlag ? <FlagSwitch field={field} path={path} value={value} /> : null}
          </Note>
        }
        isInline={!isLinked && isInline(title, spec)}
      >
        {(id) => (isFlag ? null : control(id))}
      </Field>
      {isExplained && hint !== '' ? <p className={styles.explanation}>{hint}</p> : null}
    </div>
  )
}

interface NoteProps extends FieldRowProps {
  readonly isLinked: boolean
  readonly children: ReactNode
}

/** At the end of the label's line: what is special about the value, and what else can be done with it. */
function Note({ field, path, value, isLinked, children }: NoteProps) {
  const { differsAt } = useFormScope()
  const isChanged = value !== undefined && !field.isRequired && field.spec.kind !== 'group'
  return (
    <span className={styles.note}>
      {differsAt(path) ? <Pill>{words.differs}</Pill> : null}
      {isChanged ? (
        <span role="img" aria-label={words.changed} title={words.changed} className={styles.changed} />
      ) : null}
      <FieldMenu field={field} path={path} value={value} isLinked={isLinked} />
      {children}
    </span>
  )
}

function FlagSwitch({ field: { title, preset }, path, value }: FieldRowProps) {
  const { edit } = useFormScope()
  return (
    <Switch label={title} isOn={(value ?? preset) === true} onChange={(isOn) => edit(path, isOn, title)} />
  )
}

interface ControlProps {
  readonly id: string
  readonly label: string
  readonly spec: FieldSpec
  readonly path: ValuePath
  readonly value: Json | undefined
  readonly preset: Json | undefined
}

/** A value that comes from a parameter, one that its control can show, or anything else as text. */
function Control(props: ControlProps) {
  const { edit, links } = useFormScope()
  const { label, spec, path, value, preset } = props
  const onChange = (next: Json | undefined): void => edit(path, next, label)
  const param = value === undefined ? undefined : paramName(value)
  if (param !== undefined) {
    const stands = links?.params.find(({ name }) => name === param)?.default
    const unlink = (): void => onChange(stands ?? preset ?? startOf(spec))
    return <LinkedControl label={label} param={param} value={stands} onUnlink={unlink} />
  }
  const isOdd = (value !== undefined && !canShow(spec, value)) || isTooLong(spec, value)
  if (isOdd) return <FreeControl {...props} onChange={onChange} />
  return (
    <KnownControl
      {...props}
      onChange={onChange}
      renderPart={(inner, at, of) => (
        <Control
          id={`${props.id}-${at}`}
          label={words.part(label, at)}
          spec={inner}
          path={[...path, at]}
          value={of}
          preset={undefined}
        />
      )}
      renderFields={(fields) => <ConfigFields fields={fields} value={value} path={path} />}
    />
  )
}

/** A whole config that is no plain map. */
export const FormControl = ({ spec, value }: Pick<ControlProps, 'spec' | 'value'>) => (
  <Control id="config" label={words.kind} spec={spec} path={[]} value={value} preset={undefined} />
)
