/** A recipe at a glance: what it gave last, what it takes, how large it is. */
import { CopyPlus, Ellipsis, FileSliders, Trash2, Workflow } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { DraftRecipe, KeptRecipe } from '../../engine/contract/groups/recipes.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { IconButton } from '../design/button.tsx'
import { Menu } from '../design/menu.tsx'
import { Pill } from '../design/pill.tsx'
import { KindIcon } from '../media/kind.tsx'
import { Thumb } from '../media/thumb.tsx'
import { ago } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { type KindCount, kindCounts } from './kind-counts.ts'
import { MiniGraph } from './mini-graph.tsx'
import styles from './recipe-card.module.css'
import type { RecipeActs } from './use-recipe-acts.ts'

const words = text.recipes

export const KeptCard = (props: {
  readonly recipe: KeptRecipe
  readonly poster: Cid | undefined
  readonly acts: RecipeActs
}) => {
  const { recipe, poster, acts } = props
  return (
    <Frame
      name={recipe.name}
      acts={acts}
      picture={poster ? <Thumb name={poster} width={320} /> : <MiniGraph name={recipe.name} />}
    >
      <p className={styles.about}>{recipe.description || words.noDescription}</p>
      <p className={styles.facts}>
        {kindCounts(recipe.inputs).map((count) => (
          <Takes key={count.kind} {...count} />
        ))}
        <span>{words.steps(recipe.steps)}</span>
        <time dateTime={recipe.updatedAt} className={styles.when}>
          {ago(recipe.updatedAt, Date.now())}
        </time>
      </p>
    </Frame>
  )
}

export const DraftCard = ({ draft, acts }: { readonly draft: DraftRecipe; readonly acts: RecipeActs }) => (
  <Frame
    name={draft.name}
    acts={acts}
    picture={
      <span className={styles.blank}>
        <Workflow aria-hidden />
      </span>
    }
    mark={<Pill>{words.draft}</Pill>}
  >
    <p className={styles.about}>{words.draftHint}</p>
    <p className={styles.facts}>
      <time dateTime={draft.updatedAt} className={styles.when}>
        {ago(draft.updatedAt, Date.now())}
      </time>
    </p>
  </Frame>
)

const Takes = ({ kind, count, isList }: KindCount) => (
  <span className={styles.takes} title={words.takes(count, kind, isList)}>
    <KindIcon kind={kind} />
    <span className="visually-hidden">{words.takes(count, kind, isList)}</span>
    <span aria-hidden>{words.count(count, isList)}</span>
  </span>
)

interface FrameProps {
  readonly name: string
  readonly acts: RecipeActs
  readonly picture: ReactNode
  readonly mark?: ReactNode
  readonly children: ReactNode
}

function Frame({ name, acts, picture, mark, children }: FrameProps) {
  const address = `/recipe/${encodeURIComponent(name)}`
  return (
    <li className={styles.card}>
      <div className={styles.picture}>{picture}</div>
      <div className={styles.text}>
        <div className={styles.head}>
          <h2 className={styles.name}>
            <Link href={address} className={styles.link}>
              {name}
            </Link>
          </h2>
          {mark}
          <More name={name} address={address} acts={acts} />
        </div>
        {children}
      </div>
    </li>
  )
}

interface MoreProps extends Pick<FrameProps, 'name' | 'acts'> {
  readonly address: string
}

function More({ name, address, acts }: MoreProps) {
  const [, navigate] = useLocation()
  return (
    <Menu
      trigger={
        <IconButton label={words.more(name)} icon={<Ellipsis aria-hidden />} className={styles.more ?? ''} />
      }
      groups={[
        [
          { text: words.open, icon: <Workflow aria-hidden />, run: () => navigate(address) },
          {
            text: words.openForm,
            icon: <FileSliders aria-hidden />,
            run: () => navigate(`${address}?view=simple`),
          },
          { text: words.duplicate, icon: <CopyPlus aria-hidden />, run: () => acts.duplicate(name) },
        ],
        [
          {
            text: text.common.delete,
            icon: <Trash2 aria-hidden />,
            isDanger: true,
            run: () => acts.remove(name),
          },
        ],
      ]}
    />
  )
}
