/** All recipes: to open, to begin, to bring in, to take away. */
import { FileUp, Plus, SearchX, Workflow } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCommands } from '../commands/commands.ts'
import { reportOf } from '../connect/report-of.ts'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { SearchInput } from '../design/fields.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { useSettled } from '../editor/document/use-settled.ts'
import { text } from '../text/text.ts'
import { DropYaml } from './drop-yaml.tsx'
import { useDrafts, useKept } from './queries.ts'
import { RecipeGrid } from './recipe-grid.tsx'
import styles from './recipes-page.module.css'
import { TypeFilter } from './type-filter.tsx'
import { type RecipeActs, useRecipeActs } from './use-recipe-acts.ts'

const words = text.recipes

export function RecipesPage() {
  const acts = useRecipeActs()
  const [search, setSearch] = useState('')
  const [nodeType, setNodeType] = useState<string>()
  useCommands([
    { id: 'recipes.new', title: words.create, group: words.title, keys: 'n', run: acts.create },
    { id: 'recipes.import', title: words.bringIn, group: words.title, run: acts.choose },
  ])
  return (
    <PageFrame
      title={words.title}
      bar={
        <>
          <div className={styles.search}>
            <SearchInput
              label={words.search}
              placeholder={words.searchHint}
              value={search}
              onChange={setSearch}
            />
          </div>
          <TypeFilter value={nodeType} onChange={setNodeType} />
        </>
      }
      actions={
        <>
          <Button icon={<FileUp aria-hidden />} onClick={acts.choose}>
            {words.bringIn}
          </Button>
          <Button
            look="primary"
            icon={<Plus aria-hidden />}
            keys="n"
            hint={words.createHint}
            onClick={acts.create}
          >
            {words.create}
          </Button>
        </>
      }
    >
      <DropYaml onDrop={acts.bringIn}>
        <Found search={search} nodeType={nodeType} acts={acts} />
      </DropYaml>
    </PageFrame>
  )
}

interface FoundProps {
  readonly search: string
  readonly nodeType: string | undefined
  readonly acts: RecipeActs
}

function Found({ search, nodeType, acts }: FoundProps) {
  const wish = { text: useSettled(search.trim(), 150), nodeType }
  const kept = useKept(wish)
  const drafts = useDrafts(wish)
  if (kept.error)
    return (
      <ErrorNote
        error={reportOf(kept.error)}
        action={<Button onClick={() => void kept.refetch()}>{text.common.retry}</Button>}
      />
    )
  if (!kept.data || drafts.isPending) return null
  const begun = nodeType === undefined ? (drafts.data ?? []) : []
  if (kept.data.length + begun.length > 0)
    return (
      <RecipeGrid
        kept={kept.data}
        drafts={begun}
        acts={acts}
        onEnd={kept.hasNextPage ? () => void kept.fetchNextPage() : undefined}
      />
    )
  return wish.text === '' && nodeType === undefined ? <Nothing acts={acts} /> : <NotFound />
}

const NotFound = () => (
  <EmptyState icon={<SearchX aria-hidden />} title={words.notFound}>
    {words.notFoundHint}
  </EmptyState>
)

function Nothing({ acts }: { readonly acts: RecipeActs }) {
  const [, navigate] = useLocation()
  return (
    <EmptyState
      icon={<Workflow aria-hidden />}
      title={words.nothing}
      action={
        <div className={styles.begin}>
          <Button look="primary" icon={<Plus aria-hidden />} onClick={acts.create}>
            {words.create}
          </Button>
          <Button onClick={() => navigate('/')}>{words.templates}</Button>
        </div>
      }
    >
      {words.nothingHint}
    </EmptyState>
  )
}
