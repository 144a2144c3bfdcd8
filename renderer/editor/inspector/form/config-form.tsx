/** A form for any config: a row for each of its keys, a control for each kind of value, all the way in. */
import { paramName } from '../../../../engine/recipe/params/param-references.ts'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { Field, Switch } from '../../../design/fields.tsx'
import { join } from '../../../design/join.ts'
import { Pill } from '../../../design/pill.tsx'
import { text } from '../../../text/text.ts'
import { ChoiceControl } from './choice-control.tsx'
import { ColourControl } from './colour-control.tsx'
import { EitherControl } from './either-control.tsx'
import { FieldMenu } from './field-menu.tsx'
import type { FieldInfo, FieldSpec } from './field-spec.ts'
import styles from './form.module.css'
import { type ControlProps, useFormScope } from './form-scope.tsx'
import { FreeControl } from './free-control.tsx'
import { KindsControl } from './kinds-control.tsx'
import { LinkedControl } from './linked-control.tsx'
import { ListControl } from './list-control.tsx'
import { NumberControl } from './number-control.tsx'
import { PointControl } from './point-control.tsx'
import { isInline, isTooLong } from './row-layout.ts'
import { SetControl } from './set-control.tsx'
import { canShow, coordinates, isMap, startOf } from './spec-values.ts'
import { TextControl } from './text-control.tsx'
import { TimeControl } from './time-control.tsx'
import { Whole } from './whole.tsx'
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
  const { errorAt, differsAt, edit } = useFormScope()
  const { title, hint, preset, spec } = field
  const linked = value === undefined ? undefined : paramName(value)
  const isGroup = spec.kind === 'group'
  const isFlag = spec.kind === 'flag' && linked === undefined
  const note = (
    <span className={styles.note}>
      {differsAt(path) ? <Pill>{words.differs}</Pill> : null}
      {value !== undefined && !isGroup ? (
        <span role="img" aria-label={words.changed} title={words.changed} className={styles.changed} />
      ) : null}
      <FieldMenu field={field} path={path} value={value} isLinked={linked !== undefined} />
      {isFlag ? (
        <Switch
          label={title}
          isOn={(value ?? preset) === true}
          onChange={(isOn) => edit(path, isOn, title)}
        />
      ) : null}
    </span>
  )
  return (
    <div className={styles.row}>
      <Field
        label={title}
        hint={hint === '' ? undefined : hint}
        error={errorAt(path, !isGroup)}
        note={note}
        isInline={linked === undefined && isInline(title, spec)}
      >
        {(id) =>
          isFlag ? null : (
            <Control id={id} label={title} spec={spec} path={path} value={value} preset={preset} />
          )
        }
      </Field>
      {isExplained && hint !== '' ? <p className={styles.explanation}>{hint}</p> : null}
    </div>
  )
}

interface AnyControlProps {
  readonly id: string
  readonly label: string
  readonly spec: FieldSpec
  readonly path: ValuePath
  readonly value: Json | undefined
  readonly preset: Json | undefined
}

function Control(props: AnyControlProps) {
  const { edit, links } = useFormScope()
  const { id, label, spec, path, value, preset } = props
  const onChange = (next: Json | undefined): void => edit(path, next, label)
  const param = value === undefined ? undefined : paramName(value)
  if (param !== undefined) {
    const stands = links?.params.find(({ name }) => name === param)?.default
    const unlink = (): void => onChange(stands ?? preset ?? startOf(spec))
    return <LinkedControl label={label} param={param} value={stands} onUnlink={unlink} />
  }
  const isOdd = (value !== undefined && !canShow(spec, value)) || isTooLong(spec, value)
  if (isOdd) return <FreeControl id={id} label={label} value={value} preset={preset} onChange={onChange} />
  return <KnownControl {...props} onChange={onChange} />
}

type KnownProps = AnyControlProps & { readonly onChange: (value: Json | undefined) => void }

/** `canShow` has seen to it that the value is what the control of its kind takes. */
const seen = <Value extends Json>(props: Omit<KnownProps, 'spec' | 'path'>): ControlProps<Value> =>
  props as unknown as ControlProps<Value>

/** Of a value that its control can show. */
function KnownControl({ spec, path, ...rest }: KnownProps) {
  const { id, label, value, preset, onChange } = rest
  const part = (inner: FieldSpec, at: string | number, of: Json | undefined) => (
    <Control
      id={`${id}-${at}`}
      label={words.part(label, at)}
      spec={inner}
      path={[...path, at]}
      value={of}
      preset={undefined}
    />
  )
  switch (spec.kind) {
    case 'number':
      return <NumberControl {...seen<number>(rest)} spec={spec} isNarrow={typeof path.at(-1) === 'number'} />
    case 'time':
      return <TimeControl {...seen<number>(rest)} />
    case 'choice':
      return <ChoiceControl {...seen<string>(rest)} options={spec.options} />
    case 'flag':
      return <Switch id={id} label={label} isOn={(value ?? preset) === true} onChange={onChange} />
    case 'colour':
      return <ColourControl {...seen<string>(rest)} />
    case 'text':
      return <TextControl {...seen<string>(rest)} isLong={spec.isLong} />
    case 'set':
      return <SetControl {...seen<readonly string[]>(rest)} options={spec.options} />
    case 'point':
      return (
        <PointControl
          label={label}
          axis={spec.axis}
          value={coordinates(value ?? preset, spec.isPair) ?? [0, 0]}
          onChange={([x, y]) => onChange(spec.isPair ? [x, y] : { x, y })}
        />
      )
    case 'tuple': {
      const items = (value ?? preset ?? startOf(spec)) as readonly Json[]
      return (
        <Whole path={path} value={value} stands={items}>
          <div className={styles.pair}>{spec.items.map((item, at) => part(item, at, items[at]))}</div>
        </Whole>
      )
    }
    case 'list': {
      const items = (value ?? preset ?? []) as readonly Json[]
      return (
        <Whole path={path} value={value} stands={items}>
          <ListControl
            label={label}
            spec={spec}
            value={items}
            onChange={onChange}
            renderItem={(at) => part(spec.item, at, items[at])}
          />
        </Whole>
      )
    }
    case 'group':
      return (
        <div className={join(path.length > 1 && styles.inner)}>
          <ConfigFields fields={spec.fields} value={value} path={path} />
        </div>
      )
    case 'kinds':
      return (
        <KindsControl
          spec={spec}
          value={value}
          onChange={onChange}
          renderFields={(fields) => <ConfigFields fields={fields} value={value} path={path} />}
        />
      )
    case 'either':
      return (
        <EitherControl
          {...rest}
          options={spec.options}
          renderInner={(inner) => <KnownControl {...rest} spec={inner} path={path} />}
        />
      )
    case 'free':
      return <FreeControl {...rest} />
  }
}

/** A whole config that is no plain map. */
export const FormControl = ({ spec, value }: Pick<AnyControlProps, 'spec' | 'value'>) => (
  <Control id="config" label={words.kind} spec={spec} path={[]} value={value} preset={undefined} />
)
