/** What else can be done with a field's value: take it back, let it come from a parameter. */
import { Ellipsis } from 'lucide-react'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { IconButton } from '../../../design/button.tsx'
import { Menu, type MenuItem } from '../../../design/menu.tsx'
import { text } from '../../../text/text.ts'
import type { FieldInfo } from './field-spec.ts'
import styles from './form.module.css'
import { type FormScope, type ParamLinks, useFormScope } from './form-scope.tsx'
import { startOf } from './spec-values.ts'
import type { ValuePath } from './written-value.ts'

const words = text.editor.inspector.form

export interface FieldMenuProps {
  readonly field: FieldInfo
  readonly path: ValuePath
  readonly value: Json | undefined
  readonly isLinked: boolean
}

/** Nothing where there is nothing to do. */
export function FieldMenu(props: FieldMenuProps) {
  const scope = useFormScope()
  const groups = [resets(props, scope), links(props, scope.links)].filter((items) => items.length > 0)
  if (groups.length === 0) return null
  return (
    <Menu
      trigger={
        <IconButton
          label={words.moreOf(props.field.title)}
          icon={<Ellipsis aria-hidden />}
          className={styles.menu}
        />
      }
      groups={groups}
    />
  )
}

function resets({ field, path, value }: FieldMenuProps, { edit }: FormScope): readonly MenuItem[] {
  if (value === undefined || field.isRequired) return []
  return [{ text: words.reset, run: () => edit(path, undefined, field.title) }]
}

function links(
  { field, path, value, isLinked }: FieldMenuProps,
  all: ParamLinks | undefined,
): readonly MenuItem[] {
  if (!all || isLinked || field.spec.kind === 'group') return []
  const now = value ?? field.preset ?? startOf(field.spec)
  return [
    ...all.params.map(({ name }) => ({
      text: words.linkTo(name),
      run: () => all.link(path, field.title, now, name),
    })),
    { text: words.linkToNew, run: () => all.link(path, field.title, now) },
  ]
}
