/** The control of each kind of value. Those that hold others get told how to draw them. */
import type { ReactNode } from 'react'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { Switch } from '../../../design/fields.tsx'
import { join } from '../../../design/join.ts'
import { ChoiceControl } from './choice-control.tsx'
import { ColourControl } from './colour-control.tsx'
import { EitherControl } from './either-control.tsx'
import type { FieldInfo, FieldSpec } from './field-spec.ts'
import styles from './form.module.css'
import type { ControlProps } from './form-scope.tsx'
import { FreeControl } from './free-control.tsx'
import { KindsControl } from './kinds-control.tsx'
import { ListControl } from './list-control.tsx'
import { NumberControl } from './number-control.tsx'
import { PointControl } from './point-control.tsx'
import { SetControl } from './set-control.tsx'
import { coordinates, startOf } from './spec-values.ts'
import { TextControl } from './text-control.tsx'
import { TimeControl } from './time-control.tsx'
import { Whole } from './whole.tsx'
import type { ValuePath } from './written-value.ts'

export interface KnownControlProps extends ControlProps<Json> {
  /** Of a value that `canShow` says it can show. */
  readonly spec: FieldSpec
  readonly path: ValuePath
  /** `at`: where in the value; `of`: what stands there. */
  readonly renderPart: (spec: FieldSpec, at: number, of: Json | undefined) => ReactNode
  readonly renderFields: (fields: readonly FieldInfo[]) => ReactNode
}

/** `canShow` has seen to it that the value is what the control of its kind takes. */
const seen = <Value extends Json>(props: ControlProps<Json>): ControlProps<Value> =>
  props as unknown as ControlProps<Value>

export function KnownControl(props: KnownControlProps) {
  const { spec, path, renderPart, renderFields, ...rest } = props
  const { id, label, value, preset, onChange } = rest
  const isPart = typeof path.at(-1) === 'number'
  switch (spec.kind) {
    case 'number':
      return <NumberControl {...seen<number>(rest)} spec={spec} isNarrow={isPart} />
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
          <div className={styles.pair}>{spec.items.map((item, at) => renderPart(item, at, items[at]))}</div>
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
            renderItem={(at) => renderPart(spec.item, at, items[at])}
          />
        </Whole>
      )
    }
    case 'group':
      return <div className={join(!isPart && styles.inner)}>{renderFields(spec.fields)}</div>
    case 'kinds':
      return <KindsControl spec={spec} value={value} onChange={onChange} renderFields={renderFields} />
    case 'either':
      return (
        <EitherControl
          {...rest}
          options={spec.options}
          renderInner={(inner) => <KnownControl {...props} spec={inner} />}
        />
      )
    case 'free':
      return <FreeControl {...rest} />
  }
}
